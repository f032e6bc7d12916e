import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

export interface Objecting {
  readonly member?: Id<'member'>;
  /** Public. */
  readonly reason: string;
}

/** K members who ask for it flag the decision and tell its author. */
export async function askReview(_tx: Tx, _actor: Actor, _decision: Id<'decision'>, _input: Objecting): Promise<News> {
  throw new Error('not yet');
}

/** 2K members who ask for it stop the decision until a short vote lifts the stop or cancels it. */
export async function askHold(_tx: Tx, _actor: Actor, _decision: Id<'decision'>, _input: Objecting): Promise<News> {
  throw new Error('not yet');
}

/** Takes back what one asked for, while the decision is queued. */
export async function takeBackObjection(
  _tx: Tx,
  _actor: Actor,
  _decision: Id<'decision'>,
  _kind: 'review' | 'hold',
  _member?: Id<'member'>,
): Promise<News> {
  throw new Error('not yet');
}
