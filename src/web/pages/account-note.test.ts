import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, loadPosts } from '#network';
import { form, openWorld } from '../../../test/world.ts';

test('what one notes about somebody stands on their page for oneself alone', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const pageOf = async (who: typeof amina) => (await who.browse('/@lea')).text();
  assert.equal((await amina.browse('/@lea/note', form({ note: 'Vue au marché <b>' }))).status, 303);
  assert.match(await pageOf(amina), /Vue au marché &lt;b&gt;/);
  assert.doesNotMatch(await pageOf(lea), /marché/);
  assert.match(await (await amina.browse('/@lea/note')).text(), /Vue au marché/);
  const long = await amina.browse('/@lea/note', form({ note: 'x'.repeat(2_001) }));
  assert.equal(long.status, 422);
  await amina.browse('/@lea/note', form({ note: '' }));
  assert.doesNotMatch(await pageOf(amina), /marché/);
  assert.equal((await world.browse('/@lea/note', form({ note: 'Moi' }))).status, 401);
});

test('who may quote a post is changed where it is edited', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const { id } = await world.transact((tx) => createPost(tx, amina.actor, { text: 'Citez-moi' }));
  const policy = async () => (await loadPosts(world.db, amina.actor, [id])).get(id)?.quoting?.policy;
  const path = `/@amina/${id}/edit`;
  assert.match(await (await amina.browse(path)).text(), /name="quotePolicy"/);
  await amina.browse(path, form({ text: 'Citez-moi', from: '0', language: 'fr', quotePolicy: 'nobody' }));
  assert.equal(await policy(), 'nobody');
});
