// bench: searches a second on a server with a million posts, 50,000 people and 2,000 hashtags; beside it one look-up by key
// Against another server that speaks Mastodon's API: --url URL --token TOKEN… [--cpu PID,PID]. --posts N (1000000), --requests N (600).
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { changeSetting } from '#settings';
import { openConnections } from './call.ts';
import { makeCrowd, sessionOf } from './crowd.ts';
import { drive } from './drive.ts';
import { anAddress } from './home-data.ts';
import { type BenchServer, cpuOfProcesses, startServer } from './server.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    token: { type: 'string', multiple: true, default: [] },
    cpu: { type: 'string', default: '' },
    posts: { type: 'string', default: '1000000' },
    requests: { type: 'string', default: '600' },
  },
});
const PEOPLE = { first: 100_000, size: 50_000 };
const TAGS = 2_000;
const requests = Number(values.requests);

async function prepare(posts: number): Promise<BenchServer> {
  const started = await startServer();
  const { transact } = started.database;
  await transact((tx) => changeSetting(tx, null, 'setUpAt', tx.now.toISOString()));
  await makeCrowd(transact, 'person', PEOPLE.first, PEOPLE.size);
  await transact(async (tx) => {
    await sql`insert into tag (name, label, created_at)
      select 'tag' || n, 'Tag' || n, ${tx.now}::timestamptz from generate_series(0, ${TAGS - 1}::int) as n`.execute(tx);
    await sql`insert into network_preference (account_id, posts_findable, updated_at)
      select ${PEOPLE.first}::int + n, n % 2 = 0, ${tx.now}::timestamptz from generate_series(0, ${PEOPLE.size - 1}::int) as n`.execute(
      tx,
    );
    await sql`insert into post (id, account_id, thread_id, text, visibility, language, created_at)
      select 1000000 + n, ${PEOPLE.first}::int + (n::bigint * 7919) % ${PEOPLE.size}::int, 1000000 + n,
        'Post ' || n || ' about owning word' || (n % 5003) || ' together #tag' || (n % ${TAGS}::int), 'public', 'en', ${tx.now}::timestamptz
      from generate_series(0, ${posts - 1}::int) as n`.execute(tx);
    await sql`insert into post_tag (tag, post_id)
      select 'tag' || (n % ${TAGS}::int), 1000000 + n from generate_series(0, ${posts - 1}::int) as n`.execute(tx);
  });
  await transact((tx) => sql`analyze`.execute(tx));
  await started.restart();
  return started;
}

const server = values.url === undefined ? await prepare(Number(values.posts)) : undefined;
const client = openConnections(values.url ?? server!.origin, 8);
const cpu = () => server?.cpu() ?? cpuOfProcesses(values.cpu.split(',').filter(Boolean).map(Number));
const rounded = (x: number): number => Math.round(x * 1_000) / 1_000;
let n = 0;
const ask = async (path: (query: string) => string, query: (i: number) => string): Promise<boolean> => {
  n += 1;
  const headers: Record<string, string> = server
    ? { cookie: `essor_session=${sessionOf('person', n % 100)}`, 'x-forwarded-for': anAddress(n) }
    : { authorization: `Bearer ${values.token[n % values.token.length]}`, 'x-forwarded-for': anAddress(n) };
  return (await client.call({ path: path(encodeURIComponent(query(n))), headers })).status === 200;
};
const run = async (path: (query: string) => string, query: (i: number) => string) => {
  await drive(8, 50, () => ask(path, query));
  const before = cpu();
  const { perSecond, p50, p99, errors } = await drive(8, requests, () => ask(path, query));
  const after = cpu();
  const each = (name: 'node' | 'postgres') => rounded((after[name] - before[name]) / requests);
  return { perSecond: Math.round(perSecond), p50, p99, errors, cpuMs: each('node'), postgresCpuMs: each('postgres') };
};

try {
  const search = (query: string) => (server ? `/search?q=${query}` : `/api/v2/search?q=${query}&limit=20`);
  const tagged = (query: string) => (server ? `/tags/${query}` : `/api/v1/timelines/tag/${query}?limit=20`);
  const result = {
    person: await run(search, (i) => `person${(i * 37) % PEOPLE.size}`),
    beginning: await run(search, (i) => `pers${'on'.slice(0, i % 3)}`),
    word: await run(search, (i) => `word${i % 5_003}`),
    // Every post has it.
    common: await run(search, () => 'owned'),
    operators: await run(search, (i) => `"owning word${i % 5_003}" from:person${(i * 37) % PEOPLE.size} lang:en`),
    tag: await run(tagged, (i) => `tag${i % TAGS}`),
  };
  const floor =
    server &&
    (await drive(4, 2_000, async () => {
      await sql`select id from post where id = ${1_000_000 + n}`.execute(server.database.db);
      return true;
    }));
  const errors = Object.values(result).reduce((sum, one) => sum + one.errors, 0);
  console.log(
    JSON.stringify({
      bench: 'search',
      ...result,
      ...(floor && {
        floor: { what: 'a post by its key', perSecond: Math.round(floor.perSecond) },
        ratio: rounded(result.person.perSecond / floor.perSecond),
      }),
      errors,
    }),
  );
  if (errors > 0) process.exitCode = 1;
} finally {
  client.close();
  await server?.stop();
}
