// Every check and every test, in one readable list. `npm test` and `npm run ci` run it whole;
// `node scripts/ci.ts types lint` runs the steps named.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runTests } from './tests.ts';

/** No one file takes longer than this, unless it hangs. */
const MINUTES = 5 * 60_000;
const HOURS = 3 * 3_600_000;

async function run(command: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

const bin = (name: string) => join('node_modules', '.bin', name);
const everyCheck: Record<string, () => Promise<boolean>> = {
  types: () => run(bin('tsc'), []),
  lint: () => run(bin('oxlint'), []),
  format: () => run(bin('oxfmt'), ['--check']),
  'dead code': () => run(bin('knip'), []),
  tests: () => runTests(MINUTES),
};
/** The long experiments at their full counts; `tests` runs samples of them. */
const ordeal: Record<string, () => Promise<boolean>> = {
  ordeal: () => runTests(HOURS, { ESSOR_MUTATIONS: '2000', ESSOR_KILLS: '100', ESSOR_SEED: 'new' }),
};

const asked = process.argv.slice(2);
const steps = { ...everyCheck, ...ordeal };
const unknown = asked.find((name) => !(name in steps));
if (unknown) {
  console.error(`There is no step “${unknown}”. Steps: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
for (const [name, step] of Object.entries(asked.length > 0 ? steps : everyCheck)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const begun = Date.now();
  console.log(`\n▸ ${name}`);
  const good = await step();
  console.log(`${good ? '✔' : '✖'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  if (!good) process.exit(1);
}
