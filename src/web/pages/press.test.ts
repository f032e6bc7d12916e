import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addCoverage,
  addPressPicture,
  addQuote,
  listCoverage,
  nameTags,
  suggestCoverage,
  writeContact,
  writePressTexts,
} from '#campaigns';
import { loadSharp, readPicture } from '#media';
import { createPost, median, momentum, setCarrier } from '#network';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type World } from '../../../test/world.ts';
import { launchAppeal, signAndConfirm } from '../../campaigns/campaign.testing.ts';
import { article, html, internet, PUZZLE } from '../../preview/pages.testing.ts';
import { EXAMPLE } from './momentum.tsx';

const CAMPAIGN = '/c/what-if-we-bought-twitter';
const PRESS = `${CAMPAIGN}/press`;

async function withPress(world: World) {
  const { ruth, id } = await launchAppeal(world);
  const sharp = await loadSharp();
  const drawn = sharp({ create: { width: 900, height: 600, channels: 3, background: '#0b6b57' } });
  const read = await readPicture(await drawn.png().toBuffer());
  await signAndConfirm(world, id, 'Nora');
  await world.transact(async (tx) => {
    await nameTags(tx, ruth.actor, id, { tags: '#WeAreTwitter' });
    await writePressTexts(tx, ruth.actor, id, { en: 'We are a campaign.', fr: 'Nous sommes une campagne.' });
    await writeContact(tx, ruth.actor, id, {
      name: 'Ruth Adeyemi',
      mail: 'press@example.org',
      phone: '+44 1632 960123',
    });
    await addQuote(tx, ruth.actor, id, {
      text: 'We want the keys.',
      language: 'en',
      saidBy: 'Ruth Adeyemi',
      role: 'organiser',
      agreedOn: '2016-10-01',
      agreement: 'She wrote it to Paul',
    });
    await addPressPicture(
      tx,
      ruth.actor,
      id,
      { alt: 'Seats in rings', credit: 'Atelier Nédélec', licence: 'CC BY 4.0' },
      { read, dataFolder: world.dataFolder },
    );
    for (const [url, title, language, publishedOn] of [
      ['https://a.example/1', 'They want <b>the network</b>', 'en', '2016-10-03'],
      ['https://a.example/2', 'Leur réseau', 'fr', '2016-09-30'],
    ] as const) {
      const piece = await addCoverage(tx, ruth.actor, id, { url });
      await listCoverage(tx, ruth.actor, id, piece, {
        title,
        language,
        publishedOn,
        outlet: 'The Example',
        author: 'D. Finch',
        quote: '=1+1',
        country: 'GB',
        kind: 'article',
      });
    }
    await suggestCoverage(tx, id, { url: 'https://secret.example/waiting' });
  });
  for (const name of ['Amina', 'Paul', 'Mina']) {
    const one = await world.person(name);
    await world.transact((tx) => createPost(tx, one.actor, { text: 'Hello #WeAreTwitter' }));
    if (name === 'Amina') await world.transact((tx) => setCarrier(tx, one.actor, true));
  }
  world.clock.advance(600_000);
  return { ruth, id };
}

