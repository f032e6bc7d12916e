import { sql } from 'kysely';
import * as v from 'valibot';
import { type Actor, mustHold } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { line, optional, paragraphs } from '#input';
import { invalid, notFound, Refusal } from '#refusal';
import { findEntities } from './entities.ts';
import { tagsIn } from './create-post.ts';
import { followTag } from './followed-tags.ts';
import { type News, relations } from './news.ts';
import { notify } from './notify.ts';
import { packReach } from './read-packs.ts';
import { notBlockedBy } from './visibility.ts';

export const MOST_IN_PACK = 150;
const MOST_TAGS = 10;
const MOST_PACKS = 20;

export const packInput = v.object({
  title: line(80),
  words: optional(paragraphs(500, 0)),
  /** `@lea @juno #jardin`: whoever and whatever is named in it. */
  who: paragraphs(8_000),
});
export type PackInput = v.InferOutput<typeof packInput>;

/**
 * Puts people and hashtags together for others to follow at once; with `id`, makes one of one's own another. Those newly
 * in it are told.
 * @throws Refusal 404 when it is not one's own, 409 above twenty, 422 on `who`: nobody by that name, who keeps out of the
 *   directory, who took themselves out, too many.
 */
export async function savePack(
  tx: Tx,
  actor: Actor,
  { title, words, who }: PackInput,
  id?: Id<'pack'>,
): Promise<{ id: Id<'pack'>; news: News }> {
  const people = await peopleIn(tx, actor, who, id);
  const tags = [...tagsIn(findEntities(who))].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (tags.length > MOST_TAGS) throw invalid({ who: (m) => m.packs.errors.tooManyTags(MOST_TAGS) });
  if (people.length === 0 && tags.length === 0) throw invalid({ who: (m) => m.packs.errors.nobody });

  const pack = id ?? (await insertPack(tx, actor, { title, words }));
  if (id !== undefined) {
    await owned(tx, actor, pack);
    await tx.updateTable('pack').set({ title, words, changed_at: tx.now }).where('id', '=', pack).execute();
  }

  // Who left stays written down, so that nobody puts them back.
  await sql`
    delete from pack_account where pack_id = ${pack} and left_at is null and account_id <> all(${people}::bigint[])`.execute(
    tx,
  );
  await tx.deleteFrom('pack_tag').where('pack_id', '=', pack).execute();
  await addTags(tx, pack, tags);
  return { id: pack, news: await addPeople(tx, actor, pack, people) };
}

