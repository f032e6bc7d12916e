import { get } from '#http';
import { Prose } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

function Rules() {
  const { rules } = usePage().m.accounts.about;
  return (
    <AnyPage
      title={rules.title}
      heading={rules.title}
      back={{ href: '/about', label: usePage().m.ui.foot.about }}
      canonical="/about/rules"
      description={rules.lede}
    >
      <div class="band stack flow-5">
        <p class="lede">{rules.lede}</p>
        <Prose>
          <ol>
            {rules.list.map(([rule, more]) => (
              <li>
                <b>{rule}</b> {more}
              </li>
            ))}
          </ol>
          <p>{rules.otherwise}</p>
        </Prose>
      </div>
    </AnyPage>
  );
}

export const rulesRoutes = [get('/about/rules', 'anyone', (c) => show(c, <Rules />))];
