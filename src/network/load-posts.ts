import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { type LinkPreview, readPreviews } from '#preview';
import type { Author } from './author.ts';
import { type PostContext, readContext } from './context.ts';
import type { Mine } from './mine.ts';
import { type LoadedPoll, loadPolls } from './poll.ts';
import { mayQuote } from './quote.ts';
import type { AboutKind, QuotePolicy, QuoteState, Visibility } from './schema.ts';
import { type Reader, visibleTo } from './visibility.ts';

export interface LoadedMedia {
  readonly id: Id<'media'>;
  readonly file: string;
  readonly preview: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** What stays in view when it is cropped: from -1 (left, bottom) to 1 (right, top). */
  readonly focusX: number;
  readonly focusY: number;
}

/** A post with everything that any face shows of it. */
export interface LoadedPost {
  readonly id: Id<'post'>;
  readonly threadId: Id<'post'>;
  readonly author: Author;
  readonly text: string;
  readonly warning: string;
  readonly language: string | null;
  readonly visibility: Visibility;
  readonly localOnly: boolean;
  readonly about: { readonly kind: AboutKind; readonly id: string } | null;
  readonly createdAt: Date;
  /** When its words or pictures last changed. */
  readonly editedAt: Date | null;
  /** Its author may change its words: they belong to no other record. */
  readonly editable: boolean;
  /** On top of its author's page. */
  readonly pinned: boolean;
  /** What it answers, when the reader may see that. */
  readonly replyTo: {
    readonly id: Id<'post'>;
    readonly account: Id<'account'>;
    readonly handle: string;
    readonly domain: string | null;
  } | null;
  /** It answers something, seen or not. */
  readonly isReply: boolean;
  readonly media: readonly LoadedMedia[];
  /** Its pictures are folded, by its author (`folded`) or by those who moderate. */
  readonly sensitive: boolean;
  readonly folded: boolean;
  readonly poll: LoadedPoll | null;
  /** The first page that it links to: what is known of it, and whether its author took the card away. */
  readonly link: { readonly url: string; readonly removed: boolean; readonly preview: LinkPreview | undefined } | null;
  /** Those addressed: named in the text, or answered. */
  readonly mentions: readonly { readonly id: Id<'account'>; readonly handle: string; readonly domain: string | null }[];
  /** Replies that the reader may see. */
  readonly counts: {
    readonly replies: number;
    readonly boosts: number;
    readonly likes: number;
    readonly quotes: number;
  };
  readonly mine: Mine;
  /** What it shows inside: null in `post` while its author has not let it, and when the reader may not see it. */
  readonly quote: {
    readonly id: Id<'post'> | null;
    readonly state: QuoteState;
    readonly post: LoadedPost | null;
    readonly mine: boolean;
  } | null;
  /** Who quotes it without asking, and whether the reader is one of them; null: it may not be quoted. */
  readonly quoting: { readonly policy: QuotePolicy; readonly atOnce: boolean } | null;
  /** What members added to it, the oldest first. */
  readonly context: readonly PostContext[];
  /** What a boost passes on. */
  readonly boosted: LoadedPost | null;
}

/**
 * Loads posts in one query however many they are, and in one more each what members added to them, their polls and the
 * pages they lead to. What is not there, or not for the reader, is left out; a boost brings what it boosts, and a quote
 * what it quotes.
 */
