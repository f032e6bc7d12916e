import * as v from 'valibot';
import { type Sentence, invalid } from '#refusal';

function sentenceOf(code: string): Sentence {
  const [name, parameter, second] = code.split(':');
  const n = Number(parameter);
  switch (name) {
    case 'missing':
      return (m) => m.errors.missing;
    case 'tooLong':
      return (m) => m.errors.tooLong(n);
    case 'tooShort':
      return (m) => m.errors.tooShort(n);
    case 'email':
      return (m) => m.errors.email;
    case 'unknownChoice':
      return (m) => m.errors.unknownChoice;
    case 'wholeNumber':
      return (m) => m.errors.wholeNumber;
    case 'number':
      return (m) => m.errors.number;
    case 'between':
      return (m) => m.errors.between(n, Number(second));
    case 'duration':
      return (m) => m.errors.duration;
    case 'dateWrong':
      return (m) => m.errors.dateWrong;
    case 'webAddress':
      return (m) => m.errors.webAddress;
    case 'textOnly':
      return (m) => m.errors.textOnly;
    default:
      return (m) => m.errors.missing;
  }
}

/**
 * Checks what came from outside against a schema made of the fields of this module.
 * @throws Refusal 422 with one sentence per faulty field.
 */
export function parseInput<Schema extends v.GenericSchema>(schema: Schema, raw: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, raw, { abortPipeEarly: true });
  if (result.success) return result.output;
  const fields: Record<string, Sentence> = {};
  for (const issue of result.issues) {
    // A union hides what its branches said: the last branch is the one that takes real content.
    const deepest = issue.issues?.findLast((inner) => /^[a-z]+(:[\d.]+)*$/i.test(inner.message)) ?? issue;
    const name = issue.path?.map((step) => String(step.key)).join('.') ?? '';
    fields[name] ??= sentenceOf(deepest.message);
  }
  throw invalid(fields);
}
