// bench: the home page of somebody who follows 100 accounts, as HTML; beside it node:http answering the same bytes
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Actor, addPerson, startSession } from '#accounts';
import { createPost, follow } from '#network';
import { changeSetting } from '#settings';
import { openConnections } from './call.ts';
import { drive } from './drive.ts';
import { startServer } from './server.ts';

const FOLLOWED = 100;
const POSTS = 3_000;
const REQUESTS = 3_000;
const CONNECTIONS = 16;

const server = await startServer();
try {
  const { transact } = server.database;
  const people: Actor[] = [];
  for (let i = 0; i <= FOLLOWED; i++) {
    const person = { email: `p${i}@example.org`, handle: `p${i}`, displayName: `Person ${i}`, locale: 'en' } as const;
    people.push(await transact((tx) => addPerson(tx, person)));
  }
  const [reader, ...others] = people;
  if (!reader) throw new Error('nobody reads');
  const { secret } = await transact(async (tx) => {
    await changeSetting(tx, null, 'setUpAt', tx.now.toISOString());
    for (const other of others) await follow(tx, reader, other.account);
    return startSession(tx, reader.person, 'bench');
  });
  for (let i = 0; i < POSTS; i += 50) {
    await transact(async (tx) => {
      for (let k = i; k < i + 50; k++) {
        const author = others[(k * 37) % others.length];
        if (author)
          await createPost(tx, author, {
            text: `Post ${k} about owning things together, with a few words more #commons.`,
          });
      }
    });
  }
  await server.restart();

  const client = openConnections(server.origin, CONNECTIONS);
  const headers = { cookie: `essor_session=${secret}`, 'accept-language': 'en' };
  const page = await client.call({ path: '/home', headers });
  if (page.status !== 200 || !page.body.includes('owning things')) throw new Error(`home answered ${page.status}`);

  const measure = async (connections: number, total: number) => {
    const before = server.cpu();
    const measured = await drive(connections, total, async () => {
      const answer = await client.call({ path: '/home', headers });
      return answer.status === 200 && answer.body.includes('owning things');
    });
    const after = server.cpu();
    const each = (name: 'node' | 'postgres') => Math.round(((after[name] - before[name]) / total) * 1_000) / 1_000;
    return { ...measured, cpuMs: { node: each('node'), postgres: each('postgres') } };
  };
  await measure(CONNECTIONS, 500);
  const alone = await measure(1, REQUESTS / 3);
  const together = await measure(CONNECTIONS, REQUESTS);

  // The floor: the same bytes, ready, from Node's own server.
  const bytes = Buffer.from(page.body);
  const floor = createServer((_request, response) => response.end(bytes)).listen(0, '127.0.0.1');
  await new Promise((resolve) => floor.once('listening', resolve));
  const bare = openConnections(`http://127.0.0.1:${(floor.address() as AddressInfo).port}`, CONNECTIONS);
  const ready = await drive(CONNECTIONS, REQUESTS, async () => {
    const answer = await bare.call({ path: '/' });
    return answer.body.length === page.body.length;
  });
  floor.close();
  client.close();
  bare.close();
  const wrong = alone.errors + together.errors + ready.errors;
  console.log(
    JSON.stringify({
      bench: 'home-html',
      bytes: bytes.length,
      one: alone,
      sixteen: together,
      floor: ready,
      ratio: Math.round((together.perSecond / ready.perSecond) * 1_000) / 1_000,
      errors: wrong,
    }),
  );
  if (wrong > 0) process.exitCode = 1;
} finally {
  await server.stop();
}
