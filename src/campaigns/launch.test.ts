import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addEvent,
  campaignBySlug,
  closeCampaign,
  editCampaign,
  flagshipCampaign,
  LaunchInput,
  listCampaigns,
} from '#campaigns';
import { messagesFor } from '#i18n';
import { parseInput, slugOf as slugOr } from '#input';
import { Refusal } from '#refusal';
import { openWorld } from '../../test/world.ts';
import { launchAppeal, sign, signAndConfirm } from './campaign.testing.ts';
import { sentencesIn } from './launch.ts';

const refused = (status: number, field?: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal);
  assert.equal(error.status, status);
  if (field) assert.deepEqual(Object.keys(error.fields), [field]);
  return true;
};

test('an organiser launches a campaign, and a post of theirs announces it', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world);
  assert.equal(slug, 'what-if-we-bought-twitter');
  const campaign = await campaignBySlug(world.db, slug);
  assert.ok(campaign);
  assert.equal(campaign.id, id);
  assert.equal(campaign.organiser?.handle, ruth.handle);
  assert.deepEqual(campaign.counts, { confirmed: 0, waiting: 0 });
  assert.equal(campaign.goal.signatures, 2);
  const post = await world.db.selectFrom('post').where('about_id', '=', id).selectAll().executeTakeFirstOrThrow();
  assert.equal(post.id, campaign.post);
  assert.equal(post.account_id, ruth.actor.account);
  assert.match(post.text, /without our tweets/);
});

test('only organisers and stewards launch, and what is refused leaves nothing behind', async () => {
  await using world = await openWorld();
  const paul = await world.person('Paul');
  await assert.rejects(launchAppeal(world, {}, paul), refused(403));
  const ida = await world.person('Ida', { roles: ['steward'] });
  await launchAppeal(world, {}, ida);
  await assert.rejects(launchAppeal(world, { milestones: [] }, ida), refused(422, 'milestones.0.signatures'));
  assert.equal((await listCampaigns(world.db)).length, 1);
});

test('milestones rise, and the summary keeps to three sentences', async () => {
  await using world = await openWorld();
  const ruth = await world.person('Ruth', { roles: ['organiser'] });
  const steps = (...numbers: number[]) => numbers.map((signatures) => ({ signatures, consequence: 'we go on' }));
  await assert.rejects(
    launchAppeal(world, { milestones: steps(10, 10) }, ruth),
    refused(422, 'milestones.1.signatures'),
  );
  await assert.rejects(
    launchAppeal(world, { milestones: steps(10, 50, 20) }, ruth),
    refused(422, 'milestones.2.signatures'),
  );
  await assert.rejects(launchAppeal(world, { summary: 'One. Two. Three. Four.' }, ruth), refused(422, 'summary'));
  await launchAppeal(world, { summary: 'One… Two! “Three?”' }, ruth);
  assert.equal(sentencesIn('It costs 3.50 €. Is that much? No!'), 3);
});

test('two campaigns of one title have two addresses', async () => {
  await using world = await openWorld();
  const { ruth, slug } = await launchAppeal(world);
  const second = await launchAppeal(world, {}, ruth);
  const third = await launchAppeal(world, { title: 'New' }, ruth);
  assert.equal(second.slug, `${slug}-2`);
  assert.equal(third.slug, 'new-2');
});

const slugOf = (title: string) => slugOr(title, 'campaign');

