import { type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';

/** A rule that can be cited: a paragraph of what the members adopted, or of the rules of the place. */
export interface Rule {
  /** What names it for good: `code-of-conduct/charter@2#3`, `house/1`. */
  readonly key: string;
  /** As it reads now. */
  readonly words: string;
}

/** The rules of the place, which hold before members adopt any: by their number, `house/1`. */
export const houseRules = (locale: Locale): readonly Rule[] =>
  messagesFor(locale).accounts.about.rules.list.map(([rule, more], i) => ({
    key: `house/${i + 1}`,
    words: `${rule} ${more}`,
  }));

/** What the verbs are told of the house they work in: the rules stand above this module. */
export interface House {
  readonly rules: readonly Rule[];
  /** Where people reach this server. */
  readonly origin: string;
}

/** A voting member who may be drawn as a juror. */
export interface Voter {
  readonly person: Id<'person'>;
  /** In the register. */
  readonly number: number;
}

const DAY_MS = 86_400_000;
export const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS);

/** A claim that nobody renews lapses, so that no case lies with somebody who is away. */
export const CLAIM_HOURS = 8;
/** At least six months, as the Digital Services Act asks of platforms (Regulation (EU) 2022/2065, Art. 20(1)). */
export const APPEAL_DAYS = 183;
/** How long an appeal waits for an answer, and then for its jury. */
export const ANSWER_DAYS = 7;
export const JURY_DAYS = 7;
export const JURORS = 5;
/** Words of reports and notes are erased so long after their case is closed. */
export const KEPT_DAYS = 365;
