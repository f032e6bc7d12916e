import type { Child } from 'hono/jsx';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import { type BookRule, countToDecide, ruleBook } from '#deliberation';
import { type Ctx, get, post } from '#http';
import { type Id, parseId } from '#ids';
import { parseInput } from '#input';
import { membersFollowing, votingPeople } from '#membership';
import {
  ACTION_KINDS,
  actionInput,
  addNote,
  answerAppeal,
  answerInput,
  callJury,
  claimCase,
  closeCase,
  confirmSuspension,
  countQueue,
  type House,
  liftAction,
  noteInput,
  readCase,
  type ReadAction,
  type ReadCase,
  readImpact,
  readReported,
  refuseSuspension,
  releaseCase,
  type SavedReply,
  savedReplies,
  takeAction,
} from '#moderation';
import type { News } from '#network';
import { notFound } from '#refusal';
import { rolesOfAccount } from '../account-roles.ts';
import { act, viewerOf } from '../act.ts';
import { memberNumberOf } from '../coop-readers.ts';
import {
  Ago,
  Avatar,
  Band,
  Button,
  Chip,
  Choices,
  DateTime,
  ErrorSummary,
  Fold,
  Input,
  KeyValue,
  Note,
  Paper,
  Row,
  Section,
  Select,
  Stack,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { accountPath, fullHandle, mediaPath } from '../post-view.ts';
import { houseOf } from '../rule-book.ts';
import { show } from '../show.ts';
import { CaseSign } from './moderation.tsx';
import { Cited, Judged, ruleOptions } from './moderation-words.tsx';
import { type RefusedForm, SmallForm } from './small-form.tsx';

const CASE = '/moderation/:id{[0-9]+}';
const LIMIT = { limits: [{ name: 'moderate', per: 'person', times: 600, seconds: 600 }] } as const;

interface Impact {
  readonly followers: number;
  readonly members: number;
  readonly posts: number;
  readonly week: number;
  readonly apps: number;
  readonly memberNumber: number | undefined;
  readonly votes: number;
  readonly roles: readonly string[];
}

interface CaseView {
  readonly found: ReadCase;
  readonly impact: Impact;
  readonly rules: readonly BookRule[];
  readonly replies: readonly SavedReply[];
  readonly alone: boolean;
  readonly form: FormState;
  readonly refused: RefusedForm | undefined;
}

function idOf<K extends 'case' | 'moderation-action' | 'appeal' | 'report'>(c: Ctx, name: string): Id<K> {
  const id = parseId<K>(c.req.param(name) ?? '');
  if (!id) throw notFound();
  return id;
}

async function impactOf(c: Ctx, found: ReadCase): Promise<Impact> {
  const { db } = c.var.deps;
  const { id, author } = found;
  const [reach, members, holder] = await Promise.all([
    readImpact(db, viewerOf(c), id),
    membersFollowing(db, author.id),
    rolesOfAccount(db, author.id),
  ]);
  const memberNumber = holder && (await memberNumberOf(db, holder.person));
  return {
    ...reach,
    members,
    memberNumber,
    votes: holder && memberNumber !== undefined ? await countToDecide(db, holder) : 0,
    roles: [...(holder?.roles ?? [])].map((role) => c.var.m.accounts.settings[role]),
  };
}

/** The case; `refused` is a small form of it, `form` the one in which something is done. */
async function casePage(c: Ctx, form?: FormState, refused?: RefusedForm): Promise<Response> {
  const { deps, locale } = c.var;
  const actor = viewerOf(c);
  const found = await readCase(deps.db, actor, idOf<'case'>(c, 'id'));
  const [impact, rules, replies, { moderators }] = await Promise.all([
    impactOf(c, found),
    ruleBook(deps.db, locale),
    savedReplies(deps.db, actor),
    countQueue(deps.db, actor),
  ]);
  const begun = replies.find(({ id }) => id === c.req.query('reply'));
  const view = {
    found,
    impact,
    rules,
    replies,
    alone: moderators < 2,
    form: form ?? freshForm(begun ? { facts: begun.words[found.locale] } : {}),
    refused,
  };
  return show(c, <CasePage {...view} />, form?.status ?? refused?.form.status);
}

type Work = (
  tx: Tx,
  actor: Actor,
  fields: Record<string, unknown>,
  house: House,
) => Promise<News | { news: News } | void>;

/** One thing done on the page of a case, which shows it again when it was refused. */
const does = (path: string, work: (c: Ctx) => Work, acts = false) =>
  post(
    CASE + path,
    'moderator',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const house = await houseOf(c);
          await act(c, async (tx, actor) => (await work(c)(tx, actor, fields, house)) ?? []);
          c.var.deps.wake.mail();
          return c.redirect(`/moderation/${c.req.param('id')}`, 303);
        },
        (form) => (acts ? casePage(c, form) : casePage(c, undefined, { what: path.split('/').at(-1) ?? '', form })),
      ),
    LIMIT,
  );

