import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { AmendmentState } from './schema.ts';

/** A change of one paragraph that somebody offers to the author of a proposal in discussion. */
export interface Amendment {
  readonly id: Id<'amendment'>;
  /** The version of the proposal that it was offered to, and the place of the paragraph in it, from 0. */
  readonly version: number;
  readonly paragraph: number;
  readonly original: string;
  /** Empty: the paragraph goes. Blank lines make more of it. */
  readonly replacement: string;
  readonly why: string;
  readonly state: AmendmentState;
  readonly by: { readonly member: Id<'member'>; readonly name: string; readonly handle: string | null };
  readonly offeredAt: Date;
  readonly settledAt: Date | null;
  /** The author's sentence. */
  readonly answer: string;
  /** The reply in the debate that carries the reason. */
  readonly post: Id<'post'> | null;
  /** The version that it became. */
  readonly became: number | null;
  /** Whether the paragraph still stands as it was. */
  readonly fits: boolean;
  readonly may: { readonly settle: boolean; readonly withdraw: boolean };
}

/** Amendments of a proposal: those that wait first, then the settled ones, latest first. */
export async function amendmentsOf(
  db: Db,
  viewer: Actor | undefined,
  proposal: Id<'proposal'>,
): Promise<readonly Amendment[]> {
  throw new Error(`not there yet: ${String(db)} ${viewer?.person} ${proposal}`);
}

export interface OfferInput {
  readonly paragraph: number;
  /** The paragraph as whoever amends it read it. */
  readonly original: string;
  readonly replacement: string;
  readonly why: string;
  readonly member?: Id<'member'> | undefined;
}

/**
 * Offers another wording of one paragraph; the reason becomes a reply in the debate.
 * @throws Refusal 403 for who is no member, 404, 409 when the proposal is not in discussion or the paragraph has changed, 422.
 */
export async function offerAmendment(
  tx: Tx,
  actor: Actor,
  proposal: Id<'proposal'>,
  input: OfferInput,
): Promise<{ id: Id<'amendment'>; news: News }> {
  throw new Error(`not there yet: ${String(tx)} ${actor.person} ${proposal} ${input.why}`);
}

/**
 * The author's word on an amendment: accepting makes a new version, and the clock starts anew.
 * @throws Refusal 403 for others than the author, 404, 409 when it is settled, or no longer fits, 422 on `answer`.
 */
export async function settleAmendment(
  tx: Tx,
  actor: Actor,
  amendment: Id<'amendment'>,
  input: { verdict: 'accept' | 'decline'; answer?: string },
): Promise<{ news: News }> {
  throw new Error(`not there yet: ${String(tx)} ${actor.person} ${amendment} ${input.verdict}`);
}

/** Whoever offered it takes it back. @throws Refusal 404, 409 when it is settled. */
export async function withdrawAmendment(tx: Tx, actor: Actor, amendment: Id<'amendment'>): Promise<void> {
  throw new Error(`not there yet: ${String(tx)} ${actor.person} ${amendment}`);
}
