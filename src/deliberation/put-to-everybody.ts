import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { defaultSettings } from './default-settings.ts';
import { ruleFor } from './weigh.ts';

/**
 * Takes a proposal from its circle and puts it before all members: a new version in discussion, under a rule that may
 * decide it for everybody, whose notice begins now. Votes that the circle cast meanwhile are void: the question was
 * put to others.
 */
export async function putToEverybody(tx: Tx, id: Id<'proposal'>): Promise<News> {
  const was = await tx
    .selectFrom('proposal')
    .innerJoin('rule', 'rule.id', 'proposal.rule_id')
    .where('proposal.id', '=', id)
    .select([
      'proposal.version',
      'proposal.kind',
      'proposal.title',
      'proposal.body',
      'proposal.options',
      'proposal.settings',
      'proposal.account_id',
      'rule.key',
    ])
    .executeTakeFirstOrThrow();
  const actions = await tx
    .selectFrom('action')
    .where('proposal_id', '=', id)
    .orderBy('position')
    .select(['name', 'input', 'option_id as option'])
    .execute();
  const key = await ruleFor(tx, actions, was.key);
  const rule = await tx
    .selectFrom('rule')
    .where('key', '=', key)
    .where('superseded_at', 'is', null)
    .select(['id', 'settings'])
    .executeTakeFirstOrThrow();
  const usual = defaultSettings(was.kind, rule.settings);
  const settings = JSON.stringify({
    ...was.settings,
    electorate: usual.electorate,
    weights: usual.weights,
    noticeMinutes: Math.max(usual.noticeMinutes, was.settings.noticeMinutes),
    votingMinutes: Math.max(usual.votingMinutes, was.settings.votingMinutes),
    opensAt: null,
    opensItself: true,
  });
  const version = was.version + 1;
  for (const table of ['stance', 'stance_revision', 'elector', 'sponsor'] as const) {
    await tx.deleteFrom(table).where('proposal_id', '=', id).execute();
  }
  await tx.updateTable('action').set({ expected: null, labels: null }).where('proposal_id', '=', id).execute();
  await tx
    .updateTable('proposal')
    .set({
      state: 'discussion',
      version,
      circle_id: null,
      rule_id: rule.id,
      settings,
      version_at: tx.now,
      opened_at: null,
      closes_at: null,
      extended_at: null,
      frozen: null,
      frozen_hash: null,
      electors: null,
    })
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('proposal_version')
    .values({
      proposal_id: id,
      version,
      title: was.title,
      body: was.body,
      options: JSON.stringify(was.options),
      actions: JSON.stringify(actions),
      rule_id: rule.id,
      settings,
      by_account: was.account_id,
      amendment_id: null,
      at: tx.now,
    })
    .execute();
  return [{ topic: `proposal:${id}`, kind: 'state', data: { state: 'discussion' } }];
}
