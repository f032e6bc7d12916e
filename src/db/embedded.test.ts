import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { asUser } from './as-user.ts';
import { joinPostgres, startPostgres } from './embedded.ts';
import { findBinaries } from './postgres-binaries.ts';
import { readPostmaster } from './postmaster.ts';
import { ask, emptyFolder, processesOf, runProgram, start, until } from './embedded.testing.ts';

test('an empty folder becomes a database, and what is written is there at the next start', async (t) => {
  const dataFolder = emptyFolder(t);
  const first = await start(dataFolder);
  await ask(first, 'create table note (text text)', "insert into note values ('Ça va')");
  await first.stop();
  assert.equal(await first.exited, 'PostgreSQL was stopped.');
  assert.equal(existsSync(join(dataFolder, 'socket')), false);

  const second = await start(dataFolder);
  assert.deepEqual(await ask(second, 'select text from note'), ['Ça va']);
  assert.equal(second.owned, true);
});

test('it keeps what it acknowledges, listens on no port, and knows the letters of every script', async (t) => {
  const server = await start(emptyFolder(t));
  const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses'];
  const said = await ask(
    server,
    `select string_agg(current_setting(name), ',' order by o)
    from unnest(array['${settings.join("','")}']) with ordinality as s(name, o)`,
  );
  assert.deepEqual(said, ['on,on,on,on,']);
  assert.deepEqual(await ask(server, 'show server_encoding'), ['UTF8']);
  assert.deepEqual(await ask(server, "select lower('ÉLAN ŒUVRE ΔΊΚΗ')"), ['élan œuvre δίκη']);
  assert.deepEqual(await ask(server, "select string_agg(w, '' order by w) from unnest(array['é','z','Z','a']) w"), [
    'Zazé',
  ]);
  assert.equal(statSync(server.connection.host).mode & 0o777, 0o700);
});

test('a program that was killed leaves its database running, and the next one takes over', async (t) => {
  const dataFolder = emptyFolder(t);
  const program = runProgram(dataFolder);
  const connection = await program.started;
  await ask({ connection }, 'create table note (text text)', "insert into note values ('kept')");
  program.child.kill('SIGKILL');
  await once(program.child, 'close');
  const left = readPostmaster(join(dataFolder, 'postgres'));
  assert.deepEqual(await ask({ connection }, 'select text from note'), ['kept']);

  const lines: string[] = [];
  const server = await start(dataFolder, { log: (line) => lines.push(line) });
  assert.deepEqual(await ask(server, 'select text from note'), ['kept']);
  assert.match(lines.join('\n'), new RegExp(`process ${left?.pid}\\b`));
  assert.notEqual(readPostmaster(join(dataFolder, 'postgres'))?.pid, left?.pid);
});

test('when the program, PostgreSQL and its children are all killed, the next start recovers', async (t) => {
  const dataFolder = emptyFolder(t);
  const program = runProgram(dataFolder);
  const connection = await program.started;
  await ask({ connection }, 'create table note (text text)', "insert into note values ('kept')");
  const everything = processesOf(dataFolder);
  assert.ok(everything.length > 2);
  program.child.kill('SIGKILL');
  for (const pid of everything) process.kill(pid, 'SIGKILL');
  await once(program.child, 'close');

  assert.deepEqual(await ask(await start(dataFolder), 'select text from note'), ['kept']);
});

test('the number in a stale postmaster.pid may be a living process of the same user', async (t) => {
  const dataFolder = emptyFolder(t);
  const directory = join(dataFolder, 'postgres');
  const first = await start(dataFolder);
  const as = asUser(dataFolder, (await findBinaries()).folder);
  const file = readFileSync(join(directory, 'postmaster.pid'), 'utf8');
  await first.stop();

  const bystander = as.spawn('/bin/sleep', ['600'], { stdio: 'ignore' });
  t.after(() => void bystander.kill());
  writeFileSync(join(directory, 'postmaster.pid'), file.replace(/^\d+/, String(bystander.pid)));

  const second = await start(dataFolder);
  assert.deepEqual(await ask(second, 'select 1'), ['1']);
  assert.equal(bystander.exitCode ?? bystander.signalCode, null);
});

test('a second program on the same folder is refused by a sentence, and welcome once the first has gone', async (t) => {
  const dataFolder = emptyFolder(t);
  const program = runProgram(dataFolder);
  await program.started;
  await assert.rejects(start(dataFolder), {
    name: 'CannotStart',
    message: new RegExp(`Another Essor \\(process ${program.child.pid}\\) already uses the data.*ESSOR_DATA`),
  });
  program.child.kill('SIGKILL');
  await once(program.child, 'close');
  await start(dataFolder);
});

test('of programs that start at the same moment, exactly one runs', async (t) => {
  const dataFolder = emptyFolder(t);
  const programs = [1, 2, 3, 4].map(() => runProgram(dataFolder));
  const outcomes = await Promise.allSettled(programs.map((program) => program.started));
  assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') assert.match(String(outcome.reason), /Another Essor/);
  }
});

