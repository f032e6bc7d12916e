// Counts a ballot file: npm run tally -- FILE --method scottish
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import {
  type CountRecord,
  type FileContents,
  FileError,
  type Language,
  METHOD_NAMES,
  type MethodChoice,
  type MethodName,
  PRESETS,
  TallyError,
  type TieRule,
  asMethod,
  count,
  explain,
  outcomeSentence,
  picture,
  readBlt,
  readCsv,
  readExport,
  readPabulib,
  readPreflib,
  replay,
  ruleWords,
  sentences,
  tableText,
  tables,
} from '@essor/tally';
import { readText } from './text.ts';

const HELP = `Usage: npm run tally -- FILE --method NAME [options]

FILE    .blt, .pb (Pabulib), .soc .soi .toc .toi (PrefLib), .csv (ranks, scores or marks), .json (Essor's export)

--method NAME       ${METHOD_NAMES.join(' ')
  .replace(/(.{1,76})( |$)/g, '$1\n                    ')
  .trimEnd()}
--seats N           seats (the file's own number otherwise)
--ties RULES        previous, lot:SEED, order:ID/ID/…, listed, refuse; several with commas, tried in order
--rule NAME=VALUE   any other rule of the method (as JSON or text); may be repeated
--cells MEANING     what a CSV file holds: ranks, scores or marks
--seed SEED         the seed of the method “lot”
--budget AMOUNT     the budget (the file's own otherwise)
--eligible N, --present N
--json              the whole record; --table the figures; --svg the picture (otherwise sentences)
--lang en|fr        the language of sentences, tables and pictures
--replay RECORD     check a record (JSON) against the ballots of FILE instead of counting
--help              this text

Exit: 0 done; 1 a record that does not agree, or an election that cannot be counted so; 2 a broken file or command.
`;

class UsageError extends Error {}

type Options = Map<string, string[]>;

const WITH_VALUE = new Set([
  'method',
  'seats',
  'ties',
  'rule',
  'cells',
  'seed',
  'budget',
  'eligible',
  'present',
  'lang',
  'replay',
]);
const ALONE = new Set(['json', 'table', 'svg', 'help']);

function readOptions(words: readonly string[]): { file: string | undefined; options: Options } {
  const options: Options = new Map();
  const files: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    const cut = word.indexOf('=');
    const name = word.slice(2, cut < 0 ? undefined : cut);
    if (ALONE.has(name)) options.set(name, ['']);
    else if (WITH_VALUE.has(name)) {
      const value = cut < 0 ? words[++at] : word.slice(cut + 1);
      if (value === undefined) throw new UsageError(`--${name} needs a value`);
      options.set(name, [...(options.get(name) ?? []), value]);
    } else throw new UsageError(`--${name} is not an option; --help lists them`);
  }
  if (files.length > 1) throw new UsageError('give one file');
  return { file: files[0], options };
}

function isMethodName(name: string): name is MethodName {
  return METHOD_NAMES.some((own) => own === name);
}

const SCORED = new Set<MethodName>(['score', 'star', 'dots', 'majority-judgment']);
const RANKED = new Set<MethodName>([
  'irv',
  'schulze',
  'ranked-pairs',
  'minimax',
  'borda',
  'scottish',
  'wigm',
  'wigm-prf',
  'cfer',
  'minneapolis',
  'meek',
  'meek-prf',
  'warren',
]);

function readContents(file: string, options: Options): FileContents {
  const text = readText(file);
  switch (extname(file).toLowerCase()) {
    case '.blt':
      return readBlt(text);
    case '.pb':
      return readPabulib(text);
    case '.soc':
    case '.soi':
    case '.toc':
    case '.toi':
      return readPreflib(text);
    case '.json':
      return readExport(text);
    case '.csv':
    case '.tsv': {
      const [cells] = options.get('cells') ?? [];
      const [name = ''] = options.get('method') ?? [];
      if (cells === 'ranks' || cells === 'scores' || cells === 'marks') return readCsv(text, cells);
      if (cells !== undefined) throw new UsageError('--cells is ranks, scores or marks');
      return readCsv(
        text,
        isMethodName(name) && SCORED.has(name) ? 'scores' : isMethodName(name) && RANKED.has(name) ? 'ranks' : 'marks',
      );
    }
    default:
      throw new UsageError(`the ending of ${file} says no format; --help lists them`);
  }
}

function readTies(text: string): TieRule[] {
  return text.split(',').map((word): TieRule => {
    const cut = word.indexOf(':');
    const by = cut < 0 ? word : word.slice(0, cut);
    const rest = cut < 0 ? '' : word.slice(cut + 1);
    if (by === 'previous' || by === 'listed' || by === 'refuse') return { by };
    if (by === 'lot' && rest !== '') return { by, seed: rest };
    if (by === 'order' && rest !== '') return { by, order: rest.split('/') };
    throw new UsageError(`“${word}” is not a tie rule: previous, lot:SEED, order:ID/ID/…, listed or refuse`);
  });
}

