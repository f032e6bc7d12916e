import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { changed, type News } from '#network';
import type { ProposalState } from './schema.ts';

const LONGEST_BEGINNING = 400;

/** What the post says that announces a proposal: its first paragraph, as plain text. */
export function beginningOf(body: string): string {
  const paragraph = body.split(/\n{2,}/).find((text) => /\p{L}/u.test(text) && !text.startsWith('#')) ?? '';
  const plain = paragraph
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^[>\-*+\s]+|[*_`]{1,3}/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (plain.length <= LONGEST_BEGINNING) return plain;
  const cut = plain.slice(0, LONGEST_BEGINNING);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_BEGINNING / 2))}…`;
}

/** The post that announces a proposal; undefined before publication. */
export async function announcementOf(
  db: Db,
  id: Id<'proposal'>,
): Promise<{ readonly id: Id<'post'>; readonly account: Id<'account'> } | undefined> {
  return db
    .selectFrom('post')
    .where('about_kind', '=', 'proposal')
    .where('about_id', '=', id)
    .where('deleted_at', 'is', null)
    .select(['id', 'account_id as account'])
    .executeTakeFirst();
}

/** Tells those who read the post of a proposal that there is something else beneath it now: a vote, or its end. */
export async function announcedAnew(tx: Tx, id: Id<'proposal'>): Promise<News> {
  const post = await announcementOf(tx, id);
  return post ? changed(post.id) : [];
}

/** Tells those who look at a proposal that it stands elsewhere now, or says something else. */
export const stateNews = (id: Id<'proposal'>, state: ProposalState): News => [
  { topic: `proposal:${id}`, kind: 'state', data: { state } },
];

/** Tells them that votes came in, never what. */
export const tallyNews = (id: Id<'proposal'>): News => [{ topic: `proposal:${id}`, kind: 'tally', data: null }];
