import type { Gravity } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { RuleSettings } from './settings.ts';

/** A version of a rule. */
export interface Rule {
  readonly id: Id<'rule'>;
  readonly key: string;
  readonly version: number;
  /** Empty: the preset's own words, by `m.deliberation.rules`. */
  readonly name: string;
  readonly settings: RuleSettings;
}

/** Writes the presets down where they are not: the server has rules from the moment that it needs them. */
export async function ensureRules(_tx: Tx): Promise<void> {
  throw new Error('not yet');
}

/** The rules in force, from the lightest to the gravest; the presets before they were written down have no row. */
export async function rules(_db: Db): Promise<readonly Rule[]> {
  throw new Error('not yet');
}

export async function ruleByKey(_db: Db, _key: string): Promise<Rule | undefined> {
  throw new Error('not yet');
}

/** Which rules may decide actions of these gravities; all but those on persons when there is none. */
export function rulesFor<R extends { readonly settings: RuleSettings }>(
  _gravities: readonly Gravity[],
  _rules: readonly R[],
): readonly R[] {
  throw new Error('not yet');
}