const ACTION = '/actions/:action{[0-9]+}';
const APPEAL = '/appeals/:appeal{[0-9]+}';

export const caseRoutes = [
  get(CASE, 'moderator', (c) => casePage(c)),
  // Where applications for Mastodon lead from a report.
  get('/admin/reports/:id{[0-9]+}', 'moderator', async (c) => {
    const { items } = await readReported(c.var.deps.db, viewerOf(c), { id: idOf(c, 'id') });
    if (!items[0]) throw notFound();
    return c.redirect(`/moderation/${items[0].case}`, 303);
  }),
  does('/claim', (c) => (tx, actor) => claimCase(tx, actor, idOf(c, 'id'))),
  does('/release', (c) => (tx, actor) => releaseCase(tx, actor, idOf(c, 'id'))),
  does(
    '/notes',
    (c) => (tx, actor, fields) => addNote(tx, actor, idOf(c, 'id'), parseInput(noteInput, { words: fields['note'] })),
  ),
  does(
    '/act',
    (c) => (tx, actor, fields, house) => takeAction(tx, actor, idOf(c, 'id'), parseInput(actionInput, fields), house),
    true,
  ),
  does('/close', (c) => (tx, actor, _fields, house) => closeCase(tx, actor, idOf(c, 'id'), house)),
  does(
    `${ACTION}/confirm`,
    (c) => (tx, actor, _fields, house) => confirmSuspension(tx, actor, idOf(c, 'action'), house),
  ),
  does(`${ACTION}/refuse`, (c) => (tx, actor, _fields, house) => refuseSuspension(tx, actor, idOf(c, 'action'), house)),
  does(`${ACTION}/lift`, (c) => (tx, actor, fields, house) => {
    const { words } = parseInput(noteInput, { words: fields['lift'] });
    return liftAction(tx, actor, idOf(c, 'action'), words, house);
  }),
  does(
    `${APPEAL}/answer`,
    (c) => (tx, actor, fields, house) =>
      answerAppeal(tx, actor, idOf(c, 'appeal'), parseInput(answerInput, fields), house),
  ),
  does(
    `${APPEAL}/jury`,
    (c) => async (tx, actor, _fields, house) => callJury(tx, actor, idOf(c, 'appeal'), await votingPeople(tx), house),
  ),
];

