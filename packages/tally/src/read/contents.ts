import type { Ballot, Candidate } from '../ballot.ts';
import type { Fraction } from '../fraction.ts';
import type { MethodChoice, NumberText } from '../method.ts';

/** What a ballot file says. */
export type FileContents = {
  readonly title: string;
  readonly candidates: readonly Candidate[];
  readonly ballots: readonly Ballot[];
  readonly seats?: number;
  /** A tie-breaking order that the file gives, by identifier. */
  readonly tieOrder?: readonly string[];
  readonly budget?: NumberText;
  /** The method that the file asks for, and other things it says about the count. */
  readonly method?: MethodChoice;
  readonly said?: Readonly<Record<string, string>>;
  readonly eligible?: Fraction;
  readonly present?: Fraction;
};
