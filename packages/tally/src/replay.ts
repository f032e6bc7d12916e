import type { Ballot, Candidate } from './ballot.ts';
import { count } from './count.ts';
import { fraction } from './fraction.ts';
import { TallyError } from './problem.ts';
import type { CountRecord } from './record.ts';

/** What replay found: everything as recorded, or the first places where the record says something else. */
export type Replay =
  | { readonly agrees: true }
  | { readonly agrees: false; readonly differences: readonly Difference[] };

/** Where (a path such as `rounds.3.steps.0.votes.2`), what the record says and what the count gives. */
export type Difference = { readonly at: string; readonly recorded: string; readonly counted: string };

/**
 * Counts the ballots again by the rules in the record and compares everything: fingerprint of the ballots, each round,
 * transfer, tie and figure, and the outcome. In: a record (also one read from JSON) and the ballots. Out: agreement, or
 * at most ten differences. It never throws for a false record: one that cannot be counted differs.
 */
export function replay(record: CountRecord, ballots: readonly Ballot[]): Replay {
  const differences: Difference[] = [];
  try {
    const candidates = record.candidates.map(({ cost, ...candidate }): Candidate =>
      cost === undefined ? candidate : { ...candidate, cost: fraction(cost) },
    );
    const { eligible, present } = record.ballots;
    const again = count({
      title: record.title,
      candidates,
      ballots,
      method: record.method,
      ...(eligible === null ? {} : { eligible: fraction(eligible) }),
      ...(present === null ? {} : { present: fraction(present) }),
    });
    // All rules are said in the record, so the second count used no default.
    collect('', record, { ...again, defaults: record.defaults }, differences);
  } catch (error) {
    if (!(error instanceof TallyError || error instanceof TypeError)) throw error;
    differences.push({ at: '', recorded: 'a count', counted: error.message });
  }
  return differences.length === 0 ? { agrees: true } : { agrees: false, differences };
}

function collect(at: string, recorded: unknown, counted: unknown, into: Difference[]): void {
  if (into.length >= 10 || recorded === counted) return;
  if (isTree(recorded) && isTree(counted) && Array.isArray(recorded) === Array.isArray(counted)) {
    const [left, right] = [new Map(Object.entries(recorded)), new Map(Object.entries(counted))];
    for (const key of new Set([...left.keys(), ...right.keys()]))
      collect(at === '' ? key : `${at}.${key}`, left.get(key), right.get(key), into);
    return;
  }
  into.push({ at, recorded: show(recorded), counted: show(counted) });
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200);
}
