// npm run bench -- NAME [options]: runs one program of bench/, which prints one JSON line.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../bench/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && readFileSync(new URL(name, folder), 'utf8').startsWith('// bench:'))
  .map((name) => name.slice(0, -3))
  .toSorted();

const [name, ...options] = process.argv.slice(2);
if (!name || name === '--help' || !names.includes(name)) {
  const asked = name && name !== '--help' ? `There is no bench “${name}”. ` : '';
  console.error(`${asked}Usage: npm run bench -- NAME\n`);
  for (const one of names) {
    const says = readFileSync(new URL(`${one}.ts`, folder), 'utf8')
      .split('\n')[0]!
      .slice('// bench:'.length)
      .trim();
    console.error(`  ${one.padEnd(12)} ${says}`);
  }
  process.exit(name === '--help' ? 0 : 2);
}
const { status } = spawnSync(process.execPath, [...process.execArgv, `bench/${name}.ts`, ...options], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
