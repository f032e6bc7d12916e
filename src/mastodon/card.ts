import type { Deps } from '#deps';
import type { accountJson } from './account.ts';
import type { CardPicture } from './faces.ts';

interface Card {
  readonly path: string;
  readonly title: string;
  readonly words: string;
  readonly language: string;
  readonly picture: CardPicture | undefined;
  readonly publishedAt: Date | null;
  readonly authors?: readonly AuthorJson[];
}

/** docs.joinmastodon.org/entities/PreviewCardAuthor */
export interface AuthorJson {
  readonly name: string;
  readonly url: string;
  readonly account: ReturnType<typeof accountJson> | null;
}

/** docs.joinmastodon.org/entities/PreviewCard of a page of ours. */
export const cardJson = (
  { config, settings }: Pick<Deps, 'config' | 'settings'>,
  { path, title, words, language, picture, publishedAt, authors = [] }: Card,
) => ({
  url: config.origin + path,
  title,
  description: words,
  language,
  type: 'link',
  author_name: authors[0]?.name ?? '',
  author_url: authors[0]?.url ?? '',
  authors,
  provider_name: settings.current.name,
  provider_url: config.origin,
  html: '',
  width: picture?.width ?? 0,
  height: picture?.height ?? 0,
  image: picture ? config.origin + picture.path : null,
  image_description: picture?.alt ?? '',
  embed_url: '',
  blurhash: null,
  published_at: publishedAt?.toISOString() ?? null,
  missing_attribution: false,
});