function number(options: Options, name: string): number | undefined {
  const [text] = options.get(name) ?? [];
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} must be a whole number`);
  return Number(text);
}

/** What files call a method that has another name here. */
const NAMES: Readonly<Record<string, MethodName>> = {
  scotland: 'scottish',
  mpls: 'minneapolis',
  greedy: 'budget-greedy',
  equalshares: 'budget-equal-shares',
};

/** The method that the command asks for, over what the file says. */
function readMethod(contents: FileContents, options: Options): MethodChoice {
  const asked =
    options.get('method')?.[0] ?? contents.method?.name ?? NAMES[contents.said?.rule ?? ''] ?? contents.said?.rule;
  if (asked === undefined || asked === '') throw new UsageError('say the method with --method; --help lists them');
  if (!isMethodName(asked)) throw new UsageError(`there is no method “${asked}”; --help lists them`);
  const preset = PRESETS[asked];
  const own = contents.method?.name === asked ? contents.method : {};
  const rules: Record<string, unknown> = { ...own, name: asked };
  const seats = number(options, 'seats') ?? contents.seats;
  if ('seats' in preset && seats !== undefined) rules.seats = seats;
  const [ties] = options.get('ties') ?? [];
  if ('ties' in preset) {
    if (ties !== undefined) rules.ties = readTies(ties);
    else if (contents.tieOrder)
      rules.ties = [...preset.ties.filter((tie) => tie.by === 'previous'), { by: 'order', order: contents.tieOrder }];
  }
  const [budget = contents.budget] = options.get('budget') ?? [];
  if ('budget' in preset && budget !== undefined) rules.budget = budget;
  const [seed] = options.get('seed') ?? [];
  if ('seed' in preset && seed !== undefined) rules.seed = seed;
  for (const rule of options.get('rule') ?? []) {
    const cut = rule.indexOf('=');
    if (cut < 1) throw new UsageError('--rule is NAME=VALUE');
    const name = rule.slice(0, cut);
    if (name === 'name' || !Object.hasOwn(preset, name)) throw new UsageError(`“${asked}” has no rule “${name}”`);
    rules[name] = ruleValue(rule.slice(cut + 1), Reflect.get(preset, name));
  }
  // The arithmetic decides whether a quota must be exceeded, unless it is said.
  if ('arithmetic' in preset && rules.arithmetic !== undefined && rules.elected === undefined)
    rules.elected = JSON.stringify(rules.arithmetic).includes('"fixed"') ? 'reaches' : 'exceeds';
  return asMethod(rules);
}

function ruleValue(text: string, like: unknown): unknown {
  if (typeof like === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function run(words: readonly string[]): number {
  const { file, options } = readOptions(words);
  if (options.has('help')) {
    process.stdout.write(HELP);
    return 0;
  }
  if (file === undefined) throw new UsageError('give a ballot file; --help says more');
  const language: Language = options.get('lang')?.[0] === 'fr' ? 'fr' : 'en';
  const contents = readContents(file, options);
  const [recorded] = options.get('replay') ?? [];
  if (recorded !== undefined) return check(recorded, contents);
  const counts = { eligible: number(options, 'eligible'), present: number(options, 'present') };
  const record = count({
    ...contents,
    method: readMethod(contents, options),
    ...(counts.eligible === undefined ? {} : { eligible: { n: BigInt(counts.eligible), d: 1n } }),
    ...(counts.present === undefined ? {} : { present: { n: BigInt(counts.present), d: 1n } }),
  });
  process.stdout.write(`${written(record, options, language)}\n`);
  return 0;
}

function written(record: CountRecord, options: Options, language: Language): string {
  if (options.has('json')) return JSON.stringify(record, null, 1);
  if (options.has('svg')) return picture(record, language);
  if (options.has('table')) return `${tableText(tables(record, language))}\n\n${outcomeSentence(record, language)}`;
  const { method, rules } = ruleWords(record, language);
  const byDefault = language === 'fr' ? ' (par défaut)' : ' (by default)';
  const told = rules.map((rule) => `  ${rule.rule}: ${rule.value}${rule.byDefault ? byDefault : ''}`);
  const rounds = sentences(record, language).map((round) =>
    [round.title, ...round.sentences.map((line) => `  ${line}`)].join('\n'),
  );
  return [
    ...(record.title === '' ? [] : [record.title]),
    method,
    ...told,
    '',
    ...rounds,
    '',
    outcomeSentence(record, language),
  ].join('\n');
}

function check(path: string, contents: FileContents): number {
  const record = readRecord(path);
  const result = replay(record, contents.ballots);
  if (result.agrees) {
    console.log('The record agrees with the ballots.');
    return 0;
  }
  for (const { at, recorded, counted } of result.differences)
    console.log(`${at}: the record says ${recorded}, the count ${counted}`);
  return 1;
}

function readRecord(path: string): CountRecord {
  const text = readFileSync(path, 'utf8');
  try {
    const value: CountRecord = JSON.parse(text);
    if (value.format === 'essor.tally/1') return value;
  } catch {
    throw new FileError(1, `${path} is not JSON`);
  }
  throw new FileError(1, `${path} is not a record of a count`);
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  const french = process.argv.some(
    (word, at, all) => word === '--lang=fr' || (word === 'fr' && all[at - 1] === '--lang'),
  );
  if (error instanceof TallyError) {
    console.error(explain(error, french ? 'fr' : 'en'));
    process.exitCode = error instanceof FileError ? 2 : 1;
  } else if (
    error instanceof UsageError ||
    (error instanceof Error &&
      'code' in error &&
      (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'EACCES'))
  ) {
    console.error(error.message);
    process.exitCode = 2;
  } else throw error;
}
