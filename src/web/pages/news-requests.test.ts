import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost } from '#network';
import { form, openWorld } from '../../../test/world.ts';

const SETTINGS = '/settings/notifications';
const REQUESTS = '/inbox/requests';

test('one says in the settings who waits apart, and lets them in or puts them away, without a script', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const [lea, noe] = [await world.person('Léa'), await world.person('Noé')];
  const page = async (path: string) => (await amina.browse(path)).text();
  assert.match(await page(REQUESTS), /Nobody waits/);
  const saved = await amina.browse(`${SETTINGS}/policy`, form({ notFollowing: 'filter' }));
  assert.equal(saved.headers.get('location'), `${SETTINGS}?done=saved`);
  assert.match(await page(SETTINGS), /name="notFollowing"[^>]*value="filter"[^>]*checked|value="filter"[^>]*checked[^>]*name="notFollowing"/); // prettier-ignore
  assert.equal((await amina.browse(`${SETTINGS}/policy`, form({ notFollowing: 'perhaps' }))).status, 422);

  for (const [who, text] of [[lea, '@amina Bonjour <b>'], [noe, '@amina Achetez']] as const) await world.transact((tx) => createPost(tx, who.actor, { text })); // prettier-ignore
  const inbox = await page('/inbox');
  assert.match(inbox, /2 people wait to be let in/);
  assert.doesNotMatch(inbox, /Achetez/);
  const waiting = await page(REQUESTS);
  assert.match(waiting, /1 piece of news[^]*@amina Bonjour &lt;b&gt;/);
  assert.match(waiting, /aria-label="Let Léa in"/);

  await amina.browse(`${REQUESTS}/${lea.actor.account}`, form({ answer: 'accept' }));
  await amina.browse(`${REQUESTS}/${noe.actor.account}`, form({ answer: 'dismiss' }));
  assert.equal((await amina.browse(`${REQUESTS}/${noe.actor.account}`, form({ answer: 'burn' }))).status, 422);
  assert.match(await page(REQUESTS), /Nobody waits/);
  const after = await page('/inbox');
  assert.match(after, /Bonjour/);
  assert.doesNotMatch(after, /Achetez|to be let in/);

  // Whoever is let in stands in the settings, and there is a way back.
  const end = `${SETTINGS}/let-in/${lea.actor.account}/end`;
  assert.match(await page(SETTINGS), new RegExp(`Always let in[^]*@lea[^]*action="${end}"`));
  const ended = await amina.browse(end, { method: 'POST' });
  assert.equal(ended.headers.get('location'), `${SETTINGS}?done=letInNoMore`);
  assert.doesNotMatch(await page(SETTINGS), /@lea/);
  await world.transact((tx) => createPost(tx, lea.actor, { text: '@amina Encore moi' }));
  assert.match(await page(REQUESTS), /Encore moi/);
});
