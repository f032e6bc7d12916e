import * as v from 'valibot';
import { actionNamed } from '#actions';

/** Of actions that are kept: their input was checked when they were written down. */
export const parsedInput = (name: string, input: unknown): { readonly ok: boolean; readonly output: unknown } => {
  const action = actionNamed(name);
  if (!action) return { ok: false, output: input };
  const parsed = v.safeParse(action.schema, input);
  return { ok: parsed.success, output: parsed.output };
};
