import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { placeOf } from './ballots.ts';

/**
 * Parts the choices of a confidential vote from the names, for ever: they move, in the order of their text, to where no
 * name stands, and the stances keep only that somebody voted.
 */
export async function sealBallots(tx: Tx, proposal: Id<'proposal'>): Promise<void> {
  await sql`
    insert into ballot (proposal_id, ordinal, choice, weight, college)
    select ${proposal}, row_number() over (order by choice::text, weight, elector.college), choice, weight, elector.college
    from stance cross join lateral ${placeOf(proposal, sql.ref('stance.member_id'))} as elector
    where proposal_id = ${proposal} and choice is not null`.execute(tx);
  await sql`update stance set choice = null, position = null where proposal_id = ${proposal}`.execute(tx);
}
