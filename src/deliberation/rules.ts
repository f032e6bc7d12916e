import type { Gravity } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { RULE_PRESETS, type RuleSettings } from './settings.ts';

/** A version of a rule. */
export interface Rule {
  readonly id: Id<'rule'>;
  readonly key: string;
  readonly version: number;
  /** Empty: the preset's own words, in the reader's language. */
  readonly name: string;
  readonly settings: RuleSettings;
}

const PRESETS = Object.entries(RULE_PRESETS);

/** Writes the presets down where they are not: the server has rules from the moment that it needs them. */
export async function ensureRules(tx: Tx): Promise<void> {
  await tx
    .insertInto('rule')
    .values(
      PRESETS.map(([key, settings]) => ({
        id: tx.newId<'rule'>(),
        key,
        version: 1,
        settings: JSON.stringify(settings),
        created_at: tx.now,
        by_decision: null,
        superseded_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Until somebody proposes, the presets are in force without a row: their identifiers are then `0`. */
const unwritten = (): readonly Rule[] =>
  PRESETS.map(([key, settings]) => ({ id: '0' as Id<'rule'>, key, version: 1, name: '', settings }));

/** The rules in force: the presets first, in their order, then those that members added, by name. */
export async function rules(db: Db): Promise<readonly Rule[]> {
  const rows = await db
    .selectFrom('rule')
    .where('superseded_at', 'is', null)
    .select(['id', 'key', 'version', 'name', 'settings'])
    .execute();
  const known = rows.length === 0 ? unwritten() : rows;
  const place = (rule: Rule) => {
    const at = PRESETS.findIndex(([key]) => key === rule.key);
    return at < 0 ? PRESETS.length : at;
  };
  return known.toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

/** @returns undefined when no rule is called so. */
export const ruleByKey = async (db: Db, key: string): Promise<Rule | undefined> =>
  (await rules(db)).find((rule) => rule.key === key);

/** Which rules may decide actions of these gravities; where nothing changes, all but those that decide on persons only. */
export function rulesFor<R extends { readonly settings: RuleSettings }>(
  gravities: readonly Gravity[],
  among: readonly R[],
): readonly R[] {
  return among.filter(({ settings: { decides } }) =>
    gravities.length === 0
      ? decides.some((gravity) => gravity !== 'person')
      : gravities.every((gravity) => decides.includes(gravity)),
  );
}