scenarios([
  {
    name: 'the press page gives figures, words, pictures, a contact and what was written, and asks nobody else for anything',
    given: withPress,
    path: PRESS,
    status: 200,
    contains: [
      'signature in 24 hours',
      '<span class="factor">1 ×</span>',
      'We are a campaign.',
      'lang="fr">Nous sommes une campagne.',
      'We want the keys.',
      'Given for publication on 1 October 2016',
      'Atelier Nédélec · CC BY 4.0',
      'mailto:press@example.org',
      'tel:+441632960123',
      'They want &lt;b&gt;the network&lt;/b&gt;',
      'Pieces a month',
      'rel="nofollow noopener"',
      'Suggest a link',
    ],
    lacks: ['secret.example', 'She wrote it to Paul', 'style="', 'src="http', '<b>the network</b>'],
  },
  {
    name: 'in French, by language',
    given: withPress,
    path: `${PRESS}?language=fr`,
    init: { headers: { 'accept-language': 'fr' } },
    status: 200,
    contains: ['Les chiffres clés', 'Leur réseau'],
    lacks: ['They want'],
  },
  {
    name: 'before anything is prepared it says what is known, and whom to ask',
    given: launchAppeal,
    path: PRESS,
    status: 200,
    contains: ['Nothing written yet that we know of', 'Nobody is named for the press yet'],
    lacks: ['Words to quote', 'id="momentum"'],
  },
  {
    name: 'the list is a file that a spreadsheet takes for text',
    given: withPress,
    path: `${PRESS}/coverage.csv`,
    status: 200,
    contains: ["2016-10-03,The Example,D. Finch,They want <b>the network</b>,article,en,GB,'=1+1,https://a.example/1"],
    lacks: ['secret.example'],
  },
  {
    name: 'the list as JSON',
    given: withPress,
    path: `${PRESS}/coverage.json`,
    status: 200,
    contains: ['"published_on":"2016-10-03"', '"quote":"=1+1"'],
    lacks: ['secret.example'],
  },
  {
    name: 'the list as a feed',
    given: withPress,
    path: `${PRESS}/feed.xml`,
    status: 200,
    contains: [
      '<title xml:lang="fr">The Example: Leur réseau</title>',
      'They want &lt;b&gt;',
      'href="https://a.example/1"',
    ],
    lacks: ['secret.example'],
  },
  {
    name: 'a stranger suggests a link without an account, and nothing of it is shown',
    given: withPress,
    path: `${PRESS}/suggest`,
    init: form({ url: 'https://b.example/seen' }),
    status: 303,
    location: `${PRESS}?thanks#suggest`,
    then: async (world) => {
      assert.doesNotMatch(await (await world.browse(PRESS)).text(), /b\.example/);
      const row = await world.db.selectFrom('press_coverage').where('url', 'like', '%b.example%').selectAll().execute();
      assert.deepEqual(
        row.map(({ brought_by, listed_at }) => [brought_by, listed_at]),
        [[null, null]],
      );
    },
  },
  {
    name: 'what is no address is said beside the field, with what was written',
    given: withPress,
    path: `${PRESS}/suggest`,
    init: form({ url: 'news of today' }),
    status: 422,
    contains: ['value="news of today"', 'id="f-url-error"'],
  },
  {
    name: 'who suggests links by the dozen is asked to wait',
    given: async (world) => {
      await withPress(world);
      for (let i = 0; i < 5; i++) await world.browse(`${PRESS}/suggest`, form({ url: `https://b.example/${i}` }));
    },
    path: `${PRESS}/suggest`,
    init: form({ url: 'https://b.example/6' }),
    status: 429,
  },
  {
    name: 'the campaign’s page shows its hashtag and leads to the press page',
    given: withPress,
    path: CAMPAIGN,
    status: 200,
    contains: [`href="${PRESS}"`, '2 pieces about us so far', 'href="/tags/wearetwitter"', 'People an hour'],
  },
  {
    name: 'organisers see what waits, with how it came',
    given: withPress,
    path: `${PRESS}/lead`,
    as: 'Dana',
    roles: ['organiser'],
    status: 200,
    contains: ['One link waits for you', 'secret.example', 'suggested', 'She wrote it to Paul', 'Being read'],
  },
  {
    name: 'the page of a hashtag shows its momentum, the line to embed it, and who agreed to be named',
    given: withPress,
    path: '/tags/wearetwitter',
    status: 200,
    contains: [
      '<span class="factor">1 ×</span>',
      'Who carries it',
      '1 post, 0 people reached',
      '&lt;iframe',
      '/about/momentum',
    ],
  },
  {
    name: 'a hashtag at rest has no chart',
    path: '/tags/nobody',
    status: 200,
    lacks: ['class="chart"', 'Who carries it'],
  },
  {
    name: 'momentum as data: 24 hours with what they are made of',
    given: withPress,
    path: '/tags/WeAreTwitter/momentum.json',
    status: 200,
    then: async (_, response) => {
      const found = (await response.json()) as { tag: string; label: string; momentum: number; hours: object[] };
      assert.deepEqual(
        [found.tag, found.label, found.momentum, found.hours.length],
        ['wearetwitter', 'WeAreTwitter', 1, 24],
      );
      assert.partialDeepStrictEqual(found.hours.at(-1), { posts: 3, people: 3, usual: 0, momentum: 1 });
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
    },
  },
  {
    name: 'a hashtag that stands in private words alone looks like one that nobody wrote',
    given: async (world) => {
      const amina = await world.person('Amina');
      await world.transact((tx) => createPost(tx, amina.actor, { text: 'Us #Surprise', visibility: 'followers' }));
      world.clock.advance(600_000);
    },
    path: '/tags/surprise/momentum.json',
    status: 200,
    contains: ['"label":"surprise"', '"momentum":0'],
    lacks: ['Surprise'],
  },
  {
    name: 'the chart stands in somebody else’s page, without a cookie',
    given: withPress,
    path: '/tags/wearetwitter/embed?lang=fr',
    status: 200,
    contains: ['× 1', 'Personnes par heure', '<base target="_blank"'],
    then: async (_, response) => {
      assert.equal(response.headers.get('set-cookie'), null);
      assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors \*/);
    },
  },
  {
    name: 'explore shows first what moves most',
    given: async (world) => {
      await withPress(world);
      const amina = await world.person('Amira');
      for (let i = 0; i < 5; i++) await world.transact((tx) => createPost(tx, amina.actor, { text: `${i} #Loud` }));
      world.clock.advance(600_000);
    },
    path: '/explore',
    status: 200,
    contains: [/#WeAreTwitter[\s\S]*#Loud/, 'class="spark"', '/about/momentum'],
  },
  {
    name: 'somebody agrees to be named where a hashtag’s momentum is shown',
    path: '/settings/hashtags',
    as: 'Amina',
    init: form({ named: 'on' }),
    status: 303,
    then: async (world) => {
      assert.equal((await world.db.selectFrom('tag_carrier').selectAll().execute()).length, 1);
    },
  },
]);

