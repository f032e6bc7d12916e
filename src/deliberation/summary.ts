import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { paragraphs } from '#input';
import { actingMember, memberNames } from '#membership';
import { notFound } from '#refusal';
import { lockProposal } from './find-proposal.ts';
import { writeEvent } from './history.ts';
import { postsIn } from './sources.ts';

/** What a debate says, told by a member who signs it. */
export interface Summary {
  readonly id: Id<'summary'>;
  /** Markdown. */
  readonly text: string;
  readonly at: Date;
  /** Empty names for who has left. */
  readonly by: { readonly member: Id<'member'>; readonly name: string; readonly handle: string | null };
  /** Posts of this server whose addresses stand in the text, in its order. */
  readonly cites: readonly Id<'post'>[];
}

export const summaryFields = v.object({ text: paragraphs(8_000) });
export type SummaryInput = v.InferOutput<typeof summaryFields> & { readonly member?: Id<'member'> | undefined };

/** Newest first. @param origin of this server: addresses of its posts begin so. */
export async function summariesOf(db: Db, proposal: Id<'proposal'>, origin: string): Promise<readonly Summary[]> {
  const rows = await db
    .selectFrom('debate_summary')
    .where('proposal_id', '=', proposal)
    .orderBy('id', 'desc')
    .select(['id', 'text', 'at', 'member_id as member'])
    .execute();
  if (rows.length === 0) return [];
  const names = await memberNames(
    db,
    rows.map(({ member }) => member),
  );
  return rows.map(({ member, ...row }) => ({
    ...row,
    by: { member, name: names.get(member)?.name ?? '', handle: names.get(member)?.handle ?? null },
    cites: postsIn(row.text, origin),
  }));
}

/**
 * Signs a summary of the debate, from publication on; the older ones stay.
 * @throws Refusal 403 for who is no member, 404.
 */
export async function summarise(
  tx: Tx,
  actor: Actor,
  proposal: Id<'proposal'>,
  input: SummaryInput,
): Promise<Id<'summary'>> {
  const member = await actingMember(tx, actor, input.member);
  const { state } = await lockProposal(tx, actor, proposal);
  if (state === 'draft') throw notFound();
  const id = tx.newId<'summary'>();
  await tx
    .insertInto('debate_summary')
    .values({ id, proposal_id: proposal, member_id: member.id, text: input.text, at: tx.now })
    .execute();
  await writeEvent(tx, proposal, 'summarised', { summary: id }, member.id);
  return id;
}
