import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startArticle, withdrawArticle } from '#articles';
import { launchAppeal } from '../../campaigns/campaign.testing.ts';
import { comment, ORIGIN, publishedBy, wordsOf } from '../../articles/articles.testing.ts';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld } from '../../../test/world.ts';

const HERE = '/articles/who-owns-the-room-we-talk-in';
const byTom = async (world: Awaited<ReturnType<typeof openWorld>>) => publishedBy(world, await world.person('Tom'));

scenarios([
  {
    name: 'an article is read by everyone, with contents, a note, and what other programs need to know of it',
    path: HERE,
    given: byTom,
    status: 200,
    contains: [
      '<h2 id="h-the-door">',
      'href="#h-the-door"',
      'href="#n-1" id="r-1"',
      '<li id="n-1"><p>Nobody at all.',
      'property="og:type" content="article"',
      `content="${ORIGIN}${HERE}/card.png"`,
      'application/ld+json',
      '"headline":"Who owns the room we talk in?"',
      'Your address will not be published',
    ],
  },
  {
    name: 'the feed carries the whole text',
    path: '/articles/feed.xml',
    given: byTom,
    status: 200,
    contains: ['<rss version="2.0"', '<dc:creator>Tom</dc:creator>', 'who holds the key', `${ORIGIN}${HERE}#n-1`],
  },
  {
    name: 'an article that was withdrawn says so, and shows nothing of itself',
    path: HERE,
    given: async (world) => {
      const tom = await world.person('Tom');
      const { id } = await publishedBy(world, tom);
      await world.transact((tx) => withdrawArticle(tx, tom.actor, id, 'It was wrong.', ORIGIN));
    },
    status: 410,
    contains: ['was withdrawn', 'It was wrong.'],
    lacks: ['who holds the key'],
  },
  {
    name: 'a draft is nothing to others',
    path: async (world) => {
      const tom = await world.person('Tom');
      const { id } = await world.transact((tx) => startArticle(tx, tom.actor, wordsOf()));
      return `/articles/drafts/${id}`;
    },
    as: 'Eve',
    status: 404,
  },
  {
    name: 'the desk of comments is nothing to who may not look after them',
    path: `${HERE}/comments`,
    given: byTom,
    as: 'Eve',
    status: 404,
  },
  {
    name: 'a campaign shows what it gives to read',
    path: '/c/what-if-we-bought-twitter',
    given: async (world) => {
      const { ruth, slug } = await launchAppeal(world);
      await publishedBy(world, ruth, { campaign: slug });
    },
    status: 200,
    contains: ['To read', HERE],
  },
  {
    name: 'whoever fills in the trap is told',
    path: `${HERE}/comments`,
    given: byTom,
    init: form({ text: 'Hello', name: 'Zoe', email: 'zoe@example.org', homepage2: 'x' }),
    status: 422,
    lacks: ['Look at your mail'],
  },
]);

test('opening the link of a mail confirms nothing; its button does', async () => {
  await using world = await openWorld();
  const { id } = await byTom(world);
  const { token } = await comment(world, id, 'Zoe');
  const state = async () => (await world.db.selectFrom('article_comment').select('confirmed_at').execute())[0];
  for (const path of ['confirm', 'delete']) {
    const response = await world.browse(`${HERE}/${path}/${token}`);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /Well said/);
  }
  assert.equal((await state())?.confirmed_at, null);
  await world.browse(`${HERE}/confirm/${token}`, form({}));
  assert.ok((await state())?.confirmed_at);
});

test('a title that ends a script ends none', async () => {
  await using world = await openWorld();
  const tom = await world.person('Tom');
  const { slug } = await publishedBy(world, tom, {
    title: '</script><script>alert(1)</script>',
    body: `## <img src=x onerror=alert(1)>\n\n[^1] ${'x '.repeat(60)}\n\n[^1]: <script>alert(1)</script>`,
  });
  const html = await (await world.browse(`/articles/${slug}`)).text();
  assert.doesNotMatch(html, /<script>alert|<img src=x|onerror="/);
});

test('an account comments by one press; hidden under the article, its post stays on the network', async () => {
  await using world = await openWorld();
  const [tom, eve] = [await world.person('Tom'), await world.person('Eve')];
  await publishedBy(world, tom);
  const sent = await eve.browse(`${HERE}/comments`, form({ text: 'I doubt it', key: 'once' }));
  const post = /#p-(\d+)$/.exec(sent.headers.get('location') ?? '')?.[1];
  await eve.browse(`${HERE}/comments`, form({ text: 'I doubt it', key: 'once' }));
  const page = async () => (await world.browse(HERE)).text();
  assert.equal((await page()).split('I doubt it').length, 2, 'sent twice it is said once');
  const hide = (who: typeof tom) =>
    who.browse(`${HERE}/comments/posts/${post}/hide`, form({ [`reason-${post}`]: 'Off the point' }));
  assert.equal((await hide(eve)).status, 403);
  assert.equal((await hide(tom)).status, 303);
  assert.doesNotMatch(await page(), /I doubt it/);
  assert.match(await (await world.browse(`/@eve/${post}`)).text(), /I doubt it/);
  assert.match(await (await tom.browse(`${HERE}/comments`)).text(), /Off the point/);
  await tom.browse(`${HERE}/comments/posts/${post}/show`, form({}));
  assert.match(await page(), /I doubt it/);
});
