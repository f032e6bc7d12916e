import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { optional, paragraphs, wholeNumber } from '#input';
import { actingMember } from '#membership';
import { createPost, type News } from '#network';
import { invalid, notFound, Refusal } from '#refusal';
import { paragraphsOf, textOfParagraphs, tidyText } from './document-text.ts';
import { announcementOf } from './announcement.ts';
import { editProposal } from './draft.ts';
import { lockOwnProposal, lockProposal, mustBeInDiscussion } from './find-proposal.ts';
import { writeEvent } from './history.ts';
import { proposalById } from './read-proposals.ts';
import { redraft } from './redraft.ts';

const LONGEST_PARAGRAPH = 10_000;
const LONGEST_REASON = 1_000;

/** What a form about another wording holds. */
export const offerFields = v.object({
  /** Its place, from 0. */
  paragraph: wholeNumber(0, 100_000),
  /** The paragraph as whoever amends it read it. */
  original: paragraphs(LONGEST_PARAGRAPH),
  replacement: v.pipe(optional(paragraphs(LONGEST_PARAGRAPH, 0)), v.transform(tidyText)),
  why: paragraphs(LONGEST_REASON),
});
export type OfferInput = v.InferOutput<typeof offerFields> & {
  /** For whom one speaks: oneself unless told. */
  readonly member?: Id<'member'> | undefined;
};

export const settleFields = v.object({
  verdict: v.picklist(['accept', 'decline'], 'unknownChoice'),
  answer: optional(paragraphs(LONGEST_REASON, 0)),
});
export type SettleInput = v.InferInput<typeof settleFields>;

/** Where a paragraph stands now: in its place or, when it has moved, the nearest that reads the same. */
export function placeOf(body: readonly string[], paragraph: number, original: string): number | undefined {
  const places = [...body.keys()].filter((i) => body[i] === original);
  return places.toSorted((a, b) => Math.abs(a - paragraph) - Math.abs(b - paragraph))[0];
}

/**
 * Offers another wording of one paragraph; the reason becomes a reply in the debate, which tells the author.
 * @throws Refusal 403 for who is no member, 404, 409 when the proposal is not in discussion or the paragraph has
 *   changed, 422.
 */
export async function offerAmendment(
  tx: Tx,
  actor: Actor,
  proposal: Id<'proposal'>,
  input: OfferInput,
): Promise<{ id: Id<'amendment'>; news: News }> {
  const member = await actingMember(tx, actor, input.member);
  const row = await lockProposal(tx, actor, proposal);
  mustBeInDiscussion(row);
  const original = tidyText(input.original);
  const place = placeOf(paragraphsOf(row.body), input.paragraph, original);
  if (place === undefined) throw new Refusal(409, (m) => m.talk.faults.paragraphGone);
  if (input.replacement === original) throw invalid({ replacement: (m) => m.talk.faults.sameParagraph });
  const announced = await announcementOf(tx, proposal);
  const posted =
    announced &&
    (await createPost(tx, actor, { text: input.why, replyTo: announced.id, language: row.language, mirrors: true }));
  const id = tx.newId<'amendment'>();
  await tx
    .insertInto('amendment')
    .values({
      id,
      proposal_id: proposal,
      version: row.version,
      member_id: member.id,
      paragraph: place,
      original,
      replacement: input.replacement,
      why: input.why,
      state: 'offered',
      offered_at: tx.now,
      settled_at: null,
      post_id: posted?.id ?? null,
    })
    .execute();
  await writeEvent(tx, proposal, 'amendment-offered', { amendment: id }, member.id);
  return { id, news: posted?.news ?? [] };
}

/**
 * The author's word on an amendment. Accepting makes a new version of the proposal, from which notice counts anew;
 * declining takes a sentence, which is posted under the reason given.
 * @throws Refusal 403 for others than the author, 404, 409 when it is settled or no longer fits, 422 on `answer`.
 */
export async function settleAmendment(
  tx: Tx,
  actor: Actor,
  amendment: Id<'amendment'>,
  { verdict, answer = '' }: SettleInput,
): Promise<{ news: News }> {
  const { row, offered } = await lockAmendment(tx, actor, amendment, lockOwnProposal);
  mustBeInDiscussion(row);
  if (verdict === 'decline' && answer === '') throw invalid({ answer: (m) => m.talk.faults.answerMissing });
  const accepted = verdict === 'accept';
  await tx
    .updateTable('amendment')
    .set({ state: accepted ? 'accepted' : 'declined', settled_at: tx.now, answer })
    .where('id', '=', amendment)
    .execute();
  const news: News[] = [];
  if (accepted) {
    const proposal = await proposalById(tx, actor, row.id);
    if (!proposal) throw notFound();
    const body = paragraphsOf(proposal.body);
    const place = placeOf(body, offered.paragraph, offered.original);
    if (place === undefined) throw new Refusal(409, (m) => m.talk.faults.noLongerFits);
    const next = textOfParagraphs(body.toSpliced(place, 1, ...paragraphsOf(offered.replacement)));
    const edited = await editProposal(tx, actor, row.id, { ...redraft(proposal), body: next }, { amendment });
    news.push(edited.news);
  } else {
    await writeEvent(tx, row.id, 'amendment-declined', { amendment }, row.member_id);
  }
  if (answer !== '' && offered.post_id !== null && (await stands(tx, offered.post_id))) {
    const posted = await createPost(tx, actor, { text: answer, replyTo: offered.post_id, language: row.language });
    news.push(posted.news);
  }
  return { news: news.flat() };
}

/** Whoever offered it takes it back. @throws Refusal 403, 404, 409 when it is settled. */
export async function withdrawAmendment(tx: Tx, actor: Actor, amendment: Id<'amendment'>): Promise<void> {
  const { row, offered } = await lockAmendment(tx, actor, amendment, lockProposal);
  await actingMember(tx, actor, offered.member_id);
  await tx
    .updateTable('amendment')
    .set({ state: 'withdrawn', settled_at: tx.now })
    .where('id', '=', amendment)
    .execute();
  await writeEvent(tx, row.id, 'amendment-withdrawn', { amendment }, offered.member_id);
}

/** Locks the proposal first, as everything that changes one does, then reads what was offered to it. */
async function lockAmendment(tx: Tx, actor: Actor, id: Id<'amendment'>, lock: typeof lockOwnProposal) {
  const known = await tx.selectFrom('amendment').where('id', '=', id).select('proposal_id').executeTakeFirst();
  if (!known) throw notFound();
  const row = await lock(tx, actor, known.proposal_id);
  const offered = await tx.selectFrom('amendment').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
  if (offered.state !== 'offered') throw new Refusal(409, (m) => m.talk.faults.settled);
  return { row, offered };
}

async function stands(tx: Tx, post: Id<'post'>): Promise<boolean> {
  const row = await tx
    .selectFrom('post')
    .where('id', '=', post)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}
