import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import { readSettings } from '#settings';
import type { Decision, DecisionFilter } from './decision.ts';

const USUAL = 50;
const MOST = 500;

/** Every line of the register with the vote that it came of. */
export const lines = (db: Db) =>
  db
    .selectFrom('decision')
    .innerJoin('proposal', 'proposal.id', 'decision.proposal_id')
    .innerJoin('outcome', 'outcome.proposal_id', 'decision.proposal_id')
    .innerJoin('rule', 'rule.id', 'proposal.rule_id')
    .leftJoin('circle', 'circle.id', 'proposal.circle_id')
    .select([
      'decision.id',
      'decision.number',
      'decision.state',
      'decision.decided_at',
      'decision.due_at',
      'decision.expires_at',
      'decision.executed_at',
      'decision.review_on',
      'decision.proposal_id',
      'proposal.number as proposal_number',
      'proposal.title',
      'proposal.language',
      'proposal.kind',
      'proposal.origin',
      'circle.id as circle_id',
      'circle.slug as circle_slug',
      'circle.name as circle_name',
      'rule.key as rule_key',
      'rule.name as rule_name',
      'rule.version as rule_version',
      'outcome.result',
      'outcome.electors',
      'outcome.cast_votes',
    ]);

type Line = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>;

export const decisionOf = (row: Line): Decision => ({
  id: row.id,
  number: row.number,
  state: row.state,
  title: row.title,
  language: row.language,
  kind: row.kind,
  origin: row.origin,
  proposal: { id: row.proposal_id, number: row.proposal_number ?? 0 },
  circle:
    row.circle_id === null ? null : { id: row.circle_id, slug: row.circle_slug ?? '', name: row.circle_name ?? '' },
  rule: { key: row.rule_key, name: row.rule_name, version: row.rule_version },
  result: row.result,
  electors: row.electors,
  cast: row.cast_votes,
  decidedAt: row.decided_at,
  dueAt: row.due_at,
  expiresAt: row.expires_at,
  executedAt: row.executed_at,
  reviewOn: row.review_on,
});

/** The register, newest first. Everybody sees all of it: what was rejected, stale or failed stands in it too. */
export async function decisions(
  db: Db,
  _viewer: Pick<Actor, 'person'> | undefined,
  { state, circle, from, to, search, before, limit = USUAL }: DecisionFilter = {},
): Promise<{ readonly items: readonly Decision[]; readonly older: number | undefined }> {
  const most = Math.max(1, Math.min(limit, MOST));
  let query = lines(db);
  if (state !== undefined) query = query.where('decision.state', '=', state);
  if (circle !== undefined) query = query.where('proposal.circle_id', '=', circle);
  const { timeZone } = await readSettings(db);
  const day = sql`(decision.decided_at at time zone ${timeZone})::date`;
  if (from !== undefined) query = query.where(sql<boolean>`${day} >= ${from}::date`);
  if (to !== undefined) query = query.where(sql<boolean>`${day} <= ${to}::date`);
  if (before !== undefined) query = query.where('decision.number', '<', before);
  const words = search?.trim() ?? '';
  if (words !== '') query = query.where(mentions(words));
  const rows = await query
    .orderBy('decision.number', 'desc')
    .limit(most + 1)
    .execute();
  const items = rows.slice(0, most).map(decisionOf);
  return { items, older: rows.length > most ? items.at(-1)?.number : undefined };
}

/** The number itself, or every word somewhere in the title or the text, whatever its case. */
function mentions(words: string): Expression<SqlBool> {
  if (/^\d{1,9}$/.test(words)) return sql<boolean>`decision.number = ${Number(words)}`;
  const each = words.split(/\s+/).slice(0, 10);
  const patterns = each.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  return sql<boolean>`(proposal.title || ' ' || proposal.body) ilike all (${patterns}::text[])`;
}
