import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { answerArticle, showComment } from '#articles';
import type { Db, Tx } from '#db';
import { confirmed, ORIGIN, publishedBy } from '../src/articles/articles.testing.ts';
import { openWorld, type World } from '../test/world.ts';
import { checks } from './articles.ts';

/** An article with a comment that is shown and a post that answers it. */
async function livingWorld(): Promise<World> {
  const world = await openWorld();
  const tom = await world.person('Tom');
  const { id } = await publishedBy(world, tom);
  const zoe = await confirmed(world, id, 'Zoe', {});
  await world.transact((tx) => showComment(tx, tom.actor, id, zoe.id, ORIGIN));
  const parent = { comment: zoe.id };
  await world.transact((tx) => answerArticle(tx, tom.actor, id, { text: 'Thank you.', key: '' }, parent));
  return world;
}

/** The harm that each check must find. */
const harms: Record<string, (tx: Tx) => Promise<unknown>> = {
  'a published article has a version, an address of its own and the post that announces it': (tx) =>
    sql`update post set about_id = 1 where about_kind = 'article'`.execute(tx),
  'the versions of an article count from one without a gap': (tx) =>
    sql`update article_version set version = 2`.execute(tx),
  'a comment that is shown was confirmed, let in by somebody or of a mailbox that was': (tx) =>
    sql`update article_comment set confirmed_at = shown_at + interval '1 day'`.execute(tx),
  'the count of an article’s comments is that of its shown ones': (tx) =>
    sql`update article set shown_comments = 0`.execute(tx),
  'what answers a comment or a post of a discussion stands under the same article': (tx) =>
    sql`update post set thread_id = id where in_reply_to_id is not null`.execute(tx),
  'of a comment whose address is erased no link of a mail is kept': (tx) =>
    sql`update article_comment set email = null, email_canonical = null, erased_at = now()`.execute(tx),
};

const found = async (db: Db, query: string): Promise<number> => (await sql.raw(query).execute(db)).rows.length;

test('every check of articles finds its harm, and none where all is well', async () => {
  await using world = await livingWorld();
  assert.deepEqual(Object.keys(harms).toSorted(), checks.map(({ name }) => name).toSorted());
  for (const check of checks) {
    const { query } = check;
    assert.equal(await found(world.db, query), 0, check.name);
    const undone = world.transact(async (tx) => {
      await harms[check.name]?.(tx);
      assert.ok((await found(tx, query)) > 0, check.name);
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/, check.name);
  }
});
