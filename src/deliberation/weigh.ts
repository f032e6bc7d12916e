import * as v from 'valibot';
import { type ActionCall, actionNamed, type Gravity } from '#actions';
import type { Db } from '#db';
import { rules, rulesFor } from './rules.ts';

/** What the actions weigh; those that the program does not know weigh nothing. */
export const gravitiesOf = (calls: readonly ActionCall[]): readonly Gravity[] =>
  calls.flatMap(({ name, input }) => {
    const action = actionNamed(name);
    const parsed = action && v.safeParse(action.schema, input);
    return action && parsed?.success ? [action.gravity(parsed.output)] : [];
  });

/** The rule under which everybody decides these actions: the one they were under, or the lightest that may. */
export async function ruleFor(db: Db, calls: readonly ActionCall[], key: string): Promise<string> {
  const may = rulesFor(gravitiesOf(calls), await rules(db));
  return (may.find((rule) => rule.key === key) ?? may.find((rule) => rule.key === 'ordinary') ?? may[0])?.key ?? key;
}
