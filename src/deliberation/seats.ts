import { actionNamed } from '#actions';
import type { Tx } from '#db';
import type { Counted } from './count-votes.ts';
import type { ProposalRow } from './find-proposal.ts';

const MOST_RESERVES = 20;

/**
 * Writes down the action that an election carries: who was elected, in order, and who comes next if a seat falls empty.
 * It takes effect as any other does.
 */
export async function seatsToFill(tx: Tx, row: ProposalRow, { chosen, next }: Counted): Promise<void> {
  const { mandate } = row.settings;
  const action = actionNamed('election.seat');
  if (!mandate || !action) return;
  const input = { ...mandate, elected: chosen, reserves: next.slice(0, MOST_RESERVES) };
  await tx
    .insertInto('action')
    .values({
      id: tx.newId<'action'>(),
      proposal_id: row.id,
      position: 0,
      option_id: null,
      name: action.name,
      input: JSON.stringify(input),
      expected: JSON.stringify(await action.state(tx, input)),
      labels: JSON.stringify((await action.labels?.(tx, input)) ?? null),
    })
    .execute();
}