test('an address is made of the words of the title, whatever its script', () => {
  assert.equal(slugOf('Et si nous rachetions Twitter ?'), 'et-si-nous-rachetions-twitter');
  assert.equal(slugOf('L’œuvre à Évry, ß & co.'), 'l-oeuvre-a-evry-ss-co');
  assert.equal(slugOf('我们'), 'campaign');
  assert.match(slugOf('a'.repeat(200)), /^a{60}$/);
  for (const title of ['--', '  ', 'x'.repeat(500), '"><script>', 'ﬁ—ﬂ'])
    assert.match(slugOf(title), /^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('the story may change and dates be added, by organisers', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world);
  const paul = await world.person('Paul');
  await world.transact((tx) => editCampaign(tx, ruth.actor, id, { story: 'Another story.' }));
  for (const happenedOn of ['2016-10-08', '2017-05-22', '2016-10-03']) {
    await world.transact((tx) => addEvent(tx, ruth.actor, id, { happenedOn, title: `On ${happenedOn}`, text: '' }));
  }
  const campaign = await campaignBySlug(world.db, slug);
  assert.equal(campaign?.story, 'Another story.');
  assert.deepEqual(
    campaign?.events.map((event) => event.happenedOn),
    ['2017-05-22', '2016-10-08', '2016-10-03'],
  );
  await assert.rejects(
    world.transact((tx) => editCampaign(tx, paul.actor, id, { story: 'Mine.' })),
    refused(403),
  );
  await assert.rejects(
    world.transact((tx) => closeCampaign(tx, paul.actor, id)),
    refused(403),
  );
});

test('a closed campaign takes and counts nothing more', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina');
  const late = await sign(world, id, 'Paul');
  assert.equal(late.outcome, 'asked');
  await world.transact((tx) => closeCampaign(tx, ruth.actor, id));
  await assert.rejects(sign(world, id, 'Lea'), refused(409));
  const { confirmSignature } = await import('#campaigns');
  const pressed = await world.transact((tx) => confirmSignature(tx, late.outcome === 'asked' ? late.token : ''));
  assert.equal(pressed.outcome, 'closed');
  const campaign = await campaignBySlug(world.db, slug);
  assert.deepEqual(campaign?.counts, { confirmed: 1, waiting: 1 });
  assert.deepEqual(campaign?.closedAt, world.clock.now());
  assert.equal(await flagshipCampaign(world.db), undefined);
});

test('the newest campaign that runs is the flagship', async () => {
  await using world = await openWorld();
  const { ruth } = await launchAppeal(world);
  world.clock.advance(1_000);
  const second = await launchAppeal(world, { title: 'Second' }, ruth);
  assert.equal((await flagshipCampaign(world.db))?.slug, 'second');
  await world.transact((tx) => closeCampaign(tx, ruth.actor, second.id));
  assert.equal((await flagshipCampaign(world.db))?.slug, 'what-if-we-bought-twitter');
  assert.deepEqual(
    (await listCampaigns(world.db)).map(({ slug }) => slug),
    ['what-if-we-bought-twitter', 'second'],
  );
});

test('what is filled in badly gets a sentence per field, in both languages', () => {
  const raw = {
    title: '',
    summary: 'a\u0000b',
    story: ' ',
    target: '\u202Eboard',
    locale: 'de',
    milestones: [{ signatures: 'ten', consequence: '' }],
  };
  assert.throws(
    () => parseInput(LaunchInput, raw),
    (error) => {
      assert.ok(error instanceof Refusal);
      for (const field of [
        'title',
        'summary',
        'story',
        'target',
        'locale',
        'milestones.0.signatures',
        'milestones.0.consequence',
      ]) {
        for (const locale of ['en', 'fr'] as const) assert.ok(error.fields[field]?.(messagesFor(locale)), field);
      }
      return true;
    },
  );
});

test('a campaign goes on when the account that launched it is gone', async () => {
  await using world = await openWorld();
  const { ruth, slug } = await launchAppeal(world);
  await world.transact((tx) =>
    tx.updateTable('account').set({ deleted_at: tx.now }).where('id', '=', ruth.actor.account).execute(),
  );
  const campaign = await campaignBySlug(world.db, slug);
  assert.equal(campaign?.organiser, null);
  assert.equal(campaign.post, null);
  const page = await (await world.browse(`/c/${slug}`)).text();
  assert.match(page, /What if we bought Twitter\?/);
  assert.doesNotMatch(page, /Launched by/);
});
