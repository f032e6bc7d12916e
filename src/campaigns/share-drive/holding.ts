import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import { format } from '#i18n';
import type { Id } from '#ids';
import { checkbox, day, wholeNumber } from '#input';
import { invalid } from '#refusal';
import { readSettings } from '#settings';
import { FEWEST_SHOWN, toTwoFigures } from '../small-numbers.ts';
import { mustBeOpen, mustLead } from './record.ts';

const MOST_SHARES = 1_000_000_000_000;

export const HoldingInput = v.object({
  shares: wholeNumber(1, MOST_SHARES),
  since: day(),
  wouldFile: checkbox(),
});
export type HoldingInput = v.InferOutput<typeof HoldingInput>;

export interface OwnHolding {
  readonly shares: number;
  readonly since: string;
  readonly wouldFile: boolean;
}

/** Says what one holds, or corrects it. @throws Refusal 404 without a drive, 422 at `since` for a day to come. */
export async function declareHolding(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  { shares, since, wouldFile }: HoldingInput,
): Promise<void> {
  await mustBeOpen(tx, campaign);
  const { timeZone } = await readSettings(tx);
  if (since > format.formatsFor('en', timeZone).isoDay(tx.now))
    throw invalid({ since: (m) => m.drive.shares.faults.since });
  const said = { shares: String(shares), held_since: since, would_file: wouldFile, declared_at: tx.now };
  await tx
    .insertInto('share_holding')
    .values({ campaign_id: campaign, person_id: actor.person, ...said })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'person_id']).doUpdateSet(said))
    .execute();
}

/** Takes it back: nothing of it is kept. */
export async function withdrawHolding(tx: Tx, actor: Actor, campaign: Id<'campaign'>): Promise<void> {
  await tx
    .deleteFrom('share_holding')
    .where('campaign_id', '=', campaign)
    .where('person_id', '=', actor.person)
    .execute();
}

export async function ownHolding(db: Db, actor: Actor, campaign: Id<'campaign'>): Promise<OwnHolding | undefined> {
  const row = await db
    .selectFrom('share_holding')
    .where('campaign_id', '=', campaign)
    .where('person_id', '=', actor.person)
    .select(['shares', 'held_since as since', 'would_file as wouldFile'])
    .executeTakeFirst();
  return row && { ...row, shares: Number(row.shares) };
}

/** What everybody may know of the holdings declared: nothing while they are few, and their sum to two figures. */
export async function holdingsInPublic(
  db: Db,
  campaign: Id<'campaign'>,
): Promise<{ readonly people: number; readonly shares: number } | undefined> {
  const row = await db
    .selectFrom('share_holding')
    .where('campaign_id', '=', campaign)
    .select((eb) => [eb.fn.countAll<string>().as('people'), eb.fn.sum<string | null>('shares').as('shares')])
    .executeTakeFirstOrThrow();
  const people = Number(row.people);
  return people < FEWEST_SHOWN ? undefined : { people, shares: toTwoFigures(Number(row.shares ?? 0)) };
}

export interface Holder extends OwnHolding {
  readonly handle: string;
  readonly displayName: string;
}

/** Everybody who declared shares, for organisers: the largest first. @throws Refusal 403, 404 */
export async function holdersOf(tx: Tx, actor: Actor, campaign: Id<'campaign'>): Promise<readonly Holder[]> {
  await mustLead(tx, actor, campaign);
  const rows = await tx
    .selectFrom('share_holding')
    .innerJoin('account', (join) =>
      join.onRef('account.person_id', '=', 'share_holding.person_id').on('account.deleted_at', 'is', null),
    )
    .where('campaign_id', '=', campaign)
    .distinctOn('share_holding.person_id')
    .orderBy('share_holding.person_id')
    .orderBy('account.id')
    .select([
      'account.handle',
      'account.display_name as displayName',
      'share_holding.shares',
      'share_holding.held_since as since',
      'share_holding.would_file as wouldFile',
    ])
    .execute();
  return rows
    .map((row) => ({ ...row, shares: Number(row.shares) }))
    .toSorted((a, b) => b.shares - a.shares || a.handle.localeCompare(b.handle));
}
