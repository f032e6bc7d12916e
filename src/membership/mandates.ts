import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { MemberName } from './names.ts';
import type { MandateRole, Succession } from './schema.ts';

export interface MandateView {
  readonly id: Id<'mandate'>;
  readonly role: MandateRole | null;
  readonly title: string;
  readonly circle: { readonly id: Id<'circle'>; readonly slug: string; readonly name: string } | null;
  readonly member: Id<'member'>;
  readonly holder: MemberName;
  readonly from: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
  readonly endedHow: 'term' | 'decision' | 'resigned' | 'left' | null;
  readonly byDecision: Id<'decision'> | null;
  readonly endedByDecision: Id<'decision'> | null;
  readonly succession: Succession;
  readonly successorProposal: Id<'proposal'> | null;
  readonly reserves: readonly Id<'member'>[];
}

export async function mandates(
  db: Db,
  o: { ended?: boolean; circle?: Id<'circle'> } = {},
): Promise<readonly MandateView[]> {
  throw new Error(`to come: ${String(db)} ${String(o)}`);
}

export async function mandatesOf(db: Db, member: Id<'member'>): Promise<readonly MandateView[]> {
  throw new Error(`to come: ${String(db)} ${String(member)}`);
}

export async function hasMandate(db: Db, actor: Actor, role: MandateRole): Promise<boolean> {
  throw new Error(`to come: ${String(db)} ${String(actor)} ${String(role)}`);
}
