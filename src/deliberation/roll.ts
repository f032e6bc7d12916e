import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { rollQuery } from './electorate.ts';
import type { ProposalSettings, RuleSettings } from './settings.ts';

/**
 * Writes down who may vote, in one statement however many they are.
 * @returns how many, and the SHA-256 over a line for each in the order of their identifiers.
 */
export async function drawRoll(
  tx: Tx,
  proposal: Id<'proposal'>,
  settings: ProposalSettings,
  rule: RuleSettings,
): Promise<{ readonly electors: number; readonly hash: string; readonly colleges: readonly string[] }> {
  const { rows } = await sql<{ electors: number; hash: string; colleges: string[] | null }>`
    with drawn as (
      insert into elector (proposal_id, member_id, weight, college, noticed_at)
      select ${proposal}, member_id, weight, college, ${tx.now}::timestamptz
      from (${rollQuery({ settings, rule, at: tx.now })}) as roll
      returning member_id, weight, college)
    select count(*)::integer as electors,
      encode(sha256(convert_to(coalesce(
        string_agg(concat_ws(' ', member_id, weight, college), e'\n' order by member_id), ''), 'UTF8')), 'hex') as hash,
      array_agg(distinct college) filter (where college is not null) as colleges
    from drawn`.execute(tx);
  const [row] = rows;
  return { electors: row?.electors ?? 0, hash: row?.hash ?? '', colleges: row?.colleges ?? [] };
}

/** The persons who vote for those on the roll, each once: themselves, and every delegate. */
export const peopleOnRoll = (proposal: Id<'proposal'>, which = sql<boolean>`true`) => sql<{ person_id: string }>`
  select member.person_id from elector join member on member.id = elector.member_id
  where elector.proposal_id = ${proposal} and member.person_id is not null and ${which}
  union
  select member_delegate.person_id from elector
  join member on member.id = elector.member_id and member.kind = 'organisation'
  join member_delegate on member_delegate.member_id = member.id and member_delegate.ended_at is null
  where elector.proposal_id = ${proposal} and ${which}`;

/**
 * Gathers the persons who vote for those on the roll, once, for what is written to each of them.
 * @returns where they stand until the transaction ends: `person_id`, `email`, `locale`.
 */
export async function gatherPeople(
  tx: Tx,
  proposal: Id<'proposal'>,
  which = sql<boolean>`true`,
): Promise<RawBuilder<unknown>> {
  const table = sql.id(`people_${tx.newId<'proposal-event'>()}`);
  await sql`
    create temporary table ${table} on commit drop as
    select person.id as person_id, person.email, person.locale
    from (${peopleOnRoll(proposal, which)}) as told join person on person.id = told.person_id`.execute(tx);
  await sql`analyze ${table}`.execute(tx);
  return table;
}
