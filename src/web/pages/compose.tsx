import * as v from 'valibot';
import { type Ctx, get, localPath, post } from '#http';
import { parseId } from '#ids';
import { choice, parseInput } from '#input';
import { LARGEST_PICTURE } from '#media';
import {
  createPost,
  type LoadedPost,
  loadPosts,
  LONGEST_POST,
  MOST_PICTURES,
  postFields,
  QUOTE_POLICIES,
} from '#network';
import { newSecret } from '#random';
import { notFound } from '#refusal';
import { act } from '../act.ts';
import { Band, Dialog, ErrorSummary, Note } from '../components.ts';
import { PostFeed, showPosts, type ShownPost } from '../feed.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { show } from '../show.ts';
import { audienceOf, CHOICES, namesFor, PostForm } from './compose-form.tsx';
import { onFields, pollIn } from './compose-poll.tsx';
import { keepAll, picturesOf } from './compose-pictures.ts';

const { visibility: _, localOnly: __, ...written } = postFields.entries;
const composeFields = v.object({
  ...written,
  visibility: v.optional(choice(CHOICES), 'public'),
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

async function composePage(
  c: Ctx,
  form: FormState,
  { parent, quoted, next }: { parent?: LoadedPost; quoted?: LoadedPost; next: string },
): Promise<Response> {
  const { m } = c.var;
  const words = m.network.compose;
  const above: readonly ShownPost[] = parent ? await showPosts(c, [parent.id]) : [];
  const inside: readonly ShownPost[] = quoted ? await showPosts(c, [quoted.id]) : [];
  const title = parent ? words.replyTitle : quoted ? m.posts.quote.title : words.title;
  const again = form.status !== 200;
  return show(
    c,
    <MemberPage title={title} heading={title} place="home" unlisted noCompose>
      <Band>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        {again && <p class="muted small">{words.choosePicturesAgain}</p>}
      </Band>
      {above.length > 0 && (
        <section aria-label={words.inReplyTo}>
          <PostFeed posts={above} />
        </section>
      )}
      <Band>
        <PostForm form={form} parent={parent} quoted={quoted} next={next} autofocus={!again} />
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

/** Opens the form: `?text=` fills it, `?to=lea` names somebody, `?reply=12` answers. */
async function openForm(c: Ctx): Promise<Response> {
  const parent = await parentOf(c, c.req.query('reply'));
  const to = c.req.query('to') ?? '';
  const names = /^[\w.@-]{1,300}$/.test(to) ? `@${to} ` : '';
  const begun = [c.req.query('text') ?? '', c.req.query('url') ?? ''].filter(Boolean).join('\n\n');
  const form = freshForm({
    key: newSecret(c.var.deps.random),
    text: (parent ? namesFor(parent, c.var.viewer?.handle) : names) + begun.slice(0, LONGEST_POST),
    ...(parent && { warning: parent.warning }),
  });
  const quoted = await parentOf(c, c.req.query('quote'));
  return composePage(c, form, {
    ...(parent && { parent }),
    ...(quoted && { quoted }),
    next: localPath(c.req.query('next'), ''),
  });
}

async function publishPost(c: Ctx): Promise<Response> {
  let parent: LoadedPost | undefined;
  let quoted: LoadedPost | undefined;
  let next = '';
  return takeForm(
    c,
    async (fields) => {
      const { deps } = c.var;
      next = localPath(fields['next'], '');
      parent = await parentOf(c, fields['replyTo']);
      quoted = await parentOf(c, fields['quote']);
      const { visibility, quotePolicy, ...input } = parseInput(composeFields, fields);
      const poll = pollIn(fields);
      const pictures = await picturesOf(fields);
      const { id } = await act(c, (tx, actor) =>
        createPost(tx, actor, {
          ...input,
          ...audienceOf(visibility),
          ...(parent && { replyTo: parent.id }),
          ...(poll && { poll }),
          ...(quoted && { quote: quoted.id }),
          ...(quotePolicy !== '' && { quotePolicy }),
          media: pictures.length === 0 ? [] : () => keepAll(tx, actor, deps.config.dataFolder, pictures),
        }),
      ).catch((refusal) => Promise.reject(onFields(refusal)));
      const back = next ? `${next.split('#')[0]}#p-${id}` : `/@${c.var.viewer?.handle}/${id}`;
      return c.redirect(back, 303);
    },
    (form) => composePage(c, form, { ...(parent && { parent }), ...(quoted && { quoted }), next }),
  );
}

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
