import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '#ids';
import { draftOf, running } from '../deliberation/vote.testing.ts';
import { form, openWorld, type World } from '../../test/world.ts';
import { coop } from './pages/decide.testing.ts';
import { listen } from './live.testing.ts';

/** What a page that shows this proposal is sent, one fragment after the other. */
const look = (world: Pick<World, 'browse'>, id: Id<'proposal'> | 'badge') =>
  listen(world, id === 'badge' ? 'to-decide' : `proposal:${id}`, '/d/1');

test('the count moves while one looks', async () => {
  await using world = await openWorld();
  const { amina, paul } = await coop(world);
  const page = await look(world, await running(world, amina));
  await paul.browse('/d/1/vote', form({ position: 'yes', member: paul.member }));
  const [votes, tally, rule] = [await page.next(), await page.next(), await page.next()];
  assert.deepEqual([votes.target, tally.target, rule.target], ['votes-of', 'tally', 'rule']);
  assert.match(votes.html, /1 vote of 4/);
  assert.match(tally.html, /class="seg c-agree"/);
  assert.match(rule.html, /100% yes so far/);
  await page.leave();
});

test('of a count that is hidden nothing is sent but how many voted', async () => {
  await using world = await openWorld();
  const { amina, paul, ruth } = await coop(world);
  for (const results of ['at-close', 'after-vote']) {
    const draft = draftOf({ settings: { votingMinutes: 10_080, results } });
    const page = await look(world, await running(world, amina, draft));
    const n = results === 'at-close' ? 1 : 2;
    await paul.browse(`/d/${n}/vote`, form({ position: 'no', member: paul.member }));
    const first = await page.next();
    assert.equal(first.target, 'votes-of');
    await ruth.browse(`/d/${n}/vote`, form({ position: 'no', member: ruth.member }));
    const second = await page.next();
    assert.equal(second.target, 'votes-of');
    assert.doesNotMatch(first.html + second.html, /against|c-against/);
    await page.leave();
  }
});

test('when the vote closes the result takes the place of the ballot, once and for everyone', async () => {
  await using world = await openWorld();
  const { amina, paul } = await coop(world);
  const id = await running(world, amina);
  await paul.browse('/d/1/vote', form({ position: 'yes', member: paul.member }));
  const page = await look(world, id);
  world.clock.advance(8 * 86_400_000);
  await world.app.settle();
  const box = await page.next();
  assert.equal(box.target, 'vote');
  assert.match(box.html, /Passed: 100%/);
  assert.doesNotMatch(box.html, /<form/);
  await page.leave();
});

test('nobody follows a draft', async () => {
  await using world = await openWorld();
  const { amina } = await coop(world);
  const kept = await amina.browse(
    '/d/new',
    form({ kind: 'yes-no', title: 'Not yet', body: '', language: 'en', rule: 'lazy' }),
  );
  const id = /\d+$/.exec(kept.headers.get('location') ?? '')?.[0];
  assert.ok(id);
  assert.equal((await amina.browse(`/live?on=proposal:${id}`)).status, 404);
});

test('the number beside Decide goes down on every page of whoever voted', async () => {
  await using world = await openWorld();
  const { amina, paul } = await coop(world);
  await running(world, amina);
  await running(world, amina);
  const pages = await look(paul, 'badge');
  await paul.browse('/d/1/vote', form({ position: 'yes', member: paul.member }));
  const { target, html } = await pages.next();
  assert.equal(target, 'to-decide');
  assert.match(html, /1 to decide/);
  await pages.leave();
});
