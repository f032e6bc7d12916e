import type { Messages } from '#i18n';

/** A sentence that is chosen when the reader's language is known. */
export type Sentence = (m: Messages) => string;

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503 | 507;

/**
 * The program says no and what to do about it. Thrown by verbs; each face renders it:
 * beside the field on a page, as `{error}` in JSON.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: RefusalStatus;
  readonly sentence: Sentence;
  /** Field name → sentence, when the fault lies in what was filled in. */
  readonly fields: Readonly<Record<string, Sentence>>;
  /** Seconds to wait before trying again, for 429 and 503. */
  readonly retryAfter: number | undefined;

  constructor(
    status: RefusalStatus,
    sentence: Sentence,
    more: { fields?: Record<string, Sentence>; retryAfter?: number } = {},
  ) {
    super(`refused with ${status}`);
    this.status = status;
    this.sentence = sentence;
    this.fields = more.fields ?? {};
    this.retryAfter = more.retryAfter;
  }
}

/** What is not there, and what one may not know is there, answer alike. */
export const notFound = (): Refusal => new Refusal(404, (m) => m.errors.notFound);

export const notAllowed = (): Refusal => new Refusal(403, (m) => m.errors.notAllowed);

/** One or more fields were not filled in as they should be. */
export const invalid = (fields: Record<string, Sentence>): Refusal =>
  new Refusal(422, (m) => m.errors.checkFields(Object.keys(fields).length), { fields });
