// Makes a checkout ready to run: installs the pinned packages when they are missing or out of date.
// Plain JavaScript for Node 20 and newer, because it runs before the project's own Node is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.installed-from');
const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
const nodeOfTheProject = join(root, 'node_modules', '.bin', 'node');

const ready = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(nodeOfTheProject);
if (!ready) {
  console.error('Installing what Essor needs, once (about a minute)…');
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status !== 0) {
    console.error('The packages could not be installed. Check the network and the messages above, then try again.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
