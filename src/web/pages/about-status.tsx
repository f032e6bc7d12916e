import { get } from '#http';
import { waitingMail } from '#mail';
import type { LastCheck } from '#settings';
import { Section } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';

function Status({ last, mail }: { last: LastCheck | null; mail: Awaited<ReturnType<typeof waitingMail>> }) {
  const { m, now } = usePage();
  const f = useFormats();
  const { status } = m.accounts.about;
  const broken = last?.broken ?? [];
  return (
    <AnyPage
      title={status.title}
      heading={status.title}
      back={{ href: '/about', label: m.ui.foot.about }}
      canonical="/about/status"
      description={status.lede}
    >
      <div class="band stack flow-5">
        <p class="lede">{status.lede}</p>
        {last ? (
          <>
            <p>
              <strong>
                {broken.length === 0
                  ? status.holds(f.number(last.checks), last.checks)
                  : status.broken(f.number(broken.length), f.number(last.checks), broken.length)}
              </strong>{' '}
              {status.when(f.moment(new Date(last.at), now))}
            </p>
            {broken.length > 0 && (
              <Section id="broken" title={status.which}>
                <ul lang="en">
                  {broken.map(({ name }) => (
                    <li>{name}</li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        ) : (
          <p>{status.never}</p>
        )}
        <Section id="mail" title={status.mail}>
          <p>
            {mail.since ? status.waiting(f.number(mail.count), mail.count, f.moment(mail.since, now)) : status.noMail}
          </p>
        </Section>
        <p class="muted">{status.again}</p>
      </div>
    </AnyPage>
  );
}

/** Whether the server keeps its promises, as its nightly check found. */
export const statusRoutes = [
  get('/about/status', 'anyone', async (c) => {
    const { deps } = c.var;
    return show(c, <Status last={deps.settings.current.lastCheck} mail={await waitingMail(deps.db)} />);
  }),
];
