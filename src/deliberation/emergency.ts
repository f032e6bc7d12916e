import type { Actor } from '#accounts';
import type { Json } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

export interface EmergencyInput {
  readonly action: string;
  readonly input: Json;
  /** Public. */
  readonly reason: string;
}

export interface EmergencyAct {
  readonly id: Id<'emergency'>;
  readonly action: string;
  readonly input: Json;
  readonly before: Json;
  readonly labels: Json;
  readonly member: Id<'member'>;
  readonly reason: string;
  readonly at: Date;
  readonly lapsesAt: Date;
  readonly proposal: Id<'proposal'> | null;
  readonly state: 'standing' | 'ratified' | 'lapsed';
}

/** Does at once what cannot wait; it lapses by itself unless members ratify it. */
export async function emergencyAct(
  _tx: Tx,
  _actor: Actor,
  _input: EmergencyInput,
): Promise<{ readonly id: Id<'emergency'>; readonly proposal: Id<'proposal'>; readonly news: News }> {
  throw new Error('not yet');
}

/** What was done at once, newest first; public. */
export async function emergencyActs(_db: Db): Promise<readonly EmergencyAct[]> {
  throw new Error('not yet');
}
