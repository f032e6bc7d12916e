import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeProfile, leave, profileOf } from '#accounts';
import { FetchRefused } from '#fetch';
import { openWorld } from '../../test/world.ts';
import { erasers } from '../web/erasers.ts';

const DAY = 86_400_000;
const ME = 'http://localhost:3000/@amina';

/** A web of pages, by address, that may be changed; what is not there does not answer. */
function webOf(pages: Record<string, string>) {
  const asked: string[] = [];
  return {
    pages,
    asked,
    fetch: async (url: string) => {
      asked.push(url);
      const page = pages[url];
      if (page === undefined) throw new FetchRefused('unreachable', 'nobody there');
      // What begins with an address is a page that was reached by a redirect.
      const [to = '', html = ''] = page.startsWith('https:') ? page.split(' ', 2) : [url, page];
      const answer = new Response(html || page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
      return Object.defineProperty(answer, 'url', { value: to });
    },
  };
}

test('a line is marked when the page behind it links back, and only by such a page', async () => {
  const web = webOf({
    'https://amina.example/': `<head><link href="${ME}" rel="me"></head>`,
    'https://blog.example/about': `<p>Me <a class="x" rel="nofollow ME noopener" href="http://localhost:3000/@Amina">there</a>`,
    'https://other.example/': `<a rel="me" href="${ME}x">no</a> <a href="${ME}">no</a> <a rel="meme" href="${ME}">no</a>`,
    'https://famous.example/go?to=amina': `https://amina.example/ <link\trel=me\thref=${ME}>`,
  });
  await using world = await openWorld({ fetch: web.fetch });
  const amina = await world.person('Amina');
  const say = async (...values: string[]) => {
    const fields = values.map((value, i) => ({ name: `line ${i}`, value }));
    await world.transact((tx) => changeProfile(tx, amina.actor, { fields }, world.dataFolder));
    await world.app.settle();
    return (await profileOf(world.db, amina.actor)).fields.map(({ verifiedAt }) => verifiedAt !== null);
  };
  assert.deepEqual(
    await say('https://amina.example/', 'https://blog.example/about', 'https://other.example/', 'https://famous.example/go?to=amina'), // prettier-ignore
    [true, true, false, false],
  );
  // What stands beside an address, is not encrypted, is ours, or looks like another is asked of nobody.
  web.asked.length = 0;
  assert.deepEqual(await say('See https://amina.example/', 'http://amina.example/', 'https://аmina.example/', 'https://a@amina.example/'), [false, false, false, false]); // prettier-ignore
  assert.deepEqual(web.asked, []);
  // What was vouched for stays while its address does.
  await say('https://amina.example/');
  web.asked.length = 0;
  assert.deepEqual(await say('She', 'https://amina.example/'), [false, true]);
  assert.deepEqual(web.asked, []);
});

test('a page that links back no more, or answers no more for long, vouches for nothing', async () => {
  const link = `<a rel="me" href="${ME}">me</a>`;
  const web = webOf({ 'https://one.example/': link, 'https://two.example/': link });
  await using world = await openWorld({ fetch: web.fetch });
  const amina = await world.person('Amina');
  const fields = ['https://one.example/', 'https://two.example/', 'https://late.example/'].map((value) => ({ name: 'Site', value })); // prettier-ignore
  await world.transact((tx) => changeProfile(tx, amina.actor, { fields }, world.dataFolder));
  await world.app.settle();
  const verified = async () => (await profileOf(world.db, amina.actor)).fields.map(({ verifiedAt }) => verifiedAt);
  const [first] = await verified();
  assert.deepEqual(await verified(), [first, first, null]);
  // It was away for a while, and is asked again by itself.
  web.pages['https://late.example/'] = link;
  world.clock.advance(60 * 60_000);
  await world.app.settle();
  assert.ok((await verified())[2]);
  web.pages['https://one.example/'] = 'Nothing here';
  delete web.pages['https://two.example/'];
  const days = async (n: number) => {
    world.clock.advance(n * DAY);
    await world.app.settle();
  };
  await days(31);
  const [gone, silent, still] = await verified();
  assert.deepEqual([gone, silent], [null, first]);
  assert.ok(still && still.getTime() > first!.getTime() + 30 * DAY);
  await days(30);
  assert.equal((await verified())[1], null);
  await world.transact((tx) => leave(tx, amina.actor, 'amina', erasers));
  assert.deepEqual(await world.db.selectFrom('profile_field').selectAll().execute(), []);
});
