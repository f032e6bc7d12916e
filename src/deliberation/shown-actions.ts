import { actionNamed, type Json } from '#actions';
import type { Db } from '#db';
import type { Id } from '#ids';
import { Refusal } from '#refusal';
import type { DetailRows } from './details.ts';
import { parsedInput } from './parsed-input.ts';
import type { ShownAction } from './proposal.ts';

/**
 * What proposals change: what was frozen at opening and what was found at running, or, before, the state of now.
 * @returns by proposal, in order.
 */
export async function shownActions(
  db: Db,
  proposals: DetailRows,
): Promise<ReadonlyMap<Id<'proposal'>, readonly ShownAction[]>> {
  const rows = await db
    .selectFrom('action')
    .where('proposal_id', 'in', [...proposals.keys()])
    .orderBy('position')
    .selectAll()
    .execute();
  const shown = new Map<Id<'proposal'>, ShownAction[]>();
  for (const row of rows) {
    const state = proposals.get(row.proposal_id)?.state;
    const current = state === 'draft' || state === 'discussion';
    const now = current ? await stateNow(db, row.name, row.input) : undefined;
    const action: ShownAction = {
      id: row.id,
      position: row.position,
      option: row.option_id,
      name: row.name,
      input: row.input,
      before: now?.before ?? row.before ?? row.expected ?? null,
      labels: now?.labels ?? row.labels ?? null,
      ranAt: row.ran_at,
      after: row.after,
      current,
    };
    shown.set(row.proposal_id, [...(shown.get(row.proposal_id) ?? []), action]);
  }
  return shown;
}

/** What an action would find; undefined when it is about what is gone. */
async function stateNow(db: Db, name: string, kept: Json): Promise<{ before: Json; labels: Json } | undefined> {
  const action = actionNamed(name);
  const input = parsedInput(name, kept);
  if (!action || !input.ok) return undefined;
  try {
    const before = await action.state(db, input.output);
    return { before, labels: (await action.labels?.(db, input.output)) ?? null };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