test('the worked example of the formula gives what it says', () => {
  assert.equal(median(EXAMPLE.before), 3);
  assert.equal(momentum(EXAMPLE.people, median(EXAMPLE.before)), 4);
  assert.deepEqual(
    EXAMPLE.before.toSorted((a, b) => a - b),
    [0, 2, 3, 3, 4, 5, 40],
  );
});

test('a picture for the press comes at its full size, as what printers open', async () => {
  await using world = await openWorld();
  await withPress(world);
  const page = await (await world.browse(PRESS)).text();
  const [path = ''] = /\/c\/[\w-]+\/press\/pictures\/\d+/.exec(page) ?? [];
  const response = await world.browse(path);
  assert.equal(response.headers.get('content-type'), 'image/jpeg');
  assert.match(
    response.headers.get('content-disposition') ?? '',
    /^attachment; filename="what-if-we-bought-twitter-\d+\.jpg"/,
  );
  const sharp = await loadSharp();
  const { width, height, format } = await sharp(await response.bytes()).metadata();
  assert.deepEqual([width, height, format], [900, 600, 'jpeg']);
  assert.equal((await world.browse(`${PRESS}/pictures/1`)).status, 404);
});

test('an organiser adds an address, sees what its page says, and lists it with one press', async () => {
  const { fetch } = internet({ [PUZZLE]: () => html(article()) });
  await using world = await openWorld({ fetch });
  const { ruth } = await launchAppeal(world);
  const added = await ruth.browse(`${PRESS}/lead/coverage`, form({ url: PUZZLE }));
  const piece = added.headers.get('location') ?? '';
  assert.match(piece, /\/press\/lead\/coverage\/\d+$/);
  await world.app.settle();
  const page = await (await ruth.browse(piece)).text();
  for (const words of [
    'What the page says of itself',
    'value="Un réseau à nous"',
    'value="2016-10-05"',
    'value="Jeanne Modèle"',
  ])
    assert.ok(page.includes(words), words);
  const fields = {
    outlet: 'Le Quotidien',
    title: 'Un réseau à nous',
    publishedOn: '2016-10-02',
    language: 'fr',
    kind: 'article',
  };
  const refused = await ruth.browse(piece, form({ ...fields, language: '' }));
  assert.equal(refused.status, 422);
  assert.equal((await ruth.browse(piece, form(fields))).status, 303);
  assert.match(await (await world.browse(PRESS)).text(), /Un réseau à nous/);
  assert.equal((await ruth.browse(`${piece}/decline`, form({}))).status, 303);
  assert.doesNotMatch(await (await world.browse(PRESS)).text(), /Un réseau à nous/);
});
