import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ask, atEnd, emptyFolder, processesOf, start } from './db/embedded.testing.ts';
import { readPostmaster } from './db/postmaster.ts';
import { listen, onlyFromHere } from './listen.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

async function opened(t: TestContext, port = 0): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

async function freePort(t: TestContext): Promise<number> {
  const { server, port } = await opened(t);
  server.close();
  await once(server, 'close');
  return port;
}

interface Run {
  readonly child: ChildProcess;
  readonly printed: () => string;
  /** Resolves when the address is printed; rejects when the program ends before. */
  readonly up: Promise<void>;
  readonly ended: Promise<number | null>;
}

const ARGUMENTS = ['--disable-warning=ExperimentalWarning', '--import', './scripts/tsx.mjs', 'src/main.ts'];
const DIRECTLY = [process.execPath, ...ARGUMENTS];

/** Runs the program as `npm start` does, in a process group of its own, as a terminal would. */
function run(
  t: TestContext,
  env: Record<string, string>,
  { command = DIRECTLY }: { command?: readonly string[] } = {},
): Run {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  const up = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (text.includes('Essor is at ')) up.resolve();
    });
  }
  const ended = once(child, 'close').then(([code]) => {
    up.reject(new Error(`the program ended: ${text}`));
    return code as number | null;
  });
  up.promise.catch(() => {});
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  };
  if (env.ESSOR_DATA === undefined) t.after(kill);
  else atEnd(env.ESSOR_DATA, kill);
  return { child, printed: () => text, up: up.promise, ended };
}

test('one command starts everything on an empty folder, and Ctrl-C ends it all', async (t) => {
  const ESSOR_DATA = emptyFolder(t);
  const PORT = String(await freePort(t));
  const program = run(t, { ESSOR_DATA, PORT });
  await program.up;
  assert.match(program.printed(), new RegExp(`Essor is at http://localhost:${PORT}\\.`));
  for (const host of ['localhost', '127.0.0.1']) {
    assert.ok((await fetch(`http://${host}:${PORT}/`)).status < 500);
  }

  assert.ok(program.child.pid);
  process.kill(-program.child.pid, 'SIGINT');
  assert.equal(await program.ended, 0);
  assert.deepEqual(processesOf(ESSOR_DATA), []);

  const again = run(t, { ESSOR_DATA, PORT });
  await again.up;
  again.child.kill('SIGTERM');
  assert.equal(await again.ended, 0);
  assert.doesNotMatch(again.printed(), /recovery|up to date/);
});

test('what asks npm to stop reaches the program', async (t) => {
  const ESSOR_DATA = emptyFolder(t);
  // Without `prestart`, which would install again under the other tests if it found something out of date.
  const command = ['npm', 'start', '--ignore-scripts'];
  const program = run(t, { ESSOR_DATA, PORT: String(await freePort(t)) }, { command });
  await program.up;
  program.child.kill('SIGTERM');
  await program.ended;
  assert.match(program.printed(), /Stopping…/);
  assert.deepEqual(processesOf(ESSOR_DATA), []);
});

test('after a kill it starts again, and says whose database it stopped', async (t) => {
  const ESSOR_DATA = emptyFolder(t);
  const PORT = String(await freePort(t));
  const first = run(t, { ESSOR_DATA, PORT });
  await first.up;
  first.child.kill('SIGKILL');
  await first.ended;
  const second = run(t, { ESSOR_DATA, PORT });
  await second.up;
  assert.match(second.printed(), /Stopping the PostgreSQL \(process \d+\)/);
});

test('a second Ctrl-C hurries, and nothing is left running', async (t) => {
  const ESSOR_DATA = emptyFolder(t);
  const program = run(t, { ESSOR_DATA, PORT: String(await freePort(t)) });
  await program.up;
  program.child.kill('SIGINT');
  program.child.kill('SIGINT');
  assert.equal(await program.ended, 0);
  assert.deepEqual(processesOf(ESSOR_DATA), []);
});

test('a taken port is told in a sentence, and the database is stopped again', async (t) => {
  const ESSOR_DATA = emptyFolder(t);
  const { port } = await opened(t);
  const program = run(t, { ESSOR_DATA, PORT: String(port) });
  assert.equal(await program.ended, 1);
  assert.match(
    program.printed(),
    new RegExp(`Port ${port} is taken by another program\\. .*PORT=${port + 1} npm start`),
  );
  assert.deepEqual(processesOf(ESSOR_DATA), []);
});

test('a second program on the same data is told who has them', async (t) => {
  const ESSOR_DATA = emptyFolder(t);
  const first = run(t, { ESSOR_DATA, PORT: String(await freePort(t)) });
  await first.up;
  const second = run(t, { ESSOR_DATA, PORT: String(await freePort(t)) });
  assert.equal(await second.ended, 1);
  assert.match(second.printed(), new RegExp(`^Another Essor \\(process ${first.child.pid}\\) already uses the data`));
});

