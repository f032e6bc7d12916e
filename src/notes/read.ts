import type { Value } from '@essor/bridging';
import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { membershipsOf } from '#membership';
import { visiblePost } from '#network';

/** A note as somebody may read it. Its author is “a member”: moderators alone are told who. */
export interface NoteView {
  readonly id: Id<'note'>;
  readonly postId: Id<'post'>;
  readonly text: string;
  readonly language: string | null;
  readonly sources: readonly string[];
  readonly at: Date;
  readonly state: 'shown' | 'needs-more' | 'not-shown';
  readonly reason: 'few' | 'one-sided' | 'divided' | 'helpful' | 'not-helpful';
  readonly ratings: number;
  readonly mine: boolean;
  readonly myRating: Value | null;
  /** Where the author of the post asked to look again: their words. */
  readonly reviewWords: string;
  readonly author: Id<'account'> | null;
}

const columns = (account: string, members: readonly string[]) => sql<NoteView>`
  note.id, note.post_id as "postId", note.text, note.language, note.sources, note.created_at as at, note.state, note.reason,
  (select count(*)::int from note_rating where note_id = note.id) as ratings,
  coalesce(note.author_id = ${account}::bigint, false) as mine, note.author_id as author,
  (select value from note_rating where note_id = note.id and member_id = any(${members}::bigint[]) limit 1) as "myRating",
  note.review_words as "reviewWords"`;

const membersOf = async (db: Db, viewer: Pick<Actor, 'person'>): Promise<readonly string[]> =>
  (await membershipsOf(db, viewer)).map(({ id }) => id);

/**
 * The notes under a post: all that stand for members, and those that are shown for everybody else. The author of the
 * note is told to moderators.
 */
export async function notesOn(db: Db, viewer: Actor | undefined, post: Id<'post'>): Promise<readonly NoteView[]> {
  const members = viewer ? await membersOf(db, viewer) : [];
  const moderates = viewer !== undefined && (viewer.roles.has('moderator') || viewer.roles.has('steward'));
  const { rows } = await sql<NoteView>`
    select ${columns(viewer?.account ?? '0', members)} from member_note as note
    where note.post_id = ${post} and note.withdrawn_at is null and note.set_aside_at is null
      and (note.state = 'shown' or ${members.length > 0 || moderates})
    order by note.state = 'shown' desc, note.id`.execute(db);
  return moderates ? rows : rows.map((row) => ({ ...row, author: null }));
}

export interface NoteToRate {
  readonly post: Id<'post'>;
  readonly note: NoteView;
}

const MOST_TO_RATE = 10;

/**
 * Notes that wait for somebody’s rating: first those that were asked to be looked at again, then those that fewest have
 * rated; never under their own post, nor what they may not see.
 */
export async function notesToRate(db: Db, viewer: Actor): Promise<readonly NoteToRate[]> {
  const members = await membersOf(db, viewer);
  const { rows } = await sql<NoteView>`
    select ${columns(viewer.account, members)} from member_note as note join post on post.id = note.post_id
    where note.withdrawn_at is null and note.set_aside_at is null and post.deleted_at is null
      and note.author_id <> ${viewer.account} and post.account_id <> ${viewer.account}
      and not exists (select from note_rating as mine where mine.note_id = note.id
        and mine.member_id = any(${members}::bigint[])
        and (note.review_asked_at is null or mine.rated_at > note.review_asked_at))
    order by note.review_asked_at is null, ratings, note.id desc limit ${3 * MOST_TO_RATE}`.execute(db);
  const seen: NoteToRate[] = [];
  for (const row of rows) {
    if (seen.length < MOST_TO_RATE && (await visiblePost(db, viewer, row.postId)))
      seen.push({ post: row.postId, note: { ...row, author: null } });
  }
  return seen;
}
