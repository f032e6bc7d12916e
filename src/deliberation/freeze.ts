import { createHash } from 'node:crypto';
import { actionNamed, canonicalText, type Json } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { parsedInput } from './parsed-input.ts';
import type { ProposalRow } from './find-proposal.ts';
import type { Rule } from './rules.ts';
import type { Option } from './settings.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What people vote on, as it is kept and hashed. */
export interface FrozenText {
  readonly format: 'essor.proposal/1';
  readonly number: number;
  readonly version: number;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly language: string;
  readonly options: readonly Option[];
  readonly actions: readonly {
    readonly name: string;
    readonly option: string | null;
    readonly input: Json;
    readonly before: Json;
    readonly labels: Json;
  }[];
  readonly rule: { readonly key: string; readonly version: number; readonly settings: Json };
  readonly settings: Json;
  /** How many may vote, and the SHA-256 over a line for each, `member weight college`, in the order of the members. */
  readonly roll: { readonly electors: number; readonly hash: string };
  readonly opened: string;
  readonly closes: string;
  /** Chance of the moment of opening: whoever wrote the proposal could not choose what a lot draws. */
  readonly nonce: string;
}

/** Reads what each action will change as it is now, and keeps it beside the action. */
export async function freezeActions(tx: Tx, id: Id<'proposal'>): Promise<FrozenText['actions']> {
  const rows = await tx
    .selectFrom('action')
    .where('proposal_id', '=', id)
    .orderBy('position')
    .select(['id', 'name', 'option_id', 'input'])
    .execute();
  const frozen: FrozenText['actions'][number][] = [];
  for (const { id: action, name, option_id: option, input } of rows) {
    const known = actionNamed(name);
    const { output } = parsedInput(name, input);
    const before = (await known?.state(tx, output)) ?? null;
    const labels = (await known?.labels?.(tx, output)) ?? null;
    await tx
      .updateTable('action')
      .set({ expected: JSON.stringify(before), labels: JSON.stringify(labels) })
      .where('id', '=', action)
      .execute();
    frozen.push({ name, option, input, before, labels });
  }
  return frozen;
}

/** The one text of what is voted on, and its hash. */
export function frozenText(o: {
  readonly row: ProposalRow;
  readonly number: number;
  readonly rule: Rule;
  readonly options: readonly Option[];
  readonly actions: FrozenText['actions'];
  readonly roll: FrozenText['roll'];
  readonly opened: Date;
  readonly closes: Date;
  readonly nonce: string;
}): { readonly text: string; readonly hash: string } {
  const { row } = o;
  const frozen: FrozenText = {
    format: 'essor.proposal/1',
    number: o.number,
    version: row.version,
    kind: row.kind,
    title: row.title,
    body: row.body,
    language: row.language,
    options: o.options,
    actions: o.actions,
    rule: { key: o.rule.key, version: o.rule.version, settings: asJson(o.rule.settings) },
    settings: asJson(row.settings),
    roll: o.roll,
    opened: o.opened.toISOString(),
    closes: o.closes.toISOString(),
    nonce: o.nonce,
  };
  const text = canonicalText(asJson(frozen));
  return { text, hash: sha256(text) };
}

/** Interfaces have no index; what is here came from JSON, or goes there. */
const asJson = (value: object): Json => value as unknown as Json;
