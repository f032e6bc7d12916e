import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { optional, paragraphs, parseInput } from '#input';
import { actingMember, membershipsOf } from '#membership';
import { type News, noticeMany } from '#network';
import { Refusal, invalid } from '#refusal';
import { announcementOf, stateNews } from './announcement.ts';
import { inGoodStanding } from './electorate.ts';
import { lockProposal, mustBeInDiscussion } from './find-proposal.ts';
import { writeEvent } from './history.ts';
import { scheduleOpening } from './opens-from.ts';

const Statement = v.object({ statement: optional(paragraphs(4_000)) });
const statementOf = (text: string): string => parseInput(Statement, { statement: text }).statement;

/** An election whose candidates may still change. @throws Refusal 404, 409. */
async function lockElection(tx: Tx, actor: Actor, id: Id<'proposal'>) {
  const row = await lockProposal(tx, actor, id);
  if (row.kind !== 'election') throw new Refusal(409, (m) => m.deliberation.refusals.notAnElection);
  mustBeInDiscussion(row);
  return row;
}

/**
 * Names a candidate of an election in discussion: oneself, which accepts at once, or another, who is told and stands
 * once they accept.
 * @throws Refusal 404, 403 to who takes no part, 409, 422 at `member` and `statement`.
 */
export async function nominate(
  tx: Tx,
  actor: Actor,
  id: Id<'proposal'>,
  input: { readonly member: Id<'member'>; readonly statement?: string },
): Promise<News> {
  await lockElection(tx, actor, id);
  const by = await actingMember(tx, actor);
  const { rows } = await sql<{ id: Id<'member'> }>`
    select id from member where id = ${input.member} and ${inGoodStanding}`.execute(tx);
  if (rows.length === 0) throw invalid({ member: (m) => m.deliberation.refusals.cannotStand });
  const own = (await membershipsOf(tx, actor)).some((member) => member.id === input.member);
  const old = await tx
    .selectFrom('candidate')
    .where('proposal_id', '=', id)
    .where('member_id', '=', input.member)
    .select('withdrawn_at')
    .executeTakeFirst();
  if (old && (old.withdrawn_at === null || !own))
    throw invalid({ member: (m) => m.deliberation.refusals.nominatedBefore });
  const row = {
    statement: own ? statementOf(input.statement ?? '') : '',
    nominated_by: by.id,
    nominated_at: tx.now,
    accepted_at: own ? tx.now : null,
    withdrawn_at: null,
  };
  await tx
    .insertInto('candidate')
    .values({ proposal_id: id, member_id: input.member, ...row })
    .onConflict((conflict) => conflict.columns(['proposal_id', 'member_id']).doUpdateSet(row))
    .execute();
  await writeEvent(tx, id, own ? 'accepted' : 'nominated', { candidate: input.member }, by.id);
  await scheduleOpening(tx, id);
  const news = own ? [] : await tellNominated(tx, actor, id, input.member);
  return [...news, ...stateNews(id, 'discussion')];
}

/** Accepts to stand, or changes one's statement. @throws Refusal 404, 409. */
export async function acceptNomination(tx: Tx, actor: Actor, id: Id<'proposal'>, statement: string): Promise<News> {
  await lockElection(tx, actor, id);
  const member = await ownCandidacy(tx, actor, id);
  await tx
    .updateTable('candidate')
    .set((eb) => ({ statement: statementOf(statement), accepted_at: eb.fn.coalesce('accepted_at', eb.val(tx.now)) }))
    .where('proposal_id', '=', id)
    .where('member_id', '=', member)
    .execute();
  await writeEvent(tx, id, 'accepted', { candidate: member }, member);
  await scheduleOpening(tx, id);
  return stateNews(id, 'discussion');
}

/** Stands no more, before the vote opens. @throws Refusal 404, 409. */
export async function withdrawCandidacy(tx: Tx, actor: Actor, id: Id<'proposal'>): Promise<News> {
  await lockElection(tx, actor, id);
  const member = await ownCandidacy(tx, actor, id);
  await tx
    .updateTable('candidate')
    .set({ withdrawn_at: tx.now, accepted_at: null })
    .where('proposal_id', '=', id)
    .where('member_id', '=', member)
    .execute();
  await writeEvent(tx, id, 'stood-down', { candidate: member }, member);
  return stateNews(id, 'discussion');
}

async function ownCandidacy(tx: Tx, actor: Actor, id: Id<'proposal'>): Promise<Id<'member'>> {
  const mine = (await membershipsOf(tx, actor)).map((member) => member.id);
  const row =
    mine.length > 0
      ? await tx
          .selectFrom('candidate')
          .where('proposal_id', '=', id)
          .where('member_id', 'in', mine)
          .where('withdrawn_at', 'is', null)
          .select('member_id')
          .executeTakeFirst()
      : undefined;
  if (!row) throw new Refusal(409, (m) => m.deliberation.refusals.notNominated);
  return row.member_id;
}

/** Whoever is named by another finds it in their inbox. */
async function tellNominated(tx: Tx, actor: Actor, id: Id<'proposal'>, member: Id<'member'>): Promise<News> {
  const post = await announcementOf(tx, id);
  if (!post) return [];
  const { news } = await noticeMany(tx, {
    kind: 'membership',
    from: actor.account,
    post: post.id,
    recipients: sql`
      select person_id from member where id = ${member} and person_id is not null
      union
      select person_id from member_delegate where member_id = ${member} and ended_at is null`,
  });
  return news;
}
