import { type SelectQueryBuilder, sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Schema } from '#db';
import type { Id } from '#ids';
import type { Author } from './author.ts';
import { findEntities } from './entities.ts';
import { fold } from './fold.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import { notBlockedBy, notLimited, type Reader, visibleTo } from './visibility.ts';

/** An account in a list, as one reader stands to it. */
export interface Person extends Author {
  readonly bio: string;
  readonly followed: boolean;
  readonly followsReader: boolean;
  /** The reader asked to follow them, and waits. */
  readonly requested: boolean;
}

export interface Profile extends Person {
  readonly createdAt: Date;
  /** Whom it follows, and who follows it, is for itself alone. */
  readonly followsHidden: boolean;
  readonly counts: { readonly posts: number; readonly followers: number; readonly following: number };
}

/** Accounts that are there, with their face. */
const accounts = (db: Db) =>
  db
    .selectFrom('account')
    .leftJoin('media as face', 'face.id', 'account.avatar_id')
    .where('account.deleted_at', 'is', null)
    .where('account.suspended_at', 'is', null);

type Accounts = ReturnType<typeof accounts>;
type FromAccounts =
  Accounts extends SelectQueryBuilder<infer DB extends Schema, infer TB, unknown>
    ? SelectQueryBuilder<DB, TB, unknown>
    : never;

function asPeople(query: FromAccounts, reader: Reader) {
  const me = reader?.account ?? null;
  return query.select([
    'account.id',
    'account.handle',
    'account.domain',
    'account.display_name as displayName',
    'account.bio',
    'account.created_at as createdAt',
    'face.preview as avatarFile',
    sql<boolean>`exists (select 1 from follow where follower_id = ${me}::bigint and followed_id = account.id)`.as(
      'followed',
    ),
    sql<boolean>`exists (select 1 from follow_request where follower_id = ${me}::bigint and followed_id = account.id)`.as(
      'requested',
    ),
    sql<boolean>`exists (select 1 from follow where follower_id = account.id and followed_id = ${me}::bigint)`.as(
      'followsReader',
    ),
  ]);
}

/** @param handle without @. @returns undefined when no such account is there. */
export async function readProfile(
  db: Db,
  reader: Reader,
  handle: string,
  domain: string | null = null,
): Promise<Profile | undefined> {
  const found = await asPeople(
    accounts(db)
      .where((eb) => eb(eb.fn('lower', ['account.handle']), '=', handle.toLowerCase()))
      .where((eb) => eb(eb.fn.coalesce('account.domain', eb.val('')), '=', domain ?? '')),
    reader,
  ).executeTakeFirst();
  if (!found) return undefined;
  const { rows } = await sql<
    Profile['counts'] & Pick<Profile, 'followsHidden'>
  >`select ${followsHidden(found.id)} as "followsHidden",
    (select count(*)::int from post where account_id = ${found.id} and deleted_at is null and boost_of_id is null
      and ${visibleTo(reader)}) as posts,
    (select count(*)::int from follow join account on account.id = follower_id and account.deleted_at is null
        and account.suspended_at is null
      where followed_id = ${found.id}) as followers,
    (select count(*)::int from follow join account on account.id = followed_id and account.deleted_at is null
        and account.suspended_at is null
      where follower_id = ${found.id}) as following`.execute(db);
  const { followsHidden: hidden, ...counts } = rows[0]!;
  return { ...found, followsHidden: hidden, counts };
}

/** Accounts by their identifiers, in that order; those that are gone are left out. */
export const readPeople = (db: Db, reader: Reader, ids: readonly Id<'account'>[]): Promise<readonly Person[]> =>
  asPeople(
    accounts(db)
      .where(sql<boolean>`account.id = any(${ids}::bigint[])`)
      .orderBy(sql`array_position(${ids}::bigint[], account.id)`),
    reader,
  ).execute();

type People = Page<Person, 'account'>;

/** Whether a reader may know whom an account follows, and who follows it. */
const followsShown = (reader: Reader, id: Id<'account'>) =>
  reader?.account === id ? sql`true` : sql`not ${followsHidden(id)}`;

/** Whether an account keeps whom it follows, and who follows it, to itself. */
export const followsHidden = (id: Id<'account'> | ReturnType<typeof sql.ref>) => sql<boolean>`exists (
  select from network_preference where network_preference.account_id = ${id} and network_preference.follows_hidden)`;

