import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RefusedBecause } from '#fetch';
import { askForPreview, canonicalAddress, readPreviews } from '#preview';
import { openWorld, type World } from '../../test/world.ts';
import { decodePage } from './decode.ts';
import { article, html, internet, png, PUZZLE, refusal } from './pages.testing.ts';
import { plain, readPage } from './read-page.ts';

const HOUR = 3_600_000;
const ask = (world: World, url: string) => world.transact((tx) => askForPreview(tx, url));
const known = async (world: World, url = PUZZLE) => (await readPreviews(world.db, [url])).get(url);

test('a page is read once however many ask, with a picture of our own, and again after a week', async () => {
  const { fetch, asked } = internet({
    [PUZZLE]: () => html(article()),
    'https://news.example/pictures/seats.png': () => png(200),
  });
  await using world = await openWorld({ fetch });
  await Promise.all([PUZZLE, `${PUZZLE}?utm_source=x#top`, `${PUZZLE}?fbclid=1`].map((url) => ask(world, url)));
  assert.equal((await known(world))?.state, 'waiting');
  await world.app.settle();
  const { image, ...found } = (await known(world))!;
  assert.deepEqual(found, {
    url: PUZZLE,
    state: 'found',
    because: null,
    canonical: 'https://www.news.example/2016/10/puzzle',
    title: 'Un réseau à nous',
    description: 'Des usagers veulent racheter le réseau.',
    site: 'Le Quotidien d’exemple',
    author: 'Jeanne Modèle',
    language: 'fr',
    kind: '',
    publishedOn: '2016-10-05',
  });
  assert.ok(image);
  assert.equal((await world.browse(`/media/${image.file}`)).status, 200);
  assert.deepEqual(
    asked.map(({ url, purpose }) => [url, purpose]),
    [
      [PUZZLE, 'link-preview'],
      ['https://news.example/pictures/seats.png', 'link-preview'],
    ],
  );
  assert.ok(asked.every(({ maxBytes }) => maxBytes !== undefined && maxBytes <= 5 * 1_048_576));
  world.clock.advance(6 * 24 * HOUR);
  await ask(world, PUZZLE);
  await world.app.settle();
  assert.equal(asked.length, 2);
  world.clock.advance(25 * HOUR);
  await ask(world, PUZZLE);
  await world.app.settle();
  assert.equal(asked.length, 4);
  assert.equal((await world.db.selectFrom('media').select('id').execute()).length, 1, 'the former picture is gone');
});

test('a server that is away is asked four times, later and later, and what was known of it stays', async () => {
  let away = true;
  const { fetch, asked } = internet({ [PUZZLE]: () => (away ? refusal('too slow') : html(article())) });
  await using world = await openWorld({ fetch });
  await ask(world, PUZZLE);
  for (let i = 0; i < 6; i++) {
    await world.app.settle();
    world.clock.advance(HOUR);
  }
  assert.equal(asked.length, 4);
  assert.deepEqual([(await known(world))?.state, (await known(world))?.because], ['unreadable', 'slow']);
  await ask(world, PUZZLE);
  await world.app.settle();
  assert.equal(asked.length, 4, 'nobody asks again within the day');
  away = false;
  world.clock.advance(24 * HOUR);
  await ask(world, PUZZLE);
  assert.equal((await known(world))?.state, 'waiting');
  await world.app.settle();
  assert.equal((await known(world))?.state, 'found');
  away = true;
  world.clock.advance(8 * 24 * HOUR);
  await ask(world, PUZZLE);
  for (let i = 0; i < 6; i++) {
    await world.app.settle();
    world.clock.advance(HOUR);
  }
  assert.deepEqual([(await known(world))?.state, (await known(world))?.title], ['found', 'Un réseau à nous']);
});

test('what the guard refuses, what is gone and what is no page are not asked twice', async () => {
  const of = (because: RefusedBecause) => () => refusal(because);
  const pages: Record<string, [() => Response, string]> = {
    'https://a.example/private-address': [of('address'), 'no-page'],
    'https://a.example/ten-megabytes': [of('too large'), 'large'],
    'https://a.example/loop': [of('redirect'), 'gone'],
    'https://a.example/bomb': [of('encoding'), 'no-page'],
    'https://a.example/gone': [() => new Response('', { status: 410 }), 'gone'],
    'https://a.example/paywall': [() => new Response('', { status: 403 }), 'forbidden'],
    'https://a.example/a.pdf': [() => html('%PDF', 'application/pdf'), 'no-page'],
    'https://a.example/untyped': [() => html(article(), ''), 'no-page'],
  };
  const { fetch, asked } = internet(Object.fromEntries(Object.entries(pages).map(([url, [answer]]) => [url, answer])));
  await using world = await openWorld({ fetch });
  for (const url of Object.keys(pages)) await ask(world, url);
  await world.app.settle();
  world.clock.advance(HOUR);
  await world.app.settle();
  assert.equal(asked.length, Object.keys(pages).length);
  for (const [url, [, because]] of Object.entries(pages))
    assert.equal((await known(world, url))?.because, because, url);
});

