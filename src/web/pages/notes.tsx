import type { Child } from 'hono/jsx';
import { type Ctx, get, post, readFields } from '#http';
import { type Id, parseId } from '#ids';
import { parseInput } from '#input';
import {
  askReview,
  joinRaters,
  leaveRaters,
  LONGEST_NOTE,
  MOST_SOURCES,
  noteInput,
  notesOn,
  notesToRate,
  type NoteView,
  rateNote,
  RATING_REASONS,
  ratesNotes,
  ratingInput,
  reviewInput,
  setAsideInput,
  setAsideNote,
  withdrawNote,
  writeNote,
} from '#notes';
import type { LoadedPost } from '#network';
import { notFound } from '#refusal';
import { act, backTo, viewerOf } from '../act.ts';
import {
  Band,
  Button,
  ButtonLink,
  Empty,
  ErrorSummary,
  Fold,
  More,
  Note,
  Paper,
  Post,
  Row,
  Stack,
  TextArea,
} from '../components.ts';
import { NoteText } from '../components/member-notes.tsx';
import { showPosts, type ShownPost } from '../feed.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { AnyPage, MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { contextView, postPath } from '../post-view.ts';
import { standingOf } from '../coop-viewer.ts';
import { show } from '../show.ts';
import { ONE, postOf } from './post-address.ts';

const TO_RATE = '/coop/notes';
const VALUES = ['helpful', 'somewhat', 'not-helpful'] as const;
const WRITING = { limits: [{ name: 'note', per: 'person', times: 20, seconds: 86_400 }] } as const;
const RATING = { limits: [{ name: 'rate-note', per: 'person', times: 600, seconds: 3_600 }] } as const;

const done = ['written', 'rated', 'withdrawn', 'review', 'set-aside', 'left'] as const;

/** One note, where it stands, and what the reader may do with it. */
function OneNote({
  note,
  next,
  rates,
  own,
  children,
}: {
  note: NoteView;
  next: string;
  /** The reader rates notes, and may rate this one. */
  rates: boolean;
  /** It stands under a post of the reader’s. */
  own: boolean;
  children?: Child;
}) {
  const { m } = usePage();
  const words = m.notes;
  const mayRate = rates && !note.mine && !own;
  return (
    <Paper>
      <p class="split">
        <b>{words.states[note.state]}</b>
        <span class="muted small">{note.mine ? words.byYou : words.byMember}</span>
      </p>
      <NoteText note={contextView(note)} />
      <p class="muted small">
        {words.reasons[note.reason]} {words.ratings(note.ratings)}.
      </p>
      {note.reviewWords && !own && (
        <Note tone="amber" icon="message-circle">
          {words.rate.review} <q dir="auto">{note.reviewWords}</q>
        </Note>
      )}
      {mayRate && <RateForm note={note} next={next} />}
      {children}
    </Paper>
  );
}

function RateForm({ note, next }: { note: NoteView; next: string }) {
  const { m } = usePage();
  const words = m.notes.rate;
  const reasons = [...RATING_REASONS.helpful, ...RATING_REASONS['not-helpful']];
  const form = (
    <form method="post" action={`/notes/${note.id}/rate`}>
      <input type="hidden" name="next" value={next} />
      <Stack>
        <p id={`rate-${note.id}`}>{words.question}</p>
        <Fold summary={words.why}>
          <fieldset class="field">
            <legend class="vh">{words.why}</legend>
            {reasons.map((value) => (
              <label class="choice">
                <input type="checkbox" name="reasons[]" value={value} />
                <span>{words.because[value]}</span>
              </label>
            ))}
          </fieldset>
        </Fold>
        <div role="group" aria-labelledby={`rate-${note.id}`}>
          <Row>
            {VALUES.map((value) => (
              <Button name="value" value={value}>
                {words.values[value]}
              </Button>
            ))}
          </Row>
        </div>
      </Stack>
    </form>
  );
  if (note.myRating === null) return form;
  return <Fold summary={`${words.yours(words.values[note.myRating])}. ${words.again}`}>{form}</Fold>;
}

const Done = ({ what }: { what: string | undefined }) => {
  const { m } = usePage();
  const words = m.notes;
  const sentences: Record<(typeof done)[number], string> = {
    written: words.form.done,
    rated: words.rate.done,
    withdrawn: words.withdrawn,
    review: words.review.done,
    'set-aside': words.setAside.done,
    left: words.rate.left,
  };
  const key = done.find((one) => one === what);
  return key ? (
    <Band>
      <Note icon="check">{sentences[key]}</Note>
    </Band>
  ) : null;
};

async function authorsOf(c: Ctx, notes: readonly NoteView[]): Promise<ReadonlyMap<string, string>> {
  const ids = notes.flatMap(({ author }) => author ?? []);
  if (ids.length === 0) return new Map();
  const rows = await c.var.deps.db.selectFrom('account').where('id', 'in', ids).select(['id', 'handle']).execute();
  return new Map(rows.map(({ id, handle }) => [id, `@${handle}`]));
}