/** Who follows an account. Ordered by when they joined, newest first. */
export async function readFollowers(
  db: Db,
  reader: Reader,
  id: Id<'account'>,
  paging: Paging<'account'> = {},
): Promise<People> {
  return listed(
    db,
    reader,
    paging,
    sql`account.id in (select follower_id from follow where followed_id = ${id}) and ${followsShown(reader, id)}`,
  );
}

/** Whom an account follows. */
export async function readFollowing(
  db: Db,
  reader: Reader,
  id: Id<'account'>,
  paging: Paging<'account'> = {},
): Promise<People> {
  return listed(
    db,
    reader,
    paging,
    sql`account.id in (select followed_id from follow where follower_id = ${id}) and ${followsShown(reader, id)}`,
  );
}

/** Whom somebody recommends on their page. */
export const readEndorsed = (
  db: Db,
  reader: Reader,
  id: Id<'account'>,
  paging: Paging<'account'> = {},
): Promise<People> =>
  listed(
    db,
    reader,
    paging,
    sql`account.id in (select target_id from endorsement where account_id = ${id}) and ${notLimited('account.id')}`,
  );

/** Whom of those one follows also follow somebody. */
export const readFamiliar = (
  db: Db,
  actor: Actor,
  id: Id<'account'>,
  paging: Paging<'account'> = {},
): Promise<People> =>
  listed(
    db,
    actor,
    paging,
    sql`account.id in (select follower_id from follow where followed_id = ${id})
      and account.id in (select followed_id from follow where follower_id = ${actor.account})
      and not ${followsHidden(sql.ref('account.id'))} and not ${followsHidden(id)}`,
  );

/** Who likes a post that the reader may see. */
export async function readLikers(
  db: Db,
  reader: Reader,
  id: Id<'post'>,
  paging: Paging<'account'> = {},
): Promise<People> {
  return listed(db, reader, paging, sql`account.id in (select account_id from favourite where post_id = ${id})`);
}

/** Who boosts a post that the reader may see, as far as the reader may see the boosts. */
export async function readBoosters(
  db: Db,
  reader: Reader,
  id: Id<'post'>,
  paging: Paging<'account'> = {},
): Promise<People> {
  return listed(
    db,
    reader,
    paging,
    sql`account.id in (select post.account_id from post where post.boost_of_id = ${id} and ${visibleTo(reader)})`,
  );
}

/** Who asks to follow one. */
export const readRequests = (db: Db, actor: Actor, paging: Paging<'account'> = {}): Promise<People> =>
  listed(
    db,
    actor,
    paging,
    sql`account.id in (select follower_id from follow_request where followed_id = ${actor.account})`,
  );

/** Whose news one let through, whatever one's policy says. */
export const readLetIn = (db: Db, actor: Actor, paging: Paging<'account'> = {}): Promise<People> =>
  listed(
    db,
    actor,
    paging,
    sql`account.id in (select from_id from notification_permission where account_id = ${actor.account})`,
  );

/** Who is in a list of one's own. */
export const readListed = (db: Db, actor: Actor, list: Id<'list'>, paging: Paging<'account'> = {}): Promise<People> =>
  listed(
    db,
    actor,
    paging,
    sql`account.id in (
      select list_account.account_id from list_account join list on list.id = list_account.list_id
      where list.id = ${list} and list.account_id = ${actor.account})`,
  );

/** A condition on `account.id`: whom one has not put aside among those suggested. */
export const notDismissed = (me: Id<'account'> | null) => sql<boolean>`not exists (
  select 1 from suggestion_dismissal as aside where aside.account_id = ${me}::bigint and aside.target_id = account.id)`;

/** Who lets themselves be listed, and suggested to others. */
export const inDirectory = sql<boolean>`not exists (
  select 1 from network_preference where network_preference.account_id = account.id and not in_directory)`;

/** The people of this server who let themselves be listed. */
export const readDirectory = (db: Db, reader: Reader, paging: Paging<'account'> = {}): Promise<People> =>
  listed(db, reader, paging, sql`account.domain is null and ${inDirectory} and ${notLimited('account.id')}`);

/** The same by how many to leave out, as applications ask: those who posted last first, or those who came last. */
export const directoryBy = (
  db: Db,
  reader: Reader,
  { order, offset, limit }: { order: 'active' | 'new'; offset: number; limit: number },
): Promise<readonly Person[]> => {
  const lastPost = sql`(select max(post.id) from post where post.account_id = account.id and post.deleted_at is null
    and post.visibility in ('public', 'unlisted'))`;
  return asPeople(
    accounts(db)
      .where(sql<boolean>`account.domain is null and ${inDirectory} and ${notLimited('account.id')}`)
      .where(notBlockedBy(reader, 'account.id'))
      .orderBy(order === 'new' ? sql`account.id desc` : sql`${lastPost} desc nulls last, account.id desc`)
      .offset(offset)
      .limit(limit),
    reader,
  ).execute();
};

