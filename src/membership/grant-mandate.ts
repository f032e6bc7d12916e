import type { Authority } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { MandateRole, Succession } from './schema.ts';

export interface NewMandate {
  readonly member: Id<'member'>;
  readonly role: MandateRole | null;
  readonly title: string;
  readonly circle: Id<'circle'> | null;
  readonly endsAt: Date;
  readonly succession?: Succession;
  readonly reserves?: readonly Id<'member'>[];
}

export async function grantMandate(
  tx: Tx,
  by: Authority | null,
  input: NewMandate,
): Promise<{ mandate: Id<'mandate'>; news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(by)} ${String(input)}`);
}
