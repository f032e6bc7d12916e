import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { actionNamed, type Authority } from '#actions';
import { format, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { Refusal } from '#refusal';
import { openWorld, type Person } from '../../test/world.ts';
import { campaignBySlug, listCampaigns } from '#campaigns';

const fields = {
  title: 'What if we bought it?',
  summary: 'We ask the board to study it.',
  story: 'Together.',
  target: 'the board',
  place: '',
  locale: 'en',
  signatures: '1 000',
  consequence: 'an answer',
};
const by = (who: Person | undefined): Authority => ({
  decision: '1' as Id<'decision'>,
  number: 1,
  author: who && { person: who.actor.person, account: who.actor.account },
});
const action = (name: string) => actionNamed(name)!;

test('a decision launches a campaign in the name of whoever proposed it, organiser or not', async () => {
  await using world = await openWorld();
  const paul = await world.person('Paul');
  const launch = action('campaign.launch');
  const input = v.parse(launch.schema, fields);
  assert.deepEqual(v.parse(launch.schema, input), input, 'what is kept is read again as the same');
  const told = launch.describe(messagesFor('en'), format.formatsFor('en'), { input, before: null, labels: null });
  assert.deepEqual(
    told.map(({ what, after }) => [what, after]),
    [['Campaign “What if we bought it?”', 'takes signatures, addressed to the board']],
  );
  await world.transact((tx) => launch.apply(tx, input, by(paul)));
  const [running] = await listCampaigns(world.db);
  assert.equal(running?.goal.signatures, 1_000);
  assert.equal((await campaignBySlug(world.db, running.slug))?.organiser?.handle, 'paul');
  await assert.rejects(
    world.transact((tx) => launch.apply(tx, input, by(undefined))),
    (error: unknown) => error instanceof Refusal && error.status === 409,
    'nobody answers for it',
  );
});

test('a launch says which fields are missing', async () => {
  await using world = await openWorld();
  const launch = action('campaign.launch');
  const input = v.parse(launch.schema, { ...fields, signatures: '' });
  await assert.rejects(
    async () => launch.check?.(world.db, input),
    (error: unknown) => error instanceof Refusal && Object.keys(error.fields).join() === 'signatures',
  );
});

test('a decision closes a campaign and reopens it; each is the inverse of the other', async () => {
  await using world = await openWorld();
  const paul = await world.person('Paul');
  const launch = action('campaign.launch');
  await world.transact((tx) => launch.apply(tx, v.parse(launch.schema, fields), by(paul)));
  const { slug } = (await listCampaigns(world.db))[0]!;
  const [close, reopen] = [action('campaign.close'), action('campaign.reopen')];
  const input = { campaign: slug };
  const running = await close.state(world.db, input);
  await assert.rejects(async () => reopen.check?.(world.db, input), Refusal);
  await world.transact((tx) => close.apply(tx, input, by(paul)));
  assert.ok((await campaignBySlug(world.db, slug))?.closedAt);
  await assert.rejects(async () => close.check?.(world.db, input), Refusal);
  const back = close.inverse!(input, running)!;
  assert.deepEqual(back, { name: 'campaign.reopen', input });
  await world.transact((tx) => reopen.apply(tx, input, by(paul)));
  assert.deepEqual(await close.state(world.db, input), running);
  assert.deepEqual(reopen.inverse!(input, running), { name: 'campaign.close', input });
});
