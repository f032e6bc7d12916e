import type { Author, LoadedPost } from '#network';

/** `lea`, or `juno@atelier.example` for an account that lives elsewhere. */
export const acctOf = ({ handle, domain }: Pick<Author, 'handle' | 'domain'>): string =>
  domain === null ? handle : `${handle}@${domain}`;

/** The page of an account. */
export const accountUrl = (origin: string, author: Pick<Author, 'handle' | 'domain'>): string =>
  `${origin}/@${acctOf(author)}`;

/** What an account is called for ever, whatever its handle. */
export const accountUri = (origin: string, { id }: Pick<Author, 'id'>): string => `${origin}/users/${id}`;

export const postUrl = (origin: string, { author, id }: Pick<LoadedPost, 'author' | 'id'>): string =>
  `${accountUrl(origin, author)}/${id}`;

export const postUri = (origin: string, { author, id }: Pick<LoadedPost, 'author' | 'id'>): string =>
  `${accountUri(origin, author)}/statuses/${id}`;

export const tagUrl = (origin: string, name: string): string => `${origin}/tags/${encodeURIComponent(name)}`;

export const mediaUrl = (origin: string, file: string): string => `${origin}/media/${file}`;

// By the end of these addresses applications know that there is no picture, and show what they have for that.
export const noFace = (origin: string): string => `${origin}/assets/avatars/original/missing.png`;
export const noHeader = (origin: string): string => `${origin}/assets/headers/original/missing.png`;
