// The tests, several files to a process and a process more than there are cores: loading the program costs a second,
// and a browser or a database is waited for often.
import { spawn } from 'node:child_process';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../src/db/embedded.ts';
import { scratchFolder } from '../test/scratch.ts';

/** One PostgreSQL for all test files; each test makes its own databases in it. No file may last `longestMs`. */
export async function runTests(longestMs: number, env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const folder = await scratchFolder('essor-ci-');
  const postgres = await startPostgres({ dataFolder: folder, log: () => {}, lasting: false });
  const slowest = join(folder, 'slowest');
  try {
    const good = await runProcesses(await processes(folder, longestMs), slowest, {
      ...process.env,
      ...env,
      ESSOR_TEST_POSTGRES: JSON.stringify(postgres.connection),
    });
    console.log(`\nThe slowest files:\n${await readFile(slowest, 'utf8').catch(() => '')}`);
    return good;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function runProcesses(programs: readonly string[], slowest: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--import=./scripts/tsx.mjs',
    '--import=./test/seed.ts',
    '--test',
    `--test-concurrency=${availableParallelism() + 1}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/slowest-files.ts',
    `--test-reporter-destination=${slowest}`,
  ];
  const child = spawn(process.execPath, [...args, ...programs], { stdio: ['ignore', 'inherit', 'inherit'], env });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Writes the program of each process, what takes long first, so that nothing long is left alone at the end. */
async function processes(folder: string, longestMs: number): Promise<string[]> {
  const files = await testFiles();
  const journeys = files.filter(({ path }) => path.startsWith(join('test', 'browser')));
  const experiments = files.filter(({ path }) => path.startsWith('test') && !path.startsWith(join('test', 'browser')));
  const rest = files.filter(({ path }) => !path.startsWith('test'));
  const shares = [...deal(experiments, 4), ...deal(journeys, 8), ...deal(rest, 16)];
  const programs = join(folder, 'programs');
  await mkdir(programs);
  const runner = join(import.meta.dirname, '..', 'test', 'process.ts');
  return Promise.all(
    shares.map(async (share, n) => {
      const path = join(programs, `${String(n + 1).padStart(2, '0')}.mjs`);
      const list = JSON.stringify(share.map((file) => file.path));
      await writeFile(path, `import { runFiles } from ${JSON.stringify(runner)};\nrunFiles(${list}, ${longestMs});\n`);
      return path;
    }),
  );
}

interface TestFile {
  path: string;
  bytes: number;
}

/** Shares files out so that each share has about as many bytes, which says roughly how long it takes. */
function deal(files: readonly TestFile[], shares: number): TestFile[][] {
  const dealt = Array.from({ length: shares }, () => ({ bytes: 0, files: [] as TestFile[] }));
  for (const file of files.toSorted((a, b) => b.bytes - a.bytes)) {
    const least = dealt.reduce((a, b) => (b.bytes < a.bytes ? b : a));
    least.files.push(file);
    least.bytes += file.bytes;
  }
  return dealt.map((share) => share.files).filter((share) => share.length > 0);
}

async function testFiles(): Promise<TestFile[]> {
  const found: TestFile[] = [];
  for (const folder of ['packages', 'src', 'checks', 'test']) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
      const path = join(entry.parentPath, entry.name);
      if (/\.test\.tsx?$/.test(entry.name) && !path.includes('node_modules'))
        found.push({ path, bytes: (await stat(path)).size });
    }
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
