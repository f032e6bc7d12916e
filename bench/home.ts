// bench: the home timeline, warm and cold, quiet and while people post: JSON and HTML; beside it node:http with the same bytes
// Against another server that speaks Mastodon's API: --url URL --token TOKEN [--post-token TOKEN] [--cpu PID,PID].
// --followed N (100), --posts N (3000), --readers N (16), --requests N (6000).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Call } from './call.ts';
import type { Measured } from './drive.ts';

const COLD = 300;

const rounded = (n: number): number => Math.round(n * 1_000) / 1_000;
const short = ({ perSecond, p50, p99, errors }: Measured) => ({ perSecond: Math.round(perSecond), p50, p99, errors });

if (process.argv[2] === 'floor') await answerBytes();
else await measure();

/** The floor: the same head and bytes, by a bare node:http in a process of its own. */
async function answerBytes(): Promise<void> {
  const [bodies] = (await once(process, 'message')) as [string[]];
  const ready = bodies.map((body) => Buffer.from(body, 'base64'));
  const server = createServer((request, response) => {
    const bytes = ready[Number(request.url?.slice(1))] ?? Buffer.alloc(0);
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': bytes.length });
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

async function measure(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      token: { type: 'string', multiple: true },
      'post-token': { type: 'string', multiple: true },
      cpu: { type: 'string' },
      followed: { type: 'string', default: '100' },
      posts: { type: 'string', default: '3000' },
      readers: { type: 'string', default: '16' },
      requests: { type: 'string', default: '6000' },
    },
  });
  const { openConnections } = await import('./call.ts');
  const { cpuOfProcesses } = await import('./server.ts');
  const { drive } = await import('./drive.ts');
  const { anAddress, prepareHome } = await import('./home-data.ts');
  const requests = Number(values.requests);
  const prepared = values.url
    ? undefined
    : await prepareHome({
        readers: Number(values.readers),
        followed: Number(values.followed),
        posts: Number(values.posts),
      });
  const origin = values.url ?? prepared!.server.origin;
  const tokens = values.token ?? prepared?.tokens ?? [];
  const sessions = prepared?.sessions ?? [];
  const posters = values['post-token'] ?? prepared?.postTokens ?? [];
  const pids = (values.cpu ?? '').split(',').filter(Boolean).map(Number);
  const cpu = () => (prepared ? prepared.server.cpu() : cpuOfProcesses(pids));
  try {
    const client = openConnections(origin, 16);
    const json = (i: number): Call => ({
      path: '/api/v1/timelines/home?limit=20',
      headers: { authorization: `Bearer ${tokens[i % tokens.length]}`, 'x-forwarded-for': anAddress(i) },
    });
    const html = (i: number): Call => ({
      path: '/home',
      headers: {
        cookie: `essor_session=${sessions[i % sessions.length]}`,
        'accept-language': 'en',
        'x-forwarded-for': anAddress(i),
      },
    });
    let asked = 0;
    const run = async (
      call: (i: number) => Call,
      connections: number,
      total: number,
      first: () => Promise<void> = async () => {},
    ) => {
      const before = cpu();
      const measured = await drive(connections, total, async () => {
        await first();
        const answer = await client.call(call((asked += 1)));
        return answer.status === 200 && answer.body.length > 5_000;
      });
      const after = cpu();
      const each = (name: 'node' | 'postgres') => rounded((after[name] - before[name]) / total);
      return { ...short(measured), cpuMs: each('node'), postgresCpuMs: each('postgres') };
    };

    const faces = { json, ...(sessions.length > 0 && { html }) };
    const result: Record<string, unknown> = {};
    const bodies: string[] = [];
    let errors = 0;
    const note = (name: string, one: Awaited<ReturnType<typeof run>>) => {
      result[name] = one;
      errors += one.errors;
    };
    if (prepared) {
      await prepared.server.restart();
      for (const [name, call] of Object.entries(faces)) {
        await run(call, 16, 1_000);
        // Everything, or the home of whoever asks, has to be read again at each of these; forgetting has its own cost,
        // which is measured and taken off. The first are not counted: compilers and planners have seen it afterwards.
        const colds = { cold: prepared.forget, 'cold reader': () => prepared.forgetReader(asked + 1) };
        for (const [how, forget] of Object.entries(colds)) {
          await run(call, 1, COLD, forget);
          const before = cpu();
          await drive(1, COLD, async () => (await forget(), true));
          const forgetting = cpu();
          const cold = await run(call, 1, COLD, forget);
          note(`${name} ${how}`, {
            ...cold,
            cpuMs: rounded(cold.cpuMs - (forgetting.node - before.node) / COLD),
            postgresCpuMs: rounded(cold.postgresCpuMs - (forgetting.postgres - before.postgres) / COLD),
          });
        }
      }
    }
    for (const [name, call] of Object.entries(faces)) {
      await run(call, 16, Math.min(1_000, requests));
      note(`${name} 1`, await run(call, 1, requests / 3));
      note(`${name} 16`, await run(call, 16, requests));
      bodies.push((await client.call(call((asked += 1)))).body);
    }
    if (posters.length > 0 || prepared) {
      const post = prepared?.post ?? ((i: number) => postStatus(i));
      const postStatus = async (i: number): Promise<void> => {
        const answer = await client.call({
          method: 'POST',
          path: '/api/v1/statuses',
          headers: {
            authorization: `Bearer ${posters[i % posters.length]}`,
            'content-type': 'application/json',
            'x-forwarded-for': anAddress(i),
          },
          body: JSON.stringify({ status: `Post ${i} while others read` }),
        });
        if (answer.status !== 200) throw new Error(`posting answered ${answer.status}`);
      };
      for (const [name, call] of Object.entries(faces)) {
        let posted = 0;
        const timer = setInterval(() => void post((posted += 1)).catch(() => (errors += 1)), 20);
        note(`${name} 16, 50 posts/s`, await run(call, 16, requests));
        clearInterval(timer);
      }
    }
    client.close();

    const child = fork(fileURLToPath(import.meta.url), ['floor']);
    const { promise: port, resolve } = Promise.withResolvers<number>();
    child.once('message', (said) => resolve(Number(said)));
    child.send(bodies.map((body) => Buffer.from(body).toString('base64')));
    const bare = openConnections(`http://127.0.0.1:${await port}`, 16);
    const floor: Record<string, unknown> = {};
    for (const [place, name] of Object.keys(faces).entries()) {
      const before = cpuOfProcesses([child.pid!]);
      const measured = await drive(
        16,
        requests,
        async () => (await bare.call({ path: `/${place}` })).body.length > 5_000,
      );
      const cpuMs = rounded((cpuOfProcesses([child.pid!]).node - before.node) / requests);
      floor[name] = {
        perSecond: measured.perSecond,
        p99: measured.p99,
        cpuMs,
        bytes: Buffer.byteLength(bodies[place]!),
      };
      const warm = result[`${name} 16`] as { perSecond: number; cpuMs: number };
      result[`${name} ratio`] = {
        rate: rounded(warm.perSecond / measured.perSecond),
        cpu: rounded(warm.cpuMs / cpuMs),
      };
    }
    bare.close();
    child.kill();
    console.log(JSON.stringify({ bench: 'home', ...result, floor, errors }));
    if (errors > 0) process.exitCode = 1;
  } finally {
    await prepared?.server.stop();
  }
}
