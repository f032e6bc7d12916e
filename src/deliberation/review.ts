import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { messagesFor } from '#i18n';
import type { News } from '#network';
import { readSettings } from '#settings';
import { draftProposal } from './draft.ts';
import { writeEvent } from './history.ts';
import { proposerFor } from './proposer.ts';
import { publishProposal } from './publish.ts';
import { tellMembers } from './tell.ts';
import { inversesOf } from './inverses.ts';
import { unlessRefused } from './unless-refused.ts';

/** Decisions whose day of review has come and that nobody was asked about yet. */
export async function decisionsToReview(db: Db): Promise<readonly Id<'decision'>[]> {
  const { timeZone } = await readSettings(db);
  const { rows } = await sql<{ id: Id<'decision'> }>`
    select id from decision
    where review_on <= (${db.now}::timestamptz at time zone ${timeZone})::date
      and state = 'executed' and reviewed_by_proposal is null and undone_by_decision is null
    order by review_on, id limit 100`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Brings a decision back on its day of review: a proposal to end it appears in discussion by itself, under the rule of
 * the decision and with the inverse of what ran. If it passes the decision is reverted, else renewed for as long again.
 * Its author and whoever holds a mandate are told.
 */
export async function review(tx: Tx, id: Id<'decision'>): Promise<News> {
  const due = await tx
    .selectFrom('decision')
    .innerJoin('proposal', 'proposal.id', 'decision.proposal_id')
    .innerJoin('rule', 'rule.id', 'proposal.rule_id')
    .where('decision.id', '=', id)
    .where('decision.state', '=', 'executed')
    .where('decision.reviewed_by_proposal', 'is', null)
    .forUpdate('decision')
    .select([
      'decision.number',
      'decision.proposal_id',
      'proposal.title',
      'proposal.language',
      'proposal.member_id',
      'rule.key',
    ])
    .executeTakeFirst();
  if (!due) return [];
  const proposer = await proposerFor(tx, [due.member_id]);
  if (!proposer) return [];
  const { calls, whole } = await inversesOf(tx, due.proposal_id);
  const say = messagesFor(due.language).decisions.proposals.review;
  const put = async (withActions: boolean) => {
    const draft = await draftProposal(
      tx,
      proposer.actor,
      {
        kind: 'yes-no',
        title: say.title(due.number),
        body: say.body(due.number, due.title, withActions),
        language: due.language,
        member: proposer.member,
        rule: due.key,
        settings: { opensItself: true },
        options: [],
        actions: withActions ? calls : [],
      },
      { origin: 'review', decision: id },
    );
    const { news } = await publishProposal(tx, proposer.actor, draft.id);
    return { id: draft.id, news: [...draft.news, ...news] };
  };
  // What the decision changed may have been changed since, so that nothing brings it back: then only words are put.
  const asked = (whole ? await unlessRefused(tx, () => put(true)) : undefined) ?? (await put(false));
  await tx.updateTable('decision').set({ reviewed_by_proposal: asked.id }).where('id', '=', id).execute();
  await writeEvent(tx, due.proposal_id, 'review-due', { number: due.number });
  const told = await tellMembers(
    tx,
    asked.id,
    'effect',
    sql`select ${due.member_id}::bigint as member_id union select member_id from mandate where ended_at is null`,
  );
  return [...asked.news, ...told];
}
