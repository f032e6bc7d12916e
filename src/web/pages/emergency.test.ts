import assert from 'node:assert/strict';
import { test } from 'node:test';
import { campaignBySlug, launchCampaign } from '#campaigns';
import { form, openWorld } from '../../../test/world.ts';
import { addMember, giveMandate, openCoop } from './coop.testing.ts';

test('who holds the mandate acts at once, with a public reason; others are told no', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const ruth = await addMember(world, 'Ruth');
  const paul = await addMember(world, 'Paul');
  await giveMandate(world, ruth.member, { title: 'Campaigns', role: 'organiser' });
  const { slug } = await world.transact((tx) =>
    launchCampaign(
      tx,
      { ...ruth.actor, roles: new Set(['organiser']) },
      {
        title: 'What if we bought it?',
        summary: 'A study.',
        story: 'Long.',
        target: 'the board',
        place: '',
        locale: 'en',
        milestones: [{ signatures: 10, consequence: 'an answer' }],
      },
    ),
  );
  const ENGLISH = { headers: { 'accept-language': 'en' } };
  assert.match(await (await world.browse('/coop/emergency', ENGLISH)).text(), /Nothing was done at once/);
  assert.doesNotMatch(await (await paul.browse('/coop/emergency')).text(), /Do it now/);
  assert.match(await (await ruth.browse('/coop/emergency')).text(), /Do it now/);

  const act = { action: 'campaign.close', 'input.campaign': slug, reason: 'Somebody sends a thousand forms a minute.' };
  assert.equal((await paul.browse('/coop/emergency', form(act))).status, 403);
  const without = await ruth.browse('/coop/emergency', form({ ...act, reason: '' }));
  assert.equal(without.status, 422);
  assert.match(await without.text(), /id="f-reason-error"/);
  assert.equal((await campaignBySlug(world.db, slug))?.closedAt, null);

  assert.equal((await ruth.browse('/coop/emergency', form(act))).status, 303);
  assert.ok((await campaignBySlug(world.db, slug))?.closedAt);
  const page = await (await world.browse('/coop/emergency', ENGLISH)).text();
  for (const words of [
    'Somebody sends a thousand forms a minute.',
    'Waiting for the members',
    'href="/d/1"',
    'by Ruth',
  ])
    assert.ok(page.includes(words), words);
});
