import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

/** What somebody must do outside the server because it was decided. */
export interface Duty {
  readonly id: Id<'duty'>;
  readonly decision: { readonly id: Id<'decision'>; readonly number: number };
  readonly what: string;
  readonly owner: Id<'member'>;
  /** A calendar day. */
  readonly dueOn: string;
  /** What shows that it was done; null until then. */
  readonly proof: string | null;
  readonly doneAt: Date | null;
  readonly doneBy: Id<'member'> | null;
}

/** Duties, the earliest due first: said is not done, so they stand until there is a proof. */
export async function duties(
  _db: Db,
  _filter: { readonly owner?: Id<'member'>; readonly decision?: Id<'decision'>; readonly open?: boolean } = {},
): Promise<readonly Duty[]> {
  throw new Error('not yet');
}

/** Says that a duty is done, and what shows it. */
export async function finishDuty(_tx: Tx, _actor: Actor, _duty: Id<'duty'>, _proof: string): Promise<News> {
  throw new Error('not yet');
}