/** Whom one blocks, or mutes now. Newest accounts first. */
export async function readKeptAway(
  db: Db,
  actor: Actor,
  how: 'block' | 'mute',
  paging: Paging<'account'> = {},
): Promise<People> {
  const limit = limitOf(paging);
  const which = sql<boolean>`account.id in (select target_id from ${sql.table(how)} where account_id = ${actor.account}
    ${how === 'mute' ? sql`and (until is null or until > ${db.now})` : sql``})`;
  const query = accounts(db).where(sql<boolean>`${which} ${within(paging, 'account.id')}`);
  const rows = await asPeople(query.orderBy(sql`account.id ${inOrder(paging)}`).limit(limit + 1), actor).execute();
  return cut(rows, paging, (row) => row.id);
}

async function listed(
  db: Db,
  reader: Reader,
  paging: Paging<'account'>,
  which: ReturnType<typeof sql<boolean>>,
): Promise<People> {
  const limit = limitOf(paging);
  const query = accounts(db)
    .where(sql<boolean>`${which} ${within(paging, 'account.id')}`)
    .where(notBlockedBy(reader, 'account.id'));
  const rows = await asPeople(query.orderBy(sql`account.id ${inOrder(paging)}`).limit(limit + 1), reader).execute();
  return cut(rows, paging, (row) => row.id);
}

/**
 * People whose handle or name has words that begin like those asked for, accents aside; a whole
 * handle comes first. At most 20.
 */
export async function searchPeople(db: Db, reader: Reader, query: string): Promise<readonly Person[]> {
  const words =
    fold(query)
      .match(/[\p{L}\p{M}\p{N}_]+/gu)
      ?.slice(0, 8) ?? [];
  if (words.length === 0) return [];
  const asked = words.map((word) => `${word}:*`).join(' & ');
  const [mention] = findEntities(query.trim());
  const handle = mention?.kind === 'mention' ? mention.handle : query.trim();
  return asPeople(
    accounts(db)
      .where(
        sql<boolean>`to_tsvector('simple', folded(account.handle || ' ' || account.display_name)) @@ to_tsquery('simple', ${asked})`,
      )
      .where(notBlockedBy(reader, 'account.id'))
      .orderBy((eb) => eb(eb.fn('lower', ['account.handle']), '=', handle.toLowerCase()), 'desc')
      .orderBy('account.handle')
      .limit(20),
    reader,
  ).execute();
}

const MOST_CANDIDATES = 60;

/** Who might interest newcomers: people of this server who posted in public lately, the most followed first. */
export async function peopleOfNote(db: Db): Promise<readonly Id<'account'>[]> {
  const { rows } = await sql<{ id: Id<'account'> }>`
    select account.id from account
    where account.domain is null and account.deleted_at is null and account.suspended_at is null and ${inDirectory}
      and ${notLimited('account.id')} and account.id in (
      select recent.account_id from (
        select account_id from post where deleted_at is null and visibility = 'public' and boost_of_id is null
        order by id desc limit ${MOST_CANDIDATES}) as recent)
    order by (select count(*) from follow where followed_id = account.id) desc, account.id`.execute(db);
  return rows.map((row) => row.id);
}

/** Those among `candidates` whom one does not follow yet, in their order. */
export async function suggestPeople(
  db: Db,
  reader: Reader,
  candidates: readonly Id<'account'>[],
  limit = 5,
): Promise<readonly Person[]> {
  const me = reader?.account ?? null;
  return asPeople(
    accounts(db)
      .where(
        sql<boolean>`account.id = any(${candidates}::bigint[])
          and account.id is distinct from ${me}::bigint
          and not exists (select 1 from follow where follower_id = ${me}::bigint and followed_id = account.id)
          and not exists (select 1 from mute where mute.account_id = ${me}::bigint and mute.target_id = account.id)
          and ${notDismissed(me)}`,
      )
      .where(notBlockedBy(reader, 'account.id'))
      .orderBy(sql`array_position(${candidates}::bigint[], account.id)`)
      .limit(limit),
    reader,
  ).execute();
}
