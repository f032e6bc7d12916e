import type { Child } from 'hono/jsx';
import { firstIdAt, type Id, parseId } from '#ids';
import {
  type Conversation,
  conversationPosts,
  listedConversation,
  loadPosts,
  type LoadedPost,
  type Person,
  readConversation,
  readConversations,
  readPeople,
  topics,
} from '#network';
import type { Db } from '#db';
import type { Viewer } from '#accounts';
import type { Messages } from '#i18n';
import { Ago, Faces } from './components.ts';
import { Icon } from './components/icon.tsx';
import { ShownPosts, showPosts, toPersonView } from './feed.tsx';
import { renderFragment } from './layout.tsx';
import { defineLive, type LiveFragment, missedSince } from './live.ts';
import { usePage } from './page-context.ts';

export const conversationPath = (id: Id<'conversation'>): string => `/inbox/conversations/${id}`;

/** A conversation with what a line of the list shows of it. */
export interface ConversationLine {
  readonly conversation: Conversation;
  /** Without those who are gone. */
  readonly people: readonly Person[];
  readonly last: LoadedPost;
}

/** Loads what the lines show, however many they are, in two queries. */
export async function conversationLines(
  db: Db,
  viewer: Viewer,
  conversations: readonly Conversation[],
): Promise<readonly ConversationLine[]> {
  const [people, posts] = await Promise.all([
    readPeople(db, viewer, [...new Set(conversations.flatMap(({ others }) => others))]),
    loadPosts(
      db,
      viewer,
      conversations.map(({ last }) => last),
    ),
  ]);
  const known = new Map(people.map((one) => [one.id, one]));
  return conversations.flatMap((conversation) => {
    const last = posts.get(conversation.last);
    return last ? { conversation, last, people: conversation.others.flatMap((id) => known.get(id) ?? []) } : [];
  });
}

const MOST_NAMED = 3;

/** Who is in it beside the reader, in words. */
export function namesIn(m: Messages, people: readonly Pick<Person, 'displayName' | 'handle'>[]): string {
  const names = people.map(({ displayName, handle }) => displayName || `@${handle}`);
  if (names.length === 0) return m.conversations.alone;
  const more = names.length - MOST_NAMED;
  return more > 0 ? m.conversations.others(names.slice(0, MOST_NAMED).join(', '), more) : names.join(', ');
}

const LONGEST_EXCERPT = 160;
/** Names at the beginning are those of the people in it, which stand above. */
const NAMES_FIRST = /^(?:@[\w.@-]+\s+)+/;

function excerptOf(m: Messages, { text, warning }: LoadedPost): string {
  const words = warning || text.replace(NAMES_FIRST, '').replaceAll(/\s+/g, ' ').trim();
  return words === '' ? m.conversations.picture : words.slice(0, LONGEST_EXCERPT);
}

/** One conversation of the list. */
export function ConversationRow({ line: { conversation, people, last } }: { line: ConversationLine }) {
  const { m, viewer } = usePage();
  const words = m.conversations;
  const said = excerptOf(m, last);
  const mine = last.author.handle === viewer?.handle && last.author.domain === null;
  return (
    <a
      class="news talk"
      href={conversationPath(conversation.id)}
      id={`talk-${conversation.id}`}
      data-unread={conversation.unread ? 'true' : undefined}
    >
      <Icon name={conversation.muted ? 'bell-off' : 'at-sign'} />
      <Faces
        people={people.slice(0, 5).map((one) => {
          const { displayName: name, handle, avatar } = toPersonView(one, undefined);
          return { name, handle, ...(avatar && { src: avatar }) };
        })}
      />
      <span class="when">
        <Ago at={last.createdAt} />
      </span>
      <b>
        <bdi>{namesIn(m, people)}</bdi>
        {conversation.unread && <span class="badge">{words.unread}</span>}
      </b>
      <span class="sub" dir="auto">
        {mine ? words.you(said) : said}
      </span>
    </a>
  );
}

const idsIn = (data: unknown) => {
  const { id, post } = (data ?? {}) as { id?: unknown; post?: unknown };
  return {
    id: typeof id === 'string' ? parseId<'conversation'>(id) : undefined,
    post: typeof post === 'string' ? parseId<'post'>(post) : undefined,
  };
};

const MOST_MISSED = 20;

/** The list: whatever is new stands on top, once. */
const conversationsLive = defineLive({
  topic: 'conversations',
  may: (c, id) => id === '' && c.var.viewer !== undefined,
  listens: (c) => (c.var.viewer ? [topics.account(c.var.viewer.account)] : []),
  onConnect: true,
  async render({ deps, viewer, page }, event) {
    if (!viewer) return undefined;
    const since = missedSince(event);
    const { id } = idsIn(event.data);
    let came: readonly Conversation[] = [];
    if (since) {
      const { items } = await readConversations(deps.db, viewer, {
        after: firstIdAt(since) as Id<'post'>,
        limit: MOST_MISSED,
      });
      came = items;
    } else if (event.kind === 'conversation' && id) {
      const one = await listedConversation(deps.db, viewer, id);
      came = one ? [one] : [];
    }
    const lines = await conversationLines(deps.db, viewer, came);
    return lines.toReversed().flatMap((line): LiveFragment[] => [
      { target: `talk-${line.conversation.id}`, how: 'replace', html: '' },
      { target: 'talks', how: 'prepend', html: renderFragment(page, <ConversationRow line={line} />) },
    ]);
  },
});

/** One conversation: what is written comes last. */
const conversationLive = defineLive({
  topic: 'conversation',
  async may(c, text) {
    const { viewer, deps } = c.var;
    const id = parseId<'conversation'>(text);
    return viewer !== undefined && id !== undefined && (await readConversation(deps.db, viewer, id)) !== undefined;
  },
  listens: (c) => (c.var.viewer ? [topics.account(c.var.viewer.account)] : []),
  onConnect: true,
  async render(reader, event, text) {
    const { deps, viewer, page } = reader;
    const of = parseId<'conversation'>(text);
    if (!viewer || !of) return undefined;
    const since = missedSince(event);
    const { id, post } = idsIn(event.data);
    let came: readonly Id<'post'>[] = [];
    if (since) {
      const { items } = await conversationPosts(deps.db, viewer, of, {
        after: firstIdAt(since) as Id<'post'>,
        limit: MOST_MISSED,
      });
      came = items.toReversed();
    } else if (event.kind === 'conversation' && id === of && post) came = [post];
    const shown = await showPosts(reader, came);
    return shown.map((one): LiveFragment => ({
      target: 'conversation-posts',
      how: 'append',
      html: renderFragment(page, <ShownPosts posts={[one]} />),
    }));
  },
});

/** What pages of conversations may follow. */
export const conversationLives = [conversationsLive, conversationLive];

/** What is said wherever something private is written or read. */
export function Honest(): Child {
  const { m } = usePage();
  return <p class="muted small">{m.conversations.honest}</p>;
}
