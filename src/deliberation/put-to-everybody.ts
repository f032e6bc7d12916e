import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { stateNews } from './announcement.ts';
import { defaultSettings } from './default-settings.ts';
import { scheduleOpening } from './opens-from.ts';
import { versionedActions, writeVersion } from './version.ts';
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
      'proposal.settings',
      'proposal.account_id',
      'proposal.member_id',
      'rule.key',
    ])
    .executeTakeFirstOrThrow();
  const actions = await versionedActions(tx, id);
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
  for (const table of ['stance', 'stance_revision', 'elector', 'sponsor'] as const) {
    await tx.deleteFrom(table).where('proposal_id', '=', id).execute();
  }
  // Those who want everybody asked see to it that everybody is.
  await sql`insert into sponsor (proposal_id, member_id, at)
    select ${id}::bigint, member_id, ${tx.now}::timestamptz from call_in where proposal_id = ${id}
    union select ${id}::bigint, ${was.member_id}::bigint, ${tx.now}::timestamptz`.execute(tx);
  await tx.updateTable('action').set({ expected: null, labels: null }).where('proposal_id', '=', id).execute();
  await tx
    .updateTable('proposal')
    .set({
      state: 'discussion',
      version: was.version + 1,
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
  await writeVersion(tx, id, { account: was.account_id });
  await scheduleOpening(tx, id);
  return stateNews(id, 'discussion');
}
