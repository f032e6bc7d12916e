import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, follow } from '#network';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type Person, type World } from '../../../test/world.ts';

const HOUR = 3_600_000;
const say = async (world: World, who: Person, text: string) => {
  const { id } = await world.transact((tx) => createPost(tx, who.actor, { text }));
  world.clock.advance(60_000);
  return id;
};

scenarios([
  { name: 'catching up is for those who have an account', path: '/catchup', status: 303, location: '/sign-in' },
  {
    name: 'whoever follows nobody is told that nothing came, and that they need not read everything',
    path: '/catchup',
    as: 'Amina',
    status: 200,
    contains: ['24 hours', 'Nothing came', 'You don’t have to read everything.'],
  },
  {
    name: 'a period by hand that ends before it begins is refused at its field',
    path: '/catchup?for=own&from=2016-10-03T10:00&to=2016-10-03T09:00',
    as: 'Amina',
    status: 422,
    contains: ['id="f-from-error"', 'Choose a beginning before the end.', 'value="2016-10-03T10:00"'],
  },
  { name: 'nonsense in the address is as usual', path: '/catchup?for=x&until=x&part=x&page=-3&who=x', as: 'Amina', status: 200 }, // prettier-ignore
]);

test('a page of catching up is its address: who wrote, what leads where, and where it ends', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Lea'), await world.person('Noe')];
  for (const one of [lea, noe]) await world.transact((tx) => follow(tx, amina.actor, one.actor.account));
  const page = async (path: string) => (await amina.browse(path)).text();
  await page('/catchup');
  world.clock.advance(2 * HOUR);
  for (let i = 0; i < 25; i++) await say(world, lea, `Number ${i}`);
  await say(world, noe, 'Read https://news.example/a <b>');
  const people = await page('/catchup');
  assert.match(people, /Since 9:00|Since 09:00/);
  assert.match(people, /26 posts by 2 people/);
  assert.match(people, /25 posts/);
  assert.match(people, /Read news\.example\/a &lt;b&gt;/);
  const links = await page('/catchup?view=links');
  assert.match(links, /href="https:\/\/news\.example\/a" rel="nofollow noopener noreferrer"/);
  assert.match(links, /Shared by Noe/);
  const first = await page('/catchup?view=posts&order=oldest&part=originals');
  assert.match(first, />Number 0</);
  assert.ok(!first.includes('>Number 24<'));
  const next = /href="(\/catchup[^"]*page=2[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&');
  assert.ok(next);
  await say(world, noe, 'Later than the period of that page');
  const second = await page(next);
  assert.match(second, />Number 24</);
  assert.ok(!second.includes('Later than the period'));
  const done = await amina.browse('/catchup', form({ until: String(world.clock.now().getTime()) }));
  assert.equal(done.headers.get('location'), '/catchup?done');
  assert.match(await page('/catchup?done'), /You’re up to date/);
  assert.match(await page('/catchup'), /Nothing came/);
});
