import { runChecks } from '../../../checks/checks.ts';
import type { Command } from '../command.ts';
import { openHouse } from '../house.ts';

export const check: Command = {
  name: 'check',
  words: '',
  fewestWords: 0,
  mostWords: 0,
  options: {},
  async run({ config, m, terminal }) {
    await using house = await openHouse(config, m, terminal.say);
    const findings = await runChecks({ db: house.database.db, dataFolder: config.dataFolder });
    const broken = findings.filter(({ violations }) => violations > 0);
    return {
      ok: broken.length === 0,
      lines: [
        ...findings.map(({ name, violations }) => `${violations === 0 ? '✓' : '✗'} ${name}`),
        ...broken.flatMap(({ name, violations, examples }) => [
          '',
          m.cli.check.broken(name, violations),
          ...examples.map((row) => `  ${JSON.stringify(row)}`),
        ]),
        '',
        broken.length === 0
          ? m.cli.check.allHold(findings.length)
          : m.cli.check.someBroken(broken.length, findings.length),
      ],
      data: { ok: broken.length === 0, findings },
    };
  },
};
