import { type Ctx, get, post, readFields } from '#http';
import { parseId } from '#ids';
import {
  type Conversation,
  conversationPosts,
  hideConversation,
  loadPosts,
  muteConversation,
  readConversation,
  readConversations,
  readPeople,
  readUp,
  unmuteConversation,
} from '#network';
import { newSecret } from '#random';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { Band, ButtonLink, Empty, Faces, Note, Pager } from '../components.ts';
import { Icon } from '../components/icon.tsx';
import { Menu } from '../components/menu.tsx';
import { conversationLines, conversationPath, ConversationRow, Honest, namesIn } from '../conversation-view.tsx';
import { showPosts, ShownPosts, toPersonView } from '../feed.tsx';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { pagingOf } from '../paging.ts';
import { accountPath } from '../post-view.ts';
import { show } from '../show.ts';
import { ReplyBox } from './compose-form.tsx';
import { InboxTabs } from './inbox-tabs.tsx';

const LIST = '/inbox/conversations';
const ONE = `${LIST}/:id{[0-9]+}`;
const LIMIT = { limits: [{ name: 'conversation', per: 'person', times: 300, seconds: 3_600 }] } as const;

async function listPage(c: Ctx): Promise<Response> {
  const { deps, m } = c.var;
  const viewer = viewerOf(c);
  const words = m.conversations;
  const { items, older } = await readConversations(deps.db, viewer, pagingOf<'post'>(c));
  const lines = await conversationLines(deps.db, viewer, items);
  return show(
    c,
    <MemberPage
      title={words.title}
      heading={m.network.inbox.title}
      place="inbox"
      tabs={<InboxTabs current="private" />}
      unlisted
    >
      <Band space={3}>
        <Honest />
      </Band>
      <div class="talks" data-live="talks" data-live-on="conversations" data-live-since={deps.clock.now().getTime()}>
        {lines.map((line) => (
          <ConversationRow line={line} />
        ))}
      </div>
      {items.length === 0 && (
        <Band>
          <Empty title={words.emptyTitle} actions={<ButtonLink href="/directory">{words.find}</ButtonLink>}>
            {words.empty}
          </Empty>
        </Band>
      )}
      <Pager older={older && `${LIST}?before=${older}`} />
    </MemberPage>,
  );
}

/** The conversation of the address. @throws Refusal 404 when the reader is not in it. */
async function conversationOf(c: Ctx): Promise<Conversation> {
  const id = parseId<'conversation'>(c.req.param('id') ?? '');
  const found = id && (await readConversation(c.var.deps.db, viewerOf(c), id));
  if (!found) throw notFound();
  return found;
}

async function conversationPage(c: Ctx): Promise<Response> {
  const { deps, m } = c.var;
  const viewer = viewerOf(c);
  const words = m.conversations;
  const conversation = await conversationOf(c);
  const path = conversationPath(conversation.id);
  const paging = pagingOf<'post'>(c);
  const [{ items, older }, people, last] = await Promise.all([
    conversationPosts(deps.db, viewer, conversation.id, paging),
    readPeople(deps.db, viewer, conversation.others),
    loadPosts(deps.db, viewer, [conversation.last]),
  ]);
  const posts = await showPosts(c, items.toReversed());
  const first = paging.before === undefined;
  const to = last.get(conversation.last);
  // To look is to have read, as with a letter: only the reader's own mark moves.
  if (first && c.req.raw.method === 'GET') await act(c, (tx, actor) => readUp(tx, actor, conversation.id));
  const names = namesIn(m, people);
  return show(
    c,
    <MemberPage
      title={words.with(names)}
      back={{ href: LIST, label: words.title }}
      place="inbox"
      tools={<ConversationMenu conversation={conversation} />}
      unlisted
      noCompose
    >
      <div class="talk-head">
        <Faces
          people={people.slice(0, 5).map((one) => {
            const { displayName: name, handle, avatar } = toPersonView(one, viewer);
            return { name, handle, ...(avatar && { src: avatar }) };
          })}
        />
        <h1>
          {people.length === 0
            ? names
            : people.map((one, i) => (
                <>
                  {i > 0 && ', '}
                  <a href={accountPath(one)}>
                    <bdi>{one.displayName || `@${one.handle}`}</bdi>
                  </a>
                </>
              ))}
        </h1>
      </div>
      {conversation.muted && (
        <Band space={3}>
          <Note>{words.muted}</Note>
        </Band>
      )}
      {older && (
        <Band space={3}>
          <ButtonLink href={`${path}?before=${older}`}>{words.earlier}</ButtonLink>
        </Band>
      )}
      <section aria-label={words.posts}>
        <div
          class="feed"
          id="conversation-posts"
          data-live-on={first ? `conversation:${conversation.id}` : undefined}
          data-live-since={first ? deps.clock.now().getTime() : undefined}
        >
          <ShownPosts posts={posts} />
        </div>
      </section>
      {people.length === 0 || !to ? (
        <Band>
          <Note>{words.nobodyLeft}</Note>
        </Band>
      ) : (
        <>
          <ReplyBox to={to} requestKey={newSecret(deps.random)} />
          <Band space={3}>
            <Honest />
          </Band>
        </>
      )}
    </MemberPage>,
  );
}

function ConversationMenu({ conversation: { id, muted } }: { conversation: Conversation }) {
  const { m } = usePage();
  const words = m.conversations;
  const path = conversationPath(id);
  return (
    <Menu label={words.more}>
      <form method="post" action={`${path}/mute`}>
        <button name="on" value={muted ? 'false' : 'true'}>
          <Icon name={muted ? 'bell' : 'bell-off'} />
          {muted ? words.unmute : words.mute}
        </button>
      </form>
      <form method="post" action={`${path}/hide`}>
        <button title={words.hideNote}>
          <Icon name="check" />
          {words.hide}
        </button>
      </form>
    </Menu>
  );
}

export const conversationRoutes = [
  get(LIST, 'account', listPage),
  get(ONE, 'account', conversationPage),
  post(
    `${ONE}/hide`,
    'account',
    async (c) => {
      const { id } = await conversationOf(c);
      await act(c, (tx, actor) => hideConversation(tx, actor, id));
      return c.redirect(LIST, 303);
    },
    LIMIT,
  ),
  post(
    `${ONE}/mute`,
    'account',
    async (c) => {
      const { id } = await conversationOf(c);
      const { on } = await readFields(c);
      await act(c, (tx, actor) => (on === 'false' ? unmuteConversation : muteConversation)(tx, actor, id));
      return c.redirect(conversationPath(id), 303);
    },
    LIMIT,
  ),
];
