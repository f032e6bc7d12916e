import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { openWorld } from '../../test/world.ts';
import { loadPosts } from './load-posts.ts';
import type { Visibility } from './schema.ts';
import { homeTimeline, localTimeline, profileTimeline, tagTimeline } from './timelines.ts';
import { visibleTo } from './visibility.ts';

const PEOPLE = 5;

interface ModelPost {
  author: number;
  visibility: Visibility;
  localOnly: boolean;
  deleted: boolean;
  /** By those who moderate. */
  hidden: boolean;
  /** It announces a campaign. */
  announces: boolean;
  named: number[];
  /** Which earlier post it boosts or answers, if any. */
  boosts: number | undefined;
  answers: number | undefined;
}

interface Model {
  follows: [number, number][];
  blocks: [number, number][];
  gone: number | undefined;
  suspended: number | undefined;
  limited: number | undefined;
  posts: ModelPost[];
}

const person = fc.integer({ min: 0, max: PEOPLE - 1 });
const model: fc.Arbitrary<Model> = fc.record({
  follows: fc.uniqueArray(
    fc.tuple(person, person).filter(([a, b]) => a !== b),
    { maxLength: 10, selector: String },
  ),
  blocks: fc.uniqueArray(
    fc.tuple(person, person).filter(([a, b]) => a !== b),
    { maxLength: 3, selector: String },
  ),
  gone: fc.option(person, { nil: undefined, freq: 4 }),
  suspended: fc.option(person, { nil: undefined, freq: 3 }),
  limited: fc.option(person, { nil: undefined, freq: 1 }),
  posts: fc.array(
    fc.record({
      author: person,
      visibility: fc.constantFrom('public', 'unlisted', 'followers', 'direct'),
      localOnly: fc.boolean(),
      deleted: fc.boolean(),
      hidden: fc.nat(5).map((n) => n === 0),
      announces: fc.boolean(),
      named: fc.uniqueArray(person, { maxLength: 2 }),
      boosts: fc.option(fc.nat(20), { nil: undefined, freq: 3 }),
      answers: fc.option(fc.nat(20), { nil: undefined, freq: 3 }),
    }),
    { minLength: 1, maxLength: 14 },
  ),
});

/** The rule as one would tell it, in plain words of a program. */
function sees(world: Model, reader: number | undefined, index: number): boolean {
  const post = world.posts[index]!;
  const alone = (one: ModelPost): boolean => {
    if (one.deleted || one.hidden) return false;
    if ((one.author === world.gone || one.author === world.suspended) && !one.announces) return false;
    const forAll = one.visibility === 'public' || one.visibility === 'unlisted';
    if (reader === undefined) return forAll && !one.localOnly;
    const apart = world.blocks.some(
      ([who, whom]) => (who === reader && whom === one.author) || (who === one.author && whom === reader),
    );
    if (apart && !one.announces) return false;
    if (forAll || one.author === reader || one.named.includes(reader)) return true;
    return one.visibility === 'followers' && world.follows.some(([who, whom]) => who === reader && whom === one.author);
  };
  return alone(post) && (post.boosts === undefined || alone(world.posts[post.boosts]!));
}

