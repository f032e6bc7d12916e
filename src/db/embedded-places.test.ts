import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { asUser } from './as-user.ts';
import { ask, emptyFolder, processesOf, runProgram, start } from './embedded.testing.ts';
import { findBinaries } from './postgres-binaries.ts';

const packaged = (await findBinaries()).folder;
const isRoot = process.getuid?.() === 0;
const works = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** A command that makes what follows root, when we are not: in a user namespace, where the machine lets us. */
const becomeRoot = isRoot ? [] : ['unshare', '--user', '--map-root-user', '--'];
const canBeRoot = isRoot || works('unshare', '--user', '--map-root-user', '--', 'true');
const rootPrefix = canBeRoot ? becomeRoot : [];

test('under a folder that is closed to others, also when root starts it', async (t) => {
  const dataFolder = emptyFolder(t, 'closed/data');
  mkdirSync(dirname(dataFolder), { mode: 0o700 });
  const program = runProgram(dataFolder, {
    run: (command, args, options) => {
      const [first = command, ...rest] = [...rootPrefix, command, ...args];
      return spawn(first, rest, options);
    },
  });
  const connection = await program.started;
  assert.deepEqual(await ask({ connection }, 'select 1'), ['1']);
  assert.equal(statSync(join(dataFolder, 'postgres')).uid, process.getuid?.());
  program.child.send('stop');
  await once(program.child, 'close');
  assert.equal(processesOf(dataFolder).length, 0);
});

test('an ordinary user runs it as itself', async (t) => {
  const dataFolder = emptyFolder(t);
  const as = asUser(dirname(dataFolder), packaged);
  chownSync(dirname(dataFolder), as.owner.uid, as.owner.gid);
  const program = runProgram(dataFolder, { run: as.spawn });
  const connection = await program.started;
  assert.deepEqual(await ask({ connection }, 'select 1'), ['1']);
  for (const folder of [dataFolder, join(dataFolder, 'postgres'), connection.host]) {
    assert.equal(statSync(folder).uid, as.owner.uid);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
  }
  program.child.send('stop');
  await once(program.child, 'close');
});

test('the data follow when the folder is closed to others and opened again', async (t) => {
  const dataFolder = emptyFolder(t);
  const parent = dirname(dataFolder);
  const owners: number[] = [];
  for (const [mode, expected] of [
    [0o755, ['kept']],
    [0o700, ['kept', 'kept']],
    [0o755, ['kept', 'kept', 'kept']],
  ] as const) {
    chmodSync(parent, mode);
    const server = await start(dataFolder);
    await ask(server, 'create table if not exists note (text text)', "insert into note values ('kept')");
    assert.deepEqual(await ask(server, 'select text from note'), expected);
    owners.push(statSync(join(dataFolder, 'postgres')).uid);
    await server.stop();
  }
  assert.equal(owners[1], process.getuid?.());
  assert.equal(owners[0], owners[2]);
});

test('a root that can run it as nobody else is told what to do', async (t) => {
  const dataFolder = emptyFolder(t);
  const parent = dirname(dataFolder);
  mkdirSync(dataFolder);
  // A folder that is closed to root itself once root has lost its powers, or to the present user.
  if (isRoot) chownSync(parent, 12_345, 12_345);
  chmodSync(parent, isRoot ? 0o700 : 0o600);
  const refused = await start(dataFolder).catch((error: unknown) => error);
  chmodSync(parent, 0o700);
  await assert.rejects(Promise.reject(refused), (error: Error) => {
    assert.equal(error.name, 'CannotStart');
    assert.match(error.message, /ESSOR_DATA/);
    if (isRoot) {
      assert.match(error.message, /refuses to run as root/);
      assert.match(error.message, /a user who is not root/);
      assert.ok(error.message.includes(`${parent}.`));
    }
    return true;
  });
});

test("a database that belongs to another user is that user's, and the present one is told", async (t) => {
  const dataFolder = emptyFolder(t);
  mkdirSync(join(dataFolder, 'postgres'), { recursive: true, mode: 0o755 });
  writeFileSync(join(dataFolder, 'postgres', 'PG_VERSION'), '18\n');
  const as = asUser(dataFolder, packaged);
  const owner = isRoot ? as.owner : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  chownSync(dataFolder, owner.uid, owner.gid);
  if (isRoot) chownSync(join(dataFolder, 'postgres'), 12_345, 12_345);
  const { started } = runProgram(dataFolder, { run: as.spawn });
  await assert.rejects(
    started,
    isRoot ? /belongs to another user \(number \d+\).*sudo chown -R/ : /could not run|belong/,
  );
});

