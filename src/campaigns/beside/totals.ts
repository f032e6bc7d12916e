import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { sql } from 'kysely';
import type { CommitmentKind } from '../schema.ts';
import { FEWEST_SHOWN, toTwoFigures } from '../small-numbers.ts';

/** What everybody may know of the commitments of a kind. */
export interface CommitmentTotal {
  readonly kind: CommitmentKind;
  readonly people: number;
  /** Shares, or minor units, to two figures; null where nothing is summed. */
  readonly quantity: number | null;
  readonly languages: number;
}

/** Publishes the sums of the kinds in which five people or more came or went since. */
export async function publishTotals(tx: Tx, campaign: Id<'campaign'>): Promise<void> {
  const { rows } = await sql<{
    kind: CommitmentKind;
    people: number;
    quantity: string | null;
    languages: number;
    shown: number;
  }>`
    select kind, coalesce(made.people, 0) as people, made.quantity, coalesce(made.languages, 0) as languages,
      coalesce(total.people, 0) as shown
    from (
      select kind, count(*)::int as people, sum(quantity)::text as quantity, (
        select count(distinct language)::int from signature_commitment as said, unnest(said.languages) as language
        where said.campaign_id = ${campaign} and said.kind = commitment.kind) as languages
      from signature_commitment as commitment join signature on signature.id = signature_id
      where commitment.campaign_id = ${campaign} and invalidation_id is null
      group by kind) as made
    full join (select * from commitment_total where campaign_id = ${campaign}) as total using (kind)`.execute(tx);
  for (const { kind, people, quantity, languages, shown } of rows) {
    if (Math.abs(people - shown) < FEWEST_SHOWN) continue;
    const total = { people, quantity: quantity && String(toTwoFigures(Number(quantity))), languages };
    await (people < FEWEST_SHOWN
      ? tx.deleteFrom('commitment_total').where('campaign_id', '=', campaign).where('kind', '=', kind).execute()
      : tx
          .insertInto('commitment_total')
          .values({ campaign_id: campaign, kind, ...total })
          .onConflict((conflict) => conflict.columns(['campaign_id', 'kind']).doUpdateSet(total))
          .execute());
  }
}

export async function commitmentTotals(db: Db, campaign: Id<'campaign'>): Promise<readonly CommitmentTotal[]> {
  const rows = await db
    .selectFrom('commitment_total')
    .where('campaign_id', '=', campaign)
    .orderBy('people', 'desc')
    .select(['kind', 'people', 'quantity', 'languages'])
    .execute();
  return rows.map((row) => ({ ...row, quantity: row.quantity === null ? null : Number(row.quantity) }));
}
