import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ensureRules, RULE_PRESETS } from '#deliberation';
import { form, openWorld } from '../../../test/world.ts';
import { addCircle, addMember, giveMandate, openCoop } from './coop.testing.ts';

const COLLEGES = { kind: 'colleges', weights: { users: '1/2', workers: '1/2' }, decide: 'weighted' };

test('a circle shows its purpose and powers to all, its members to members, and lets them come and go', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  const bao = await addMember(world, 'Bao');
  const closed = await addCircle(world, {
    name: 'Welcome',
    purpose: 'Read applications.',
    members: [amina.member],
    powers: ['member.admit'],
  });
  const open = await addCircle(world, { name: 'Words', purpose: 'Say it in both languages.', open: true });

  const outside = await (await world.browse(`/coop/circles/${closed.slug}`)).text();
  assert.match(outside, /Read applications\./);
  assert.match(outside, /Admit a member/);
  assert.match(outside, /Ordinary decision/);
  assert.doesNotMatch(outside, /Amina/);
  const inside = await (await bao.browse(`/coop/circles/${closed.slug}`)).text();
  assert.match(inside, /Amina/);
  assert.doesNotMatch(inside, /Join this circle/);
  assert.ok(inside.includes(`/d/new?action=circle.change&amp;circle=${closed.circle}`));
  assert.equal((await bao.browse(`/coop/circles/${closed.slug}/join`, form({}))).status, 409);

  const zoe = await world.person('Zoe');
  assert.equal((await zoe.browse(`/coop/circles/${open.slug}/join`, form({}))).status, 403);
  assert.equal((await bao.browse(`/coop/circles/${open.slug}/join`, form({}))).status, 303);
  assert.match(await (await bao.browse(`/coop/circles/${open.slug}`)).text(), /Leave this circle/);
  assert.equal((await bao.browse(`/coop/circles/${open.slug}/leave`, form({}))).status, 303);
  assert.match(await (await bao.browse(`/coop/circles/${open.slug}`)).text(), /Join this circle/);
  assert.equal((await bao.browse('/coop/circles/none')).status, 404);
  assert.match(await (await world.browse('/coop/circles')).text(), /Welcome[\s\S]*Words/);
});

test('a mandate says until when, is laid down by its holder only, and stays to be read', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  const bao = await addMember(world, 'Bao');
  const mandate = await giveMandate(world, amina.member, { title: 'Moderation', role: 'moderator', days: 20 });

  const page = await (await bao.browse('/coop/roles')).text();
  assert.match(page, /Moderation/);
  assert.match(page, /in 20 days/);
  assert.ok(page.includes(`/d/new?action=mandate.end&amp;mandate=${mandate}`));
  assert.doesNotMatch(page, /resign/);
  assert.doesNotMatch(await (await world.browse('/coop/roles')).text(), /Propose/);
  assert.equal((await bao.browse(`/coop/roles/${mandate}/resign`)).status, 404);
  assert.equal((await bao.browse(`/coop/roles/${mandate}/resign`, form({}))).status, 404);
  assert.match(await (await amina.browse(`/coop/roles/${mandate}/resign`)).text(), /Resign from “Moderation”/);
  assert.equal((await amina.browse(`/coop/roles/${mandate}/resign`, form({}))).status, 303);
  const after = await (await amina.browse('/coop/roles?done=resigned')).text();
  assert.match(after, /Your mandate has ended/);
  assert.match(after, /Past mandates \(1\)/);
  assert.match(after, /resigned/);
  assert.doesNotMatch(await (await amina.browse('/coop/roles?done=constructor')).text(), /role="status"/);
});

test('the rules are said in words, in both languages, with the numbers of today', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  const before = await (await world.browse('/coop/rules')).text();
  assert.match(before, /at least three quarters of those who take a side/);
  assert.match(before, /At least 1 member says yes, of 1/);
  assert.doesNotMatch(before, /Propose a change/);
  assert.match(await (await world.browse('/coop/rules?lang=fr')).text(), /Le oui réunit au moins les trois quarts/);
  assert.match(await (await amina.browse('/coop/rules')).text(), /action=rule\.change&amp;rule=ordinary/);
});

test('a rule that was changed shows what it was before', async () => {
  await using world = await openWorld();
  await openCoop(world);
  await world.transact(async (tx) => {
    await ensureRules(tx);
    const old = tx.updateTable('rule').set({ superseded_at: tx.now }).where('key', '=', 'lazy');
    await old.execute();
    await tx
      .insertInto('rule')
      .values({
        id: tx.newId<'rule'>(),
        key: 'lazy',
        version: 2,
        settings: JSON.stringify({ ...RULE_PRESETS.lazy, votingMinutes: 90, weights: COLLEGES }),
        created_at: tx.now,
        by_decision: null,
        superseded_at: null,
      })
      .execute();
  });
  const page = await (await world.browse('/coop/rules')).text();
  assert.match(page, /The vote lasts 90 minutes\./);
  assert.match(page, /Each class is a college that votes by itself; together they weigh users 1\/2 and workers 1\/2\./);
  assert.match(page, /Earlier versions[\s\S]*The vote lasts 7 days\./);
  const french = await (await world.browse('/coop/rules?lang=fr')).text();
  assert.match(french, /Le vote dure 90 minutes\./);
});
