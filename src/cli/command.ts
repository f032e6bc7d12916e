import type { Config } from '#config';
import type { Locale, Messages } from '#i18n';

/** One word after `essor`: what it takes and what it does. Its sentences stand in `i18n/cli`. */
export interface Command {
  readonly name: string;
  /** What follows the name, as help shows it: `FILE`, `HANDLE`. */
  readonly words: string;
  readonly fewestWords: number;
  readonly mostWords: number;
  /** Name → what its value is called in help; null for a switch. */
  readonly options: Readonly<Record<string, string | null>>;
  /** What to type, shown by help as it is. */
  readonly sample?: (locale: Locale) => readonly string[];
  run(call: Call): Promise<Report>;
}

export interface Call {
  readonly config: Config;
  readonly m: Messages;
  readonly locale: Locale;
  readonly words: readonly string[];
  /** The value of an option that was given and is not empty. */
  option(name: string): string | undefined;
  switched(name: string): boolean;
  readonly terminal: Terminal;
}

/** Where a command is called from. */
export interface Terminal {
  /** Whether somebody can be asked. */
  readonly interactive: boolean;
  /** Says how it goes, beside the result. */
  say(line: string): void;
  ask(question: string): Promise<string>;
  /** Asks without showing what is typed. */
  askSecret(question: string): Promise<string>;
  /** Everything that comes in. */
  input(): Promise<string>;
}

/** What came of a command: for people, and the same for programs (`--json`). */
export interface Report {
  readonly lines: readonly string[];
  readonly data: object;
  /** False when it ran and found something wrong: exit code 1. */
  readonly ok?: boolean;
}

/** The command was called in a way that makes no sense: exit code 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** It makes sense and cannot be done, for a reason that is said in a sentence: exit code 1. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
}