/** The notes under a post, and the place to write one. */
async function notesPage(c: Ctx, form: FormState = freshForm()): Promise<Response> {
  const { deps, viewer, m } = c.var;
  if (deps.settings.current.stage !== 'co-op') throw notFound();
  const about = await postOf(c);
  if (about.visibility !== 'public' && about.visibility !== 'unlisted') throw notFound();
  const path = postPath(about);
  const [notes, shown, standing] = await Promise.all([
    notesOn(deps.db, viewer, about.id),
    showPosts(c, [about.id]),
    standingOf(c),
  ]);
  const rates = viewer !== undefined && standing.isMember && (await ratesNotes(deps.db, viewer));
  const authors = await authorsOf(c, notes);
  const own = viewer?.account === about.author.id;
  const words = m.notes;
  const next = `${path}/notes`;
  return show(
    c,
    <AnyPage
      title={words.on(about.author.displayName)}
      heading={words.title}
      back={{ href: path, label: m.network.post.heading }}
      unlisted
    >
      <Done what={c.req.query('done')} />
      <PostAbove shown={shown} />
      <Band space={4}>
        {notes.map((note) => (
          <OneNote note={note} next={next} rates={rates} own={own}>
            {note.mine && (
              <form method="post" action={`/notes/${note.id}/withdraw`}>
                <input type="hidden" name="next" value={next} />
                <Button kind="quiet" icon="undo-2">
                  {words.withdraw}
                </Button>
              </form>
            )}
            {own && note.state === 'shown' && <ReviewForm note={note} next={next} />}
            {authors.get(note.author ?? '') && (
              <Fold summary={words.setAside.by(authors.get(note.author ?? '') ?? '')}>
                <form method="post" action={`/notes/${note.id}/set-aside`}>
                  <input type="hidden" name="next" value={next} />
                  <Stack>
                    <p class="muted small">{words.setAside.text}</p>
                    <TextArea name="reason" label={words.setAside.reason} rows={2} maxlength={500} required />
                    <Button kind="danger">{words.setAside.send}</Button>
                  </Stack>
                </form>
              </Fold>
            )}
          </OneNote>
        ))}
        {notes.length === 0 && <Empty title={words.none}>{words.noneText}</Empty>}
        {standing.isMember && !rates && notes.some(({ mine }) => !mine) && !own && (
          <ButtonLink href={TO_RATE}>{words.rate.joinTitle}</ButtonLink>
        )}
        {standing.isMember && !own && !notes.some(({ mine }) => mine) && <WriteForm path={path} form={form} />}
        {!standing.isMember && !own && (
          <Note>
            {words.form.members} <a href="/coop/join">{words.form.join}</a>
          </Note>
        )}
        <More href="/about/notes">{words.how}</More>
      </Band>
    </AnyPage>,
    form.status,
  );
}

const PostAbove = ({ shown }: { shown: readonly ShownPost[] }) => (
  <div class="feed">
    {/* What is shown under it stands below, with what can be done. */}
    {shown.map(({ post: view, card }) => (
      <Post post={{ ...view, context: undefined }} card={card} />
    ))}
  </div>
);

function WriteForm({ path, form }: { path: string; form: FormState }) {
  const { m } = usePage();
  const words = m.notes.form;
  return (
    <Paper form={{ action: `${path}/notes` }}>
      <h2>{words.title}</h2>
      <p>{words.lede}</p>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <TextArea
        name="text"
        label={words.text}
        hint={words.textHint(LONGEST_NOTE)}
        value={form.values['text']}
        error={form.errors['text']}
        rows={4}
        maxlength={LONGEST_NOTE}
        required
      />
      <TextArea
        name="sources"
        label={words.sources}
        hint={words.sourcesHint(MOST_SOURCES)}
        value={form.values['sources']}
        error={form.errors['sources']}
        rows={2}
        required
      />
      <p class="muted small">{words.anonymous}</p>
      <Button kind="primary" big full>
        {words.send}
      </Button>
    </Paper>
  );
}

function ReviewForm({ note, next }: { note: NoteView; next: string }) {
  const { m } = usePage();
  const words = m.notes.review;
  if (note.reviewWords) return <p class="muted small">{words.asked}</p>;
  return (
    <Fold summary={words.title}>
      <form method="post" action={`/notes/${note.id}/review`}>
        <input type="hidden" name="next" value={next} />
        <Stack>
          <p class="muted small">{words.text}</p>
          <TextArea name="words" label={words.words} rows={3} maxlength={500} required />
          <Button>{words.send}</Button>
        </Stack>
      </form>
    </Fold>
  );
}

