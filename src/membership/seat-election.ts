import type { Authority } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { MandateRole } from './schema.ts';

export interface Seating {
  readonly title: string;
  readonly role: MandateRole | null;
  readonly circle: Id<'circle'> | null;
  readonly months: number;
  readonly elected: readonly Id<'member'>[];
  /** Those who come next when a seat falls empty, in order. */
  readonly reserves: readonly Id<'member'>[];
}

export async function seatElection(tx: Tx, by: Authority | null, input: Seating): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(by)} ${String(input)}`);
}
