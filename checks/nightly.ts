import type { Config } from '#config';
import type { Db, Transact } from '#db';
import { defineJob } from '#jobs';
import type { Live } from '#live';
import { changeSetting } from '#settings';
import { runChecks } from './checks.ts';

const DAY_MS = 86_400_000;

interface Needs {
  readonly config: Config;
  readonly db: Db;
  readonly transact: Transact;
  readonly live: Live;
  readonly log: (line: string) => void;
}

/** Runs every check once a day, says what does not hold, and keeps the result for all to see. */
export const checkNightly = defineJob<Needs, Record<string, never>>({
  name: 'checks.nightly',
  every: DAY_MS,
  async run({ config, db, transact, live, log }) {
    const findings = await runChecks({ db, dataFolder: config.dataFolder });
    const broken = findings
      .filter(({ violations }) => violations > 0)
      .map(({ name, violations }) => ({ name, violations }));
    for (const { name, violations } of broken) log(`check does not hold: ${name} (${violations})`);
    await transact((tx) =>
      changeSetting(tx, null, 'lastCheck', { at: tx.now.toISOString(), checks: findings.length, broken }),
    );
    live.publish('settings', 'changed');
  },
});
