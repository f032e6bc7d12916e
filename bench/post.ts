// bench: posts a second over Mastodon's API, durable, by people with 150 local followers of whom 16 read, and by one with 100,000; beside it one insert a post
// Against another server that speaks Mastodon's API: --url URL --token TOKEN… [--cpu PID,PID]. --posts N (3000).
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { createToken } from '#accounts';
import type { Id } from '#ids';
import { changeSetting } from '#settings';
import { openConnections } from './call.ts';
import { followAll, makeCrowd, sessionOf } from './crowd.ts';
import { drive, type Measured } from './drive.ts';
import { anAddress } from './home-data.ts';
import { type BenchServer, cpuOfProcesses, startServer } from './server.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    token: { type: 'string', multiple: true, default: [] },
    cpu: { type: 'string', default: '' },
    posts: { type: 'string', default: '3000' },
  },
});
const POSTERS = { first: 1_000, size: 100 };
const FOLLOWERS = { first: 10_000, size: 150 };
const CROWD = { first: 200_000, size: 100_000 };
const STAR = { first: 5_000, size: 1 };
const READING = 16;
const FEW = 50;
const total = Number(values.posts);

interface Crowd {
  readonly first: number;
  readonly size: number;
}
interface Prepared {
  readonly server: BenchServer;
  readonly posters: readonly string[];
  readonly star: readonly string[];
}

async function prepare(): Promise<Prepared> {
  const started = await startServer();
  const { transact } = started.database;
  await transact((tx) => changeSetting(tx, null, 'setUpAt', tx.now.toISOString()));
  await makeCrowd(transact, 'poster', POSTERS.first, POSTERS.size);
  await makeCrowd(transact, 'follower', FOLLOWERS.first, FOLLOWERS.size);
  await makeCrowd(transact, 'crowd', CROWD.first, CROWD.size);
  await makeCrowd(transact, 'star', STAR.first, STAR.size);
  await followAll(transact, FOLLOWERS, POSTERS);
  await followAll(transact, CROWD, STAR);
  const tokensOf = ({ first, size }: Crowd) =>
    transact(async (tx) => {
      const secrets: string[] = [];
      for (let n = first; n < first + size; n++) {
        const actor = { person: `${n}` as Id<'person'>, account: `${n}` as Id<'account'> };
        secrets.push((await createToken(tx, actor, { name: 'bench', scopes: ['write'] })).secret);
      }
      return secrets;
    });
  const [posters, star] = [await tokensOf(POSTERS), await tokensOf(STAR)];
  await started.restart();
  return { server: started, posters, star };
}

const prepared = values.url === undefined ? await prepare() : undefined;
const server = prepared?.server;
const client = openConnections(values.url ?? server!.origin, 16);
const cpu = () => server?.cpu() ?? cpuOfProcesses(values.cpu.split(',').filter(Boolean).map(Number));
let n = 0;
const write = async (tokens: readonly string[]): Promise<boolean> => {
  n += 1;
  const text = `Post ${n} about owning things together, with a few words more and what we could do next.`;
  const { status } = await client.call({
    method: 'POST',
    path: '/api/v1/statuses',
    headers: {
      authorization: `Bearer ${tokens[n % tokens.length]}`,
      'content-type': 'application/json',
      'x-forwarded-for': anAddress(n),
    },
    body: JSON.stringify({ status: text, visibility: 'public', language: 'en' }),
  });
  return status === 200;
};
const rounded = (x: number): number => Math.round(x * 1_000) / 1_000;
const run = async (connections: number, times: number, work: () => Promise<boolean>) => {
  const before = cpu();
  const measured: Measured = await drive(connections, times, work);
  const after = cpu();
  const { perSecond, p50, p99, errors } = measured;
  const each = (name: 'node' | 'postgres') => rounded((after[name] - before[name]) / times);
  return { perSecond: Math.round(perSecond), p50, p99, errors, cpuMs: each('node'), postgresCpuMs: each('postgres') };
};

try {
  // Those who read have their homes in memory, so each post is judged for them.
  const look = async (crowd: string, i: number) => {
    const headers = { cookie: `essor_session=${sessionOf(crowd, i)}`, 'x-forwarded-for': anAddress(i) };
    await client.call({ path: '/home', headers });
  };
  if (server) for (let i = 0; i < READING; i++) await look('follower', i);
  if (server) for (let i = 0; i < READING; i++) await look('crowd', i);
  const posters = prepared?.posters ?? values.token;
  await run(8, 200, () => write(posters));
  const followed = await run(16, total, () => write(posters));
  const star = prepared && (await run(8, FEW, () => write(prepared.star)));
  let floor: Measured | undefined;
  if (server) {
    const { transact } = server.database;
    floor = await drive(4, 1_000, async () => {
      await transact((tx) =>
        sql`insert into post (id, account_id, thread_id, text, visibility, created_at)
          values (${tx.newId<'post'>()}, ${POSTERS.first}, 1, 'Post', 'public', ${tx.now})`.execute(tx),
      );
      return true;
    });
  }
  const errors = followed.errors + (star?.errors ?? 0);
  console.log(
    JSON.stringify({
      bench: 'post',
      'followers 150': followed,
      ...(star && { 'followers 100000': star }),
      ...(floor && {
        floor: { what: 'one insert in a transaction', perSecond: Math.round(floor.perSecond) },
        ratio: rounded(followed.perSecond / floor.perSecond),
      }),
      errors,
    }),
  );
  if (errors > 0) process.exitCode = 1;
} finally {
  client.close();
  await server?.stop();
}