async function build(tx: Tx, world: Model): Promise<{ accounts: Id<'account'>[]; posts: Id<'post'>[] }> {
  await tx.deleteFrom('post_tag').execute();
  for (const table of ['mention', 'follow', 'block', 'post', 'tag', 'account'] as const)
    await tx.deleteFrom(table).execute();
  const accounts: Id<'account'>[] = [];
  for (let i = 0; i < PEOPLE; i++) {
    const id = tx.newId<'account'>();
    accounts.push(id);
    await tx
      .insertInto('account')
      .values({
        id,
        handle: `p${i}`,
        display_name: `P ${i}`,
        created_at: tx.now,
        deleted_at: world.gone === i ? tx.now : null,
      })
      .execute();
    await tx
      .updateTable('account')
      .set({
        suspended_at: world.suspended === i ? tx.now : null,
        limited_at: world.limited === i ? tx.now : null,
      })
      .where('id', '=', id)
      .execute();
  }
  for (const [who, whom] of world.follows) {
    await tx
      .insertInto('follow')
      .values({ follower_id: accounts[who]!, followed_id: accounts[whom]!, created_at: tx.now })
      .execute();
  }
  for (const [who, whom] of world.blocks) {
    await tx
      .insertInto('block')
      .values({ account_id: accounts[who]!, target_id: accounts[whom]!, created_at: tx.now })
      .execute();
  }
  await tx.insertInto('tag').values({ name: 'essor', label: 'essor', created_at: tx.now }).execute();
  const posts: Id<'post'>[] = [];
  for (const post of world.posts) {
    const id = tx.newId<'post'>();
    posts.push(id);
    await tx
      .insertInto('post')
      .values({
        id,
        account_id: accounts[post.author]!,
        thread_id: id,
        text: post.boosts === undefined ? 'Bonjour' : '',
        content_warning: '',
        visibility: post.visibility,
        local_only: post.localOnly,
        about_kind: post.announces ? 'campaign' : null,
        about_id: post.announces ? (String(posts.length) as Id<'campaign'>) : null,
        boost_of_id: post.boosts === undefined ? null : posts[post.boosts]!,
        in_reply_to_id: post.answers === undefined ? null : posts[post.answers]!,
        created_at: tx.now,
        deleted_at: post.deleted ? tx.now : null,
      })
      .execute();
    if (post.hidden) await tx.updateTable('post').set({ hidden_at: tx.now }).where('id', '=', id).execute();
    for (const named of post.named) {
      await tx.insertInto('mention').values({ post_id: id, account_id: accounts[named]! }).execute();
    }
    if (post.boosts === undefined) await tx.insertInto('post_tag').values({ tag: 'essor', post_id: id }).execute();
  }
  return { accounts, posts };
}

/** Makes boosts point at earlier posts that are no boosts, at most one an account, and replies at earlier posts. */
function sensible(world: Model): Model {
  const boosted = new Set<string>();
  const posts: ModelPost[] = [];
  for (const post of world.posts) {
    const target = post.boosts === undefined || posts.length === 0 ? undefined : post.boosts % posts.length;
    const key = `${post.author} ${target}`;
    const boosts = target === undefined || posts[target]!.boosts !== undefined || boosted.has(key) ? undefined : target;
    if (boosts !== undefined) boosted.add(key);
    const answers =
      boosts !== undefined || post.answers === undefined || posts.length === 0
        ? undefined
        : post.answers % posts.length;
    const plain = boosts === undefined;
    posts.push({ ...post, boosts, answers, named: plain ? post.named : [], announces: plain && post.announces });
  }
  return { ...world, posts };
}

test('everyone sees exactly what the rule lets them see, in every list', async () => {
  await using world = await openWorld();
  await fc.assert(
    fc.asyncProperty(model.map(sensible), async (given) => {
      const { accounts, posts } = await world.transact((tx) => build(tx, given));
      for (const reader of [undefined, ...Array.from({ length: PEOPLE }, (_, i) => i)]) {
        if (reader !== undefined && reader === given.gone) continue;
        const viewer = reader === undefined ? undefined : { account: accounts[reader]! };
        const wanted = posts.filter((_, i) => sees(given, reader, i));
        const rows = await world.db.selectFrom('post').where(visibleTo(viewer)).select('id').execute();
        assert.deepEqual(rows.map((row) => row.id).toSorted(), wanted.toSorted());
        assert.deepEqual([...(await loadPosts(world.db, viewer, posts)).keys()].toSorted(), wanted.toSorted());

        const seen = new Set(wanted);
        const lists = [await localTimeline(world.db, viewer), await tagTimeline(world.db, viewer, 'Essor')];
        const authorOf = (id: Id<'post'>): number => given.posts[posts.indexOf(id)]!.author;
        // What is listed for everybody has nothing of who is limited.
        for (const { items } of lists) for (const id of items) assert.notEqual(authorOf(id), given.limited);
        for (const account of accounts) {
          lists.push(
            await profileTimeline(world.db, viewer, account, 'posts'),
            await profileTimeline(world.db, viewer, account, 'replies'),
          );
        }
        if (reader !== undefined) {
          const actor = { account: accounts[reader]!, person: '1' as Id<'person'>, roles: new Set<never>() };
          const home = await homeTimeline(world.db, actor);
          lists.push(home);
          for (const id of home.items) {
            const { boosts } = given.posts[posts.indexOf(id)]!;
            const quiet = boosts === undefined ? undefined : given.posts[boosts]!.author;
            if (quiet === undefined || quiet !== given.limited || quiet === reader) continue;
            assert.ok(given.follows.some(([who, whom]) => who === reader && whom === quiet));
          }
        }
        for (const { items } of lists) for (const id of items) assert.ok(seen.has(id));
      }
    }),
    { numRuns: 60, seed: 2016 },
  );
});