function CasePage(view: CaseView) {
  const { found, impact, refused } = view;
  const { m } = usePage();
  const f = useFormats();
  const say = m.moderation.desk;
  const { author } = found;
  const name = author.displayName || `@${fullHandle(author)}`;
  const waits = found.history.find(({ kind, beganAt, ended }) => kind === 'suspend' && !beganAt && !ended);
  const contested = found.history.filter(({ appeal }) => appeal && !appeal.settled);
  const base = `/moderation/${found.id}`;
  return (
    <MemberPage
      title={say.caseTitle(name)}
      back={{ href: '/moderation', label: say.title }}
      tools={<></>}
      unlisted
      noCompose
    >
      <Band>
        <div class="person-head">
          <Row>
            <Avatar
              name={name}
              handle={author.handle}
              src={author.avatarFile ? mediaPath(author.avatarFile) : undefined}
            />
            <h1>
              <a href={accountPath(author)}>
                <bdi>{name}</bdi>
              </a>
            </h1>
          </Row>
        </div>
        <Row>
          <CaseSign line={found} />
          <Chip tone={found.suspended || found.limited ? 'stop' : 'plain'}>
            {found.suspended ? say.standing.suspended : found.limited ? say.standing.limited : say.standing.free}
          </Chip>
        </Row>
        {refused?.form.sentence && <ErrorSummary errors={{}} sentence={refused.form.sentence} />}
        <KeyValue
          facts={[
            { label: say.opened, value: <Ago at={found.openedAt} /> },
            { label: say.accountSince, value: f.date(found.since) },
            { label: say.before, value: say.beforeText(found.before.acted, found.before.nothing) },
          ]}
        />
        {waits && <Second action={waits} base={base} alone={view.alone} />}
        {contested.map((action) => (
          <Contested action={action} found={found} base={base} refused={refused} />
        ))}
        {found.closedAt === null && <Claim found={found} base={base} />}
        <Section id="said" title={say.said}>
          <Reports found={found} />
        </Section>
        <Section id="impact" title={say.impact}>
          <ImpactList impact={impact} />
        </Section>
        {found.outcome !== 'left' && <Act {...view} base={base} />}
        {found.closedAt === null && !waits && (
          <SmallForm
            title={say.nothing}
            action={`${base}/close`}
            button={say.nothingSubmit}
            refused={refused?.what === 'close' ? refused.form : undefined}
          >
            <p class="muted">{say.nothingText}</p>
          </SmallForm>
        )}
        <Section id="notes" title={say.notes}>
          <Notes found={found} base={base} refused={refused} />
        </Section>
        <Section id="history" title={say.history}>
          <History found={found} base={base} refused={refused} />
        </Section>
      </Band>
    </MemberPage>
  );
}

function Claim({ found, base }: { found: ReadCase; base: string }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.moderation.desk;
  const until = found.claimLapsesAt && f.moment(found.claimLapsesAt, now);
  if (until && !found.claimedByReader) return <Note>{say.lapsesOther(found.claimedBy ?? '', until)}</Note>;
  return (
    <div class="stack flow-2">
      {until && <p class="muted">{say.lapses(until)}</p>}
      <Row>
        <form method="post" action={`${base}/claim`}>
          <Button kind={until ? 'plain' : 'primary'} icon="user-check">
            {until ? say.claimAgain : say.claim}
          </Button>
        </form>
        {until && (
          <form method="post" action={`${base}/release`}>
            <Button kind="quiet">{say.release}</Button>
          </form>
        )}
      </Row>
    </div>
  );
}

function Reports({ found }: { found: ReadCase }) {
  const { m } = usePage();
  const say = m.moderation.desk;
  const shown = new Set<string>();
  return (
    <Stack>
      {found.newest.map((one) => (
        <Paper
          icon="flag"
          what={m.moderation.about[one.about]}
          status={<Ago at={one.madeAt} />}
          foot={<span class="muted">{one.reporter ? say.by(one.reporter) : say.byGone}</span>}
        >
          {one.ruleKey !== null && (
            <p>
              <Cited {...one} />
            </p>
          )}
          {one.words ? (
            <p class="written" dir="auto">
              {one.words}
            </p>
          ) : (
            <p class="muted">{say.noWords}</p>
          )}
          {one.posts.map((id) => {
            const judged = found.posts.get(id);
            if (!judged || shown.has(id)) return null;
            shown.add(id);
            return <Judged post={judged} path={`${accountPath(found.author)}/${id}`} />;
          })}
        </Paper>
      ))}
    </Stack>
  );
}

function ImpactList({ impact }: { impact: Impact }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.moderation.desk.impactList;
  return (
    <ul>
      <li>{say.followers(impact.followers, impact.members)}</li>
      <li>{say.posts(impact.posts, impact.week)}</li>
      <li>{impact.memberNumber === undefined ? say.notMember : say.member(impact.memberNumber)}</li>
      {impact.votes > 0 && <li>{say.votes(impact.votes)}</li>}
      {impact.roles.length > 0 && <li>{say.roles(f.list(impact.roles))}</li>}
      {impact.apps > 0 && <li>{say.apps(impact.apps)}</li>}
    </ul>
  );
}