export async function loadPosts(
  db: Db,
  reader: Reader,
  ids: readonly Id<'post'>[],
): Promise<ReadonlyMap<Id<'post'>, LoadedPost>> {
  if (ids.length === 0) return new Map();
  const rows = await loadRows(db, reader, ids);
  const asking = rows.flatMap(({ id, has_poll }) => (has_poll ? [id] : []));
  const polls = asking.length > 0 ? await loadPolls(db, reader, asking) : new Map<Id<'post'>, LoadedPoll>();
  const forAll = rows.flatMap(({ id, visibility, boost_of_id }) =>
    boost_of_id === null && (visibility === 'public' || visibility === 'unlisted') ? [id] : [],
  );
  const context = await readContext(db, forAll);
  const links = [...new Set(rows.flatMap(({ link_url }) => link_url ?? []))];
  const previews = await readPreviews(db, links);

  const posts = new Map<Id<'post'>, LoadedPost>();
  // What is shown inside another comes before it.
  for (const row of rows.toSorted((a, b) => outside(a) - outside(b))) {
    posts.set(row.id, {
      id: row.id,
      threadId: row.thread_id,
      author: {
        id: row.account_id,
        handle: row.handle,
        domain: row.domain,
        displayName: row.display_name,
        avatarFile: row.avatar_file,
      },
      text: row.text,
      warning: row.content_warning,
      language: row.language,
      visibility: row.visibility,
      localOnly: row.local_only,
      about: row.about_kind && row.about_id ? { kind: row.about_kind, id: row.about_id } : null,
      createdAt: row.created_at,
      editedAt: row.edited_at,
      editable: !row.mirrors && row.about_kind === null,
      pinned: row.pinned,
      replyTo:
        row.parent_id && row.parent_account && row.parent_handle
          ? { id: row.parent_id, account: row.parent_account, handle: row.parent_handle, domain: row.parent_domain }
          : null,
      isReply: row.in_reply_to_id !== null,
      media: row.media ?? [],
      sensitive: row.sensitive || row.folded,
      folded: row.folded,
      poll: polls.get(row.id) ?? null,
      link:
        row.link_url === null
          ? null
          : { url: row.link_url, removed: row.link_removed_at !== null, preview: previews.get(row.link_url) },
      mentions: row.mentions ?? [],
      counts: { replies: row.replies, boosts: row.boosts, likes: row.likes, quotes: row.quotes },
      mine: { liked: row.liked, boosted: row.boosted, bookmarked: row.bookmarked, muted: row.muted },
      quote: row.quote_state === null ? null : quoteOf(row, posts, reader),
      quoting: mayQuote(row) ? { policy: row.quote_policy, atOnce: atOnce(row, reader) } : null,
      context: context.get(row.id) ?? [],
      boosted: row.boost_of_id === null ? null : (posts.get(row.boost_of_id) ?? null),
    });
  }
  return posts;
}

/** Nothing inside, a quote, a boost: each may hold what comes before. */
const outside = (row: Row): number => (row.boost_of_id !== null ? 2 : row.quote_state !== null ? 1 : 0);

const atOnce = ({ quote_policy, account_id, followed }: Row, reader: Reader): boolean =>
  quote_policy === 'everyone' || account_id === reader?.account || (quote_policy === 'followers' && followed);

function quoteOf(row: Row, posts: ReadonlyMap<Id<'post'>, LoadedPost>, reader: Reader): LoadedPost['quote'] {
  const state = row.quote_state ?? 'pending';
  const shown = row.quoted_id && state === 'accepted' ? posts.get(row.quoted_id) : undefined;
  // One deep: a quote within a quote is read on its own page.
  return {
    id: row.quoted_id,
    state,
    post: shown ? { ...shown, quote: shown.quote && { ...shown.quote, post: null } } : null,
    mine: row.quoted_account !== null && row.quoted_account === reader?.account,
  };
}

interface Row {
  quote_state: QuoteState | null;
  quoted_id: Id<'post'> | null;
  quoted_account: Id<'account'> | null;
  id: Id<'post'>;
  thread_id: Id<'post'>;
  account_id: Id<'account'>;
  text: string;
  content_warning: string;
  language: string | null;
  visibility: Visibility;
  local_only: boolean;
  about_kind: AboutKind | null;
  about_id: string | null;
  created_at: Date;
  edited_at: Date | null;
  mirrors: boolean;
  sensitive: boolean;
  folded: boolean;
  pinned: boolean;
  boost_of_id: Id<'post'> | null;
  in_reply_to_id: Id<'post'> | null;
  handle: string;
  domain: string | null;
  display_name: string;
  avatar_file: string | null;
  link_url: string | null;
  link_removed_at: Date | null;
  parent_id: Id<'post'> | null;
  parent_account: Id<'account'> | null;
  parent_handle: string | null;
  parent_domain: string | null;
  replies: number;
  boosts: number;
  likes: number;
  quotes: number;
  quote_policy: QuotePolicy;
  followed: boolean;
  liked: boolean;
  boosted: boolean;
  bookmarked: boolean;
  muted: boolean;
  has_poll: boolean;
  media: LoadedMedia[] | null;
  mentions: { id: Id<'account'>; handle: string; domain: string | null }[] | null;
}

