import type { Json } from '#actions';
import type { DecisionInFull, Decision } from './decision.ts';

/** A decision as others read it, in JSON and CSV: these names and their order do not change. */
export interface RegisterRow {
  readonly number: number;
  readonly decided_at: string;
  readonly title: string;
  readonly language: 'en' | 'fr';
  readonly kind: string;
  readonly result: string;
  readonly electors: number;
  readonly votes: number;
  readonly rule: string;
  readonly rule_version: number;
  readonly circle: string | null;
  readonly state: string;
  readonly due_at: string | null;
  readonly executed_at: string | null;
  readonly review_on: string | null;
  readonly proposal: number;
}

/** What ran, in the JSON of one decision. */
export interface RegisterAction {
  readonly name: string;
  readonly input: Json;
  readonly before: Json;
  readonly after: Json;
  readonly ran_at: string | null;
}

export function registerRow(_decision: Decision): RegisterRow {
  throw new Error('not yet');
}

/** One line of a CSV file per decision, after a line of names (RFC 4180). */
export function registerCsv(_decisions: readonly Decision[]): string {
  throw new Error('not yet');
}

/** Everything the register knows of one decision, names of members left out. */
export function registerRecord(
  _decision: DecisionInFull,
): RegisterRow & { readonly actions: readonly RegisterAction[] } {
  throw new Error('not yet');
}