test('a picture that is none, too small or away costs the preview nothing', async () => {
  const pictures = [() => html('<script>'), () => png(8), () => refusal('address')];
  for (const picture of pictures) {
    const { fetch } = internet({ [PUZZLE]: () => html(article()), 'https://news.example/pictures/seats.png': picture });
    await using world = await openWorld({ fetch });
    await ask(world, PUZZLE);
    await world.app.settle();
    assert.deepEqual([(await known(world))?.state, (await known(world))?.image], ['found', null]);
  }
});

test('an address is the same without what only tells whence a reader came', () => {
  for (const [given, canonical] of [
    ['HTTPS://News.Example:443/a?b=1&utm_campaign=x&gclid=2#c', 'https://news.example/a?b=1'],
    ['http://news.example', 'http://news.example/'],
    ['javascript:alert(1)', undefined],
    ['https://user:secret@news.example/', undefined],
    ['file:///etc/passwd', undefined],
    ['news.example/a', undefined],
    [`https://news.example/${'a'.repeat(2_000)}`, undefined],
  ] as const)
    assert.equal(canonicalAddress(given), canonical, given);
});

test('words come in the character set of their page, also where it says another', () => {
  const text = '<title>Été à Besançon</title>';
  const latin = Buffer.from(text, 'latin1');
  assert.match(decodePage(latin, 'text/html; charset=iso-8859-1'), /Été à Besançon/);
  assert.match(decodePage(Buffer.from(`<meta charset="windows-1252">${text}`, 'latin1'), 'text/html'), /Été à/);
  assert.match(decodePage(latin, 'text/html; charset=utf-8'), /Été à/, 'it says UTF-8 and is not');
  assert.match(decodePage(Buffer.from(text), 'text/html; charset=nonsense'), /Été à/);
  assert.match(decodePage(Buffer.from(`\ufeff${text}`, 'utf16le'), 'text/html; charset=utf-8'), /Été à/);
});

const titled = (head: string) => readPage(`<html><head>${head}</head></html>`, PUZZLE).title;

test('what a page says of itself is text: no script, no override, no control, no end', () => {
  assert.equal(titled('<title><script>alert(1)</script></title>'), '<script>alert(1)</script>');
  assert.equal(titled('<title>evil\u202e gpj.exe\u0000\u0007</title>'), 'evil gpj.exe');
  assert.equal(titled('<title>  one\n\n two\t</title>'), 'one two');
  assert.equal([...titled(`<title>${'a'.repeat(1e6)}</title>`)].length, 300);
  assert.equal(titled(''), '');
  assert.equal(titled('<title>'), '');
  const many = Array.from({ length: 100_000 }, (_, i) => `<meta property="og:x${i}" content="${i}">`).join('');
  assert.equal(titled(`<title>first</title>${many}<meta property="og:title" content="last">`), 'first');
  assert.equal(titled(`<script type="application/ld+json">${'['.repeat(90_000)}</script><title>deep</title>`), 'deep');
});

test('it speaks for its own site alone, and of pictures by address', () => {
  const read = (head: string) => readPage(`<head>${head}</head>`, PUZZLE);
  assert.equal(read('<link rel="canonical" href="https://bank.example/login">').canonical, PUZZLE);
  assert.equal(read('<link rel="canonical" href="/short">').canonical, 'https://news.example/short');
  assert.equal(read('<meta property="og:image" content="javascript:alert(1)">').image, null);
  assert.equal(read('<meta property="article:published_time" content="2016-02-31">').publishedOn, null);
  const { title, author, site, kind, publishedOn } = read(`<script type="application/ld+json">{"@graph":[
    {"@type":"BreadcrumbList"},{"@type":["NewsArticle"],"headline":"A network of ours","datePublished":"2016-10-05T08:00Z",
    "author":[{"name":"One"},{"name":"Two"}],"publisher":{"name":"The Example"}}]}</script>`);
  assert.deepEqual(
    [title, author, site, kind, publishedOn],
    ['A network of ours', 'One, Two', 'The Example', 'article', '2016-10-05'],
  );
});

test('whatever the bytes, reading them ends in one line of bounded text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.uint8Array({ maxLength: 400 }), (text, bytes) => {
      const page = readPage(`<head><title>${text}</title><meta name="author" content="${text}">`, PUZZLE);
      readPage(decodePage(bytes, 'text/html'), PUZZLE);
      for (const said of [page.title, page.author, plain(text, 20)]) {
        assert.ok([...said].length <= 300 && !/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/.test(said));
        assert.equal(said, said.trim());
      }
    }),
  );
});
