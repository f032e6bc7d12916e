import type { Id } from '#ids';
import { type LoadedPoll, type LoadedPost, type Mine, mineKey, toHtml } from '#network';
import { PREVIEW_PX } from '#media';
import type { LinkPreview } from '#preview';
import { accountJson } from './account.ts';
import type { Facts } from './facts.ts';
import { accountUrl, acctOf, mediaUrl, postUri, postUrl, tagUrl } from './addresses.ts';

/** Where what is the reader's goes into the text of a status: no JSON has an unescaped control character. */
const MINE = '\u0001';
/** The same for what it quotes. */
const MINE_OF_QUOTED = '\u0002';

/** Around what it announces, by `<kind>:<id>`. */
const CIVIC = '\u0003';
const CIVICS = /,\u0003([^\u0003]+)\u0003/g;

/** Mastodon knows four audiences; posts for this server only are public ones that do not leave it. */
const VISIBILITY = { public: 'public', unlisted: 'unlisted', followers: 'private', direct: 'direct' } as const;

/** What a post says, as HTML: the text of a version of it too. */
export const contentOf = (origin: string, { text, mentions }: Pick<LoadedPost, 'text' | 'mentions'>): string => {
  const known = new Map(mentions.map((one) => [acctOf(one).toLowerCase(), accountUrl(origin, one)]));
  return toHtml(text, {
    mention: (handle, domain) => known.get(acctOf({ handle, domain }).toLowerCase()),
    tag: (name) => tagUrl(origin, name),
  });
};