/** A pack that holds nobody yet. @throws Refusal 409 above twenty. */
export async function insertPack(
  tx: Tx,
  actor: Actor,
  { title, words }: Pick<PackInput, 'title' | 'words'>,
): Promise<Id<'pack'>> {
  // One at a time, so that two at once are counted.
  await sql`select id from account where id = ${actor.account} for no key update`.execute(tx);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pack where account_id = ${actor.account}`.execute(tx);
  if ((rows[0]?.n ?? 0) >= MOST_PACKS) throw new Refusal(409, (m) => m.packs.errors.tooMany(MOST_PACKS));
  const id = tx.newId<'pack'>();
  await tx.insertInto('pack').values({ id, account_id: actor.account, title, words, made_at: tx.now }).execute();
  return id;
}

/** Puts people into a pack; those newly in it are told. @param people in the order of their identifiers. */
export async function addPeople(
  tx: Tx,
  actor: Actor,
  pack: Id<'pack'>,
  people: readonly Id<'account'>[],
): Promise<News> {
  const { rows: fresh } = await sql<{ id: Id<'account'> }>`
    insert into pack_account (pack_id, account_id, added_at)
    select ${pack}::bigint, id, ${tx.now} from unnest(${people}::bigint[]) as wanted (id)
    on conflict do nothing returning account_id as id`.execute(tx);
  return notify(tx, { kind: 'pack', from: actor.account, to: fresh.map(({ id }) => id) });
}

/** @param tags normalised names and as written, in the order of the names. */
export async function addTags(
  tx: Tx,
  pack: Id<'pack'>,
  tags: readonly (readonly [name: string, label: string])[],
): Promise<void> {
  if (tags.length === 0) return;
  await tx
    .insertInto('tag')
    .values(tags.map(([name, label]) => ({ name, label, created_at: tx.now })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  await tx
    .insertInto('pack_tag')
    .values(tags.map(([tag]) => ({ pack_id: pack, tag })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The accounts named, each of which lets itself be listed. */
async function peopleIn(
  tx: Tx,
  actor: Actor,
  who: string,
  pack: Id<'pack'> | undefined,
): Promise<readonly Id<'account'>[]> {
  const names = new Map<string, readonly [handle: string, domain: string, said: string]>();
  for (const entity of findEntities(who)) {
    if (entity.kind !== 'mention') continue;
    const said = `@${entity.handle}${entity.domain ? `@${entity.domain}` : ''}`;
    names.set(said.toLowerCase(), [entity.handle.toLowerCase(), entity.domain ?? '', said]);
  }
  if (names.size > MOST_IN_PACK) throw invalid({ who: (m) => m.packs.errors.tooManyPeople(MOST_IN_PACK) });
  const all = [...names.values()];
  const { rows } = await sql<Candidate>`
    select named.said, account.id, ${standing(actor, pack)}
    from unnest(${all.map(([handle]) => handle)}::text[], ${all.map(([, domain]) => domain)}::text[],
      ${all.map(([, , said]) => said)}::text[]) as named (handle, domain, said)
    left join account on lower(account.handle) = named.handle and coalesce(account.domain, '') = named.domain
      and account.deleted_at is null and account.suspended_at is null and ${notBlockedBy(actor, 'account.id')}`.execute(
    tx,
  );
  return listed('who', rows);
}

/** Somebody who is to be in a pack, as they were named. */
interface Candidate {
  readonly said: string;
  /** null: nobody by that name. */
  readonly id: Id<'account'> | null;
  readonly listed: boolean;
  /** They took themselves out. */
  readonly gone: boolean;
}

const standing = (actor: Actor, pack: Id<'pack'> | undefined) => sql`
  account.id = ${actor.account} or coalesce((
    select in_directory from network_preference where network_preference.account_id = account.id), true) as listed,
  exists (select 1 from pack_account where pack_account.pack_id = ${pack ?? null}::bigint
    and pack_account.account_id = account.id and pack_account.left_at is not null) as gone`;

/** Their identifiers, in order. @throws Refusal 422 on `field`, which says who may not be in it and why. */
function listed(field: string, all: readonly Candidate[]): readonly Id<'account'>[] {
  const refuse = (of: readonly Candidate[], say: 'unknown' | 'unlisted' | 'gone') => {
    const handles = of.map(({ said }) => said).join(' ');
    if (of.length > 0) throw invalid({ [field]: (m) => m.packs.errors[say](handles) });
  };
  refuse(
    all.filter(({ id }) => id === null),
    'unknown',
  );
  refuse(
    all.filter((one) => !one.listed),
    'unlisted',
  );
  refuse(
    all.filter(({ gone }) => gone),
    'gone',
  );
  return all.flatMap(({ id }) => id ?? []).toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
}

/** Accounts that are to be in a pack, each of which lets itself be listed. @throws Refusal 422 on `field`. */
export async function listable(
  tx: Tx,
  actor: Actor,
  people: readonly Id<'account'>[],
  { pack, field }: { readonly pack?: Id<'pack'>; readonly field: string },
): Promise<readonly Id<'account'>[]> {
  const { rows } = await sql<Candidate>`
    select coalesce('@' || account.handle || coalesce('@' || account.domain, ''), wanted.id::text) as said,
      account.id, ${standing(actor, pack)}
    from unnest(${[...new Set(people)]}::bigint[]) as wanted (id)
    left join account on account.id = wanted.id
      and account.deleted_at is null and account.suspended_at is null and ${notBlockedBy(actor, 'account.id')}`.execute(
    tx,
  );
  return listed(field, rows);
}

/** Locked, so that what is done to a pack is done one after the other. @throws Refusal 404 when it is not one's own. */
export async function owned(tx: Tx, actor: Actor, id: Id<'pack'>): Promise<void> {
  const row = await tx
    .selectFrom('pack')
    .where('id', '=', id)
    .where('account_id', '=', actor.account)
    .select('id')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
}

/** @throws Refusal 404 when it is not one's own. */
export async function deletePack(tx: Tx, actor: Actor, id: Id<'pack'>): Promise<News> {
  await owned(tx, actor, id);
  await removePacks(tx, [id]);
  return [];
}

async function removePacks(tx: Tx, ids: readonly Id<'pack'>[]): Promise<void> {
  for (const table of ['pack_account', 'pack_tag'] as const) {
    await tx.deleteFrom(table).where('pack_id', 'in', ids).execute();
  }
  await tx.deleteFrom('pack').where('id', 'in', ids).execute();
}

/** Takes oneself out of a pack, for good. @throws Refusal 404 when one is not in it. */
export async function leavePack(tx: Tx, actor: Actor, id: Id<'pack'>): Promise<News> {
  const left = await tx
    .updateTable('pack_account')
    .set({ left_at: tx.now })
    .where('pack_id', '=', id)
    .where('account_id', '=', actor.account)
    .where('left_at', 'is', null)
    .returning('pack_id')
    .executeTakeFirst();
  if (!left) throw notFound();
  return [];
}

/** Shows a pack to newcomers, or no longer. @throws Refusal 403 for who is neither steward nor secretary, 404. */
export async function offerPack(tx: Tx, actor: Actor, id: Id<'pack'>, on: boolean): Promise<News> {
  await mustHold(tx, actor, ['steward', 'secretary']);
  const offered = await tx
    .updateTable('pack')
    .set({ offered_at: on ? tx.now : null })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!offered) throw notFound();
  return [];
}

/**
 * Follows everybody in a pack, and its hashtags: those who approve their followers are asked, those whom a block keeps
 * away are left out. Twice changes nothing.
 * @throws Refusal 404.
 */
export async function followPack(tx: Tx, actor: Actor, id: Id<'pack'>): Promise<News> {
  const reach = await packReach(tx, actor, id);
  if (!reach) throw notFound();
  const { fresh, asked, tags } = reach;
  await sql`
    insert into follow (follower_id, followed_id, created_at)
    select ${actor.account}::bigint, id, ${tx.now} from unnest(${fresh}::bigint[]) as wanted (id) order by id
    on conflict do nothing`.execute(tx);
  await sql`
    insert into follow_request (follower_id, followed_id, created_at)
    select ${actor.account}::bigint, id, ${tx.now} from unnest(${asked}::bigint[]) as wanted (id) order by id
    on conflict do nothing`.execute(tx);
  for (const tag of tags) await followTag(tx, actor, tag);
  return [
    ...relations(actor.account),
    ...(await notify(tx, { kind: 'follow', from: actor.account, to: fresh })),
    ...(await notify(tx, { kind: 'follow-request', from: actor.account, to: asked })),
  ];
}

/** Erases somebody's packs, and takes them out of those of others, because they leave. */
export async function erasePacks(tx: Tx, account: Id<'account'>): Promise<void> {
  const own = await tx.selectFrom('pack').where('account_id', '=', account).select('id').execute();
  if (own.length > 0) {
    await removePacks(
      tx,
      own.map((row) => row.id),
    );
  }
  await tx.deleteFrom('pack_account').where('account_id', '=', account).execute();
  await tx
    .deleteFrom('suggestion_dismissal')
    .where((eb) => eb.or([eb('account_id', '=', account), eb('target_id', '=', account)]))
    .execute();
}
