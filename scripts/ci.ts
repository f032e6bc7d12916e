// Every check and every test, in one readable list. `npm test` and `npm run ci` run it whole;
// `node scripts/ci.ts types lint` runs the steps named.
import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '../src/db/embedded.ts';
import { scratchFolder } from '../test/scratch.ts';

/** No one file takes longer than this, unless it hangs. */
const MINUTES = 5 * 60_000;
const HOURS = 3 * 3_600_000;

const TSX = ['--disable-warning=ExperimentalWarning', '--import', './scripts/tsx.mjs'];

async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

async function testFiles(): Promise<string[]> {
  const found: string[] = [];
  for (const folder of ['packages', 'src', 'checks', 'test']) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
      if (/\.test\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
        found.push(join(entry.parentPath, entry.name));
    }
  }
  return found.toSorted();
}

/** One PostgreSQL for all test files; each file makes its own databases in it. */
async function tests(files: readonly string[], longestMs: number, counts: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const folder = await scratchFolder('essor-ci-');
  const postgres = await startPostgres({ dataFolder: folder, log: () => {} });
  const env = { ...counts, ESSOR_TEST_POSTGRES: JSON.stringify(postgres.connection) };
  try {
    return await run(
      process.execPath,
      [...TSX, '--import', './test/seed.ts', '--test', '--test-concurrency=2', `--test-timeout=${longestMs}`, ...files],
      env,
    );
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const bin = (name: string) => join('node_modules', '.bin', name);
const everyCheck: Record<string, () => Promise<boolean>> = {
  types: () => run(bin('tsc'), []),
  lint: () => run(bin('oxlint'), []),
  format: () => run(bin('oxfmt'), ['--check']),
  'dead code': () => run(bin('knip'), []),
  tests: async () => tests(await testFiles(), MINUTES),
};
/** The long experiments at their full counts; `tests` runs samples of them. */
const ordeal: Record<string, () => Promise<boolean>> = {
  ordeal: async () =>
    tests(await testFiles(), HOURS, { ESSOR_MUTATIONS: '2000', ESSOR_KILLS: '100', ESSOR_SEED: 'new' }),
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