test('a start that was cut short in the making is made again', async (t) => {
  const dataFolder = emptyFolder(t);
  const unfinished = () =>
    existsSync(dataFolder) ? readdirSync(dataFolder).filter((name) => name.startsWith('postgres.new-')) : [];
  const program = runProgram(dataFolder);
  await until(() => unfinished().length > 0 && existsSync(join(dataFolder, unfinished()[0] ?? '', 'PG_VERSION')));
  program.child.kill('SIGKILL');
  await assert.rejects(program.started);

  assert.deepEqual(await ask(await start(dataFolder), 'select 1'), ['1']);
  assert.ok(existsSync(join(dataFolder, 'postgres', 'PG_VERSION')));
});

test('a session that is killed does not take the server with it', async (t) => {
  const lines: string[] = [];
  const server = await start(emptyFolder(t), { log: (line) => lines.push(line) });
  await ask(server, 'create table note (text text)', "insert into note values ('kept')");
  const victim = Number(
    (await ask(server, "select pid from pg_stat_activity where backend_type = 'background writer'"))[0],
  );
  process.kill(victim, 'SIGKILL');
  await until(() => lines.some((line) => line.includes('all server processes terminated; reinitializing')));
  let answer: string[] = [];
  await until(async () => {
    answer = await ask(server, 'select text from note').catch(() => []);
    return answer.length > 0;
  });
  assert.deepEqual(answer, ['kept']);
});

test('when PostgreSQL ends by itself, the program learns it in a sentence', async (t) => {
  const dataFolder = emptyFolder(t);
  const server = await start(dataFolder);
  process.kill(readPostmaster(join(dataFolder, 'postgres'))?.pid ?? 0, 'SIGKILL');
  assert.match(await server.exited, /^PostgreSQL ended by itself \(SIGKILL\)\.$/);
  await start(dataFolder);
});

test('a hurried stop loses nothing', async (t) => {
  const dataFolder = emptyFolder(t);
  const server = await start(dataFolder);
  await ask(server, 'create table note (text text)', "insert into note values ('kept')");
  const slow = server.stop();
  await server.stop('immediate');
  await slow;
  assert.deepEqual(await ask(await start(dataFolder), 'select text from note'), ['kept']);
});

test('values that people gave stay out of the log', async (t) => {
  const lines: string[] = [];
  const server = await start(emptyFolder(t), { log: (line) => lines.push(line) });
  await ask(server, 'create table person (mail text primary key)', "insert into person values ('zelda@example.org')");
  await assert.rejects(ask(server, "insert into person values ('zelda@example.org')"), /duplicate key/);
  await assert.rejects(ask(server, "select 'zelda@example.org'::int"), /invalid input/);
  await server.stop();
  assert.doesNotMatch(lines.join('\n'), /zelda/);
});

test('a command uses the database of the program that runs, and leaves it running', async (t) => {
  const dataFolder = emptyFolder(t);
  const server = await start(dataFolder);
  const guest = await joinPostgres({ dataFolder, log() {} });
  assert.deepEqual([guest.owned, guest.version, guest.connection], [false, server.version, server.connection]);
  assert.deepEqual(await ask(guest, 'select 1'), ['1']);
  await guest.stop();
  assert.deepEqual(await ask(server, 'select 1'), ['1']);
});

test('a command starts the database when no program runs, and ends it after the last one that uses it', async (t) => {
  const dataFolder = emptyFolder(t);
  const lines: string[] = [];
  const waiting = Promise.withResolvers<void>();
  const owner = await joinPostgres({ dataFolder, log: (line) => (lines.push(line), waiting.resolve()) });
  const guest = await joinPostgres({ dataFolder, log() {} });
  assert.deepEqual([owner.owned, guest.owned], [true, false]);

  const ended = owner.stop();
  await waiting.promise;
  assert.deepEqual(lines, ['Waiting for the other Essor commands that use this database.']);
  assert.deepEqual(await ask(guest, 'select 1'), ['1']);
  await guest.stop();
  await ended;
  assert.equal(processesOf(dataFolder).length, 0);
});

test('a file where a folder is needed is refused by a sentence', async (t) => {
  const dataFolder = emptyFolder(t);
  mkdirSync(dataFolder);
  const file = join(dataFolder, 'file');
  writeFileSync(file, '');
  await assert.rejects(startPostgres({ dataFolder: file, log() {} }), {
    name: 'CannotStart',
    message: /is a file.*ESSOR_DATA/,
  });
  await assert.rejects(startPostgres({ dataFolder: join(file, 'data'), log() {} }), {
    name: 'CannotStart',
    message: /a part of that path is a file/,
  });
  const strange = join(dataFolder, 'postgres');
  writeFileSync(strange, '');
  await assert.rejects(startPostgres({ dataFolder, log() {} }), { name: 'CannotStart' });
});
