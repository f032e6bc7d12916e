import { createHash } from 'node:crypto';
import type { LinkPreview } from '#preview';
import type { Author, LoadedPost, PostContext, Reader } from '#network';
import { lineToHtml, mayBoost, mayQuote, toHtml } from '#network';
import type { Messages } from '#i18n';
import type { AuthorView, PostView } from './components.ts';
import type { ContextView, LinkView } from './components/post-view.ts';

/** `lea`, or `juno@atelier.example` for an account that lives elsewhere. */
export const fullHandle = ({ handle, domain }: Pick<Author, 'handle' | 'domain'>): string =>
  domain === null ? handle : `${handle}@${domain}`;

/** `/@lea` */
export const accountPath = (author: Pick<Author, 'handle' | 'domain'>): string => `/@${fullHandle(author)}`;

/** `/@lea/112233` */
export const postPath = (post: Pick<LoadedPost, 'author' | 'id'>): string => `${accountPath(post.author)}/${post.id}`;

export const tagPath = (name: string): string => `/tags/${encodeURIComponent(name)}`;

export const mediaPath = (file: string): string => `/media/${file}`;

export const authorView = (author: Author): AuthorView => ({
  // Whoever left took their name along.
  displayName: author.displayName || `@${fullHandle(author)}`,
  handle: fullHandle(author),
  path: accountPath(author),
  ...(author.avatarFile && { avatar: mediaPath(author.avatarFile) }),
});

/** What somebody wrote, as safe HTML, with the names of those addressed leading to them. */
export function textToHtml(text: string, mentions: LoadedPost['mentions']): string {
  const paths = new Map(mentions.map((one) => [fullHandle(one).toLowerCase(), accountPath(one)]));
  return toHtml(text, {
    mention: (handle, domain) => paths.get(fullHandle({ handle, domain }).toLowerCase()),
    tag: tagPath,
  });
}

/** A line that somebody says of themselves, as safe HTML. */
export const lineHtml = (text: string): string => lineToHtml(text, { mention: () => undefined, tag: tagPath });

/**
 * A loaded post as a page shows it to one reader; a boost shows what it passes on, and by whom.
 * @param card whether a card stands for its words: the post of a campaign repeats what the card says.
 */
export function toPostView(loaded: LoadedPost, reader: Reader, m: Messages, card = false): PostView {
  const post = loaded.boosted ?? loaded;
  const own = reader?.account === post.author.id;
  return {
    id: post.id,
    path: postPath(post),
    author: authorView(post.author),
    at: post.createdAt,
    html: card ? '' : textToHtml(post.text, post.mentions),
    ...(post.language && { lang: post.language }),
    ...(post.about && {
      did: {
        proposal: m.decide.card.proposes,
        campaign: m.network.post.announcesCampaign,
        article: m.articles.announces,
      }[post.about.kind],
    }),
    ...(post.warning && { warning: post.warning }),
    ...(post.editedAt && { editedAt: post.editedAt }),
    ...(post.pinned && { pinned: true }),
    media: mediaViews(post),
    ...(post.sensitive && { sensitive: true }),
    ...(post.context.length > 0 && { context: post.context.map(contextView) }),
    ...linkOf(post),
    ...(post.quote && { quote: quoteView(post.quote) }),
    ...(post.poll && {
      poll: { ...post.poll, open: !post.poll.over && !post.poll.voted && reader !== undefined && !own },
    }),
    visibility: post.localOnly && post.visibility === 'public' ? 'local' : post.visibility,
    counts: post.counts,
    mine: post.mine,
    ...(loaded.boosted && {
      boostedBy: { displayName: authorView(loaded.author).displayName, path: accountPath(loaded.author) },
    }),
    ...(post.replyTo && {
      replyTo: {
        handle: fullHandle(post.replyTo),
        path: `${accountPath(post.replyTo)}/${post.replyTo.id}`,
      },
    }),
    may: {
      boost: mayBoost({ visibility: post.visibility, account_id: post.author.id }, reader?.account),
      edit: own && post.editable,
      remove: own && post.about === null,
      report: reader !== undefined && !own && post.author.domain === null,
      pin: own && (post.visibility === 'public' || post.visibility === 'unlisted'),
      keep: reader !== undefined,
      quote: reader !== undefined && mayQuote(post),
      keepAway: reader !== undefined && !own,
      note:
        reader !== undefined &&
        (post.visibility === 'public' || post.visibility === 'unlisted') &&
        post.about?.kind !== 'proposal',
      ...(own && bearsCard(post) && { card: post.link?.removed ? ('restore' as const) : ('remove' as const) }),
    },
  };
}

/** What members added, as safe HTML. */
export const contextView = ({
  text,
  language,
  sources,
}: Pick<PostContext, 'text' | 'language' | 'sources'>): ContextView => ({
  html: textToHtml(text, []),
  ...(language && { lang: language }),
  sources: sources.map((url) => ({ url, host: new URL(url).hostname.replace(/^www\./, '') })),
});

/** The name of the place where the card of a page comes. */
export const cardPlace = (url: string): string =>
  `card:${createHash('sha256').update(url).digest('base64url').slice(0, 22)}`;

/** A page elsewhere as its card; undefined while nothing is known of it that could be said. */
export function linkView({ url, state, title, site, description, language, image }: LinkPreview): LinkView | undefined {
  if (state !== 'found' || title === '') return undefined;
  return {
    url,
    host: site || new URL(url).hostname,
    title,
    ...(description && { description }),
    ...(language && { lang: language }),
    ...(image && { image: { src: mediaPath(image.file), width: image.width, height: image.height } }),
  };
}

/** Pictures, a quote or what it announces stand for themselves. */
const bearsCard = ({ link, media, quote, about }: LoadedPost): boolean =>
  link !== null && link.preview?.state !== 'unreadable' && media.length === 0 && quote === null && about === null;

function linkOf(post: LoadedPost): Pick<PostView, 'link' | 'awaitsLink'> {
  const { link } = post;
  if (!link?.preview || link.removed || !bearsCard(post)) return {};
  const card = linkView(link.preview);
  if (card) return { link: card };
  return link.preview.state === 'waiting' ? { awaitsLink: cardPlace(link.url) } : {};
}

const mediaViews = (post: LoadedPost): PostView['media'] =>
  post.media.map((one) => ({
    kind: 'image' as const,
    url: mediaPath(one.file),
    previewUrl: mediaPath(one.preview),
    width: one.width,
    height: one.height,
    alt: one.alt,
    ...((one.focusX !== 0 || one.focusY !== 0) && { focus: { x: one.focusX, y: one.focusY } }),
  }));

function quoteView({ state, post, mine }: NonNullable<LoadedPost['quote']>): NonNullable<PostView['quote']> {
  if (!post) return { state, mine };
  return {
    state,
    mine,
    post: {
      path: postPath(post),
      author: authorView(post.author),
      at: post.createdAt,
      html: textToHtml(post.text, post.mentions),
      ...(post.language && { lang: post.language }),
      ...(post.warning && { warning: post.warning }),
      media: mediaViews(post),
      quotes: post.quote !== null,
    },
  };
}
