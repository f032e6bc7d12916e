import { sql } from 'kysely';
import type { Db } from '#db';
import { firstIdAt } from '#ids';
import { fold } from './fold.ts';
import { notLimited, type Reader, visibleTo } from './visibility.ts';

const WEEK_MS = 7 * 86_400_000;

export interface Tag {
  /** As compared and as in its address. */
  readonly name: string;
  /** As first written, or followed. */
  readonly label: string;
  /** People who used it in public in the last seven days. */
  readonly people: number;
}

/** Hashtags in use that begin like what is asked for, accents and capitals aside. At most 20. */
export async function searchTags(db: Db, reader: Reader, query: string): Promise<readonly Tag[]> {
  const start = fold(query.trim().replace(/^[#＃]/, ''));
  if (!/^[\p{L}\p{M}\p{N}_·]+$/u.test(start)) return [];
  const { rows } = await sql<Tag>`
    with found as (
      select name, label from tag where name like ${`${start.replaceAll('_', '\\_')}%`}
        and exists (select from post_tag where post_tag.tag = tag.name) order by name limit 20)
    select found.name, found.label, count(distinct used.account_id)::int as people
    from found left join lateral (
      select post.account_id from post_tag join post on post.id = post_tag.post_id
      where post_tag.tag = found.name and post_tag.post_id >= ${weekAgo(db)}
        and post.visibility = 'public' and ${notLimited('post.account_id')} and ${visibleTo(reader)}
      order by post_tag.post_id desc limit ${LOOKED_AT}) as used on true
    group by found.name, found.label order by people desc, found.name`.execute(db);
  return rows;
}

/** Hashtags that most people used in the last seven days, among the newest uses of any. */
export async function tagsInUse(db: Db, reader: Reader, limit = 10): Promise<readonly Tag[]> {
  const { rows } = await sql<Tag>`
    with newest as materialized (
      select tag, post_id from post_tag where post_id >= ${weekAgo(db)} order by post_id desc limit ${LOOKED_AT})
    select tag.name, tag.label, count(distinct post.account_id)::int as people
    from newest
    join post on post.id = newest.post_id and post.visibility = 'public' and ${notLimited('post.account_id')} and ${visibleTo(reader)}
    join tag on tag.name = newest.tag
    group by tag.name, tag.label order by people desc, tag.name limit ${limit}`.execute(db);
  return rows;
}

/** The name of one hashtag as it was first written; undefined when nobody wrote or followed it. */
export async function readTag(db: Db, name: string): Promise<{ name: string; label: string } | undefined> {
  return db.selectFrom('tag').where('name', '=', fold(name)).select(['name', 'label']).executeTakeFirst();
}

/** Uses that are looked at, so that a busy week costs as much as a quiet one. */
const LOOKED_AT = 300;

const weekAgo = (db: Db): string => firstIdAt(new Date(db.now.getTime() - WEEK_MS));
