import assert from 'node:assert/strict';
import { test } from 'node:test';
import { block, bookmark, createPost, editPost, follow, pin } from '#network';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld } from '../../../test/world.ts';

const page = async (who: { browse: (path: string) => Promise<Response> }, path: string, status = 200) => {
  const response = await who.browse(path);
  const text = await response.text();
  assert.equal(response.status, status, text.slice(0, 1_500));
  return text;
};

test('blocking and muting begin in a menu, ask once, and are taken back where they are listed', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina', { locale: 'fr' });
  const lea = await world.person('Léa');
  const { id } = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Bonjour' }));
  const explore = await page(amina, '/explore');
  assert.match(explore, /href="\/@lea\/block\?next=%2Fexplore"/);
  assert.match(await page(amina, '/@lea/block'), /Bloquer Léa/);
  const sent = await amina.browse('/@lea/block', form({ on: 'true', next: '/explore' }));
  assert.equal(sent.headers.get('location'), '/explore');
  assert.doesNotMatch(await page(amina, '/explore'), /Bonjour/);
  await page(amina, `/@lea/${id}`, 404);
  assert.match(await page(amina, '/@lea'), /Vous bloquez Léa/);
  assert.match(await page(amina, '/settings/blocked'), /Débloquer @lea/);
  await amina.browse('/@lea/block', form({ on: 'false' }));
  assert.match(await page(amina, '/settings/blocked'), /Vous ne bloquez personne/);

  await amina.browse('/@lea/mute', form({ seconds: '3600', notifications: 'on' }));
  assert.doesNotMatch(await page(amina, '/explore'), /Bonjour/);
  assert.match(await page(amina, '/@lea'), /Vous masquez Léa jusqu/);
  assert.match(await page(amina, '/settings/muted'), /@lea/);
  await amina.browse('/@lea/mute', form({ on: 'false' }));
  assert.match(await page(amina, '/explore'), /Bonjour/);
  await amina.browse(`/@lea/${id}/mute`, form({ on: 'true' }));
  assert.match(await page(amina, `/@lea/${id}/mute`), /Cette conversation est masquée/);
});

test('an edit keeps everything that was written when it is refused, and its history is there to read', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const { id } = await world.transact((tx) => createPost(tx, amina.actor, { text: 'Un début', language: 'fr' }));
  assert.match(await page(amina, `/@amina/${id}/edit`), /Un début<\/textarea>/);
  const edit = (text: string, from: string) =>
    amina.browse(`/@amina/${id}/edit`, form({ text, from, language: 'fr', warning: '' }));
  assert.equal((await edit('Une <b>suite</b>', '0')).status, 303);
  const late = await edit('Une autre', '0');
  assert.equal(late.status, 409);
  const again = await late.text();
  assert.match(again, /Une autre<\/textarea>/);
  assert.match(again, /edited somewhere else meanwhile/);
  const history = await page(world, `/@amina/${id}/history`);
  assert.match(history, /Un début/);
  assert.match(history, /Une &lt;b&gt;suite/);
  assert.match(await page(world, `/@amina/${id}`), new RegExp(`/@amina/${id}/history`));
});

scenarios([
  {
    name: 'what is pinned stands on top of a page, once',
    path: '/@lea',
    given: async (world) => {
      const lea = await world.person('Léa');
      await world.transact(async (tx) =>
        pin(tx, lea.actor, (await createPost(tx, lea.actor, { text: 'Lisez-moi' })).id),
      );
      await world.transact((tx) => createPost(tx, lea.actor, { text: 'La suite' }));
    },
    status: 200,
    contains: [/Pinned posts[\s\S]*Lisez-moi[\s\S]*La suite/],
    lacks: [/Lisez-moi[\s\S]*Lisez-moi/],
  },
  {
    name: 'bookmarks say what they are for while there is none',
    path: '/bookmarks',
    as: 'Amina',
    status: 200,
    contains: ['No bookmark yet'],
  },
  {
    name: 'nobody edits what others wrote',
    path: async (world) => {
      const lea = await world.person('Léa');
      const { id } = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Un mot' }));
      return `/@lea/${id}/edit`;
    },
    as: 'Amina',
    status: 403,
  },
]);

test('somebody who blocks one is as if they wrote nothing, in every list', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await world.transact(async (tx) => {
    const { id } = await createPost(tx, lea.actor, { text: 'Un secret de polichinelle #essor' });
    await bookmark(tx, amina.actor, id);
    await pin(tx, lea.actor, id);
    await follow(tx, amina.actor, lea.actor.account);
    await editPost(tx, lea.actor, id, { text: 'Un secret de polichinelle, encore #essor' });
    await block(tx, lea.actor, amina.actor.account);
  });
  for (const path of [
    '/home',
    '/home/here',
    '/explore',
    '/tags/essor',
    '/@lea',
    '/bookmarks',
    '/inbox',
    '/search?q=lea',
  ]) {
    assert.doesNotMatch(await page(amina, path), /polichinelle/, path);
  }
});

test('a poll is asked and answered with forms alone, and what was asked stays when it is refused', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa', { locale: 'fr' })];
  const ask = (options: Record<string, string>) =>
    amina.browse('/compose', form({ text: 'Quel jour ?', pollSeconds: '3600', ...options }));
  const refused = await ask({ option1: 'Lundi' });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /id="f-option1-error"[\s\S]*Give 2 to 8 choices/);
  assert.match(await (await ask({ option1: 'a', option3: 'b'.repeat(200) })).text(), /id="f-option3-error"/);
  const path = (await ask({ option1: 'Lundi', option3: 'Mardi' })).headers.get('location') ?? '';
  const before = await page(lea, path);
  assert.match(before, /type="radio" name="choice\[\]" value="1"/);
  assert.equal((await lea.browse(`${path}/vote`, form({ 'choice[]': [] }))).status, 422);
  assert.equal((await lea.browse(`${path}/vote`, form({ 'choice[]': '1' }))).status, 303);
  const after = await page(lea, path);
  assert.match(after, /1 personne a répondu/);
  assert.doesNotMatch(after, /type="radio"/);
  assert.equal((await lea.browse(`${path}/vote`, form({ 'choice[]': '0' }))).status, 409);
});

test('an account and a hashtag have a feed of what everybody may read, and nothing else', async () => {
  await using world = await openWorld();
  const lea = await world.person('Léa');
  await world.transact((tx) => createPost(tx, lea.actor, { text: 'Un <b>mot</b> & #essor', language: 'fr' }));
  await world.transact((tx) => createPost(tx, lea.actor, { text: 'Entre nous #essor', visibility: 'followers' }));
  await world.transact((tx) => createPost(tx, lea.actor, { text: 'Chut #essor', warning: 'bruit' }));
  for (const path of ['/@lea/feed.xml', '/tags/essor/feed.xml']) {
    const feed = await page(lea, path);
    assert.match(feed, /&lt;p&gt;Un &amp;lt;b&amp;gt;mot/);
    assert.match(feed, /bruit/);
    assert.doesNotMatch(feed, /Entre nous|Chut/);
  }
  await page(world, '/tags/jamais/feed.xml', 404);
});
