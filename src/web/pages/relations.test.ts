import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, follow } from '#network';
import { farAway } from '../../../test/far-away.ts';
import { form, openWorld } from '../../../test/world.ts';

test('from the menu of somebody one hears of their posts, reads them in some languages, and recommends them', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const page = async (path: string, who = amina) => (await who.browse(path)).text();
  const say = (text: string, language: string) => world.transact((tx) => createPost(tx, lea.actor, { text, language }));
  await say('Hola', 'es');
  assert.doesNotMatch(await page('/@lea'), /@lea\/(?:tell|languages|recommend)/);
  assert.equal((await amina.browse('/@lea/languages')).status, 404);
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const menu = await page('/@lea');
  for (const words of ['Tell me when they post', 'Choose their languages', 'Recommend on your page']) {
    assert.match(menu, new RegExp(words));
  }

  await amina.browse('/@lea/tell', form({ on: 'true' }));
  assert.match(await page('/@lea'), /Stop telling me/);
  assert.match(await page('/@lea/languages'), /value="es"[^]*Spanish[^]*value="en"/);
  assert.equal((await amina.browse('/@lea/languages', form({ 'languages[]': ['es'] }))).status, 303);
  assert.match(await page('/@lea/languages'), /value="es"[^>]*checked|checked[^>]*value="es"/);
  assert.equal((await amina.browse('/@lea/languages', form({ 'languages[]': ['???'] }))).status, 422);
  await say('Buenos <i>días</i>', 'es');
  await say('Hello', 'en');
  const inbox = await page('/inbox');
  assert.match(inbox, /Léa posted[^]*Buenos &lt;i>días|Léa posted[^]*Buenos &lt;i&gt;días/);
  assert.doesNotMatch(inbox, /Hello/);

  await amina.browse('/@lea/recommend', form({ on: 'true' }));
  assert.match(await page('/@amina', lea), /href="\/@amina\/recommended"[^]*Recommends Léa/);
  assert.match(await (await world.browse('/@amina/recommended')).text(), /Recommended by Amina[^]*@lea/);
  await amina.browse('/@lea/recommend', form({ on: 'false' }));
  assert.doesNotMatch(await page('/@amina', lea), /Recommends/);
});

test('a server is blocked in the settings or from an account of it, and let back', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina', { locale: 'fr' });
  await farAway(world, await world.person('Juno'), 'atelier.example');
  const path = '/settings/servers';
  const page = async (at: string) => (await amina.browse(at)).text();
  assert.match(await page(path), /Vous ne bloquez aucun serveur/);
  assert.match(await page('/@juno@atelier.example'), /href="\/settings\/servers\?domain=atelier\.example"/);
  assert.match(await page(`${path}?domain=atelier.example`), /value="atelier\.example"/);
  const wrong = await amina.browse(path, form({ domain: 'nulle part' }));
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Écrivez un domaine[^]*value="nulle part"|value="nulle part"[^]*Écrivez un domaine/);
  assert.equal((await amina.browse(path, form({ domain: 'Atelier.example' }))).status, 303);
  assert.match(await page(path), /Débloquer atelier\.example/);
  assert.match(await page('/@juno@atelier.example'), /Vous bloquez le serveur atelier\.example/);
  await amina.browse(path, form({ domain: 'atelier.example', on: 'false' }));
  assert.match(await page(path), /Vous ne bloquez aucun serveur/);
});
