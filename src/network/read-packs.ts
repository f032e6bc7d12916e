import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { Author } from './author.ts';
import { notBlockedBy, notLimited, type Reader } from './visibility.ts';

/** People and hashtags to follow at once. */
export interface Pack {
  readonly id: Id<'pack'>;
  readonly title: string;
  readonly words: string;
  readonly author: Author;
  /** Who is in it and there, for readPeople(). */
  readonly people: readonly Id<'account'>[];
  /** When each of them came in, in the same order. */
  readonly since: readonly Date[];
  readonly madeAt: Date;
  readonly changedAt: Date | null;
  readonly tags: readonly { readonly name: string; readonly label: string }[];
  readonly offered: boolean;
}

/** Packs by their identifiers; gone are those of accounts that are gone, or kept apart from the reader by a block. */
export async function readPack(db: Db, reader: Reader, id: Id<'pack'>): Promise<Pack | undefined> {
  return (await read(db, reader, sql`pack.id = ${id}`))[0];
}

/** Those that somebody made, newest first. */
export const packsOf = (db: Db, reader: Reader, account: Id<'account'>): Promise<readonly Pack[]> =>
  read(db, reader, sql`pack.account_id = ${account}`);

/** Those that somebody was put into by others. */
export const packsWith = (db: Db, actor: Actor): Promise<readonly Pack[]> =>
  read(
    db,
    actor,
    sql`pack.account_id <> ${actor.account} and pack.id in (
      select pack_id from pack_account where account_id = ${actor.account} and left_at is null)`,
  );

/** Those that are shown to newcomers. */
export const offeredPacks = (db: Db, reader: Reader): Promise<readonly Pack[]> =>
  read(db, reader, sql`pack.offered_at is not null and ${notLimited('pack.account_id')}`);

const MOST_READ = 50;

async function read(db: Db, reader: Reader, which: ReturnType<typeof sql>): Promise<readonly Pack[]> {
  const members = (what: string) => sql`
    array(select ${sql.ref(what)} from pack_account join account as member on member.id = pack_account.account_id
      where pack_account.pack_id = pack.id and pack_account.left_at is null and member.deleted_at is null
        and member.suspended_at is null and ${notBlockedBy(reader, 'member.id')}
      order by pack_account.added_at, member.id)`;
  const { rows } = await sql<Omit<Pack, 'author'> & { account: Author['id'] } & Omit<Author, 'id'>>`
    select pack.id, pack.made_at as "madeAt", pack.changed_at as "changedAt", pack.title, pack.words, pack.offered_at is not null as offered,
      account.id as account, account.handle, account.domain, account.display_name as "displayName",
      face.preview as "avatarFile",
      ${members('member.id')} as people, ${members('pack_account.added_at')} as since,
      (select coalesce(json_agg(json_build_object('name', tag.name, 'label', tag.label) order by tag.name), '[]')
        from pack_tag join tag on tag.name = pack_tag.tag where pack_tag.pack_id = pack.id) as tags
    from pack join account on account.id = pack.account_id
    left join media as face on face.id = account.avatar_id
    where account.deleted_at is null and account.suspended_at is null and ${notBlockedBy(reader, 'pack.account_id')}
      and ${which}
    order by pack.id desc limit ${MOST_READ}`.execute(db);
  return rows.map(({ account, handle, domain, displayName, avatarFile, ...pack }) => ({
    ...pack,
    author: { id: account, handle, domain, displayName, avatarFile },
  }));
}

/** What following a pack would do. */
export interface PackReach {
  /** Whom one would follow, and whom one would ask since they approve their followers. */
  readonly fresh: readonly Id<'account'>[];
  readonly asked: readonly Id<'account'>[];
  /** Whom one follows, or has asked, already. */
  readonly already: number;
  /** The hashtags that one does not follow yet. */
  readonly tags: readonly string[];
}

/** What it would do for somebody; undefined when there is no such pack. */
export async function packReach(db: Db, actor: Actor, id: Id<'pack'>): Promise<PackReach | undefined> {
  const pack = await readPack(db, actor, id);
  if (!pack) return undefined;
  const { rows } = await sql<{ id: Id<'account'>; stands: boolean; approves: boolean }>`
    select member.id,
      exists (select 1 from follow where follower_id = ${actor.account} and followed_id = member.id)
        or exists (select 1 from follow_request where follower_id = ${actor.account} and followed_id = member.id)
        as stands,
      coalesce((select approves_followers from network_preference where account_id = member.id), false) as approves
    from unnest(${pack.people}::bigint[]) as member (id) where member.id <> ${actor.account} order by member.id`.execute(
    db,
  );
  const { rows: tags } = await sql<{ name: string }>`
    select tag as name from pack_tag where pack_id = ${id} and not exists (
      select 1 from tag_follow where tag_follow.account_id = ${actor.account} and tag_follow.tag = pack_tag.tag)
    order by tag`.execute(db);
  const open = rows.filter(({ stands }) => !stands);
  const idsOf = (approves: boolean) => open.filter((one) => one.approves === approves).map((one) => one.id);
  return {
    fresh: idsOf(false),
    asked: idsOf(true),
    already: rows.length - open.length,
    tags: tags.map(({ name }) => name),
  };
}
