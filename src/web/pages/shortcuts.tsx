import { get } from '#http';
import { Band, Dialog, More } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

/** The keys that act, as a page; a script shows the same list in the dialog, over any page. */
function Shortcuts() {
  const { m, viewer } = usePage();
  const words = m.shortcuts;
  return (
    <AnyPage
      title={words.title}
      heading={words.title}
      description={words.description}
      canonical="/about/shortcuts"
      back={{ href: '/about', label: m.ui.foot.about }}
    >
      <Band>
        <p class="lede">{words.lede}</p>
        <div class="keys" data-keys-list>
          {words.groups.map(({ title, keys }) => (
            <section>
              <h2>{title}</h2>
              <dl>
                {keys.map((one) => (
                  <div>
                    <dt>
                      {one.keys.map((key, i) => (
                        <>
                          {i > 0 && (one.inTurn ? ` ${words.inTurn} ` : ' ')}
                          <kbd>{key}</kbd>
                        </>
                      ))}
                    </dt>
                    <dd>{one.does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          {viewer ? <More href="/settings/appearance">{words.settings}</More> : <p>{words.signedIn}</p>}
        </div>
        <Dialog id="shortcuts" title={words.title} sheet />
      </Band>
    </AnyPage>
  );
}

export const shortcutRoutes = [get('/about/shortcuts', 'anyone', (c) => show(c, <Shortcuts />))];
