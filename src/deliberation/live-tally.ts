import type { CountRecord } from '@essor/tally';
import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { type BallotGroup, ballotGroups, membersIn, positionOf } from './ballots.ts';
import { countVotes } from './count-votes.ts';
import { countingOf } from './counting.ts';
import type { ProposalRow } from './find-proposal.ts';
import { GRADIENTS, KIND_FACTS, type Position } from './kinds.ts';
import { isThreshold } from './method.ts';
import type { LiveTally, TallyTest } from './proposal.ts';
import type { Option, RuleSettings } from './settings.ts';
import { floorOf } from './support.ts';

/** The figures of a vote that runs or has closed. Whether somebody may see them was asked before. */
export async function liveTally(
  db: Db,
  row: ProposalRow,
  rule: RuleSettings,
  record: CountRecord | null,
): Promise<LiveTally> {
  const closed = row.state === 'closed';
  const plain = row.settings.weights.kind === 'equal' && KIND_FACTS[row.kind].ballot === 'position';
  const groups =
    plain && !(closed && row.settings.confidential)
      ? await positionGroups(db, row.id)
      : await ballotGroups(db, row.id, { sealed: closed && row.settings.confidential });
  const electors = row.electors ?? 0;
  const gradient = row.kind === 'gradients';
  return {
    cast: membersIn(groups),
    electors,
    floor: floorOf(rule.supportRoot, electors),
    positions: isThreshold(row.kind) ? byPosition(groups) : null,
    gradients: gradient ? byGradient(groups) : null,
    options: isThreshold(row.kind) ? null : byOption(row.options, groups),
    tests: isThreshold(row.kind) ? testsOf(record ?? countVotes(await countingOf(db, row, rule), groups).record) : [],
  };
}

/** From the index alone: the choices themselves need not be read. */
async function positionGroups(db: Db, id: Id<'proposal'>): Promise<readonly BallotGroup[]> {
  const { rows } = await sql<{ position: Position; members: number }>`
    select position, count(*)::integer as members from stance
    where proposal_id = ${id} and position is not null group by position order by position`.execute(db);
  return rows.map(({ position, members }) => ({ choice: { position }, weight: '1', college: null, members }));
}

function byPosition(groups: readonly BallotGroup[]): Record<Position, number> {
  const found = { yes: 0, no: 0, abstain: 0, block: 0 };
  for (const { choice, members } of groups) {
    const position = positionOf(choice);
    if (position !== null) found[position] += members;
  }
  return found;
}

const byGradient = (groups: readonly BallotGroup[]): readonly number[] =>
  GRADIENTS.map((_, step) =>
    membersIn(groups.filter(({ choice }) => 'gradient' in choice && choice.gradient === step)),
  );

/** For ticks how many; for scores and grades their sum; for rankings how often it stands first. */
function byOption(options: readonly Option[], groups: readonly BallotGroup[]): NonNullable<LiveTally['options']> {
  const votes = new Map(options.map(({ id }) => [id, 0]));
  const add = (id: string, n: number) => void votes.set(id, (votes.get(id) ?? 0) + n);
  for (const { choice, members } of groups) {
    if ('chosen' in choice) for (const id of choice.chosen) add(id, members);
    if ('scores' in choice) for (const [id, score] of Object.entries(choice.scores)) add(id, score * members);
    if ('ranked' in choice) for (const id of choice.ranked[0] ?? []) add(id, members);
  }
  return options.map(({ id, text }) => ({ id, text, votes: votes.get(id) ?? 0 }));
}

const testsOf = (record: CountRecord): readonly TallyTest[] =>
  record.rounds.flatMap(({ steps }) =>
    steps.flatMap((step) => {
      if (step.kind !== 'test') return [];
      const { test, found, wanted, strict, passed, college } = step;
      return [{ test, found, wanted, strict, passed, ...(college !== undefined && { college }) }];
    }),
  );
