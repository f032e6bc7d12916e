import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Id } from '#ids';
import { type Live, MISSED } from '#live';
import {
  addToList,
  block,
  blockDomain,
  bookmark,
  boost,
  closeHomes,
  createList,
  createPost,
  deletePost,
  editPost,
  filterInput,
  follow,
  followTag,
  homesOf,
  homeTimeline,
  like,
  loadPosts,
  mute,
  publish,
  saveFilter,
  setAuthorStanding,
  setPostStanding,
  unblock,
  unblockDomain,
  unboost,
  unfollow,
  unfollowTag,
  unlike,
  unmute,
} from '#network';
import { parseInput } from '#input';
import { Refusal } from '#refusal';
import { createApp } from '../../app.ts';
import { farAway } from '../../../test/far-away.ts';
import { openWorld, type Person, type World } from '../../../test/world.ts';

type Deps = World['deps'];

/** A second process on the same database. */
async function secondProcess(world: World) {
  const app = await createApp({
    config: world.deps.config,
    database: {
      db: world.db,
      transact: world.transact,
      connection: world.connection,
      onWrite: () => {},
      close: async () => {},
    },
    clock: world.clock,
    random: world.random,
    fetch: world.deps.fetch,
    log: () => {},
  });
  return { deps: app.deps, [Symbol.asyncDispose]: () => app.stop() };
}

let fences = 0;
/** Resolves when everything that one process said has reached the other. */
async function heardBy(from: Live, to: Live): Promise<void> {
  const fence = `fence:${(fences += 1)}`;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = to.subscribe(fence, () => resolve());
  from.publish(fence, 'fence');
  await promise;
  end();
}

/** What a page of somebody's home says, from memory. */
async function shown({ deps, who, limit = 20 }: { deps: Deps; who: Person; limit?: number }) {
  const { posts, older } = await homesOf(deps).read(who.actor, { limit });
  return {
    older,
    posts: posts.map(({ kept, mine }) => ({ id: kept.id, mine, counts: (kept.post.boosted ?? kept.post).counts })),
  };
}

/** The same from the tables. */
async function written({ deps, who, limit = 20 }: { deps: Deps; who: Person; limit?: number }) {
  const { items, older } = await homeTimeline(deps.db, who.actor, { limit });
  const posts = await loadPosts(deps.db, who.actor, items);
  return {
    older,
    posts: items.flatMap((id) => {
      const post = posts.get(id);
      const target = post?.boosted ?? post;
      return target ? [{ id, mine: target.mine, counts: target.counts }] : [];
    }),
  };
}

const PEOPLE = ['Amina', 'Léa', 'Noor', 'Hippolyte'] as const;
const FAR = 'atelier.example';
const anybody = fc.nat(PEOPLE.length - 1);
const process = fc.nat(1);
const someNumber = fc.nat(1_000);
const someLanguage = fc.constantFrom('', 'fr', 'en-GB');
const someTags = fc.constantFrom('', ' #bien', ' #commun', ' #bien #commun');

/** What may happen, in either process. `which` chooses among the posts so far. */
const commands = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('post' as const), who: anybody, in: process, visibility: fc.constantFrom('public', 'followers', 'unlisted'), tags: someTags, language: someLanguage }), // prettier-ignore
    fc.record({ do: fc.constant('edit' as const), who: anybody, in: process, which: someNumber, tags: someTags, language: someLanguage }), // prettier-ignore
    fc.record({ do: fc.constant('follow in' as const), who: anybody, whom: anybody, in: process, languages: fc.subarray(['fr', 'en']) }), // prettier-ignore
    fc.record({ do: fc.constantFrom('follow tag', 'unfollow tag'), who: anybody, in: process, tag: fc.constantFrom('bien', 'commun') }), // prettier-ignore
    fc.record({ do: fc.constant('filter' as const), who: anybody, in: process, action: fc.constantFrom('warn', 'hide') }), // prettier-ignore
    fc.record({ do: fc.constant('exclusive list' as const), who: anybody, whom: anybody, in: process }),
    fc.record({ do: fc.constantFrom('reply', 'boost', 'unboost', 'like', 'unlike', 'bookmark', 'delete'), who: anybody, in: process, which: someNumber }), // prettier-ignore
    fc.record({
      do: fc.constantFrom('follow', 'unfollow', 'block', 'unblock', 'mute', 'unmute'),
      who: anybody,
      whom: anybody,
      in: process,
    }),
    fc.record({ do: fc.constantFrom('block server', 'unblock server'), who: anybody, in: process }),
    fc.record({ do: fc.constantFrom('hide', 'fold', 'unhide'), in: process, which: someNumber }),
    fc.record({ do: fc.constantFrom('limit', 'suspend', 'lift'), whom: anybody, in: process }),
    fc.record({ do: fc.constant('read' as const), who: anybody, in: process, limit: fc.constantFrom(1, 3, 20) }),
    fc.record({ do: fc.constantFrom('restart', 'missed'), in: process }),
    // What is said before it can be seen: two writers at once, the first of which commits last.
    fc.record({ do: fc.constant('late' as const), who: anybody, then: anybody, in: process }),
  ),
  { minLength: 5, maxLength: 40 },
);
type Command = (typeof commands extends fc.Arbitrary<infer T> ? T : never)[number];