for (const [what, inner] of [
  ['longer than a socket may have', `${'long/'.repeat(30)}data`],
  ['with spaces, quotes, commas and accents', `it's "À côté", 100 % {here}/data`],
] as const) {
  test(`a path ${what}`, async (t) => {
    const dataFolder = emptyFolder(t, inner);
    const server = await start(dataFolder);
    assert.deepEqual(await ask(server, 'select 1'), ['1']);
    const { host } = server.connection;
    assert.ok(Buffer.byteLength(join(host, '.s.PGSQL.5432')) <= 107);
    assert.equal(statSync(host).mode & 0o777, 0o700);
    await server.stop();
    assert.equal(existsSync(host), false);
  });
}

const OTHERS = '/usr/lib/postgresql';
const installed = existsSync(OTHERS) ? readdirSync(OTHERS).map((version) => join(OTHERS, version, 'bin')) : [];

for (const binFolder of [packaged, ...installed.filter((folder) => existsSync(join(folder, 'initdb')))]) {
  test(`the programs that ESSOR_POSTGRES_BIN names: ${binFolder === packaged ? 'the packaged ones' : binFolder}`, async (t) => {
    const dataFolder = emptyFolder(t);
    const first = await start(dataFolder, { binFolder });
    await ask(first, 'create table note (text text)', "insert into note values ('kept')");
    assert.ok((await ask(first, 'show server_version'))[0]?.startsWith(first.version));
    await first.stop();
    const second = await start(dataFolder, { binFolder });
    assert.deepEqual(await ask(second, "select lower('ÉLAN'), text from note"), ['élan']);
  });
}

/** Programs that only say something, as a PostgreSQL would. */
function pretence(folder: string, version: string, initdb: string): string {
  const binFolder = join(folder, 'bin');
  mkdirSync(binFolder, { recursive: true });
  writeFileSync(join(binFolder, 'postgres'), `#!/bin/sh\necho 'postgres (PostgreSQL) ${version}'\n`, { mode: 0o755 });
  writeFileSync(join(binFolder, 'initdb'), `#!/bin/sh\necho '${initdb}' >&2\nexit 1\n`, { mode: 0o755 });
  return binFolder;
}

test('programs that are missing, too old or broken are refused by a sentence', async (t) => {
  const dataFolder = emptyFolder(t);
  const parent = dirname(dataFolder);
  await assert.rejects(start(dataFolder, { binFolder: '/nowhere' }), {
    name: 'CannotStart',
    message: /^ESSOR_POSTGRES_BIN=\/nowhere has no program "postgres"\. Name the folder/,
  });
  await assert.rejects(
    start(dataFolder, { binFolder: pretence(parent, '14.2', '') }),
    /is 14\.2\. Essor needs PostgreSQL 15 or newer/,
  );
  await assert.rejects(
    start(dataFolder, { binFolder: pretence(parent, '18.4', 'initdb: error: something odd') }),
    /PostgreSQL could not run in .*: initdb: error: something odd/,
  );
  writeFileSync(join(parent, 'bin', 'postgres'), '#!/nowhere/sh\n', { mode: 0o755 });
  await assert.rejects(start(dataFolder, { binFolder: join(parent, 'bin') }), /does not run here/);
  assert.deepEqual(readdirSync(dataFolder), ['program.lock']);
});

test('data of another major version, or no data at all, are left alone with a sentence', async (t) => {
  const dataFolder = emptyFolder(t);
  await (await start(dataFolder)).stop();
  const directory = join(dataFolder, 'postgres');
  for (const version of ['14', '99']) {
    writeFileSync(join(directory, 'PG_VERSION'), `${version}\n`);
    await assert.rejects(start(dataFolder), (error: Error) => {
      assert.match(
        error.message,
        new RegExp(`written by PostgreSQL ${version},.*is PostgreSQL 18, which cannot read it`),
      );
      assert.match(error.message, /ESSOR_POSTGRES_BIN.*backup.*restore/);
      return true;
    });
  }
  const other = emptyFolder(t);
  mkdirSync(join(other, 'postgres'), { recursive: true });
  writeFileSync(join(other, 'postgres', 'holiday.jpg'), '');
  await assert.rejects(start(other), /holds files but no database/);
});