test('wrong settings are refused together, before anything starts', async (t) => {
  const ESSOR_DATA = emptyFolder(t);
  const program = run(t, {
    ESSOR_DATA,
    PORT: 'http',
    ESSOR_ORIGIN: 'https://essor.example',
    DATABASE_URL: 'mysql://u:hush@h/d',
  });
  assert.equal(await program.ended, 2);
  assert.deepEqual(
    program
      .printed()
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]),
    ['PORT', 'DATABASE_URL', 'SMTP_URL'],
  );
  assert.doesNotMatch(program.printed(), /hush/);
});

test('an older Node is told what to do', async (t) => {
  const older = "Object.defineProperty(process,'versions',{value:{...process.versions,node:'24.1.0'}})";
  const before = ['--import', `data:text/javascript,${encodeURIComponent(older)}`];
  const program = run(t, {}, { command: [process.execPath, ...before, ...ARGUMENTS] });
  assert.equal(await program.ended, 1);
  assert.match(program.printed(), /Essor needs Node 26.*"npm start"/);
});

test("the operator's own server is used, or refused by a sentence", async (t) => {
  const dataFolder = emptyFolder(t);
  const server = await start(dataFolder);
  await ask(
    server,
    'create database essor',
    "create database latin encoding 'LATIN1' locale 'C' locale_provider libc template template0",
  );
  const { host, user } = server.connection;
  const url = (base: string) => `postgres://${user}@/${base}?host=${encodeURIComponent(host)}`;
  const files = emptyFolder(t);
  const settings = async (DATABASE_URL: string) => ({
    DATABASE_URL,
    ESSOR_DATA: files,
    PORT: String(await freePort(t)),
  });

  const used = run(t, await settings(url('essor')));
  await used.up;
  used.child.kill('SIGINT');
  assert.equal(await used.ended, 0);
  const connection = { ...server.connection, database: 'essor' };
  assert.deepEqual(
    await ask({ connection }, "select count(*) > 0 from information_schema.tables where table_name = 'person'"),
    ['true'],
  );

  for (const [address, sentence] of [
    [url('missing'), /it has no database of that name\. Create it/],
    [url('latin'), /its text is LATIN1\. Create one in UTF-8/],
    [
      `postgres://u:hush@127.0.0.1:${await freePort(t)}/essor`,
      /DATABASE_URL \(postgres:\/\/u:\.\.\.@127.*nothing answers there/,
    ],
  ] as const) {
    const refused = run(t, await settings(address));
    assert.equal(await refused.ended, 1);
    assert.match(refused.printed(), sentence);
    assert.doesNotMatch(refused.printed(), /hush/);
  }
});

test('when PostgreSQL ends by itself, the program ends with a sentence', async (t) => {
  const ESSOR_DATA = emptyFolder(t);
  const program = run(t, { ESSOR_DATA, PORT: String(await freePort(t)) });
  await program.up;
  process.kill(readPostmaster(join(ESSOR_DATA, 'postgres'))?.pid ?? 0, 'SIGKILL');
  assert.equal(await program.ended, 1);
  assert.match(program.printed(), /PostgreSQL ended by itself \(SIGKILL\)\./);
});

test('stopping lets a request end, and does not wait for event streams', async (t) => {
  const port = await freePort(t);
  const arrived = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Response>();
  const listening = await listen({ port, origin: `http://localhost:${port}`, trustedProxies: [] }, (request) => {
    if (request.headers.get('accept') === 'text/event-stream')
      return new Response(new ReadableStream({ start: (c) => c.enqueue(Buffer.from(':\n')) }));
    arrived.resolve();
    return answer.promise;
  });
  const stream = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/event-stream' } });
  const streamed = stream.text().then(
    () => 'whole',
    () => 'cut',
  );
  const asked = fetch(`http://127.0.0.1:${port}/`);
  await arrived.promise;
  const stopped = listening.stop(600_000);
  assert.equal(await streamed, 'cut');
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
  answer.resolve(new Response('done', { headers: { connection: 'close' } }));
  assert.equal(await (await asked).text(), 'done');
  await stopped;
});

test('a server that is only for this machine, or behind a proxy on it, listens to nobody else', () => {
  const cases: [string, string[], boolean][] = [
    ['http://localhost:3000', [], true],
    ['http://127.0.0.1:3000', [], true],
    ['http://[::1]:3000', [], true],
    ['https://essor.example', [], false],
    ['http://192.168.1.5:3000', [], false],
    ['https://essor.example', ['127.0.0.1', '::1'], true],
    ['https://essor.example', ['127.0.0.1', '10.0.0.0/8'], false],
  ];
  for (const [origin, trustedProxies, expected] of cases) {
    assert.equal(onlyFromHere({ origin, trustedProxies }), expected, `${origin} behind ${trustedProxies.join()}`);
  }
});
