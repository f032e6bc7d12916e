import { chooseFounder } from '#deliberation';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import type { Application } from '#membership';
import { notFound } from '#refusal';
import { act } from '../act.ts';
import { Button, ButtonLink, Chip, Empty, Line, Lines, More, Note, Stack } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { StepPage } from './founding-shell.tsx';
import { type FoundingView, loadFounding, stepPath } from './founding-view.ts';

const PATH = stepPath('founders');

const choosing = (path: string, founds: boolean) =>
  post(`${PATH}/:member/${path}`, 'steward', async (c) => {
    const member = parseId<'member'>(c.req.param('member') ?? '');
    if (!member) throw notFound();
    await act(c, (tx, actor) => chooseFounder(tx, actor, member, founds));
    return c.redirect(PATH, 303);
  });

export const foundingWhoRoutes = [
  get(PATH, 'anyone', async (c: Ctx) => show(c, <WhoPage view={await loadFounding(c)} />)),
  choosing('invite', true),
  choosing('remove', false),
];

function WhoPage({ view }: { view: FoundingView }) {
  const { m } = usePage();
  const say = m.founding.assembly.who;
  const { founders, applications, edits, mine, steward } = view;
  const takesPart = steward || mine.length > 0;
  return (
    <StepPage step="founders" lede={say.lede}>
      <Stack>
        {founders.length > 0 && (
          <p>
            {say.count(founders.length)} {founders.length === 1 && say.one}
          </p>
        )}
        {edits ? <Applications applications={applications} /> : takesPart ? <Founders view={view} /> : null}
        {!takesPart && founders.length > 0 && <p class="muted">{say.private}</p>}
        {view.stage === 'founding' && mine.length === 0 && (
          <p>
            <ButtonLink href="/coop/join">{say.apply}</ButtonLink>
          </p>
        )}
        {edits && applications.length > 0 && <More href="/coop/applications">{say.applications}</More>}
      </Stack>
    </StepPage>
  );
}

function Applications({ applications }: { applications: readonly Application[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.founding.assembly.who;
  if (applications.length === 0) return <Empty title={say.none}>{say.noneText}</Empty>;
  return (
    <Lines>
      {applications.map(({ id, kind, name, founder, appliedAt, account }) => (
        <Line
          icon={kind === 'organisation' ? 'users' : 'user'}
          title={<bdi>{name}</bdi>}
          detail={
            <>
              {account && (
                <>
                  <a href={`/@${account.handle}`}>
                    <bdi>@{account.handle}</bdi>
                  </a>
                  {', '}
                </>
              )}
              {say.applied(f.date(appliedAt))}
            </>
          }
          value={
            <form method="post" action={`${PATH}/${id}/${founder ? 'remove' : 'invite'}`}>
              {founder ? (
                <span class="row">
                  <Chip tone="done" icon="circle-check">
                    {say.isFounder}
                  </Chip>
                  <Button kind="quiet" label={say.removeNamed(name)}>
                    {say.remove}
                  </Button>
                </span>
              ) : (
                <Button label={say.inviteNamed(name)}>{say.invite}</Button>
              )}
            </form>
          }
        />
      ))}
    </Lines>
  );
}

function Founders({ view }: { view: FoundingView }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.founding.assembly.who;
  if (view.founders.length === 0) return <Note>{say.none}</Note>;
  return (
    <Lines>
      {view.founders.map(({ name, appliedAt }) => (
        <Line
          icon="user"
          title={<bdi>{name.name}</bdi>}
          detail={say.applied(f.date(appliedAt))}
          {...(name.handle && { href: `/@${name.handle}` })}
        />
      ))}
    </Lines>
  );
}
