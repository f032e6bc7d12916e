import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { Refusal } from '#refusal';
import type { Choice } from './settings.ts';

export interface StanceInput {
  /** For whom one votes: oneself unless told. */
  readonly member?: Id<'member'>;
  readonly choice: Choice;
  readonly reason: string;
}

/** A vote as it comes in. */
export interface Casting {
  readonly actor: Actor;
  readonly proposal: Id<'proposal'>;
  readonly input: StanceInput;
}

/** What came of it: nobody pays for another's fault, so a refusal is given and not thrown. */
export type Cast =
  | { readonly outcome: 'cast' | 'unchanged'; readonly revision: number; readonly news: News }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** Takes many votes in one transaction, for `together()`. @returns what came of each, in order. */
export async function castStances(_tx: Tx, _castings: readonly Casting[]): Promise<readonly Cast[]> {
  throw new Error('not yet');
}

/**
 * Votes, or changes one's vote until it closes. The same again changes nothing.
 * @throws Refusal 404, 403 when not on the roll or no more in good standing, 409 when it is not running, 422 on
 *   `choice` and `reason`.
 */
export async function castStance(
  _tx: Tx,
  _actor: Actor,
  _id: Id<'proposal'>,
  _input: StanceInput,
): Promise<{ readonly revision: number; readonly news: News }> {
  throw new Error('not yet');
}
