import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { DecisionInFull, Follower, Objection, RegisteredAction } from './decision.ts';
import { duties } from './duty.ts';
import { settingsFor } from './relief.ts';
import { objectionNeeds } from './objection.ts';
import { decisionOf, lines } from './read-decisions.ts';

/** @returns undefined when no decision has this number. */
export async function decisionByNumber(
  db: Db,
  _viewer: Pick<Actor, 'person'> | undefined,
  number: number,
): Promise<DecisionInFull | undefined> {
  const row = await lines(db)
    .where('decision.number', '=', number)
    .select([
      'proposal.body',
      'proposal.options',
      'proposal.frozen_hash',
      'proposal.origin_decision',
      'outcome.chosen',
      'outcome.record',
      'outcome.record_hash',
      'rule.settings as rule_settings',
      'proposal.relief_until',
      'decision.fault',
      'decision.undone_by_decision',
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const [actions, objections, owed, undoneBy, cameOf, followers] = await Promise.all([
    actionsOf(db, row.proposal_id),
    objectionsOf(db, row.id, row.proposal_id),
    duties(db, { decision: row.id }),
    numbered(db, row.undone_by_decision),
    numbered(db, row.origin_decision),
    followersOf(db, row.id),
  ]);
  const needs = objectionNeeds(row.electors);
  return {
    ...decisionOf(row),
    body: row.body,
    options: row.options,
    chosen: row.chosen,
    record: row.record,
    recordHash: row.record_hash,
    frozenHash: row.frozen_hash ?? '',
    ruleSettings: settingsFor(row, row.rule_settings),
    relieved: row.relief_until !== null,
    actions,
    objections,
    reviewNeeds: needs.review,
    holdNeeds: needs.hold,
    fault: row.fault,
    duties: owed,
    undoneBy,
    cameOf,
    followers,
  };
}

async function actionsOf(db: Db, proposal: Id<'proposal'>): Promise<readonly RegisteredAction[]> {
  const rows = await db
    .selectFrom('action')
    .where('proposal_id', '=', proposal)
    .orderBy('position')
    .selectAll()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    option: row.option_id,
    name: row.name,
    input: row.input,
    labels: row.labels,
    before: row.ran_at ? row.before : row.expected,
    after: row.after,
    inverse: row.inverse,
    ranAt: row.ran_at,
  }));
}

async function objectionsOf(db: Db, decision: Id<'decision'>, proposal: Id<'proposal'>): Promise<readonly Objection[]> {
  const { rows } = await sql<Objection>`
    select member_id as member, kind, reason, at from objection where decision_id = ${decision}
    union all select member_id, 'call-in', reason, at from call_in where proposal_id = ${proposal}
    order by at, member`.execute(db);
  return rows;
}

async function numbered(
  db: Db,
  id: Id<'decision'> | null,
): Promise<{ readonly id: Id<'decision'>; readonly number: number } | null> {
  if (id === null) return null;
  return (await db.selectFrom('decision').where('id', '=', id).select(['id', 'number']).executeTakeFirst()) ?? null;
}

/** What was put before members because of it. An undo that somebody is still writing is theirs alone. */
async function followersOf(db: Db, decision: Id<'decision'>): Promise<readonly Follower[]> {
  const rows = await db
    .selectFrom('proposal')
    .where('origin_decision', '=', decision)
    .where('number', 'is not', null)
    .orderBy('number')
    .select(['id', 'number', 'title', 'origin', 'state'])
    .execute();
  return rows.flatMap(({ id, number, title, origin, state }) =>
    origin === null ? [] : [{ proposal: id, number, title, origin, state }],
  );
}
