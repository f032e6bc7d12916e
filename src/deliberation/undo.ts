import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { messagesFor } from '#i18n';
import type { News } from '#network';
import { notFound, Refusal } from '#refusal';
import { membershipsOf } from '#membership';
import { inversesOf } from './inverses.ts';
import { draftProposal } from './draft.ts';
import { ruleFor } from './weigh.ts';

/**
 * Drafts the proposal that would bring back what a decision changed, under the same rule, which holds for the inverse
 * as it held for the change.
 * @returns the draft, for its author to complete and publish.
 * @throws Refusal 403 for who is no member, 404, 409 when it has not taken effect, is undone, or cannot be.
 */
export async function undo(
  tx: Tx,
  actor: Actor,
  decision: Id<'decision'>,
): Promise<{ readonly id: Id<'proposal'>; readonly news: News }> {
  const done = await tx
    .selectFrom('decision')
    .innerJoin('proposal', 'proposal.id', 'decision.proposal_id')
    .innerJoin('rule', 'rule.id', 'proposal.rule_id')
    .where('decision.id', '=', decision)
    .select([
      'decision.number',
      'decision.state',
      'decision.undone_by_decision',
      'decision.proposal_id',
      'proposal.title',
      'proposal.language',
      'proposal.circle_id',
      'rule.key',
    ])
    .executeTakeFirst();
  if (!done) throw notFound();
  if (done.state !== 'executed') throw new Refusal(409, (m) => m.decisions.refusals.notExecuted);
  if (done.undone_by_decision !== null) throw new Refusal(409, (m) => m.decisions.refusals.undone);
  const { calls, whole } = await inversesOf(tx, done.proposal_id);
  if (!whole) throw new Refusal(409, (m) => m.decisions.refusals.irreversible);
  const mine = done.circle_id !== null && (await sitsIn(tx, actor, done.circle_id));
  const say = messagesFor(done.language).decisions.proposals.undo;
  return draftProposal(
    tx,
    actor,
    {
      kind: 'yes-no',
      title: say.title(done.number),
      body: say.body(done.number, done.title),
      language: done.language,
      circle: mine ? done.circle_id : null,
      rule: mine ? done.key : await ruleFor(tx, calls, done.key),
      settings: {},
      options: [],
      actions: calls,
    },
    { origin: 'undo', decision },
  );
}

/** What a circle decided may be undone by itself, and by everybody. */
async function sitsIn(db: Db, actor: Actor, circle: Id<'circle'>): Promise<boolean> {
  const mine = (await membershipsOf(db, actor)).map(({ id }) => id);
  const seat = await db
    .selectFrom('circle_member')
    .where('circle_id', '=', circle)
    .where('member_id', 'in', mine.length > 0 ? mine : ['0' as Id<'member'>])
    .where('ended_at', 'is', null)
    .select('circle_id')
    .executeTakeFirst();
  return seat !== undefined;
}
