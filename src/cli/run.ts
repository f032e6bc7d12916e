import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '#config';
import { type Locale, type Messages, isLocale, messagesFor } from '#i18n';
import { Refusal } from '#refusal';
import { type Call, type Command, Misuse, type Terminal } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, overview } from './help.ts';

export interface Outside {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Writes the result. */
  print(text: string): void;
}

/** The language of a terminal, by the variables of POSIX (XBD §8.2). */
export function localeOf(env: Outside['env']): Locale {
  const language = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').slice(0, 2).toLowerCase();
  return isLocale(language) ? language : 'en';
}

/**
 * Runs one command.
 * @returns the exit code: 0 done, 1 could not be done or found something wrong, 2 called wrongly.
 */
export async function runCommand(argv: readonly string[], outside: Outside): Promise<number> {
  const locale = localeOf(outside.env);
  const m = messagesFor(locale);
  const [name, ...rest] = argv;
  const json = rest.includes('--json');
  const fail = (code: number, sentence: string, more: object = {}): number => {
    if (json) outside.print(JSON.stringify({ error: sentence, ...more }));
    else outside.terminal.say(sentence);
    return code;
  };

  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    outside.print(overview(commands, m));
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) return fail(2, m.cli.noSuchCommand(name, commands.map((one) => one.name).join(', ')));
  if (rest.includes('--help') || rest.includes('-h')) {
    outside.print(helpOf(command, m, locale));
    return 0;
  }
  try {
    const call = {
      ...readArguments(command, rest, m),
      config: readConfig(outside.env),
      m,
      locale,
      terminal: outside.terminal,
    };
    const { lines, data, ok = true } = await command.run(call);
    outside.print(json ? JSON.stringify(data) : lines.join('\n'));
    return ok ? 0 : 1;
  } catch (error) {
    if (error instanceof Misuse) return fail(2, `${error.message}\n${m.cli.seeHelp(command.name)}`);
    if (error instanceof ConfigError) return fail(2, error.message);
    if (error instanceof Refusal) {
      const fields = Object.entries(error.fields).map(([field, say]) => [field, say(m)] as const);
      if (fields.length === 0) return fail(1, error.sentence(m));
      const sentences = fields.map(([field, sentence]) => `${FLAGS[field] ?? field}: ${sentence}`);
      return fail(2, sentences.join('\n'), { fields: Object.fromEntries(fields) });
    }
    if (isExpected(error)) return fail(1, error.message);
    throw error;
  }
}

// Where an input's name is not its option's.
const FLAGS: Readonly<Record<string, string>> = {
  name: '--name',
  purpose: '--purpose',
  locale: '--language',
  stage: '--stage',
  displayName: '--steward',
  handle: '--handle',
  email: '--email',
  title: '--title',
  summary: '--summary',
  story: '--story',
  target: '--target',
  place: '--place',
  picture: '--picture',
};

const isExpected = (error: unknown): error is Error =>
  error instanceof Error && ['CannotDo', 'CannotStart'].includes(error.name);

function readArguments(
  command: Command,
  rest: readonly string[],
  m: Messages,
): Pick<Call, 'words' | 'option' | 'switched'> {
  const options = Object.fromEntries(
    [...Object.entries(command.options), ['json', null] as const].map(([name, value]) => [
      name,
      { type: value === null ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const parsed = (() => {
    try {
      return parseArgs({ args: withSignedWords(rest), options, allowPositionals: true, strict: true });
    } catch (error) {
      throw new Misuse(faultOf(error, m), { cause: error });
    }
  })();
  const { positionals: words, values } = parsed;
  if (words.length < command.fewestWords) throw new Misuse(m.cli.tooFewWords(command.words));
  if (words.length > command.mostWords) throw new Misuse(m.cli.tooManyWords(words.slice(command.mostWords).join(' ')));
  return {
    words,
    option: (name) => (typeof values[name] === 'string' && values[name].trim() !== '' ? values[name] : undefined),
    switched: (name) => values[name] === true,
  };
}

/** `-2h` is a word and not the options 2 and h. */
function withSignedWords(args: readonly string[]): string[] {
  const at = args.findIndex((word) => /^-\d/.test(word));
  return at < 0 ? [...args] : [...args.slice(0, at), ...args.slice(at + 1), '--', args[at]!];
}

function faultOf(error: unknown, m: Messages): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-{1,2}[^' ]+)/.exec(message)?.[1] ?? '';
  return /Unknown option/.test(message) ? m.cli.noSuchOption(option) : m.cli.wrongOption(option || message);
}
