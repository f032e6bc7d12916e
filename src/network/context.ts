import type { Db } from '#db';
import type { Id } from '#ids';

/** What members added to a post, for everybody who reads it. */
export interface PostContext {
  readonly id: string;
  readonly text: string;
  readonly language: string | null;
  /** Addresses of web pages. */
  readonly sources: readonly string[];
}

type ReadContext = (db: Db, posts: readonly Id<'post'>[]) => Promise<ReadonlyMap<Id<'post'>, readonly PostContext[]>>;

const nothing: ReadContext = () => Promise.resolve(new Map());
let read: ReadContext = nothing;

/** Who is a member is known above the network: whoever keeps what members add says how it is read. */
export function contextFrom(reader: ReadContext): void {
  read = reader;
}

export const readContext: ReadContext = (db, posts) => (posts.length > 0 ? read : nothing)(db, posts);
