import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { changeProfile, leave } from '#accounts';
import type { Tx } from '#db';
import { boost, createPost } from '#network';
import { Refusal } from '#refusal';
import { type Person, type World, openWorld } from '../../test/world.ts';
import { erasers } from './erasers.ts';

type Deed = (tx: Tx, person: Person) => Promise<unknown>;

/** What somebody may have begun, in another window, when they leave. */
async function deedsIn(world: World): Promise<Record<string, Deed>> {
  const paul = await world.person('Paul');
  const { id } = await world.transact((tx) => createPost(tx, paul.actor, { text: 'Boost me' }));
  return {
    'a post': (tx, { actor }) => createPost(tx, actor, { text: 'From beyond' }),
    'a post with a key': (tx, { actor }) => createPost(tx, actor, { text: 'From beyond', key: 'k' }),
    'a boost': (tx, { actor }) => boost(tx, actor, id),
    'a profile': (tx, { actor }) => changeProfile(tx, actor, { displayName: 'From beyond' }, world.dataFolder),
  };
}

const gone = (error: unknown) => error instanceof Refusal && error.status === 404;

async function assertNothingLeft(world: World, { actor }: Person): Promise<void> {
  const { db } = world;
  const posts = await db.selectFrom('post').where('account_id', '=', actor.account).selectAll().execute();
  assert.deepEqual(
    posts.filter((post) => post.deleted_at === null || post.text !== ''),
    [],
  );
  const account = await db.selectFrom('account').where('id', '=', actor.account).selectAll().executeTakeFirstOrThrow();
  assert.equal(account.display_name, '');
}

/** Until some connection waits for a lock of another. */
async function someoneWaits(world: World): Promise<void> {
  const waiting = () =>
    sql`
    select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(world.db);
  while ((await waiting()).rows.length === 0) await sleep(10);
}

test('who has left writes nothing any more, though their request knew them', async () => {
  await using world = await openWorld();
  const deeds = await deedsIn(world);
  const amina = await world.person('Amina');
  await world.transact((tx) => leave(tx, amina.actor, 'amina', erasers));
  for (const [name, deed] of Object.entries(deeds)) {
    await assert.rejects(
      world.transact((tx) => deed(tx, amina)),
      gone,
      name,
    );
  }
  await assertNothingLeft(world, amina);
});

test('a request that waits for somebody to leave finds them gone', async () => {
  await using world = await openWorld();
  const deeds = await deedsIn(world);
  for (const [index, [name, deed]] of Object.entries(deeds).entries()) {
    const person = await world.person(`Leaver${index}`);
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const leaving = world.transact(async (tx) => {
      await leave(tx, person.actor, person.handle, erasers);
      begun.resolve();
      await end.promise;
    });
    await begun.promise;
    const late = assert.rejects(
      world.transact((tx) => deed(tx, person)),
      gone,
      name,
    );
    await someoneWaits(world);
    end.resolve();
    await Promise.all([leaving, late]);
    await assertNothingLeft(world, person);
  }
});

test('who leaves waits for what they had begun, and erases it', async () => {
  await using world = await openWorld();
  const deeds = await deedsIn(world);
  for (const [index, deed] of Object.values(deeds).entries()) {
    const person = await world.person(`Leaver${index}`);
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const writing = world.transact(async (tx) => {
      await deed(tx, person);
      begun.resolve();
      await end.promise;
    });
    await begun.promise;
    const leaving = world.transact((tx) => leave(tx, person.actor, person.handle, erasers));
    await someoneWaits(world);
    end.resolve();
    await Promise.all([writing, leaving]);
    await assertNothingLeft(world, person);
  }
});
