import { DELETING, type Ctx, get, post, readFields } from '#http';
import {
  bookmark,
  boost,
  deletePost,
  like,
  loadPosts,
  type LoadedPost,
  readBoosters,
  readLikers,
  pin,
  readThread,
  showLinkCard,
  type Thread,
  unbookmark,
  unboost,
  unlike,
  unpin,
  vote,
} from '#network';
import { newSecret } from '#random';
import { notAllowed, notFound } from '#refusal';
import { act, backTo, showPart, wantsPart } from '../act.ts';
import { Band, Button, ButtonLink, Empty, Note, Pager, Post, Row } from '../components.ts';
import { People, PersonLine } from '../components/person.tsx';
import { Poll } from '../components/poll.tsx';
import { PostActions } from '../components/post-actions.tsx';
import { PostFeed, showPosts, toPersonView } from '../feed.tsx';
import { AnyPage, MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { pagingOf } from '../paging.ts';
import { accountPath, fullHandle, postPath, toPostView } from '../post-view.ts';
import { show } from '../show.ts';
import { Branches, idsOf } from './branches.tsx';
import { ReplyBox } from './compose-form.tsx';
import { ONE, postOf } from './post-address.ts';

const TOGGLES = { limits: [{ name: 'toggle', per: 'person', times: 600, seconds: 600 }] } as const;

const excerpt = (text: string, most: number): string => {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const signs = Array.from(flat);
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : flat;
};

async function postPage(c: Ctx): Promise<Response> {
  const { deps, viewer, m } = c.var;
  const focus = await postOf(c);
  const path = postPath(focus);
  if (new URL(c.req.url).pathname !== path) return c.redirect(path, 301);
  const thread = await readThread(deps.db, viewer, focus.id);
  const shown = await showPosts(c, [...thread.ancestors, focus.id, ...idsOf(thread.replies)]);
  const name = focus.author.displayName;
  const words = m.network.post;
  const told = excerpt(focus.warning || focus.text, 160);
  return show(
    c,
    <AnyPage
      title={words.by(name, excerpt(focus.warning || focus.text, 60) || words.heading)}
      description={told || words.title(name)}
      canonical={path}
      unlisted={focus.visibility !== 'public'}
      card={{
        type: 'article',
        title: name,
        creator: `@${fullHandle(focus.author)}`,
        ...(focus.media[0] &&
          !focus.warning && {
            image: {
              src: `/media/${focus.media[0].file}`,
              alt: focus.media[0].alt,
              width: focus.media[0].width,
              height: focus.media[0].height,
            },
          }),
      }}
      place="home"
      heading={words.heading}
      noCompose
    >
      <Conversation focus={focus} thread={thread} shown={shown} requestKey={newSecret(deps.random)} />
    </AnyPage>,
  );
}

function Conversation({
  focus,
  thread,
  shown,
  requestKey,
}: {
  focus: LoadedPost;
  thread: Thread;
  requestKey: string;
  shown: Awaited<ReturnType<typeof showPosts>>;
}) {
  const { m, viewer, path, now } = usePage();
  const words = m.network.post;
  const byId = new Map(shown.map((one) => [one.id, one]));
  const above = thread.ancestors.flatMap((id) => byId.get(id) ?? []);
  const own = byId.get(focus.id);
  const cut = focus.isReply && above.length === 0;
  return (
    <div class="thread" data-live-on={`thread:${focus.threadId},previews`} data-live-since={now.getTime()}>
      {cut && (
        <Band>
          <Note>{words.gone}</Note>
        </Band>
      )}
      {above.length > 0 && (
        <section aria-label={words.above}>
          <PostFeed posts={above} />
        </section>
      )}
      {own && <Post post={own.post} card={own.card} focus />}
      {own && <Figures post={focus} />}
      {viewer ? (
        <ReplyBox to={focus} requestKey={requestKey} />
      ) : (
        <div class="reply-box" id="reply">
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(`${path}#reply`)}`}>{words.signInToReply}</ButtonLink>
        </div>
      )}
      <section aria-labelledby="replies-title">
        <h2 class="thread-title" id="replies-title">
          {words.replies(focus.counts.replies)}
        </h2>
        <Branches of={focus.id} branches={thread.replies} byId={byId} />
        {thread.more && (
          <Band>
            <Note>{words.moreReplies}</Note>
          </Band>
        )}
      </section>
    </div>
  );
}

/** Who likes and boosts it, in two links. */
function Figures({ post: { author, id, counts } }: { post: LoadedPost }) {
  const { m } = usePage();
  const f = useFormats();
  const path = postPath({ author, id });
  if (counts.likes === 0 && counts.boosts === 0) return null;
  return (
    <p class="thread-figures">
      {counts.likes > 0 && <a href={`${path}/likes`}>{m.network.post.likes(counts.likes)}</a>}
      {counts.boosts > 0 && <a href={`${path}/boosts`}>{m.network.post.boosts(counts.boosts)}</a>}
      <span class="vh">{f.number(counts.replies)}</span>
    </p>
  );
}

async function peoplePage(
  c: Ctx,
  read: typeof readLikers,
  step: 'likes' | 'boosts',
  title: string,
  empty: string,
): Promise<Response> {
  const { deps, viewer } = c.var;
  const target = await postOf(c);
  const path = postPath(target);
  const { items, older } = await read(deps.db, viewer, target.id, pagingOf<'account'>(c));
  return show(
    c,
    <AnyPage title={title} heading={title} back={{ href: path, label: c.var.m.network.post.heading }} unlisted>
      <People>
        {items.map((person) => (
          <PersonLine person={toPersonView(person, viewer)} />
        ))}
      </People>
      {items.length === 0 && (
        <Band>
          <Empty title={empty} />
        </Band>
      )}
      <Pager older={older && `${path}/${step}?before=${older}`} />
    </AnyPage>,
  );
}

/** Likes or boosts as the form says, then goes back to the post on the page it came from. */
const toggle =
  (verbs: { on: typeof like; off: typeof like }) =>
  async (c: Ctx): Promise<Response> => {
    const { id, author } = await postOf(c);
    const { on, next } = await readFields(c);
    await act(c, (tx, actor) => (on === 'false' ? verbs.off : verbs.on)(tx, actor, id));
    const path = postPath({ id, author });
    if (!wantsPart(c)) return backTo(c, next, path, `p-${id}`);
    const after = (await loadPosts(c.var.deps.db, c.var.viewer, [id])).get(id);
    if (!after) throw notFound();
    const view = toPostView(after, c.var.viewer, c.var.m);
    return showPart(c, typeof next === 'string' ? next : path, <PostActions post={view} />);
  };

/** Votes in the poll of a post. */
async function votePoll(c: Ctx): Promise<Response> {
  const { id, author } = await postOf(c);
  const { choice, next } = await readFields(c);
  const chosen = [choice ?? []].flat().map((one) => (typeof one === 'string' && /^\d$/.test(one) ? Number(one) : -1));
  await act(c, (tx, actor) => vote(tx, actor, id, chosen));
  const path = postPath({ id, author });
  if (!wantsPart(c)) return backTo(c, next, path, `p-${id}`);
  const after = (await loadPosts(c.var.deps.db, c.var.viewer, [id])).get(id);
  if (!after) throw notFound();
  const view = toPostView(after, c.var.viewer, c.var.m);
  return showPart(c, typeof next === 'string' ? next : path, view.poll && <Poll poll={view.poll} post={view} />);
}

const boosting: typeof like = async (tx, actor, id) => (await boost(tx, actor, id)).news;

async function askToDelete(c: Ctx): Promise<Response> {
  const target = await postOf(c);
  if (target.author.id !== c.var.viewer?.account) throw notAllowed();
  const [shown] = await showPosts(c, [target.id]);
  const { m } = c.var;
  const words = m.network.remove;
  const path = postPath(target);
  return show(
    c,
    <MemberPage
      title={words.title}
      back={{ href: path, label: m.network.post.heading }}
      place="home"
      unlisted
      noCompose
    >
      <Band>
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <form method="post" action={`${path}/delete`}>
          <input type="hidden" name="confirm" value="yes" />
          <input type="hidden" name="next" value={c.req.query('next') ?? ''} />
          <Row>
            <Button kind="danger" icon="trash-2">
              {words.confirm}
            </Button>
            <ButtonLink href={path}>{words.keep}</ButtonLink>
          </Row>
        </form>
      </Band>
      {shown && (
        <div class="feed">
          <Post post={shown.post} card={shown.card} />
        </div>
      )}
    </MemberPage>,
  );
}

async function reallyDelete(c: Ctx): Promise<Response> {
  const { confirm, next } = await readFields(c);
  const target = await postOf(c);
  if (confirm !== 'yes') return c.redirect(`${postPath(target)}/delete`, 303);
  await act(c, (tx, actor) => deletePost(tx, actor, target.id));
  const own = accountPath(target.author);
  // The page of the post itself is gone.
  const gone = typeof next === 'string' && next.includes(target.id);
  return backTo(c, gone ? own : next || own, own);
}

export const postRoutes = [
  get(ONE, 'anyone', postPage),
  get(`${ONE}/likes`, 'anyone', (c) => {
    const words = c.var.m.network.post;
    return peoplePage(c, readLikers, 'likes', words.likedBy, words.nobodyLikes);
  }),
  get(`${ONE}/boosts`, 'anyone', (c) => {
    const words = c.var.m.network.post;
    return peoplePage(c, readBoosters, 'boosts', words.boostedBy, words.nobodyBoosts);
  }),
  post(`${ONE}/like`, 'account', toggle({ on: like, off: unlike }), TOGGLES),
  post(`${ONE}/boost`, 'account', toggle({ on: boosting, off: unboost }), TOGGLES),
  post(`${ONE}/bookmark`, 'account', toggle({ on: bookmark, off: unbookmark }), TOGGLES),
  post(
    `${ONE}/link`,
    'account',
    async (c) => {
      const target = await postOf(c);
      const { on, next } = await readFields(c);
      await act(c, (tx, actor) => showLinkCard(tx, actor, target.id, on !== 'false'));
      return backTo(c, next, postPath(target), `p-${target.id}`);
    },
    TOGGLES,
  ),

  post(
    `${ONE}/pin`,
    'account',
    async (c) => {
      const target = await postOf(c);
      const { on, next } = await readFields(c);
      await act(c, (tx, actor) => (on === 'false' ? unpin : pin)(tx, actor, target.id));
      return backTo(c, next, accountPath(target.author));
    },
    TOGGLES,
  ),
  post(`${ONE}/vote`, 'account', votePoll, TOGGLES),
  get(`${ONE}/delete`, 'account', askToDelete),
  post(`${ONE}/delete`, 'account', reallyDelete, { limits: [DELETING] }),
];