/** The notes that wait for the reader, one under its post after the other. */
async function ratePage(c: Ctx): Promise<Response> {
  const { deps, m } = c.var;
  const viewer = viewerOf(c);
  if (deps.settings.current.stage !== 'co-op') throw notFound();
  const words = m.notes.rate;
  const { isMember } = await standingOf(c);
  const rates = isMember && (await ratesNotes(deps.db, viewer));
  const waiting = rates ? await notesToRate(deps.db, viewer) : [];
  const posts = new Map(
    (
      await showPosts(
        c,
        waiting.map(({ post: id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  return show(
    c,
    <MemberPage
      title={words.title}
      heading={words.title}
      back={{ href: '/coop', label: m.coop.home.title }}
      place="coop"
      unlisted
      noCompose
    >
      <Done what={c.req.query('done')} />
      {waiting.map(({ post: id, note }) => {
        const shown = posts.get(id);
        if (!shown) return null;
        return (
          <>
            <PostAbove shown={[shown]} />
            <Band space={4}>
              <OneNote note={note} next={TO_RATE} rates own={false} />
            </Band>
          </>
        );
      })}
      <Band space={4}>
        {!isMember && (
          <Note>
            {m.notes.form.members} <a href="/coop/join">{m.notes.form.join}</a>
          </Note>
        )}
        {isMember && !rates && (
          <Paper form={{ action: `${TO_RATE}/join` }}>
            <h2>{words.joinTitle}</h2>
            {words.join.map((sentence) => (
              <p>{sentence}</p>
            ))}
            <Button kind="primary" big full>
              {words.joinButton}
            </Button>
          </Paper>
        )}
        {rates && waiting.length === 0 && <Empty title={words.emptyTitle}>{words.empty}</Empty>}
        {rates && (
          <form method="post" action={`${TO_RATE}/leave`}>
            <Button kind="quiet">{words.leave}</Button>
          </form>
        )}
        <More href="/about/notes">{m.notes.how}</More>
      </Band>
    </MemberPage>,
  );
}

const idOf = (c: Ctx): Id<'note'> => {
  const id = parseId<'note'>(c.req.param('note') ?? '');
  if (!id) throw notFound();
  return id;
};

const doneAt = (next: unknown, what: (typeof done)[number]): string =>
  `${typeof next === 'string' && next !== '' ? next.split('?')[0] : TO_RATE}?done=${what}`;

const writing = (c: Ctx, about: LoadedPost): Promise<Response> =>
  takeForm(
    c,
    async (fields) => {
      const input = parseInput(noteInput, fields);
      const { deps, locale } = c.var;
      const actor = viewerOf(c);
      await deps.transact((tx) => writeNote(tx, actor, about.id, { ...input, language: input.language || locale }));
      return c.redirect(`${postPath(about)}/notes?done=written`, 303);
    },
    (form) => notesPage(c, form),
  );

export const notesRoutes = [
  get(`${ONE}/notes`, 'anyone', (c) => notesPage(c)),
  post(`${ONE}/notes`, 'account', async (c) => writing(c, await postOf(c)), WRITING),
  get(TO_RATE, 'account', ratePage),
  post(`${TO_RATE}/join`, 'account', async (c) => {
    const actor = viewerOf(c);
    await c.var.deps.transact((tx) => joinRaters(tx, actor));
    return c.redirect(TO_RATE, 303);
  }),
  post(`${TO_RATE}/leave`, 'account', async (c) => {
    const actor = viewerOf(c);
    await c.var.deps.transact((tx) => leaveRaters(tx, actor));
    return c.redirect(`${TO_RATE}?done=left`, 303);
  }),
  post(
    '/notes/:note/rate',
    'account',
    async (c) => {
      const { next, ...fields } = await readFields(c);
      const actor = viewerOf(c);
      const input = parseInput(ratingInput, fields);
      await c.var.deps.transact((tx) => rateNote(tx, actor, idOf(c), input));
      return backTo(c, doneAt(next, 'rated'), TO_RATE);
    },
    RATING,
  ),
  post('/notes/:note/withdraw', 'account', async (c) => {
    const { next } = await readFields(c);
    await act(c, (tx, actor) => withdrawNote(tx, actor, idOf(c)));
    return backTo(c, doneAt(next, 'withdrawn'), TO_RATE);
  }),
  post('/notes/:note/review', 'account', async (c) => {
    const { next, ...fields } = await readFields(c);
    const actor = viewerOf(c);
    const { words } = parseInput(reviewInput, fields);
    await c.var.deps.transact((tx) => askReview(tx, actor, idOf(c), words));
    return backTo(c, doneAt(next, 'review'), TO_RATE);
  }),
  post('/notes/:note/set-aside', 'moderator', async (c) => {
    const { next, ...fields } = await readFields(c);
    const { reason } = parseInput(setAsideInput, fields);
    await act(c, (tx, actor) => setAsideNote(tx, actor, idOf(c), reason));
    return backTo(c, doneAt(next, 'set-aside'), TO_RATE);
  }),
];
