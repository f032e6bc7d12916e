import type { Locale, Messages } from '#i18n';
import type { Command } from './command.ts';

const columns = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
};

/** What stands after `essor --help`. */
export function overview(commands: readonly Command[], m: Messages): string {
  const rows = commands.map(({ name, words }) => [`${name} ${words}`.trim(), m.cli.commands[name]!.summary] as const);
  return [m.cli.usage, '', ...columns(rows), '', m.cli.everyCommand].join('\n');
}

/** What stands after `essor NAME --help`. */
export function helpOf(command: Command, m: Messages, locale: Locale): string {
  const said = m.cli.commands[command.name]!;
  const rows = [
    ...Object.entries(command.options).map(
      ([name, value]) => [value === null ? `--${name}` : `--${name} ${value}`, said.options?.[name] ?? ''] as const,
    ),
    ['--json', m.cli.json] as const,
  ];
  return [
    `essor ${command.name} ${command.words}`.trim(),
    '',
    said.summary,
    ...(said.more ? ['', ...said.more] : []),
    ...(command.sample ? ['', ...command.sample(locale).map((line) => `  ${line}`.trimEnd())] : []),
    '',
    ...columns(rows),
  ].join('\n');
}
