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
  readonly option: string | null;
  readonly input: Json;
  readonly before: Json;
  readonly after: Json;
  readonly ran_at: string | null;
}

/** One decision in full. */
interface RegisterRecord extends RegisterRow {
  /** Markdown. */
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly text: string; readonly chosen: boolean }[];
  /** SHA-256 of what was voted on, and of the record of the count. */
  readonly frozen_hash: string;
  readonly record_hash: string;
  /** Why it could not take effect, and the action that stopped it. */
  readonly fault: { readonly action: number; readonly why: string } | null;
  readonly undone_by: number | null;
  readonly came_of: number | null;
  readonly actions: readonly RegisterAction[];
  readonly duties: readonly {
    readonly what: string;
    readonly due_on: string;
    readonly done_at: string | null;
    readonly proof: string | null;
  }[];
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** One decision in the names of the register. */
export const registerRow = (decision: Decision): RegisterRow => ({
  number: decision.number,
  decided_at: decision.decidedAt.toISOString(),
  title: decision.title,
  language: decision.language,
  kind: decision.kind,
  result: decision.result,
  electors: decision.electors,
  votes: decision.cast,
  rule: decision.rule.key,
  rule_version: decision.rule.version,
  circle: decision.circle?.slug ?? null,
  state: decision.state,
  due_at: iso(decision.dueAt),
  executed_at: iso(decision.executedAt),
  review_on: decision.reviewOn,
  proposal: decision.proposal.number,
});

const COLUMNS = [
  'number',
  'decided_at',
  'title',
  'language',
  'kind',
  'result',
  'electors',
  'votes',
  'rule',
  'rule_version',
  'circle',
  'state',
  'due_at',
  'executed_at',
  'review_on',
  'proposal',
] as const satisfies readonly (keyof RegisterRow)[];

/**
 * A line of names unless told otherwise, then one line per decision, as RFC 4180 has it. Text that a spreadsheet would take for a formula is
 * led by an apostrophe.
 */
export function registerCsv(all: readonly Decision[], { headed = true } = {}): string {
  const cell = (value: string | number | null): string => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = all.map((decision) => {
    const row = registerRow(decision);
    return COLUMNS.map((column) => cell(row[column])).join(',');
  });
  return [...(headed ? [COLUMNS.join(',')] : []), ...rows].map((line) => `${line}\r\n`).join('');
}

/** Everything the register knows of one decision but the names of members. */
export const registerRecord = (decision: DecisionInFull): RegisterRecord => ({
  ...registerRow(decision),
  text: decision.body,
  options: decision.options.map(({ id, text }) => ({ id, text, chosen: decision.chosen.includes(id) })),
  frozen_hash: decision.frozenHash,
  record_hash: decision.recordHash,
  fault: decision.fault && { action: decision.fault.action, why: decision.fault.why },
  undone_by: decision.undoneBy?.number ?? null,
  came_of: decision.cameOf?.number ?? null,
  actions: decision.actions.map(({ name, option, input, before, after, ranAt }) => ({
    name,
    option,
    input,
    before,
    after,
    ran_at: iso(ranAt),
  })),
  duties: decision.duties.map(({ what, dueOn, doneAt, proof }) => ({
    what,
    due_on: dueOn,
    done_at: iso(doneAt),
    proof,
  })),
});
