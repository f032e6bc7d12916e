import { Refusal, type Sentence, invalid } from '#refusal';

const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';

/**
 * Where nothing was filled in, says what belongs there instead of “fill this in”: in a list of faults
 * at the top of a page the field is not beside its sentence.
 * @throws Refusal what `parse` refuses, so worded.
 */
export function wordingWhatIsMissing<T>(
  raw: Readonly<Record<string, unknown>>,
  sentences: Readonly<Record<string, Sentence>>,
  parse: () => T,
): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error;
    const missing = Object.entries(sentences).filter(([field]) => field in error.fields && isBlank(raw[field]));
    throw invalid({ ...error.fields, ...Object.fromEntries(missing) });
  }
}
