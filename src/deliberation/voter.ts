import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { Casting } from './cast-stance.ts';
import { inGoodStanding } from './electorate.ts';

/** For whom somebody votes. */
export interface Voter {
  readonly member: Id<'member'>;
  readonly elector: boolean;
  readonly good: boolean;
}

/**
 * Finds for whom each votes: the member they named where it is theirs, or of theirs the first on the roll, themselves
 * before the organisations they speak for. Each place on the roll is locked, so that two votes of one member that come
 * by two ways are one after the other.
 * @returns by the place of the casting; absent where somebody is no member.
 */
export async function lockVoters(
  tx: Tx,
  castings: readonly Pick<Casting, 'actor' | 'proposal' | 'input'>[],
): Promise<ReadonlyMap<number, Voter>> {
  const { rows } = await sql<Voter & { at: number; proposal: Id<'proposal'> }>`
    select asked.at::integer, asked.proposal, mine.*
    from unnest(
      ${castings.map(({ proposal }) => proposal)}::bigint[],
      ${castings.map(({ actor }) => actor.person)}::bigint[],
      ${castings.map(({ input }) => input.member ?? null)}::bigint[]) with ordinality as asked (proposal, person, chosen, at)
    cross join lateral (
      select member.id as member, ${inGoodStanding} as good, elector.member_id is not null as elector
      from (
        select id, 1 as rank from member where person_id = asked.person
        union all
        select member_id, 2 from member_delegate where person_id = asked.person and ended_at is null) as own
      join member on member.id = own.id
      left join elector on elector.proposal_id = asked.proposal and elector.member_id = member.id
      where asked.chosen is null or member.id = asked.chosen
      order by elector.member_id is null, rank, member.id limit 1) as mine`.execute(tx);
  const electors = rows.filter(({ elector }) => elector);
  if (electors.length > 0) {
    await sql`
      select from elector
      join (select distinct * from unnest(
        ${electors.map(({ proposal }) => proposal)}::bigint[],
        ${electors.map(({ member }) => member)}::bigint[]) as wanted (proposal_id, member_id)) as wanted
        using (proposal_id, member_id)
      order by proposal_id, member_id for no key update of elector`.execute(tx);
  }
  return new Map(rows.map(({ at, member, good, elector }) => [at - 1, { member, good, elector }]));
}
