import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, follow, loadPosts, type NewPost } from '#network';
import { article, html, internet, png, PUZZLE } from '../../preview/pages.testing.ts';
import { cardJson } from '../../mastodon/status.ts';
import { form, openWorld, type Person, type World } from '../../../test/world.ts';

const post = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}) =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;

const anInternet = () =>
  internet({ [PUZZLE]: () => html(article()), 'https://news.example/pictures/seats.png': () => png(200) });

test('the first link of a post for everyone has a card, of our own files, until its author takes it away', async () => {
  const { fetch, asked } = anInternet();
  await using world = await openWorld({ fetch });
  const [lea, amina] = [await world.person('Lea'), await world.person('Amina')];
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const id = await post(world, lea, `Read ${PUZZLE}?utm_source=x and https://other.example/`);
  const home = async () => (await amina.browse('/home')).text();
  const waiting = await home();
  assert.match(waiting, /<div hidden="" data-live="card:[\w-]{22}"><\/div>/);
  assert.ok(!waiting.includes('class="linkcard"'));
  await world.app.settle();
  const shown = await home();
  assert.match(shown, /<a class="linkcard" href="https:\/\/news\.example\/2016\/10\/puzzle" rel="nofollow noopener noreferrer" lang="fr"/); // prettier-ignore
  assert.match(shown, /<img src="\/media\/[^"]+" alt=""/);
  assert.match(shown, /Un réseau à nous/);
  assert.deepEqual(new Set(asked.map(({ url }) => new URL(url).hostname)), new Set(['news.example']));
  const card = async () => cardJson('https://essor.example', (await loadPosts(world.db, amina.actor, [id])).get(id)!);
  assert.deepEqual((await card())?.title, 'Un réseau à nous');
  assert.equal((await amina.browse(`/@lea/${id}/link`, form({ on: 'false' }))).status, 403);
  assert.equal((await lea.browse(`/@lea/${id}/link`, form({ on: 'false' }))).status, 303);
  assert.ok(!(await home()).includes('class="linkcard"'));
  assert.equal(await card(), null);
  await lea.browse(`/@lea/${id}/edit`, form({ text: `Read it: ${PUZZLE}` }));
  assert.ok(!(await home()).includes('class="linkcard"'), 'an edit brings no card back');
  await lea.browse(`/@lea/${id}/link`, form({ on: 'true' }));
  assert.ok((await home()).includes('class="linkcard"'));
});

test('nothing that only some may see, and no page of ours, is asked for', async () => {
  const { fetch, asked } = anInternet();
  await using world = await openWorld({ fetch });
  const lea = await world.person('Lea');
  await post(world, lea, PUZZLE, { visibility: 'followers' });
  const own = await post(world, lea, `${world.deps.config.origin}/c/we-are`);
  await world.app.settle();
  assert.deepEqual(asked, []);
  assert.ok(!(await (await world.browse(`/@lea/${own}`)).text()).includes('class="linkcard"'));
});
