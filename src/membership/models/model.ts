import type { MandateRole } from '../schema.ts';

type Locale = 'en' | 'fr';

/** The same in both languages of the server. */
export type Told<T = string> = Readonly<Record<Locale, T>>;

/**
 * A legal form of a co-operative, as it was on a day. Pointers for those who found one, not legal advice: figures and
 * laws change, so each carries its date and its sources.
 */
export interface CoopModel {
  readonly key: string;
  readonly name: Told;
  /** One or two sentences in plain words: for whom it is, and what it asks. */
  readonly words: Told;
  /** ISO 3166 code of the country whose law it is; null for none in particular. */
  readonly country: string | null;
  readonly law: Told;
  /** The day on which it was written down. */
  readonly asOf: string;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  /** What the law asks, one sentence each. */
  readonly asks: Told<readonly string[]>;
  readonly classes: readonly { readonly key: string; readonly name: Told; readonly description: Told }[];
  /** Classes that may vote in colleges, with the least and the most of all votes that each may carry. */
  readonly colleges: { readonly least: string; readonly most: string } | null;
  readonly questions: readonly { readonly question: Told; readonly required: boolean }[];
  readonly mandates: readonly { readonly title: Told; readonly role: MandateRole | null; readonly months: number }[];
  /** Bylaws in Markdown; what the founders fill in stands in [square brackets]. */
  readonly bylaws: Told;
}