test('a home in memory is what the tables say, after anything, in each of two processes', async () => {
  await using world = await openWorld();
  await using second = await secondProcess(world);
  let lives = 0;
  await fc.assert(
    fc.asyncProperty(commands, async (all) => {
      lives += 1;
      const people = await Promise.all(
        PEOPLE.map((name) => world.person(name, { handle: `p${lives}_${name.length}` })),
      );
      // One of them lives elsewhere.
      await farAway(world, people.at(-1)!, FAR);
      await run(world, [world.deps, second.deps], people, all);
    }),
    { numRuns: 12 },
  );
});

async function run(world: World, processes: readonly Deps[], people: readonly Person[], all: readonly Command[]) {
  const posts: Id<'post'>[] = [];
  const suspended = new Set<number>();
  for (const command of all) {
    const deps = processes[command.in]!;
    const others = processes.filter((one) => one !== deps);
    const who = people['who' in command ? command.who : 0]!;
    const { actor } = who;
    const act = async (verb: () => Promise<Parameters<typeof publish>[1]>) => {
      try {
        publish(deps.live, await verb());
      } catch (error) {
        // Refused: not there any more, or not for them. Nothing happened.
        if (!(error instanceof Refusal)) throw error;
      }
    };
    const write = (
      text: string,
      more: { replyTo?: Id<'post'>; visibility?: 'public' | 'followers' | 'unlisted'; language?: string } = {},
    ) =>
      act(async () => {
        const { id, news } = await world.transact((tx) => createPost(tx, actor, { text, ...more }));
        posts.push(id);
        return news;
      });
    const chosen = 'which' in command ? posts[command.which % posts.length] : undefined;
    if ('which' in command && chosen === undefined) continue;
    switch (command.do) {
      case 'post':
        await write(`Bonjour${command.tags}`, {
          visibility: command.visibility as 'public',
          language: command.language,
        });
        break;
      case 'edit':
        await act(() =>
          world.transact((tx) =>
            editPost(tx, actor, chosen!, { text: `Bonsoir${command.tags}`, language: command.language }),
          ),
        );
        break;
      case 'follow tag':
        await act(() => world.transact((tx) => followTag(tx, actor, command.tag)));
        break;
      case 'unfollow tag':
        await act(() => world.transact((tx) => unfollowTag(tx, actor, command.tag)));
        break;
      case 'filter':
        await act(async () => {
          const input = parseInput(filterInput, { title: 'Rien', contexts: ['home'], action: command.action, words: [{ word: 'bonjour', whole: 'on' }], tags: [], people: [] }); // prettier-ignore
          return (await world.transact((tx) => saveFilter(tx, actor, input))).news;
        });
        break;
      case 'exclusive list':
        await act(async () => {
          const whom = people[command.whom]!.actor.account;
          return world.transact(async (tx) => {
            const { id } = await createList(tx, actor, { title: 'À part', replies: 'list', exclusive: true });
            return addToList(tx, actor, id, whom);
          });
        });
        break;
      case 'reply':
        await write('Oui', { replyTo: chosen! });
        break;
      case 'boost':
        await act(async () => (await world.transact((tx) => boost(tx, actor, chosen!))).news);
        break;
      case 'unboost':
        await act(() => world.transact((tx) => unboost(tx, actor, chosen!)));
        break;
      case 'like':
        await act(() => world.transact((tx) => like(tx, actor, chosen!)));
        break;
      case 'unlike':
        await act(() => world.transact((tx) => unlike(tx, actor, chosen!)));
        break;
      case 'delete':
        await act(() => world.transact((tx) => deletePost(tx, actor, chosen!)));
        break;
      case 'follow':
        await act(() => world.transact((tx) => follow(tx, actor, people[command.whom]!.actor.account)));
        break;
      case 'follow in':
        await act(() =>
          world.transact((tx) =>
            follow(tx, actor, people[command.whom]!.actor.account, { languages: command.languages }),
          ),
        );
        break;
      case 'unfollow':
        await act(() => world.transact((tx) => unfollow(tx, actor, people[command.whom]!.actor.account)));
        break;
      case 'block':
        await act(() => world.transact((tx) => block(tx, actor, people[command.whom]!.actor.account)));
        break;
      case 'unblock':
        await act(() => world.transact((tx) => unblock(tx, actor, people[command.whom]!.actor.account)));
        break;
      case 'block server':
        await act(() => world.transact((tx) => blockDomain(tx, actor, { domain: FAR }, 'localhost')));
        break;
      case 'unblock server':
        await act(() => world.transact((tx) => unblockDomain(tx, actor, FAR)));
        break;
      case 'mute':
        await act(() =>
          world.transact((tx) =>
            mute(tx, actor, people[command.whom]!.actor.account, { seconds: 0, notifications: true }),
          ),
        );
        break;
      case 'unmute':
        await act(() => world.transact((tx) => unmute(tx, actor, people[command.whom]!.actor.account)));
        break;
      case 'bookmark':
        await act(() => world.transact((tx) => bookmark(tx, actor, chosen!)));
        break;
      case 'hide':
      case 'fold':
      case 'unhide': {
        const hiddenAt = command.do === 'hide' ? world.clock.now() : null;
        const sensitiveAt = command.do === 'fold' ? world.clock.now() : null;
        await act(() => world.transact((tx) => setPostStanding(tx, chosen!, { hiddenAt, sensitiveAt })));
        break;
      }
      case 'limit':
      case 'suspend':
      case 'lift': {
        const { account } = people[command.whom]!.actor;
        const limitedAt = command.do === 'limit' ? world.clock.now() : null;
        const suspendedAt = command.do === 'suspend' ? world.clock.now() : null;
        await act(() => world.transact((tx) => setAuthorStanding(tx, account, { limitedAt, suspendedAt })));
        if (suspendedAt) suspended.add(command.whom);
        else suspended.delete(command.whom);
        break;
      }
      case 'restart':
        closeHomes(deps);
        break;
      case 'missed':
        deps.live.publish(MISSED, 'reconnected');
        break;
      case 'late': {
        if (suspended.has(command.who) || suspended.has(command.then)) break;
        const { promise, resolve } = Promise.withResolvers<void>();
        const slow = world.transact(async (tx) => {
          const made = await createPost(tx, actor, { text: 'Tard' });
          await promise;
          return made;
        });
        let reading: Promise<unknown> | undefined;
        let quick: Awaited<ReturnType<typeof createPost>>;
        try {
          quick = await world.transact((tx) => createPost(tx, people[command.then]!.actor, { text: 'Tôt' }));
          publish(deps.live, quick.news);
          // Homes are built and read while the older one is on its way.
          await Promise.all(processes.map((one) => shown({ deps: one, who })));
          reading = Promise.all(people.map((person) => shown({ deps, who: person })));
        } finally {
          resolve();
        }
        const late = await slow;
        publish(others[0]!.live, late.news);
        await reading;
        posts.push(quick.id, late.id);
        break;
      }
      case 'read':
        break;
    }
    const limit = command.do === 'read' ? command.limit : 20;
    const looked = command.do === 'read' ? [who] : people;
    if (command.do !== 'read' && posts.length % 3 !== 0) continue;
    const [first, second] = processes;
    await Promise.all([heardBy(first!.live, second!.live), heardBy(second!.live, first!.live)]);
    for (const one of processes) {
      for (const person of looked) {
        assert.deepEqual(await shown({ deps: one, who: person, limit }), await written({ deps: one, who: person, limit })); // prettier-ignore
      }
    }
  }
}

test('what comes by a followed hashtag is heard once, as is that it is gone', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const write = async (text: string) => {
    const { id, news } = await world.transact((tx) => createPost(tx, lea.actor, { text }));
    publish(world.deps.live, news);
    return id;
  };
  await write('#bien #commun');
  for (const tag of ['bien', 'commun']) {
    publish(world.deps.live, await world.transact((tx) => followTag(tx, amina.actor, tag)));
  }
  const heard: string[] = [];
  const heardOf = (id: string) => heard.filter((one) => one.endsWith(id));
  const end = homesOf(world.deps).listen(amina.actor, ({ kind, data }) => {
    heard.push(`${kind} ${(data as { id: string }).id}`);
  });
  await shown({ deps: world.deps, who: amina });
  const id = await write('Encore #bien #commun');
  const quiet = await write('Sans rien');
  await shown({ deps: world.deps, who: amina });
  assert.deepEqual([heardOf(id), heardOf(quiet)], [[`post ${id}`], []]);
  publish(world.deps.live, await world.transact((tx) => deletePost(tx, lea.actor, id)));
  assert.deepEqual(heardOf(id), [`post ${id}`, `gone ${id}`]);
  end();
});
