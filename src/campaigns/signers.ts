import { createHash } from 'node:crypto';
import type { Db } from '#db';
import type { Id } from '#ids';

/** Somebody who confirmed and wants it known. */
export interface Signer {
  readonly name: string;
  readonly place: string;
  /** Later than it was, by a few minutes that cannot be guessed from the name. */
  readonly at: Date;
}

const MINUTE_MS = 60_000;
const LEAST_DELAY_MS = 2 * MINUTE_MS;
const JITTER_MS = 8 * MINUTE_MS;
const LONGEST_DELAY_MS = LEAST_DELAY_MS + JITTER_MS;

/** The same for a signature for ever, so that a name never jumps. */
function delayOf(signature: Id<'signature'>): number {
  const chance = createHash('sha256').update(`delay ${signature}`).digest().readUInt32BE(0) / 2 ** 32;
  return LEAST_DELAY_MS + Math.floor(chance * JITTER_MS);
}

/**
 * Those who confirmed and agreed to be named, newest first, each two to ten minutes late and none
 * before ten: nobody can tell from the list and the counter which signature was whose.
 */
const selectSigners = (db: Db, campaign: Id<'campaign'>) =>
  db
    .selectFrom('signature')
    .where('campaign_id', '=', campaign)
    .where('confirmed_at', 'is not', null)
    .where('invalidation_id', 'is', null)
    .where('show_name', '=', true)
    .where('confirmed_at', '<=', new Date(db.now.getTime() - LONGEST_DELAY_MS))
    .orderBy('confirmed_at', 'desc')
    .orderBy('id', 'desc')
    .select(['id', 'name', 'place', 'confirmed_at']);

type Row = Awaited<ReturnType<ReturnType<typeof selectSigners>['executeTakeFirstOrThrow']>>;

const late = (rows: readonly Row[]): Signer[] =>
  rows
    .flatMap(({ id, name, place, confirmed_at }) =>
      confirmed_at ? { name, place, at: new Date(confirmed_at.getTime() + delayOf(id)) } : [],
    )
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());

export async function recentSigners(db: Db, campaign: Id<'campaign'>, most: number): Promise<readonly Signer[]> {
  return late(await selectSigners(db, campaign).limit(most).execute());
}

/** A page of everybody who agreed to be named. */
export interface SignersPage {
  readonly signers: readonly Signer[];
  readonly more: boolean;
}

const PER_PAGE = 100;

/** @param page counted from 1. */
export async function signersPage(db: Db, campaign: Id<'campaign'>, page: number): Promise<SignersPage> {
  const rows = await selectSigners(db, campaign)
    .offset((page - 1) * PER_PAGE)
    .limit(PER_PAGE + 1)
    .execute();
  return { signers: late(rows.slice(0, PER_PAGE)), more: rows.length > PER_PAGE };
}
