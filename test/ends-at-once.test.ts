import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { serve } from '@hono/node-server';
import { WebSocket } from 'ws';
import { createToken, endSessions, leave, revokeToken, startSession } from '#accounts';
import { openDatabase } from '#db';
import { sessionCookie } from '#http';
import { setAuthorStanding } from '#network';
import { createApp } from '../src/app.ts';
import { sockets } from '../src/listen.ts';
import { erasers } from '../src/web/erasers.ts';
import { openWorld, type Person, type World } from './world.ts';

/** What is promised, and what is waited for at most. */
const PROMISED_MS = 5_000;

/** A second process on the same database, as far as anybody can tell, with real sockets. */
async function openSecond(world: World) {
  const { connection, clock, random, deps } = world;
  const database = openDatabase({ connection, clock, random, max: 3 });
  const app = await createApp({ config: deps.config, database, clock, random, log: () => {}, fetch: deps.fetch });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', websocket: { server: sockets() } });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await app.stop();
      await database.close();
    },
  };
}

/** Resolves when a stream has ended; rejects when it lives longer than was promised. */
const within = async (ended: Promise<unknown>, what: string): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} lives on`)), PROMISED_MS);
  });
  await Promise.race([ended, tooLate]).finally(() => clearTimeout(timer));
};

interface Open {
  /** Resolves when the server has ended it. */
  readonly ended: Promise<unknown>;
  leave(): void;
}

async function readToEnd(address: string, headers: Record<string, string>): Promise<Open> {
  const answer = await fetch(address, { headers });
  assert.equal(answer.status, 200, await (answer.status === 200 ? '' : answer.text()));
  const reader = answer.body!.getReader();
  // Its first words: it is open.
  await reader.read();
  const ended = async () => {
    for (;;) if ((await reader.read()).done) return;
  };
  return { ended: ended(), leave: () => void reader.cancel().catch(() => {}) };
}

async function openSocket(origin: string, secret: string): Promise<Open> {
  const socket = new WebSocket(`ws://${origin}/api/v1/streaming?stream=user&access_token=${secret}`);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { ended: new Promise((resolve) => socket.once('close', resolve)), leave: () => socket.terminate() };
}

/** Everything of one person that stays open in the second process. */
async function streamsOf(world: World, origin: string, who: Person) {
  const { secret: session } = await world.transact((tx) => startSession(tx, who.actor.person, ''));
  const { id, secret } = await world.transact((tx) => createToken(tx, who.actor, { name: 'Elk', scopes: ['read'] }));
  const cookie = `${sessionCookie(world.deps.config)}=${session}`;
  const authorization = `Bearer ${secret}`;
  return {
    token: id,
    page: await readToEnd(`http://${origin}/live?on=home`, { cookie }),
    events: await readToEnd(`http://${origin}/api/v1/streaming/user`, { authorization }),
    socket: await openSocket(origin, secret),
  };
}

test('what stays open ends at once, in every process, for who is shut out', async () => {
  await using world = await openWorld();
  await using second = await openSecond(world);
  const opened = async (name: string) => {
    const who = await world.person(name);
    return { who, streams: await streamsOf(world, second.origin, who) };
  };
  const [out, revoked, left, suspended, stays] = await Promise.all(
    ['Amina', 'Léa', 'Noé', 'Paul', 'Zoé'].map((name) => opened(name)),
  );
  assert.ok(out && revoked && left && suspended && stays);

  await world.transact((tx) => endSessions(tx, out.who.actor.person));
  await within(out.streams.page.ended, 'the page of who was signed out');

  await world.transact((tx) => revokeToken(tx, revoked.who.actor, revoked.streams.token));
  await within(
    Promise.all([revoked.streams.events.ended, revoked.streams.socket.ended]),
    'the stream of a token that was taken back',
  );

  const all = ({ page, events, socket }: typeof left.streams) => Promise.all([page.ended, events.ended, socket.ended]);
  await world.transact((tx) => leave(tx, left.who.actor, '@noe', erasers));
  await within(all(left.streams), 'a stream of who has left');

  await world.transact((tx) =>
    setAuthorStanding(tx, suspended.who.actor.account, { limitedAt: null, suspendedAt: tx.now }),
  );
  await within(all(suspended.streams), 'a stream of who is suspended');

  // Only theirs: who stays hears on, and the device that one did not sign out.
  const fate = await Promise.race([all(stays.streams).then(() => 'ended'), Promise.resolve('open')]);
  assert.equal(fate, 'open');
  for (const { streams } of [out, revoked, stays]) {
    for (const one of [streams.page, streams.events, streams.socket]) one.leave();
  }
});
