// bench: events delivered a second to 500 and 5,000 open streams of the home timeline; beside it bare sockets and the same bytes
// Against another server that speaks Mastodon's API: --url URL --stream PATH --token TOKEN… --post-token TOKEN [--cpu PID,PID].
// --listeners N, several (500, 5000); --posts N (20).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const EVENT = '\ndata: {';
const rounded = (x: number): number => Math.round(x * 1_000) / 1_000;

if (process.argv[2] === 'floor') await broadcast();
else await measure();

/** The floor: writes the same bytes to every socket whenever it is told to. */
async function broadcast(): Promise<void> {
  const [text] = (await once(process, 'message')) as [string];
  const bytes = Buffer.from(text);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
  });
  process.on('message', () => {
    for (const socket of sockets) socket.write(bytes);
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 2_048 }, () =>
    process.send?.((server.address() as AddressInfo).port),
  );
}

interface Listeners {
  /** Resolves when every listener has heard one event more. @returns how long each took, in milliseconds. */
  hear(tell: () => Promise<void>): Promise<number[]>;
  /** The last event that anybody heard, as it came. */
  readonly last: string;
  close(): void;
}

/** Opens so many streams, by hand: a client that costs little beside what answers. */
async function listen(origin: string, head: (n: number) => string, size: number): Promise<Listeners> {
  const { hostname, port } = new URL(origin);
  let last = '';
  let hear: (n: number) => void = () => {};
  const sockets: Socket[] = [];
  const open = async (n: number) => {
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    await once(socket, 'connect');
    const opened = Promise.withResolvers<void>();
    let tail = '';
    socket.on('data', (chunk: Buffer) => {
      if (tail === '' && chunk.toString('latin1', 0, 5) === 'HTTP/' && !chunk.toString('latin1', 0, 12).endsWith('200'))
        opened.reject(new Error(`a stream was answered with ${chunk.toString('latin1', 9, 12)}`));
      opened.resolve();
      const text = tail + chunk.toString('latin1');
      for (let at = text.indexOf(EVENT); at >= 0; at = text.indexOf(EVENT, at + 1)) {
        if (n === 0) last = text.slice(at + 1);
        hear(n);
      }
      tail = text.slice(-EVENT.length + 1);
    });
    socket.on('error', () => {});
    const asks = head(n);
    socket.write(asks);
    if (asks !== '\n') await opened.promise;
  };
  for (let i = 0; i < size; i += 50) {
    await Promise.all(Array.from({ length: Math.min(50, size - i) }, (_, k) => open(i + k)));
  }
  return {
    async hear(tell) {
      const times: number[] = [];
      const { promise, resolve } = Promise.withResolvers<void>();
      const begun = performance.now();
      hear = () => {
        times.push(performance.now() - begun);
        if (times.length === size) resolve();
      };
      await tell();
      // Whoever has heard nothing after ten seconds counts as an error.
      await Promise.race([promise, sleep(10_000)]);
      hear = () => {};
      return times;
    },
    get last() {
      return last;
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function measure(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      stream: { type: 'string', default: '/api/v1/streaming/user' },
      token: { type: 'string', multiple: true, default: [] },
      'post-token': { type: 'string' },
      cpu: { type: 'string', default: '' },
      listeners: { type: 'string', multiple: true, default: ['500', '5000'] },
      posts: { type: 'string', default: '20' },
    },
  });
  const { openConnections } = await import('./call.ts');
  const { followAll, makeCrowd, sessionOf } = await import('./crowd.ts');
  const { anAddress } = await import('./home-data.ts');
  const { cpuOfProcesses, startServer } = await import('./server.ts');
  const { changeSetting } = await import('#settings');
  const sizes = values.listeners.map(Number);
  const server = values.url === undefined ? await startServer() : undefined;
  const origin = values.url ?? server!.origin;
  const { host } = new URL(origin);
  const cpu = () => server?.cpu() ?? cpuOfProcesses(values.cpu.split(',').filter(Boolean).map(Number));
  if (server) {
    const { transact } = server.database;
    const [writers, crowd] = [
      { first: 1_000, size: 10 },
      { first: 10_000, size: Math.max(...sizes) },
    ];
    await transact((tx) => changeSetting(tx, null, 'setUpAt', tx.now.toISOString()));
    await makeCrowd(transact, 'writer', writers.first, writers.size);
    await makeCrowd(transact, 'listener', crowd.first, crowd.size);
    await followAll(transact, crowd, writers);
    await server.restart();
  }
  const client = openConnections(origin, 4);
  let posted = 0;
  const post = async (): Promise<void> => {
    posted += 1;
    const text = `Post ${posted} about owning things together, with a few words more and what we could do next.`;
    const [path, headers, body] = server
      ? ([
          '/compose',
          { cookie: `essor_session=${sessionOf('writer', posted % 10)}`, 'content-type': 'application/x-www-form-urlencoded' }, // prettier-ignore
          new URLSearchParams({ text, visibility: 'public' }).toString(),
        ] as const)
      : ([
          '/api/v1/statuses',
          { authorization: `Bearer ${values['post-token']}`, 'content-type': 'application/json' },
          JSON.stringify({ status: text }),
        ] as const);
    const { status } = await client.call({ method: 'POST', path, headers: { ...headers, 'x-forwarded-for': anAddress(posted) }, body }); // prettier-ignore
    if (status !== (server ? 303 : 200)) throw new Error(`posting answered ${status}`);
  };
  const head = (n: number) =>
    server
      ? `GET /live?on=home HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\nCookie: essor_session=${sessionOf('listener', n)}\r\nX-Forwarded-For: ${anAddress(n + 10_000)}\r\n\r\n`
      : `GET ${values.stream} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${values.token[n % values.token.length]}\r\n\r\n`;

  const run = async (listeners: Listeners, size: number, tell: () => Promise<void>, used: typeof cpu) => {
    await listeners.hear(tell);
    const times: number[] = [];
    const before = used();
    const begun = performance.now();
    const posts = Number(values.posts);
    for (let i = 0; i < posts; i++) times.push(...(await listeners.hear(tell)));
    const seconds = (performance.now() - begun) / 1_000;
    const after = used();
    const sorted = Float64Array.from(times).toSorted();
    const micros = (name: 'node' | 'postgres') => rounded(((after[name] - before[name]) / times.length) * 1_000);
    return {
      deliveredPerSecond: Math.round(times.length / seconds),
      p50: rounded(sorted[sorted.length >> 1] ?? 0),
      p99: rounded(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
      cpuMicros: micros('node'),
      postgresCpuMicros: micros('postgres'),
      missed: posts * size - times.length,
    };
  };

  const result: Record<string, unknown> = {};
  let missed = 0;
  try {
    for (const size of sizes) {
      const listeners = await listen(origin, head, size);
      // Whoever has just come is known once the table has been read for all.
      await sleep(2_000);
      const told = await run(listeners, size, post, cpu);
      const { last } = listeners;
      listeners.close();
      const child = fork(fileURLToPath(import.meta.url), ['floor']);
      const { promise: port, resolve } = Promise.withResolvers<number>();
      child.once('message', (said) => resolve(Number(said)));
      child.send(`\n${last}`);
      const bare = await listen(`http://127.0.0.1:${await port}`, () => '\n', size);
      await sleep(200);
      const floor = await run(
        bare,
        size,
        async () => void child.send('now'),
        () => cpuOfProcesses([child.pid!]),
      );
      bare.close();
      child.kill();
      missed += told.missed;
      const { postgresCpuMicros: _, missed: __, ...floorShown } = floor;
      result[`listeners ${size}`] = {
        ...told,
        bytes: last.length,
        floor: floorShown,
        ratio: rounded(told.deliveredPerSecond / floor.deliveredPerSecond),
      };
    }
    console.log(JSON.stringify({ bench: 'stream', ...result, errors: missed }));
    if (missed > 0) process.exitCode = 1;
  } finally {
    client.close();
    await server?.stop();
  }
}
