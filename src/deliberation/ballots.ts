import { type Ballot, type Candidate, fraction, type Fraction, ratio } from '@essor/tally';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { Position, ProposalKind } from './kinds.ts';
import { positionOfGradient } from './method.ts';
import type { Choice, Option } from './settings.ts';

/** Equal ballots together: how many members said the same with the same weight in the same college. */
export interface BallotGroup {
  readonly choice: Choice;
  readonly weight: string;
  readonly college: string | null;
  readonly members: number;
}

/**
 * What was cast, without names, in the order of its text.
 * @param until only what had been said by then; a vote changed since counts as it was, where that is kept.
 */
export async function ballotGroups(
  db: Db,
  proposal: Id<'proposal'>,
  o: { readonly sealed: boolean; readonly until?: Date },
): Promise<readonly BallotGroup[]> {
  const { rows } = await (
    o.sealed
      ? sql<BallotGroup>`
        select choice, weight, college, count(*)::integer as members from ballot
        where proposal_id = ${proposal} group by choice, weight, college order by choice::text, weight, college`
      : sql<BallotGroup>`
        select choice, weight, college, count(*)::integer as members
        from (${o.until ? saidBy(proposal, o.until) : saidNow(proposal)}) as said
        cross join lateral ${placeOf(proposal, sql.ref('said.member_id'))} as elector
        group by choice, weight, college order by choice::text, weight, college`
  ).execute(db);
  return rows;
}

/**
 * The place of a member on a roll, looked up by both: of a vote that statistics do not know yet, a join of two hundred
 * thousand rows would be planned as one of two.
 */
export const placeOf = (proposal: Id<'proposal'>, member: RawBuilder<unknown>) => sql`
  (select weight, college from elector where proposal_id = ${proposal} and member_id = ${member} limit 1)`;

const saidNow = (proposal: Id<'proposal'>) =>
  sql`select member_id, choice from stance where proposal_id = ${proposal} and choice is not null`;

const saidBy = (proposal: Id<'proposal'>, until: Date) => sql`
  select distinct on (member_id) member_id, choice from (
    select member_id, choice, revision, cast_at from stance where proposal_id = ${proposal}
    union all
    select member_id, choice, revision, cast_at from stance_revision where proposal_id = ${proposal}) as every
  where cast_at < ${until} and choice is not null order by member_id, revision desc`;

export const membersIn = (groups: readonly BallotGroup[]): number =>
  groups.reduce((sum, { members }) => sum + members, 0);

/** What a choice counts as where positions are counted. */
export const positionOf = (choice: Choice): Position | null => {
  if ('position' in choice) return choice.position;
  if ('gradient' in choice) return positionOfGradient(choice.gradient) ?? null;
  return null;
};

/** The candidates of a count: the options, or none where positions are counted. */
export const candidatesFor = (options: readonly Option[]): readonly Candidate[] =>
  options.map(({ id, text }) => ({ id, name: text }));

/** Ballots as packages/tally counts them; equal ones stay together. */
export function tallyBallots(kind: ProposalKind, options: readonly Option[], groups: readonly BallotGroup[]): Ballot[] {
  const places = new Map(options.map(({ id }, place) => [id, place]));
  const placesOf = (ids: readonly string[]): number[] =>
    ids.flatMap((id) => {
      const place = places.get(id);
      return place === undefined ? [] : [place];
    });
  return groups.map(({ choice, weight: each, college, members }): Ballot => {
    const weight = times(fraction(each), members);
    if ('chosen' in choice) return { kind: 'approval', weight, approved: placesOf(choice.chosen) };
    if ('scores' in choice)
      return {
        kind: 'scores',
        weight,
        scores: options.map(({ id }) => {
          const score = choice.scores[id];
          return score === undefined ? null : ratio(score);
        }),
      };
    if ('ranked' in choice)
      return {
        kind: 'ranking',
        weight,
        ranks: choice.ranked.map((rank) => {
          const [first, ...others] = placesOf(rank);
          return first !== undefined && others.length === 0 ? first : placesOf(rank);
        }),
      };
    const stance = positionOf(choice);
    if (stance === null) throw new Error(`a ballot of ${kind} without position`);
    return { kind: 'stance', weight, stance, ...(college !== null && { college }) };
  });
}

export const times = ({ n, d }: Fraction, count: number): Fraction => ratio(n * BigInt(count), d);