const FILL = `
  import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
  import { startPostgres } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)};
  const [dataFolder, disk] = process.argv.slice(1);
  const attempt = async () => {
    try {
      const server = await startPostgres({ dataFolder, log() {} });
      await server.stop();
      return 'started';
    } catch (error) {
      return error.name + ': ' + error.message;
    }
  };
  const said = [await attempt()];
  if (said[0] === 'started') {
    const filler = openSync(disk + '/filler', 'w');
    try { for (;;) writeSync(filler, Buffer.alloc(65536, 1)); } catch (error) { said.push(error.code); }
    closeSync(filler);
    said.push(await attempt());
    rmSync(disk + '/filler');
    said.push(await attempt());
  }
  console.log(JSON.stringify(said));`;

const smallDisk = [...rootPrefix, 'unshare', '--mount', '--', 'sh', '-c'];
const MOUNT = 'mount -t tmpfs -o size="$1",mode=755 tmpfs "$2" && shift 2 && exec "$@"';
const canMount = works(smallDisk[0] ?? '', ...smallDisk.slice(1), MOUNT, 'sh', '1m', '/mnt', 'true');

/** What the program says on a disk of its own of that size: first empty, then filled, then with space again. */
function onDisk(t: Parameters<typeof emptyFolder>[0], size: string): string[] {
  const disk = dirname(emptyFolder(t));
  const [command, ...args] = [...smallDisk, MOUNT, 'sh', size, disk, process.execPath];
  const script = ['--input-type=module', '-e', FILL, join(disk, 'data'), disk];
  return JSON.parse(execFileSync(command ?? '', [...args, ...script], { encoding: 'utf8' }));
}

test('a disk that is full when the database is made is named, and nothing half made is left', async (t) => {
  if (canMount) {
    assert.match(onDisk(t, '20m')[0] ?? '', /^CannotStart: The disk that holds .* is full\./);
    return;
  }
  const dataFolder = emptyFolder(t);
  const full = 'initdb: error: could not write file "postgresql.conf": No space left on device';
  const binFolder = pretence(dirname(dataFolder), '18.4', full);
  await assert.rejects(start(dataFolder, { binFolder }), /The disk that holds .* is full\./);
  assert.deepEqual(readdirSync(dataFolder), ['program.lock']);
});

test('a disk that is full at a later start is named, and with space again all is well', async (t) => {
  if (canMount) {
    const [first, filled, full, again] = onDisk(t, '100m');
    assert.deepEqual([first, filled, again], ['started', 'ENOSPC', 'started']);
    assert.match(full ?? '', /^CannotStart: The disk that holds .* is full\./);
    return;
  }
  const dataFolder = emptyFolder(t);
  await (await start(dataFolder)).stop();
  const binFolder = pretence(dirname(dataFolder), '18.4', '');
  const full = 'FATAL:  could not write lock file "postmaster.pid": No space left on device';
  writeFileSync(
    join(binFolder, 'postgres'),
    `#!/bin/sh\n[ "$1" = --version ] && echo 'postgres (PostgreSQL) 18.4' && exit\necho '${full}' >&2\nexit 1\n`,
  );
  await assert.rejects(start(dataFolder, { binFolder }), /The disk that holds .* is full\./);
  await start(dataFolder);
});

test('every acknowledged write is pushed to the disk', async (t) => {
  const dataFolder = emptyFolder(t);
  const server = await start(dataFolder);
  await ask(server, 'create table note (text text)');
  const canTrace = works('strace', '-f', '-o', '/dev/null', 'true');
  if (!canTrace) {
    assert.deepEqual(await ask(server, 'show fsync'), ['on']);
    assert.deepEqual(await ask(server, 'show synchronous_commit'), ['on']);
    return;
  }
  const watched = processesOf(dataFolder);
  const strace = spawn(
    'strace',
    ['-f', '-e', 'trace=fsync,fdatasync,sync_file_range', ...watched.flatMap((pid) => ['-p', String(pid)])],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = once(strace, 'close');
  t.after(() => void strace.kill());
  let syncs = 0;
  const attached = new Set<string>();
  await new Promise<void>((resolve) => {
    createInterface({ input: strace.stderr }).on('line', (line) => {
      const pid = /Process (\d+) attached/.exec(line)?.[1];
      if (pid) attached.add(pid);
      if (watched.every((each) => attached.has(String(each)))) resolve();
      if (/\b(?:fsync|fdatasync)\(/.test(line)) syncs += 1;
    });
  });
  const WRITES = 50;
  await ask(server, ...Array.from({ length: WRITES }, (_, n) => `insert into note values ('${n}')`));
  strace.kill('SIGINT');
  await ended;
  assert.ok(syncs >= WRITES, `${syncs} syncs for ${WRITES} writes`);
});
