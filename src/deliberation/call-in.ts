import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { messagesFor } from '#i18n';
import { actingMember, mayVote } from '#membership';
import type { News } from '#network';
import { notFound, Refusal } from '#refusal';
import { draftProposal } from './draft.ts';
import { holdDecision } from './hold.ts';
import { wasCalledIn, writeEvent } from './history.ts';
import { type Objecting, reasonGiven } from './objection.ts';
import { proposerFor } from './proposer.ts';
import { publishProposal } from './publish.ts';
import { putToEverybody } from './put-to-everybody.ts';
import { sponsorsNeeded } from './support.ts';
import { inversesOf } from './inverses.ts';
import { ruleFor } from './weigh.ts';

/**
 * Asks that everybody decides what a circle is deciding or has decided. When K of all voting members have asked: what
 * is in discussion or voted on goes back to discussion before all members, what is queued is held while all are asked
 * whether it takes effect, and of what has taken effect the inverse is proposed to all.
 * @throws Refusal 403 for who has no vote, 404, 409 for what is no circle's or is over, 422 without a reason.
 */
export async function callIn(tx: Tx, actor: Actor, id: Id<'proposal'>, input: Objecting): Promise<News> {
  const reason = reasonGiven(input.reason);
  const found = await tx
    .selectFrom('proposal')
    .where('id', '=', id)
    .where('state', '!=', 'draft')
    .forUpdate()
    .select(['id', 'circle_id', 'state', 'title', 'language'])
    .executeTakeFirst();
  if (!found) throw notFound();
  const membership = await actingMember(tx, actor, input.member);
  if (!mayVote(membership)) throw new Refusal(403, (m) => m.decisions.refusals.noVote);
  const decision = await tx
    .selectFrom('decision')
    .where('proposal_id', '=', id)
    .forUpdate()
    .select(['id', 'number', 'state', 'undone_by_decision'])
    .executeTakeFirst();
  const open = found.state === 'discussion' || found.state === 'voting';
  const decided = decision?.state === 'queued' || (decision?.state === 'executed' && !decision.undone_by_decision);
  if (found.circle_id === null || !(open || decided)) {
    throw new Refusal(409, (m) => m.decisions.refusals.notToCallIn);
  }
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('call_in')
    .values({ proposal_id: id, member_id: membership.id, reason, at: tx.now })
    .onConflict((conflict) => conflict.columns(['proposal_id', 'member_id']).doNothing())
    .executeTakeFirst();
  if (!added) return [];
  // How many it takes follows the members, who come and go: it is called in once, by whoever finds it reached.
  const before = await wasCalledIn(tx, id);
  const { asked, members } = await askedBy(tx, id);
  const needed = sponsorsNeeded(members);
  await writeEvent(tx, id, 'call-in-asked', { asked, needed }, membership.id);
  const news: News = [{ topic: `proposal:${id}`, kind: 'state', data: { calledInBy: asked } }];
  if (before || asked < needed) return news;
  await writeEvent(tx, id, 'called-in', { asked });
  if (open) return [...news, ...(await putToEverybody(tx, id))];
  if (decision?.state === 'queued')
    return [...news, ...(await holdDecision(tx, decision.id, 'call-in', membership.id))];
  return [...news, ...(await proposeInverse(tx, id, decision!, found, membership.id))];
}

/** What members ask of everybody once a circle's decision has taken effect: to bring back what it changed. */
async function proposeInverse(
  tx: Tx,
  id: Id<'proposal'>,
  decision: { readonly id: Id<'decision'>; readonly number: number },
  { title, language }: { readonly title: string; readonly language: 'en' | 'fr' },
  by: Id<'member'>,
): Promise<News> {
  const { calls, whole } = await inversesOf(tx, id);
  if (!whole) throw new Refusal(409, (m) => m.decisions.refusals.irreversible);
  const proposer = await proposerFor(tx, [by]);
  if (!proposer) return [];
  const say = messagesFor(language).decisions.proposals.callIn;
  const draft = await draftProposal(
    tx,
    proposer.actor,
    {
      kind: 'yes-no',
      title: say.title(decision.number),
      body: say.body(decision.number, title),
      language,
      member: proposer.member,
      rule: await ruleFor(tx, calls, 'ordinary'),
      settings: { opensItself: true },
      options: [],
      actions: calls,
    },
    { origin: 'call-in', decision: decision.id },
  );
  const published = await publishProposal(tx, proposer.actor, draft.id);
  return [...draft.news, ...published.news];
}

async function askedBy(db: Db, id: Id<'proposal'>): Promise<{ asked: number; members: number }> {
  const { rows } = await sql<{ asked: number; members: number }>`
    select
      (select count(*)::int from call_in join member on member.id = call_in.member_id
        where proposal_id = ${id} and member.status = 'voting') as asked,
      (select count(*)::int from member where status = 'voting') as members`.execute(db);
  return rows[0]!;
}
