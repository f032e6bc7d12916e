import type { Ctx } from '#http';
import { readFields } from '#http';
import { Refusal } from '#refusal';
import type { PageStatus } from './show.ts';

/** A form as it is shown: what was filled in, and what to correct. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  /** Field name → sentence in the reader's language. */
  readonly errors: Readonly<Record<string, string>>;
  /** A refusal that no field answers for. */
  readonly sentence?: string;
  readonly status: PageStatus;
}

export const freshForm = (values: Record<string, string> = {}): FormState => ({ values, errors: {}, status: 200 });

const isSecret = (name: string) => /password|code/i.test(name);

/**
 * Takes a form. When it is refused, shows it `again` with what was filled in (never a password) and the
 * sentences. What is not there, not allowed or used up is answered as everywhere.
 */
export async function takeForm(
  c: Ctx,
  work: (fields: Record<string, unknown>) => Promise<Response>,
  again: (form: FormState) => Response | Promise<Response>,
): Promise<Response> {
  const fields = { ...(await readFields(c)) };
  try {
    return await work(fields);
  } catch (error) {
    if (!(error instanceof Refusal) || [401, 403, 404, 410].includes(error.status)) throw error;
    const { m } = c.var;
    if (error.retryAfter) c.header('retry-after', String(error.retryAfter));
    const written = Object.entries(fields).filter(([name, value]) => typeof value === 'string' && !isSecret(name));
    const errors = Object.fromEntries(Object.entries(error.fields).map(([name, say]) => [name, say(m)]));
    return again({
      values: Object.fromEntries(written.map(([name, value]) => [name, String(value)])),
      errors,
      ...(Object.keys(errors).length === 0 && { sentence: error.sentence(m) }),
      status: error.status,
    });
  }
}
