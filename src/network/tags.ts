import { sql } from 'kysely';
import type { Db } from '#db';
import { firstIdAt } from '#ids';
import { fold } from './fold.ts';
import { type Reader, visibleTo } from './visibility.ts';

const WEEK_MS = 7 * 86_400_000;

export interface Tag {
  /** As compared and as in its address. */
  readonly name: string;
  /** As first written. */
  readonly label: string;
  /** People who used it in public in the last seven days. */
  readonly people: number;
}

/** Hashtags that begin like what is asked for, accents and capitals aside. At most 20. */
export async function searchTags(db: Db, reader: Reader, query: string): Promise<readonly Tag[]> {
  const start = fold(query.trim().replace(/^[#＃]/, ''));
  if (!/^[\p{L}\p{M}\p{N}_·]+$/u.test(start)) return [];
  return counted(db, reader, sql`tag.name like ${`${start.replaceAll('_', '\\_')}%`}`, 20, false);
}

/** Hashtags that most people used in the last seven days. */
export const tagsInUse = (db: Db, reader: Reader, limit = 10): Promise<readonly Tag[]> =>
  counted(db, reader, sql`true`, limit, true);

/** The name of one hashtag as it was first written; undefined when nobody wrote it. */
export async function readTag(db: Db, name: string): Promise<{ name: string; label: string } | undefined> {
  return db.selectFrom('tag').where('name', '=', fold(name)).select(['name', 'label']).executeTakeFirst();
}

async function counted(
  db: Db,
  reader: Reader,
  which: ReturnType<typeof sql>,
  limit: number,
  used: boolean,
): Promise<readonly Tag[]> {
  const since = firstIdAt(new Date(db.now.getTime() - WEEK_MS));
  const { rows } = await sql<Tag>`
    select tag.name, tag.label, count(distinct post.account_id)::int as people
    from tag
    left join post_tag on post_tag.tag = tag.name and post_tag.post_id >= ${since}
    left join post on post.id = post_tag.post_id and post.visibility = 'public' and ${visibleTo(reader)}
    where ${which}
    group by tag.name, tag.label
    ${used ? sql`having count(distinct post.account_id) > 0` : sql``}
    order by people desc, tag.name limit ${limit}`.execute(db);
  return rows;
}
