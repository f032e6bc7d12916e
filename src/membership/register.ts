import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { CircleView } from './circles.ts';
import type { Delegate } from './delegates.ts';
import type { MandateView } from './mandates.ts';
import type { Answer, MemberKind, MembershipEventKind, MemberStatus } from './schema.ts';

/** A line of the register, for members. */
export interface RegisterEntry {
  readonly id: Id<'member'>;
  readonly number: number;
  readonly kind: MemberKind;
  readonly name: string;
  readonly class: string;
  readonly status: MemberStatus;
  /** Of the account, today; null for organisations and for accounts that are gone. */
  readonly handle: string | null;
  readonly displayName: string | null;
  readonly avatarFile: string | null;
  readonly admittedAt: Date;
}

export interface RegisterEvent {
  readonly id: Id<'membership-event'>;
  readonly kind: MembershipEventKind;
  readonly status: MemberStatus;
  readonly class: string;
  /** Empty for whom it is not: the words of a charge are for the member and those who keep the register. */
  readonly reason: string;
  readonly at: Date;
  readonly byDecision: Id<'decision'> | null;
}

export interface MemberView {
  readonly entry: RegisterEntry;
  readonly endedAt: Date | null;
  readonly history: readonly RegisterEvent[];
  readonly mandates: readonly MandateView[];
  readonly circles: readonly CircleView[];
  readonly delegates: readonly Delegate[];
}

export interface Application {
  readonly id: Id<'member'>;
  readonly kind: MemberKind;
  readonly name: string;
  readonly class: string;
  readonly founder: boolean;
  readonly answers: readonly Answer[];
  readonly appliedAt: Date;
  /** Whose account it is; for an organisation its first delegate's. */
  readonly account: {
    readonly handle: string;
    readonly displayName: string;
    readonly avatarFile: string | null;
  } | null;
}

export interface RegisterFigures {
  readonly members: number;
  readonly voting: number;
  readonly people: number;
  readonly organisations: number;
  readonly byClass: readonly { readonly class: string; readonly n: number }[];
}

export async function applications(db: Db, actor: Actor): Promise<readonly Application[]> {
  throw new Error(`to come: ${String(db)} ${String(actor)}`);
}

export async function memberByNumber(db: Db, actor: Actor, n: number): Promise<MemberView> {
  throw new Error(`to come: ${String(db)} ${String(actor)} ${String(n)}`);
}

export async function registerAt(
  db: Db,
  actor: Actor,
  o: { at?: Date; after?: number; search?: string; limit?: number } = {},
): Promise<readonly RegisterEntry[]> {
  throw new Error(`to come: ${String(db)} ${String(actor)} ${String(o)}`);
}

export async function registerFigures(db: Db, at?: Date): Promise<RegisterFigures> {
  throw new Error(`to come: ${String(db)} ${String(at)}`);
}
