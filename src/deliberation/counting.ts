import { type Fraction, fraction, ratio } from '@essor/tally';
import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { times } from './ballots.ts';
import type { Counting } from './count-votes.ts';
import type { ProposalRow } from './find-proposal.ts';
import type { RuleSettings } from './settings.ts';

type Opened = Pick<
  ProposalRow,
  'id' | 'kind' | 'title' | 'language' | 'options' | 'settings' | 'frozen_hash' | 'electors'
>;

/** What a count needs, of a vote that has opened. */
export async function countingOf(db: Db, row: Opened, rule: RuleSettings): Promise<Counting> {
  const electors = row.electors ?? 0;
  const roll = row.settings.weights.kind === 'equal' ? undefined : await rollFigures(db, row.id);
  return {
    kind: row.kind,
    title: row.title,
    language: row.language,
    options: row.options,
    settings: row.settings,
    rule,
    frozenHash: row.frozen_hash ?? '',
    electors,
    eligible: roll?.eligible ?? ratio(electors),
    colleges: roll?.colleges ?? [],
  };
}

async function rollFigures(db: Db, id: Id<'proposal'>): Promise<Pick<Counting, 'eligible' | 'colleges'>> {
  const { rows } = await sql<{ weight: string; college: string | null; members: number }>`
    select weight, college, count(*)::integer as members from elector
    where proposal_id = ${id} group by weight, college order by college, weight`.execute(db);
  const colleges = new Map<string, number>();
  for (const { college, members } of rows)
    if (college !== null) colleges.set(college, (colleges.get(college) ?? 0) + members);
  return {
    eligible: rows.reduce((sum, { weight, members }) => plus(sum, times(fraction(weight), members)), ratio(0)),
    colleges: [...colleges].map(([id, eligible]) => ({ id, eligible })),
  };
}

const plus = (a: Fraction, b: Fraction): Fraction => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
