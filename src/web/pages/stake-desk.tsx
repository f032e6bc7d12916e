import { leaveCoop, memberByNumber, type Membership, membershipsOf, rename } from '#membership';
import { type Ctx, get, post } from '#http';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { Button, ButtonLink, Chip, Empty, ErrorSummary, Input, Line, Lines, Paper, Row } from '../components.ts';
import { decisionNumbers, type OwnVote, ownAnswers, ownVotes } from '../coop-readers.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { CoopSubPage } from './coop-shell.tsx';

const PATH = '/me/stake';

/** What one may do with one's own membership: correct the name, see one's votes, take the data, leave. */
export const stakeDeskRoutes = [
  get(`${PATH}/name`, 'account', async (c) => {
    const own = await ownOf(c);
    return showName(c, own, freshForm({ legalName: own.name }));
  }),

  post(`${PATH}/name`, 'account', (c) =>
    takeForm(
      c,
      async ({ legalName }) => {
        const own = await ownOf(c);
        await act(c, (tx, actor) => rename(tx, actor, own.id, typeof legalName === 'string' ? legalName : ''));
        return c.redirect(`${PATH}?done=renamed`, 303);
      },
      async (form) => showName(c, await ownOf(c), form),
    ),
  ),

  get(`${PATH}/votes`, 'account', async (c) => {
    const own = await ownOf(c);
    const votes = await ownVotes(c.var.deps.db, own.id);
    return showVotes(c, own, votes);
  }),

  get(`${PATH}/data.json`, 'account', async (c) => {
    const own = await ownOf(c);
    return c.json(await recordOf(c, own), 200, {
      'content-disposition': 'attachment; filename="membership.json"',
      'cache-control': 'no-store',
    });
  }),

  get(`${PATH}/leave`, 'account', async (c) => {
    return showLeave(c, await ownOf(c), freshForm());
  }),

  post(`${PATH}/leave`, 'account', (c) =>
    takeForm(
      c,
      async () => {
        const own = await ownOf(c);
        await act(c, (tx, actor) => leaveCoop(tx, actor, own.id));
        return c.redirect(`${PATH}?done=left`, 303);
      },
      async (form) => showLeave(c, await ownOf(c), form),
    ),
  ),
];

/** One's own entry, or with `?for=` that of an organisation by its number; nothing for those who have none. */
async function ownOf(c: Ctx): Promise<Membership> {
  const mine = await membershipsOf(c.var.deps.db, viewerOf(c));
  const asked = c.req.query('for');
  const own = mine.find((one) =>
    asked === undefined ? one.as === 'self' && one.number !== null : String(one.number) === asked,
  );
  if (!own) throw notFound();
  return own;
}

/** The same page for the same entry. */
const pathFor = (step: string, { as, number }: Membership): string =>
  as === 'self' ? `${PATH}/${step}` : `${PATH}/${step}?for=${number}`;

/** Where one goes back to: one's own membership, or the page of the organisation. */
const homeOf = (c: Ctx, { as, number, name }: Membership): { href: string; label: string } =>
  as === 'self' ? { href: PATH, label: c.var.m.coop.stake.title } : { href: `/coop/members/${number}`, label: name };

function showName(c: Ctx, own: Membership, form: FormState) {
  const { stake } = c.var.m.coop;
  return show(
    c,
    <CoopSubPage tab="members" title={stake.rename} back={homeOf(c, own)} unlisted>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper icon="pencil" what={stake.rename} form={{ action: pathFor('name', own) }}>
        <Input
          name="legalName"
          label={stake.renameLabel}
          hint={stake.renameHint}
          value={form.values['legalName']}
          error={form.errors['legalName']}
          autocomplete="name"
          maxlength={120}
          required
        />
        <Button kind="primary" big full>
          {stake.renameSubmit}
        </Button>
      </Paper>
    </CoopSubPage>,
    form.status,
  );
}

