import { type RawBuilder, sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { type Reader, visibleTo } from './visibility.ts';

const MOST_LANGUAGES = 50;
const LOOKED_AT = 200;

/** BCP 47, as posts say theirs. */
const language = v.pipe(
  v.string('missing'),
  v.trim(),
  v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'unknownChoice'),
  v.toLowerCase(),
);

/** The languages that are to come into one's home; none: all of them. */
export const languagesInput = v.pipe(v.array(language), v.maxLength(MOST_LANGUAGES, 'unknownChoice'));

/** What is to change in how one follows; the rest stays as it is. */
export interface FollowHow {
  /** One sees what they boost. */
  readonly boosts?: boolean | undefined;
  /** One is told of each of their posts. */
  readonly told?: boolean | undefined;
  /** Checked: `languagesInput`. Of what says no language, all comes. */
  readonly languages?: readonly string[] | undefined;
}

/** Changes how one follows somebody, or asks to; nothing where one does neither. */
export async function setHow(tx: Tx, actor: Actor, account: Id<'account'>, how: FollowHow): Promise<void> {
  const { boosts, told, languages } = how;
  const since = (column: string, on: boolean) =>
    sql`${sql.ref(column)} = ${on ? sql`coalesce(${sql.ref(column)}, ${tx.now}::timestamptz)` : sql`null`}`;
  const changes: RawBuilder<unknown>[] = [
    ...(boosts === undefined ? [] : [since('boosts_hidden_at', !boosts)]),
    ...(told === undefined ? [] : [since('told_since', told)]),
    ...(languages === undefined
      ? []
      : [sql`languages = ${languages.length > 0 ? [...new Set(languages)] : null}::text[]`]),
  ];
  if (changes.length === 0) return;
  for (const table of ['follow', 'follow_request']) {
    await sql`
      update ${sql.table(table)} set ${sql.join(changes)}
      where follower_id = ${actor.account} and followed_id = ${account}`.execute(tx);
  }
}

/** The languages of what somebody wrote lately, as far as the reader may see it, the most frequent first. */
export async function languagesOf(db: Db, reader: Reader, account: Id<'account'>): Promise<readonly string[]> {
  const { rows } = await sql<{ language: string }>`
    select lower(language) as language from (
      select post.language from post
      where post.account_id = ${account} and post.boost_of_id is null and post.deleted_at is null
        and ${visibleTo(reader)} order by post.id desc limit ${LOOKED_AT}) as lately
    where language is not null group by 1 order by count(*) desc, 1`.execute(db);
  return rows.map((row) => row.language);
}
