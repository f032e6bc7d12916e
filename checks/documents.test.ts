import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import { cite, offerAmendment, settleAmendment } from '#deliberation';
import { act, adoptBylaws, BYLAWS } from '../src/deliberation/documents.testing.ts';
import { closedVote, cooperators, DAY, pass } from '../src/deliberation/effect.testing.ts';
import { draftOf, published } from '../src/deliberation/vote.testing.ts';
import { openWorld, type World } from '../test/world.ts';
import { checks } from './documents.ts';

/** A document that a decision changed and one that came back, an amendment of each sort, a citation. */
async function livingWorld(): Promise<World> {
  const world = await openWorld();
  const [lea, amina] = await cooperators(world, ['Léa', 'Amina']);
  await adoptBylaws(world);
  const amends = {
    name: 'document.amend',
    input: { document: 'bylaws/our-bylaws@1', text: `${BYLAWS.text}\n\nMore.` },
  };
  await closedVote(world, { author: lea!, electors: [lea!], rule: 'constitutional', actions: [amends] });
  await pass(world, 15 * DAY);
  const policy = { kind: 'policy', title: 'Ways', language: 'en', text: 'Old ways.' };
  await act(world, 'document.adopt', policy);
  await act(world, 'document.retire', { document: 'policy/ways' });
  await act(world, 'document.adopt', policy);
  await sql`update document_version set by_decision = null
    where by_decision not in (select id from decision)`.execute(world.db);
  const id = await published(world, lea!, draftOf({ rule: 'ordinary', settings: {} }));
  await world.transact(async (tx) => {
    const offer = (paragraph: number, original: string) =>
      offerAmendment(tx, amina!.actor, id, { paragraph, original, replacement: 'Other.', why: 'Because.' });
    const first = await offer(0, 'Tuesdays suit most.');
    await offer(1, 'Mondays suit few.');
    await settleAmendment(tx, lea!.actor, first.id, { verdict: 'accept' });
    await cite(
      tx,
      lea!.actor,
      id,
      { label: 'Report', address: '', text: 'Page 4, “as it is”.' },
      'https://here.example',
    );
  });
  return world;
}

/** The harm that each check must find. */
const harms: Record<string, (tx: Tx) => Promise<unknown>> = {
  'a version of a document has the fingerprint of its text': (tx) =>
    sql`update document_version set text = text || ' ' where version = 1`.execute(tx),
  'versions of a document follow each other without gaps, and the last is the one it names': (tx) =>
    sql`update document set version = 1 where slug = 'our-bylaws'`.execute(tx),
  'a version that a decision made was made by one that took effect': (tx) =>
    sql`update decision set executed_at = null`.execute(tx),
  'what is cited has the fingerprint of its text': (tx) => sql`update citation set text = 'Page 5.'`.execute(tx),
  'an amendment is accepted when a version of its proposal names it, and only then': (tx) =>
    sql`update amendment set state = 'accepted' where state = 'offered'`.execute(tx),
};

const look = async (db: Db, name: string): Promise<number> => {
  const { query } = checks.find((one) => one.name === name)!;
  return (await sql<object>`${sql.raw(query)}`.execute(db)).rows.length;
};

test('every check of documents has a harm that it finds', () => {
  assert.deepEqual(Object.keys(harms).toSorted(), checks.map(({ name }) => name).toSorted());
});

test('checks of documents', async (t) => {
  await using world = await livingWorld();
  const mended = new Error('mended');
  for (const [name, harm] of Object.entries(harms)) {
    await t.test(`holds, and finds when it does not, that ${name}`, async () => {
      assert.equal(await look(world.db, name), 0);
      let found = 0;
      const harmed = world.transact(async (tx) => {
        await harm(tx);
        found = await look(tx, name);
        throw mended;
      });
      await assert.rejects(harmed, (error) => error === mended);
      assert.ok(found > 0);
    });
  }
});