const TAG = / class="mention hashtag" rel="tag">[#＃]<span>([^<]+)</g;

/** docs.joinmastodon.org/entities/Poll; figures that are hidden until the end are null. */
export const pollJson = (id: Id<'post'>, poll: LoadedPoll) => ({
  id,
  expires_at: poll.closesAt.toISOString(),
  expired: poll.over,
  multiple: poll.multiple,
  votes_count: poll.options.reduce((sum, { votes }) => sum + (votes ?? 0), 0),
  voters_count: poll.voters,
  options: poll.options.map(({ title, votes }) => ({ title, votes_count: votes })),
  emojis: [],
  voted: poll.voted,
  own_votes: poll.options.flatMap(({ mine }, i) => (mine ? [i] : [])),
});

const sizeJson = (width: number, height: number) => ({
  width,
  height,
  size: `${width}x${height}`,
  aspect: width / height,
});

/** As large as the preview of a picture is made. */
function smallJson({ width, height }: Pick<LoadedPost['media'][number], 'width' | 'height'>) {
  const scale = Math.min(1, PREVIEW_PX / Math.max(width, height));
  const side = (px: number) => Math.max(1, Math.round(px * scale));
  return sizeJson(side(width), side(height));
}

/** docs.joinmastodon.org/entities/MediaAttachment */
export const pictureJson = (origin: string, one: LoadedPost['media'][number]) => ({
  id: one.id,
  type: 'image',
  url: mediaUrl(origin, one.file),
  preview_url: mediaUrl(origin, one.preview),
  remote_url: null,
  meta: {
    original: sizeJson(one.width, one.height),
    small: smallJson(one),
    focus: { x: one.focusX, y: one.focusY },
  },
  description: one.alt || null,
  blurhash: null,
});

/** docs.joinmastodon.org/entities/QuoteApproval: who is not let at once may ask. */
const quotingJson = ({ quoting }: LoadedPost) => ({
  automatic: quoting ? AUTOMATIC[quoting.policy] : [],
  manual: quoting && quoting.policy !== 'everyone' ? ['public'] : [],
  current_user: quoting === null ? 'denied' : quoting.atOnce ? 'automatic' : 'manual',
});
const AUTOMATIC = { everyone: ['public'], followers: ['followers'], nobody: [] } as const;

const QUOTED = { pending: 'pending', refused: 'rejected', revoked: 'revoked' } as const;

/** docs.joinmastodon.org/entities/Quote/#state; what was let and cannot be shown is not for the reader, or gone. */
const quoteState = ({ state, post }: NonNullable<LoadedPost['quote']>): string =>
  state === 'accepted' ? (post ? 'accepted' : 'unauthorized') : QUOTED[state];
/** docs.joinmastodon.org/entities/PreviewCard; null while its page is not read, or when its author took it away. */
export function cardJson(origin: string, { link, quote }: Pick<LoadedPost, 'link' | 'quote'>) {
  const found = link?.preview;
  if (!link || link.removed || quote || found?.state !== 'found' || found.title === '') return null;
  return previewJson(origin, found);
}

/** A page that was read. */
export const previewJson = (origin: string, found: LinkPreview) => ({
  url: found.url,
  title: found.title,
  description: found.description,
  language: found.language || null,
  type: 'link',
  author_name: found.author,
  author_url: '',
  authors: [],
  provider_name: found.site,
  provider_url: '',
  html: '',
  width: found.image?.width ?? 0,
  height: found.image?.height ?? 0,
  image: found.image && mediaUrl(origin, found.image.file),
  image_description: '',
  embed_url: '',
  blurhash: null,
  published_at: found.publishedOn && `${found.publishedOn}T00:00:00.000Z`,
  missing_attribution: false,
});

/** Everything of a status that is the same for whoever may see it. */
function shared(origin: string, post: LoadedPost, facts: Facts) {
  const content = contentOf(origin, post);
  const tags = [...content.matchAll(TAG)].map(([, name = '']) => ({
    name,
    url: tagUrl(origin, name),
  }));
  return {
    id: post.id,
    created_at: post.createdAt.toISOString(),
    in_reply_to_id: post.replyTo?.id ?? null,
    in_reply_to_account_id: post.replyTo?.account ?? null,
    sensitive: post.warning !== '' || post.sensitive,
    spoiler_text: post.warning,
    visibility: VISIBILITY[post.visibility],
    language: post.language,
    uri: postUri(origin, post),
    url: postUrl(origin, post),
    replies_count: post.counts.replies,
    reblogs_count: post.counts.boosts,
    favourites_count: post.counts.likes,
    quotes_count: post.counts.quotes,
    quote_approval: quotingJson(post),
    edited_at: post.editedAt?.toISOString() ?? null,
    pinned: post.pinned,
    content,
    application: null,
    account: accountJson(origin, post.author, facts.get(post.author.id)),
    media_attachments: post.media.map((one) => pictureJson(origin, one)),
    mentions: post.mentions.map((one) => ({
      id: one.id,
      username: one.handle,
      url: accountUrl(origin, one),
      acct: acctOf(one),
    })),
    tags,
    emojis: [],
    ...(!post.about && { card: cardJson(origin, post), poll: post.poll && pollJson(post.id, post.poll) }),
  };
}

/**
 * A status as Mastodon's API gives it (docs.joinmastodon.org/entities/Status), as text with a sign where `withMine`
 * writes what the reader has done with it.
 */
export function statusFragment(origin: string, post: LoadedPost, facts: Facts): string {
  const json = (one: LoadedPost): string => {
    const text = JSON.stringify(shared(origin, one, facts)).slice(0, -1);
    return one.about ? `${text},${CIVIC}${one.about.kind}:${one.about.id}${CIVIC}` : text;
  };
  const quoteOf = ({ quote }: LoadedPost): string => {
    if (!quote) return 'null';
    const state = `{"state":"${quoteState(quote)}","quoted_status":`;
    if (!quote.post) return `${state}null}`;
    // One deep: of what that quotes, the number alone (docs.joinmastodon.org/entities/ShallowQuote).
    const within = quote.post.quote;
    const shallow = within && { state: quoteState(within), quoted_status_id: within.id };
    return `${state}${json(quote.post)},"reblog":null,"quote":${JSON.stringify(shallow)}${MINE_OF_QUOTED}}}`;
  };
  const write = (one: LoadedPost, reblog: string) => `${json(one)},"reblog":${reblog},"quote":${quoteOf(one)}${MINE}}`;
  if (!post.boosted) return write(post, 'null');
  // The counts of a boost are those of what it boosts.
  return write({ ...post.boosted, id: post.id, author: post.author, createdAt: post.createdAt }, write(post.boosted, 'null')); // prettier-ignore
}

const mineText = ({ liked, boosted, bookmarked, muted }: Mine): string =>
  `,"favourited":${liked},"reblogged":${boosted},"muted":${muted},"bookmarked":${bookmarked},"filtered":`;

/** The texts of what readers mostly have done: nothing. */
const known = new Map<string, string>();
function textOf(mine: Mine): string {
  const key = mineKey(mine);
  let text = known.get(key);
  if (text === undefined) known.set(key, (text = mineText(mine)));
  return text;
}

/** The filters of the reader that a post meets, as JSON; and what it quotes meets. */
export interface FilteredJson {
  readonly own: string;
  readonly quoted: string;
}
export const UNFILTERED: FilteredJson = { own: '[]', quoted: '[]' };

/** Nothing that is announced is there, or for the reader. */
const NOTHING = '"card":null,"poll":null';

/** A fragment for one reader. */
export function withMine(
  fragment: string,
  post: LoadedPost,
  mine: Mine,
  filtered: FilteredJson = UNFILTERED,
  civics: ReadonlyMap<string, string> = new Map(),
): string {
  const whole = fragment.includes(CIVIC)
    ? fragment.replaceAll(CIVICS, (_, about: string) => `,${civics.get(about) ?? NOTHING}`)
    : fragment;
  const own = whole.replaceAll(MINE, () => textOf(mine) + filtered.own);
  const quoted = (post.boosted ?? post).quote?.post;
  return quoted ? own.replaceAll(MINE_OF_QUOTED, () => textOf(quoted.mine) + filtered.quoted) : own;
}
