import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Actor, addPerson, createToken, startSession } from '#accounts';
import { createPost, follow } from '#network';
import { changeSetting } from '#settings';
import { type BenchServer, startServer } from './server.ts';

/** A client each: limits count addresses. */
export const anAddress = (i: number): string => `198.${18 + ((i >> 16) & 1)}.${(i >> 8) & 255}.${i & 255}`;

export interface HomeData {
  readonly server: BenchServer;
  /** Of readers who follow the same accounts. */
  readonly tokens: readonly string[];
  readonly sessions: readonly string[];
  readonly postTokens: readonly string[];
  /** One of those followed posts, through the form. */
  post(i: number): Promise<void>;
  /** Has the program forget every home, post and caller. */
  forget(): Promise<void>;
  /** Has it forget the home of whoever asks with the i-th token or session, and nothing else. */
  forgetReader(i: number): Promise<void>;
}

/** Readers who follow so many accounts that have posted so often in all. */
export async function prepareHome(o: { readers: number; followed: number; posts: number }): Promise<HomeData> {
  const server = await startServer();
  const { transact } = server.database;
  const people: Actor[] = [];
  for (let i = 0; i < o.readers + o.followed; i++) {
    const person = { email: `p${i}@example.org`, handle: `p${i}`, displayName: `Person ${i}`, locale: 'en' } as const;
    people.push(await transact((tx) => addPerson(tx, person)));
  }
  const readers = people.slice(0, o.readers);
  const authors = people.slice(o.readers);
  await transact((tx) => changeSetting(tx, null, 'setUpAt', tx.now.toISOString()));
  const tokens: string[] = [];
  const sessions: string[] = [];
  for (const reader of readers) {
    await transact(async (tx) => {
      for (const author of authors) await follow(tx, reader, author.account);
      tokens.push((await createToken(tx, reader, { name: 'bench', scopes: ['read'] })).secret);
      sessions.push((await startSession(tx, reader.person, 'bench')).secret);
    });
  }
  const posting: string[] = [];
  for (const author of authors.slice(0, 50)) {
    posting.push((await transact((tx) => startSession(tx, author.person, 'bench'))).secret);
  }
  for (let i = 0; i < o.posts; i += 50) {
    await transact(async (tx) => {
      for (let k = i; k < i + 50; k++) {
        const text = `Post ${k} about owning things together, with a few words more #commons and what we could do next, all of us.`;
        await createPost(tx, authors[(k * 37) % authors.length]!, { text });
      }
    });
  }
  const ring = async (...events: readonly { topic: string; kind: string }[]): Promise<void> => {
    const said = { from: 'bench', events: events.map((event) => ({ ...event, data: { id: '1' } })) };
    await sql`select pg_notify('essor', ${JSON.stringify(said)})`.execute(server.database.db);
    await sleep(3);
  };
  return {
    server,
    tokens,
    sessions,
    postTokens: [],
    async post(i) {
      const answer = await fetch(`${server.origin}/compose`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: `essor_session=${posting[i % posting.length]}`,
          'content-type': 'application/x-www-form-urlencoded',
          'x-forwarded-for': anAddress(i),
        },
        body: new URLSearchParams({ text: `Post ${i} while others read`, visibility: 'public' }).toString(),
      });
      if (answer.status !== 303) throw new Error(`posting answered ${answer.status}`);
      await answer.body?.cancel();
    },
    forget: () => ring({ topic: 'posts', kind: 'left' }, { topic: 'callers', kind: 'changed' }),
    forgetReader: (i) => ring({ topic: `account:${readers[i % readers.length]!.account}`, kind: 'relations' }),
  };
}
