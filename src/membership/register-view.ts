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
  /** The legal name; empty once erased. */
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
  /** Empty for whom it is not: reasons are for the member and for those who keep the register. */
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

/** An application that waits for its answer, for those who keep the register. */
export interface Application {
  readonly id: Id<'member'>;
  readonly kind: MemberKind;
  readonly name: string;
  readonly class: string;
  readonly founder: boolean;
  readonly answers: readonly Answer[];
  readonly appliedAt: Date;
  /** The number of somebody who was a member before. */
  readonly number: number | null;
  /** Whose account it is; for an organisation its first delegate's. */
  readonly account: {
    readonly handle: string;
    readonly displayName: string;
    readonly avatarFile: string | null;
  } | null;
}

/** Figures that everybody may read. */
export interface RegisterFigures {
  /** In the register: voting, on probation, suspended. */
  readonly members: number;
  readonly voting: number;
  readonly people: number;
  readonly organisations: number;
  readonly byClass: readonly { readonly class: string; readonly n: number }[];
}
