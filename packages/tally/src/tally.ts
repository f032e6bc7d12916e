// The front door of the package: everything that others may use.
export type {
  ApprovalBallot,
  Ballot,
  Candidate,
  Place,
  Rank,
  RankingBallot,
  ScoreBallot,
  Stance,
  StanceBallot,
} from './ballot.ts';
export { count } from './count.ts';
export { type Election, ballotDigest } from './election.ts';
export { type Fraction, ONE, ZERO, decimalText, fraction, fractionText, ratio } from './fraction.ts';
export { type Drawn, drawLots } from './lot.ts';
export type { ArithmeticRule, Method, MethodChoice, MethodName, NumberText, TieRule } from './method.ts';
export { METHOD_NAMES, PRESETS, asMethod, complete } from './presets.ts';
export { FileError, type Language, type ProblemCode, TallyError, explain } from './problem.ts';
export { readBlt } from './read/blt.ts';
export type { FileContents } from './read/contents.ts';
export type { CountRecord, Outcome, Round, Step } from './record.ts';
export { type Difference, type Replay, replay } from './replay.ts';
export { supportFloor } from './threshold.ts';
export { type CsvMeaning, readCsv } from './read/csv.ts';
export { readExport, writeExport } from './read/export.ts';
export { readPabulib } from './read/pabulib.ts';
export { readPreflib } from './read/preflib.ts';
export { picture } from './write/picture.ts';
export { type RuleWords, ruleWords } from './write/rules.ts';
export { type RoundWords, outcomeSentence, sentences } from './write/sentences.ts';
export { type Table, tableText, tables } from './write/table.ts';