/** With a limit it is looked up row by row: \`exists\` may be answered by reading the whole table first. */
const isThere = (rows: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`coalesce((select true from ${rows} limit 1), false)`;

/** The lateral look-ups keep to the keys whatever the planner thinks of the rules. */
async function loadRows(db: Db, reader: Reader, ids: readonly Id<'post'>[]): Promise<readonly Row[]> {
  const me = sql`${reader?.account ?? null}::bigint`;
  // In a sub-select, so that the planner does not know how many: it would plan anew for every single post.
  const { rows } = await sql<Row>`
    with asked as materialized (
      select unnest((select ${ids}::bigint[])) as id union
      select boost.boost_of_id from post as boost where boost.id = any((select ${ids}::bigint[])::bigint[]) and boost.boost_of_id is not null)
    select shown.*, link.url as link_url, link.removed_at as link_removed_at, quote.state as quote_state, quote.quoted_id, quoted.account_id as quoted_account,
      author.handle, author.domain, author.display_name, face.preview as avatar_file,
      parent.id as parent_id, parent.account_id as parent_account,
      answered.handle as parent_handle, answered.domain as parent_domain,
      ${isThere(sql`pin where pin.post_id = shown.id`)} as pinned,
      (select count(*)::int from post as reply
        where reply.in_reply_to_id = shown.id and ${visibleTo(reader, 'reply')}) as replies,
      (select count(*)::int from post as boost where boost.boost_of_id = shown.id and boost.deleted_at is null) as boosts,
      (select count(*)::int from favourite where favourite.post_id = shown.id) as likes,
      (select count(*)::int from quote as by where by.quoted_id = shown.id and by.state = 'accepted') as quotes,
      coalesce(shown.post_quote_policy, (select network_preference.quote_policy from network_preference
        where network_preference.account_id = shown.account_id), 'everyone') as quote_policy,
      ${isThere(sql`follow where follow.follower_id = ${me} and follow.followed_id = shown.account_id`)} as followed,
      ${isThere(sql`favourite where favourite.post_id = shown.id and favourite.account_id = ${me}`)} as liked,
      ${isThere(sql`post as boost where boost.boost_of_id = shown.id and boost.account_id = ${me}
        and boost.deleted_at is null`)} as boosted,
      ${isThere(sql`bookmark where bookmark.post_id = shown.id and bookmark.account_id = ${me}`)} as bookmarked,
      ${isThere(sql`thread_mute where thread_mute.thread_id = shown.thread_id and thread_mute.account_id = ${me}`)} as muted,
      ${isThere(sql`poll where poll.post_id = shown.id`)} as has_poll,
      (select json_agg(json_build_object('id', media.id::text, 'file', media.file, 'preview', media.preview,
          'width', media.width, 'height', media.height, 'alt', media.alt,
          'focusX', media.focus_x, 'focusY', media.focus_y) order by post_media.position)
        from post_media join media on media.id = post_media.media_id where post_media.post_id = shown.id) as media,
      (select json_agg(json_build_object('id', named.id::text, 'handle', named.handle, 'domain', named.domain))
        from mention cross join lateral (
          select id, handle, domain from account where account.id = mention.account_id and deleted_at is null and suspended_at is null limit 1
        ) as named where mention.post_id = shown.id) as mentions
    from (
      select id from asked union select quote.quoted_id from asked join quote on quote.post_id = asked.id
    ) as wanted
    cross join lateral (
      select post.id, post.thread_id, post.account_id, post.text, post.content_warning, post.language, post.visibility,
        post.local_only, post.about_kind, post.about_id, post.created_at, post.edited_at, post.mirrors,
        post.sensitive_at is not null as sensitive, post.folded_at is not null as folded,
        post.boost_of_id, post.in_reply_to_id, post.quote_policy as post_quote_policy
      from post where post.id = wanted.id and ${visibleTo(reader)} limit 1) as shown
    join account as author on author.id = shown.account_id
    left join media as face on face.id = author.avatar_id
    left join post_link as link on link.post_id = shown.id and link.position = 0
    left join quote on quote.post_id = shown.id
    left join post as quoted on quoted.id = quote.quoted_id
    left join lateral (
      select parent.id, parent.account_id from post as parent
      where parent.id = shown.in_reply_to_id and ${visibleTo(reader, 'parent')} limit 1) as parent on true
    left join account as answered on answered.id = parent.account_id`.execute(db);
  return rows;
}