function showVotes(c: Ctx, own: Membership, votes: readonly OwnVote[]) {
  const { stake } = c.var.m.coop;
  return show(
    c,
    <CoopSubPage
      tab="members"
      title={own.as === 'self' ? stake.yourVotes : stake.votesTitle}
      back={homeOf(c, own)}
      unlisted
    >
      {votes.length === 0 ? <Empty title={stake.noVotesYet} /> : <Votes votes={votes} />}
    </CoopSubPage>,
  );
}

function Votes({ votes }: { votes: readonly OwnVote[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.stake;
  return (
    <Lines>
      {votes.map(({ proposal, title, opened_at, cast_at }) => (
        <Line
          icon="vote"
          title={title}
          detail={cast_at ? say.castOn(f.date(cast_at)) : opened_at && say.openedOn(f.date(opened_at))}
          value={
            <Chip tone={cast_at ? 'done' : 'plain'} icon={cast_at ? 'check' : 'circle-dashed'}>
              {cast_at ? say.voted : say.notVoted}
            </Chip>
          }
          {...(proposal !== null && { href: `/d/${proposal}` })}
        />
      ))}
    </Lines>
  );
}

function showLeave(c: Ctx, own: Membership, form: FormState) {
  const { stake: say } = c.var.m.coop;
  return show(
    c,
    <CoopSubPage tab="members" title={say.leaveTitle} back={homeOf(c, own)} unlisted>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      {own.as === 'delegate' && (
        <p class="lede">
          <b>
            <bdi>{own.name}</bdi>
          </b>
        </p>
      )}
      <p class="lede">{say.leaveLede}</p>
      <div class="stack flow-2">
        <h2>{say.ends}</h2>
        <p>{say.endsText}</p>
      </div>
      <div class="stack flow-2">
        <h2>{say.stays}</h2>
        <p>{say.staysText}</p>
        <p class="small muted">
          {say.name} <a href="/settings/leave">{c.var.m.accounts.settings.leave}</a>
        </p>
      </div>
      <form method="post" action={pathFor('leave', own)}>
        <Row>
          <Button kind="danger" icon="log-out">
            {say.leaveSubmit}
          </Button>
          <ButtonLink href={homeOf(c, own).href}>{say.keep}</ButtonLink>
        </Row>
      </form>
    </CoopSubPage>,
    form.status,
  );
}

/** Everything that the server knows of somebody as a member, in names that do not change. */
async function recordOf(c: Ctx, own: Membership) {
  const { deps } = c.var;
  const { db } = deps;
  const view = await memberByNumber(db, viewerOf(c), own.number ?? 0);
  const [answers, votes, numbers] = await Promise.all([
    ownAnswers(db, own.id),
    ownVotes(db, own.id),
    decisionNumbers(db, [
      ...view.history.map((event) => event.byDecision),
      ...view.mandates.flatMap((one) => [one.byDecision, one.endedByDecision]),
    ]),
  ]);
  const numberOf = (id: (typeof view.mandates)[number]['byDecision']) => (id && numbers.get(id)) ?? null;
  return {
    server: deps.config.origin,
    exported_at: deps.clock.now(),
    number: own.number,
    legal_name: own.name,
    kind: own.kind,
    class: own.class,
    status: own.status,
    founder: own.founder,
    admitted_at: own.admittedAt,
    ended_at: view.endedAt,
    application: answers,
    history: view.history.map(({ kind, status, class: key, reason, at, byDecision }) => ({
      at,
      kind,
      status,
      class: key,
      reason,
      decision: numberOf(byDecision),
    })),
    mandates: view.mandates.map((one) => ({
      title: one.title,
      role: one.role,
      circle: one.circle?.name ?? null,
      from: one.from,
      ends_at: one.endsAt,
      ended_at: one.endedAt,
      ended_how: one.endedHow,
      decision: numberOf(one.byDecision),
      ended_by_decision: numberOf(one.endedByDecision),
    })),
    circles: view.circles.map(({ slug, name }) => ({ slug, name })),
    votes,
  };
}
