import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  campaignBySlug,
  campaignTexts,
  parseText,
  preferredOf,
  readCampaignIn,
  removeText,
  signPetition,
  writeText,
} from '#campaigns';
import { Refusal } from '#refusal';
import { openWorld } from '../../../test/world.ts';
import { answersOf, launchAppeal } from '../campaign.testing.ts';

const status = (expected: number, field?: string) => (error: unknown) =>
  error instanceof Refusal && error.status === expected && (field === undefined || field in error.fields);

const GERMAN = {
  language: 'de',
  title: 'Und wenn wir Twitter kauften?',
  summary: 'Was ist Twitter ohne unsere Tweets?',
  story: 'Im Herbst 2016 sucht Twitter einen Käufer.',
  target: 'den Vorstand von Twitter, Inc.',
  consequences: ['übergeben wir den Aufruf', 'bitten wir um eine öffentliche Antwort'],
};

test('one petition in several languages: the words change, the signatures are one', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world);
  const write = (more: object = {}) =>
    world.transact((tx) => writeText(tx, ruth.actor, id, parseText({ ...GERMAN, ...more })));
  await write();
  const campaign = await campaignBySlug(world.db, slug);
  assert.ok(campaign);
  assert.deepEqual(campaign.languages, ['en', 'de']);
  const read = await readCampaignIn(world.db, campaign, 'de');
  assert.deepEqual([read.language, read.title, read.goal.consequence], ['de', GERMAN.title, GERMAN.consequences[0]]);
  assert.equal((await readCampaignIn(world.db, campaign, 'ar')).title, campaign.title);

  await assert.rejects(write({ language: 'en' }), status(422, 'language'));
  await assert.rejects(async () => write({ language: 'xx' }), status(422, 'language'));
  await assert.rejects(async () => write({ title: '' }), status(422, 'title'));
  await assert.rejects(write({ consequences: ['nur eines'] }), status(422, 'consequences.1'));
  await assert.rejects(write({ summary: 'Eins. Zwei. Drei. Vier.' }), status(422, 'summary'));
  world.clock.advance(86_400_000);
  await write({ title: 'Kaufen wir Twitter' });
  const [text] = await campaignTexts(world.db, id);
  assert.deepEqual([text?.title, text?.editedAt], ['Kaufen wir Twitter', world.clock.now()]);

  await world.transact((tx) =>
    signPetition(tx, {
      campaign: id,
      answers: answersOf('Jonas'),
      locale: 'en',
      language: 'de',
      origin: 'http://localhost',
    }),
  );
  assert.match((await world.mails('jonas@example.org'))[0]?.subject ?? '', /Kaufen wir Twitter/);

  await world.transact((tx) => removeText(tx, ruth.actor, id, 'de'));
  assert.deepEqual((await campaignBySlug(world.db, slug))?.languages, ['en']);
  await assert.rejects(
    world.transact((tx) => removeText(tx, ruth.actor, id, 'de')),
    status(404),
  );
  const amina = await world.person('Amina');
  await assert.rejects(
    world.transact((tx) => writeText(tx, amina.actor, id, parseText(GERMAN))),
    status(403),
  );
});

test('a reader gets the language they read best of those there are', () => {
  assert.equal(preferredOf(['en', 'de', 'ar'], 'ar-EG,ar;q=0.9,en;q=0.8'), 'ar');
  assert.equal(preferredOf(['en', 'de'], 'it, de;q=0.4, en;q=0.5'), 'en');
  assert.equal(preferredOf(['en', 'de'], 'it'), undefined);
  assert.equal(preferredOf(['en', 'de'], 'de;q=0'), undefined);
  assert.equal(preferredOf(['en'], undefined), undefined);
});
