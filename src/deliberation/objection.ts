import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { paragraphs, parseInput } from '#input';
import { actingMember, mayVote } from '#membership';
import type { News } from '#network';
import { notFound, Refusal } from '#refusal';
import { holdDecision } from './hold.ts';
import { writeEvent } from './history.ts';
import { sponsorsNeeded } from './support.ts';
import { tellAuthor } from './tell.ts';
import { changed } from './topics.ts';

export interface Objecting {
  readonly member?: Id<'member'>;
  /** Public. */
  readonly reason: string;
}

/** What a public reason may be. @throws Refusal 422 at `reason`. */
export const reasonGiven = (reason: string): string =>
  parseInput(v.object({ reason: paragraphs(2_000) }), { reason }).reason;

/** How many of N electors must ask for a review (K), and for a hold (2K, or all of them where they are fewer). */
export const objectionNeeds = (electors: number): { readonly review: number; readonly hold: number } => {
  const k = sponsorsNeeded(electors);
  return { review: k, hold: Math.max(1, Math.min(2 * k, electors)) };
};

/**
 * Asks to look again at a decision that is queued. When K members have asked it is flagged, and its author is told.
 * @throws Refusal 403 for who was not on the roll, 404, 409 when the time to object is over, 422 without a reason.
 */
export const askReview = (tx: Tx, actor: Actor, decision: Id<'decision'>, input: Objecting): Promise<News> =>
  object(tx, actor, decision, input, 'review');

/**
 * Asks to stop a decision that is queued. When 2K members have asked it is held, and a short vote of the same people
 * opens by itself: does it take effect?
 * @throws as `askReview`.
 */
export const askHold = (tx: Tx, actor: Actor, decision: Id<'decision'>, input: Objecting): Promise<News> =>
  object(tx, actor, decision, input, 'hold');

async function object(
  tx: Tx,
  actor: Actor,
  id: Id<'decision'>,
  input: Objecting,
  kind: 'review' | 'hold',
): Promise<News> {
  const reason = reasonGiven(input.reason);
  const queued = await lockQueued(tx, id);
  const member = await objector(tx, actor, queued.proposal_id, input.member);
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('objection')
    .values({ id: tx.newId<'objection'>(), decision_id: id, member_id: member, kind, reason, at: tx.now })
    .onConflict((conflict) => conflict.columns(['decision_id', 'member_id', 'kind']).doNothing())
    .executeTakeFirst();
  if (!added) return [];
  const asked = await countOf(tx, id, kind);
  const needed = objectionNeeds(queued.electors ?? 1)[kind];
  await writeEvent(tx, queued.proposal_id, `${kind}-asked`, { asked, needed }, member);
  const news = changed(id, queued.proposal_id, 'queued');
  if (asked !== needed) return news;
  if (kind === 'hold') return [...news, ...(await holdDecision(tx, id, 'hold', member))];
  await writeEvent(tx, queued.proposal_id, 'flagged', { asked });
  return [...news, ...(await tellAuthor(tx, queued.proposal_id))];
}

/** Takes back what one asked for, while the decision is queued. @throws Refusal 403, 404, 409 as `askReview`. */
export async function takeBackObjection(
  tx: Tx,
  actor: Actor,
  id: Id<'decision'>,
  kind: 'review' | 'hold',
  by?: Id<'member'>,
): Promise<News> {
  const queued = await lockQueued(tx, id);
  const member = await objector(tx, actor, queued.proposal_id, by);
  const { numDeletedRows: gone } = await tx
    .deleteFrom('objection')
    .where('decision_id', '=', id)
    .where('member_id', '=', member)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (gone === 0n) return [];
  await writeEvent(tx, queued.proposal_id, `${kind}-taken-back`, {}, member);
  return changed(id, queued.proposal_id, 'queued');
}

/** Held until the transaction ends: of those who ask at once each is counted, and one is the last it takes. */
async function lockQueued(tx: Tx, id: Id<'decision'>) {
  const found = await tx
    .selectFrom('decision')
    .innerJoin('proposal', 'proposal.id', 'decision.proposal_id')
    .where('decision.id', '=', id)
    .forUpdate('decision')
    .select(['decision.state', 'decision.due_at', 'decision.proposal_id', 'proposal.electors'])
    .executeTakeFirst();
  if (!found) throw notFound();
  if (found.state !== 'queued' || found.due_at === null || found.due_at <= tx.now) {
    throw new Refusal(409, (m) => m.decisions.refusals.windowOver);
  }
  return found;
}

/** @throws Refusal 403 when the actor speaks for nobody who was on the roll. */
async function objector(
  db: Db,
  actor: Actor,
  proposal: Id<'proposal'>,
  chosen: Id<'member'> | undefined,
): Promise<Id<'member'>> {
  const membership = await actingMember(db, actor, chosen);
  const elector = await db
    .selectFrom('elector')
    .where('proposal_id', '=', proposal)
    .where('member_id', '=', membership.id)
    .select('member_id')
    .executeTakeFirst();
  if (!elector || !mayVote(membership)) throw new Refusal(403, (m) => m.decisions.refusals.notOnTheRoll);
  return membership.id;
}

async function countOf(db: Db, decision: Id<'decision'>, kind: 'review' | 'hold'): Promise<number> {
  const { n } = await db
    .selectFrom('objection')
    .where('decision_id', '=', decision)
    .where('kind', '=', kind)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