function Act({ found, rules, replies, form, base }: CaseView & { base: string }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.moderation.desk;
  const { values, errors } = form;
  const posts = [...found.posts.values()].filter((one) => !one.deleted);
  return (
    <Section id="act" title={say.act}>
      <p class="muted">{say.actText}</p>
      <ErrorSummary errors={errors} sentence={form.sentence} />
      {replies.length > 0 && (
        <Fold summary={say.useReply}>
          <ul>
            {replies.map(({ id, title }) => (
              <li>
                <a href={`${base}?reply=${id}#act`}>{title}</a>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <Paper form={{ action: `${base}/act` }}>
        <Choices
          name="kind"
          legend={say.what}
          value={values['kind']}
          error={errors['kind']}
          options={ACTION_KINDS.map((kind) => ({ value: kind, label: say.kinds[kind] }))}
        />
        {posts.length > 0 && (
          <Select
            name="post"
            label={say.which}
            value={values['post'] ?? (posts.length === 1 ? posts[0]?.id : undefined)}
            error={errors['post']}
            optional
            options={[
              { value: '', label: say.noPost },
              ...posts.map(({ id, text, warning, createdAt }) => ({
                value: id,
                label: `${f.day(createdAt, now)} · ${(warning || text).replaceAll(/\s+/g, ' ').slice(0, 60)}`,
              })),
            ]}
          />
        )}
        <Select
          name="ground"
          label={say.ground}
          value={values['ground'] ?? found.newest.find(({ ruleKey }) => ruleKey)?.ruleKey ?? undefined}
          error={errors['ground']}
          options={ruleOptions(rules, say.chooseGround, say.law)}
        />
        <Input name="law" label={say.lawWhich} value={values['law']} error={errors['law']} maxlength={300} optional />
        <Input
          name="days"
          label={say.days}
          hint={say.daysHint}
          value={values['days']}
          error={errors['days']}
          inputmode="numeric"
          maxlength={3}
          optional
        />
        <TextArea
          name="facts"
          label={say.facts}
          hint={say.factsHint}
          value={values['facts']}
          error={errors['facts']}
          rows={5}
          maxlength={3_000}
          required
        />
        <Button kind="danger">{say.submit}</Button>
      </Paper>
    </Section>
  );
}

function Second({ action, base, alone }: { action: ReadAction; base: string; alone: boolean }) {
  const { m } = usePage();
  const say = m.moderation.desk;
  const at = `${base}/actions/${action.id}`;
  return (
    <Paper icon="users" what={say.second} status={<Ago at={action.takenAt} />} title={say.secondTitle} level={2}>
      <p>{action.proposedByReader ? say.secondOwn : say.secondText(action.takenBy ?? '')}</p>
      {alone && <Note tone="amber">{say.secondAlone}</Note>}
      <p>
        <Cited {...action} />
      </p>
      <p class="written" dir="auto">
        {action.facts}
      </p>
      <Row>
        {!action.proposedByReader && (
          <form method="post" action={`${at}/confirm`}>
            <Button kind="danger">{say.confirm}</Button>
          </form>
        )}
        <form method="post" action={`${at}/refuse`}>
          <Button>{action.proposedByReader ? say.withdraw : say.refuse}</Button>
        </form>
      </Row>
    </Paper>
  );
}

function Contested(props: { action: ReadAction; found: ReadCase; base: string; refused: RefusedForm | undefined }) {
  const { action, found, base, refused } = props;
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.moderation.desk;
  const { appeal } = action;
  if (!appeal) return null;
  const at = `${base}/appeals/${appeal.id}`;
  const form = refused?.what === 'answer' ? refused.form : freshForm();
  const judged = action.post ? found.posts.get(action.post) : undefined;
  const late = (appeal.jury?.by ?? appeal.answerBy) <= now;
  return (
    <Paper
      id={`appeal-${appeal.id}`}
      icon="scale"
      what={m.moderation.kinds[action.kind]}
      status={late ? <Chip tone="stop">{say.overdue}</Chip> : <DateTime at={appeal.answerBy} style="deadline" />}
      title={say.appealTitle}
      level={2}
    >
      <p>
        <Cited {...action} />
      </p>
      <p class="written muted" dir="auto">
        {action.facts}
      </p>
      {judged && <Judged post={judged} />}
      <blockquote class="quote">
        <p class="written" dir="auto">
          {appeal.words}
        </p>
      </blockquote>
      {appeal.jury ? (
        <Note icon="users">{say.appealJury(f.moment(appeal.jury.by, now))}</Note>
      ) : action.byReader ? (
        <Note>{say.appealOwn}</Note>
      ) : (
        <>
          <form class="stack flow-3" method="post" action={`${at}/answer`} novalidate>
            <Choices
              name="outcome"
              legend={say.appealOutcome}
              value={form.values['outcome']}
              error={form.errors['outcome']}
              options={[
                { value: 'upheld', label: say.appealUpheld },
                { value: 'overturned', label: say.appealOverturned },
              ]}
            />
            <TextArea
              name="answer"
              label={say.appealAnswer}
              value={form.values['answer']}
              error={form.errors['answer']}
              rows={4}
              maxlength={3_000}
              required
            />
            <Button kind="primary">{say.appealSubmit}</Button>
          </form>
          <form class="stack flow-2" method="post" action={`${at}/jury`}>
            <p class="small muted">{say.callJuryText}</p>
            <Button kind="quiet" icon="users">
              {say.callJury}
            </Button>
          </form>
        </>
      )}
    </Paper>
  );
}

function Notes({ found, base, refused }: { found: ReadCase; base: string; refused: RefusedForm | undefined }) {
  const { m } = usePage();
  const say = m.moderation.desk;
  const form = refused?.what === 'notes' ? refused.form : freshForm();
  return (
    <Stack>
      {found.notes.length === 0 && <p class="muted">{say.noNotes}</p>}
      {found.notes.map(({ by, words, at }) => (
        <div class="stack flow-1">
          <p class="small muted">
            {by && `@${by} · `}
            <Ago at={at} />
          </p>
          <p class="written" dir="auto">
            {words}
          </p>
        </div>
      ))}
      <form class="stack flow-3" method="post" action={`${base}/notes`} novalidate>
        <TextArea
          name="note"
          label={say.note}
          rows={2}
          maxlength={2_000}
          value={form.values['note']}
          error={form.errors['words']}
          required
        />
        <Button>{say.noteAdd}</Button>
      </form>
    </Stack>
  );
}

function History({ found, base, refused }: { found: ReadCase; base: string; refused: RefusedForm | undefined }) {
  const { m } = usePage();
  const say = m.moderation.desk;
  if (found.history.length === 0) return <p class="muted">{say.noHistory}</p>;
  return (
    <Stack>
      {found.history.map((action) => (
        <Paper
          icon="history"
          what={m.moderation.kinds[action.kind]}
          status={<ActionSign action={action} />}
          foot={
            <span class="muted">
              <Ago at={action.takenAt} />
              {action.takenBy && `, ${say.takenBy(action.takenBy)}`}
              {action.confirmedBy && `, ${say.confirmedBy(action.confirmedBy)}`}
            </span>
          }
        >
          <p>
            <Cited {...action} />
          </p>
          <p class="written muted" dir="auto">
            {action.facts}
          </p>
          {action.ended && <p class="small">{m.moderation.statement.ended[action.ended.how]}</p>}
          {action.appeal?.settled?.outcome && (
            <p class="small">
              {m.moderation.statement.appealed}
              {m.moderation.mail.colon}
              {m.moderation.statement.outcomes[action.appeal.settled.outcome]}
            </p>
          )}
          {!action.ended && action.beganAt && action.kind !== 'warn' && (
            <SmallForm
              title={say.lift}
              action={`${base}/actions/${action.id}/lift`}
              button={say.lift}
              refused={refused?.what === 'lift' ? refused.form : undefined}
            >
              <TextArea
                name="lift"
                label={say.liftWords}
                rows={2}
                maxlength={2_000}
                value={refused?.form.values['lift']}
                error={refused?.what === 'lift' ? refused.form.errors['words'] : undefined}
                required
              />
            </SmallForm>
          )}
        </Paper>
      ))}
    </Stack>
  );
}

/** Whether what was decided holds. */
export function ActionSign({ action }: { action: Pick<ReadAction, 'kind' | 'beganAt' | 'ended' | 'until'> }): Child {
  const { m } = usePage();
  const say = m.moderation.statement;
  if (action.ended) return <Chip>{say.over}</Chip>;
  if (!action.beganAt) return <Chip tone="time">{say.waits}</Chip>;
  if (action.kind === 'warn') return null;
  return (
    <Chip tone="stop">
      {action.until ? (
        <>
          {say.until} <DateTime at={action.until} style="day" />
        </>
      ) : (
        say.holds
      )}
    </Chip>
  );
}
