import type { Actor } from '#accounts';
import type { Tx } from '#db';
import * as v from 'valibot';
import { type Ctx, get, localPath, post } from '#http';
import { parseId } from '#ids';
import { choice, line, optional, parseInput } from '#input';
import { LARGEST_PICTURE } from '#media';
import {
  createThread,
  type Draft,
  keepDraft,
  type LoadedPost,
  loadPosts,
  LONGEST_POST,
  MOST_PICTURES,
  postFields,
  QUOTE_POLICIES,
  readPreferences,
  takeUpDraft,
} from '#network';
import { newSecret } from '#random';
import { invalid, notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { Band, Dialog, ErrorSummary, Note } from '../components.ts';
import { PostFeed, showPosts, type ShownPost } from '../feed.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { show } from '../show.ts';
import { instantIn, localIn } from '../time-of-zone.ts';
import { audienceOf, CHOICES, namesFor, PostForm } from './compose-form.tsx';
import { countParts, partsIn } from './compose-parts.tsx';
import { onFields, pollIn } from './compose-poll.tsx';
import { keepAll, picturesOf } from './compose-pictures.ts';
import { draftOf } from './drafts.tsx';

const { visibility: _, localOnly: __, ...written } = postFields.entries;
const composeFields = v.object({
  ...written,
  visibility: v.optional(choice(CHOICES), 'public'),
  /** When it goes out, in the time of the server; empty: now. */
  at: optional(line(30)),
  /** Who may quote it without asking; empty: as the account says. */
  quotePolicy: v.optional(choice(['', ...QUOTE_POLICIES]), ''),
});

/** The post to answer, or to quote. @throws Refusal 404 when it is not there or not for the reader. */
async function parentOf(c: Ctx, given: unknown): Promise<LoadedPost | undefined> {
  if (given === undefined || given === '') return undefined;
  const id = typeof given === 'string' ? parseId<'post'>(given) : undefined;
  const found = id && (await loadPosts(c.var.deps.db, c.var.viewer, [id])).get(id);
  if (!found) throw notFound();
  return found.boosted ?? found;
}

/** What a form is about, beside its words. */
interface Around {
  readonly parent?: LoadedPost;
  readonly quoted?: LoadedPost;
  readonly draft?: Draft;
  readonly next: string;
  /** One more post was asked for. */
  readonly another?: boolean;
}

async function composePage(
  c: Ctx,
  form: FormState,
  { parent, quoted, draft, next, another = false }: Around,
): Promise<Response> {
  const { m } = c.var;
  const words = m.network.compose;
  const above: readonly ShownPost[] = parent ? await showPosts(c, [parent.id]) : [];
  const inside: readonly ShownPost[] = quoted ? await showPosts(c, [quoted.id]) : [];
  const title = parent ? words.replyTitle : quoted ? m.posts.quote.title : words.title;
  const refused = form.status !== 200;
  return show(
    c,
    <MemberPage title={title} heading={title} place="home" unlisted noCompose>
      <Band>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        {(refused || another) && <p class="muted small">{words.choosePicturesAgain}</p>}
      </Band>
      {above.length > 0 && (
        <section aria-label={words.inReplyTo}>
          <PostFeed posts={above} />
        </section>
      )}
      <Band>
        <PostForm
          form={form}
          parent={parent}
          quoted={quoted}
          draft={draft}
          parts={countParts(form.values, another)}
          next={next}
          autofocus={!refused && !another}
        />
        {parent && <p class="muted small">{words.notWider}</p>}
        <p class="muted small">{words.hint}</p>
        <Note>{words.directNote}</Note>
      </Band>
      {inside.length > 0 && (
        <section aria-label={m.posts.quote.quote}>
          <PostFeed posts={inside} />
        </section>
      )}
      <ComposeDialog title={title} />
    </MemberPage>,
    form.status,
  );
}

/** Where a script puts the form, over the page that is read; closed and empty here. */
const ComposeDialog = ({ title }: { title: string }) => <Dialog id="compose" title={title} sheet composer />;

/**
 * Opens the form: `?text=` fills it, `?to=lea` names somebody, `?reply=12` answers, `?visibility=direct` chooses who may
 * see it.
 */
async function openForm(c: Ctx): Promise<Response> {
  const parent = await parentOf(c, c.req.query('reply'));
  const to = c.req.query('to') ?? '';
  const names = /^[\w.@-]{1,300}$/.test(to) ? `@${to} ` : '';
  const begun = [c.req.query('text') ?? '', c.req.query('url') ?? ''].filter(Boolean).join('\n\n');
  const usual = await readPreferences(c.var.deps.db, viewerOf(c).account);
  const form = freshForm({
    key: newSecret(c.var.deps.random),
    text: (parent ? namesFor(parent, c.var.viewer?.handle) : names) + begun.slice(0, LONGEST_POST),
    ...(parent && { warning: parent.warning }),
    visibility: CHOICES.find((one) => one === c.req.query('visibility')) ?? (parent ? '' : usual.usualVisibility),
    language: usual.usualLanguage,
  });
  const draft = await draftOf(c, c.req.query('draft'));
  if (draft) return openDraft(c, draft);
  const quoted = await parentOf(c, c.req.query('quote'));
  return composePage(c, form, {
    ...(parent && { parent }),
    ...(quoted && { quoted }),
    next: localPath(c.req.query('next'), ''),
  });
}

/** Goes on with a draft. What it answers or quotes may be gone meanwhile: then it stands alone. */
async function openDraft(c: Ctx, draft: Draft): Promise<Response> {
  const { deps, viewer } = c.var;
  const { content } = draft;
  const posts = await loadPosts(
    deps.db,
    viewer,
    [content.replyTo, content.quote].filter((id) => id !== undefined),
  );
  const parent = content.replyTo && posts.get(content.replyTo);
  const quoted = content.quote && posts.get(content.quote);
  const { poll } = content;
  const form = freshForm({
    key: newSecret(deps.random),
    text: content.text,
    warning: content.warning ?? '',
    folded: content.folded ? 'on' : '',
    language: content.language ?? '',
    visibility: content.localOnly ? 'local' : (content.visibility ?? 'public'),
    quotePolicy: content.quotePolicy ?? '',
    at: draft.dueAt ? localIn(deps.settings.current.timeZone, draft.dueAt.toISOString()) : '',
    ...Object.fromEntries(content.more.map((text, i) => [`part${i + 2}`, text])),
    ...(poll && {
      ...Object.fromEntries(poll.options.map((title, i) => [`option${i + 1}`, title])),
      pollSeconds: String(poll.seconds),
      pollMultiple: poll.multiple ? 'on' : '',
      pollHidden: poll.hidden ? 'on' : '',
    }),
  });
  return composePage(c, form, { draft, next: '', ...(parent && { parent }), ...(quoted && { quoted }) });
}

async function publishPost(c: Ctx): Promise<Response> {
  let around: Around = { next: '' };
  return takeForm(
    c,
    async (fields) => {
      const { deps } = c.var;
      const [parent, quoted, draft] = [
        await parentOf(c, fields['replyTo']),
        await parentOf(c, fields['quote']),
        await draftOf(c, fields['draft']),
      ];
      const next = localPath(fields['next'], '');
      around = { next, ...(parent && { parent }), ...(quoted && { quoted }), ...(draft && { draft }) };
      if (fields['do'] === 'another') return composePage(c, again(fields), { ...around, another: true });

      const { visibility, quotePolicy, key, at, ...input } = parseInput(composeFields, fields);
      const poll = pollIn(fields);
      const more = partsIn(fields);
      const pictures = await picturesOf(fields);
      const keep = (tx: Tx, actor: Actor) =>
        pictures.length === 0 ? undefined : () => keepAll(tx, actor, deps.config.dataFolder, pictures);
      const content = {
        ...input,
        ...audienceOf(visibility),
        ...(parent && { replyTo: parent.id }),
        ...(poll && { poll }),
        ...(quoted && { quote: quoted.id }),
        ...(quotePolicy !== '' && { quotePolicy }),
      };
      if (fields['do'] === 'draft' || at !== '') {
        const dueAt = at === '' ? undefined : new Date(instantIn(deps.settings.current.timeZone, at));
        if (dueAt && Number.isNaN(dueAt.getTime())) throw invalid({ at: (m) => m.writing.errors.moment });
        await deps.transact((tx) =>
          keepDraft(tx, viewerOf(c), {
            content: { ...content, more },
            dueAt,
            id: draft?.id,
            media: keep(tx, viewerOf(c)),
          }),
        );
        deps.wake.jobs();
        return c.redirect('/drafts', 303);
      }
      const { id } = await act(c, async (tx, actor) => {
        const held = draft ? await takeUpDraft(tx, actor, draft.id) : [];
        const kept = keep(tx, actor);
        return createThread(
          tx,
          actor,
          { ...content, key, media: kept ? async () => [...held, ...(await kept())] : held },
          more,
        );
      }).catch((refusal) => Promise.reject(onFields(refusal)));
      const back = next ? `${next.split('#')[0]}#p-${id}` : `/@${c.var.viewer?.handle}/${id}`;
      return c.redirect(back, 303);
    },
    (form) => composePage(c, form, around),
  );
}

/** The form as it was sent, to go on with. */
const again = (fields: Record<string, unknown>): FormState =>
  freshForm(
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
    ),
  );

/** What other sites and programs open to let somebody write: the form, filled in. */
function intent(c: Ctx): Response {
  const to = new URLSearchParams();
  for (const name of ['text', 'url']) {
    const given = c.req.query(name);
    if (given) to.set(name, given);
  }
  return c.redirect(`/compose?${to.toString()}`, 303);
}

export const composeRoutes = [
  get('/compose', 'account', openForm),
  post('/compose', 'account', publishPost, {
    limits: [{ name: 'post', per: 'person', times: 60, seconds: 600 }],
    maxBytes: MOST_PICTURES * LARGEST_PICTURE + 1_048_576,
  }),
  get('/intent/post', 'account', intent),
];
