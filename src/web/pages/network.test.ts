import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import type { Id } from '#ids';
import { createPost, follow, like, type NewPost } from '#network';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type Person, type World } from '../../../test/world.ts';

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}): Promise<Id<'post'>> =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;

const page = async (who: { browse: World['browse'] }, path: string, status = 200): Promise<string> => {
  const response = await who.browse(path);
  const text = await response.text();
  assert.equal(response.status, status, text.slice(0, 1_500));
  return text;
};

const french = { headers: { 'accept-language': 'fr' } };

scenarios([
  {
    name: 'a stranger’s way home leads through signing in',
    path: '/home',
    status: 303,
    location: '/sign-in?next=%2Fhome',
  },
  {
    name: 'an empty home says why it is empty and what to do',
    path: '/home',
    as: 'Amina',
    status: 200,
    contains: ['Your home is ready', 'href="/explore"', 'data-live="home"'],
  },
  {
    name: 'nobody has written here yet',
    path: '/home/here',
    as: 'Amina',
    status: 200,
    contains: ['Nobody has written here yet'],
  },
  {
    name: 'exploring needs no account',
    path: '/explore',
    init: french,
    given: async (world) => say(world, await world.person('Léa'), 'Bonjour #WeAreTwitter <script>alert(1)</script>'),
    status: 200,
    contains: ['Explorer', 'Bonjour', '/tags/wearetwitter', '#WeAreTwitter', '&lt;script&gt;alert'],
    lacks: ['<script>alert'],
  },
  {
    name: 'local only posts are for those who have an account here',
    path: '/explore',
    given: async (world) => say(world, await world.person('Léa'), 'Entre voisins', { localOnly: true }),
    status: 200,
    lacks: ['Entre voisins'],
  },
  {
    name: 'and they see them',
    path: '/home/here',
    as: 'Amina',
    given: async (world) => say(world, await world.person('Léa'), 'Entre voisins', { localOnly: true }),
    status: 200,
    contains: ['Entre voisins', 'This server only'],
  },
  {
    name: 'a hashtag is one page, however it is written',
    path: '/tags/%C3%89T%C3%89',
    status: 301,
    location: '/tags/ete',
  },
  {
    name: 'a hashtag nobody used says so',
    path: '/tags/rien',
    init: french,
    status: 200,
    contains: ['Aucune publication visible pour vous ne porte ce mot-dièse'],
  },
  { name: 'nobody has this name', path: '/@nobody', status: 404, contains: ['There is nothing at this address'] },
  { name: 'no account has such a name', path: '/@a%00b', status: 404 },
  {
    name: 'a profile tells a stranger what it tells everyone',
    path: '/@lea',
    given: async (world) => {
      const lea = await world.person('Léa Fontaine', { handle: 'lea' });
      await say(world, lea, 'Pour tous');
      await say(world, lea, 'Pour les miens', { visibility: 'followers' });
    },
    status: 200,
    contains: ['Léa Fontaine', 'Pour tous', '<b class="num">1</b> post'],
    lacks: ['Pour les miens', 'data-live="home"'],
  },
  {
    name: 'capitals in a name do not matter',
    path: '/@LEA/followers',
    given: (world) => world.person('Léa'),
    status: 200,
    contains: ['Nobody follows yet'],
  },
  { name: 'what is no post is not there', path: '/@lea/12', given: (world) => world.person('Léa'), status: 404 },
  {
    name: 'a number beyond all numbers is not there',
    path: '/@lea/99999999999999999999',
    given: (world) => world.person('Léa'),
    status: 404,
  },
  { name: 'searching begins with a field', path: '/search', status: 200, contains: ['Find somebody', 'name="q"'] },
  {
    name: 'a search that is too long is refused beside the field',
    path: `/search?q=${'a'.repeat(100_000)}`,
    init: french,
    status: 422,
    contains: ['id="f-q-error"', 'Restez sous 200 caractères'],
    lacks: ['a'.repeat(1_000)],
  },
  {
    name: 'a search that finds nothing says what to try',
    path: '/search?q=zzz',
    status: 200,
    contains: ['Nothing found for “zzz”'],
  },
  {
    name: 'people are found by a name without its accents',
    path: '/search?q=lea',
    given: (world) => world.person('Léa Fontaine', { handle: 'lfontaine' }),
    status: 200,
    contains: ['Léa Fontaine', '/@lfontaine'],
  },
  { name: 'chat is not there yet, and says so', path: '/chat', as: 'Amina', status: 200, contains: ['No channel yet'] },
  { name: 'notifications are the inbox', path: '/notifications', as: 'Amina', status: 301, location: '/inbox' },
  {
    name: 'an empty inbox says what will come',
    path: '/inbox',
    as: 'Amina',
    status: 200,
    contains: ['Your inbox is empty'],
  },
  {
    name: 'another site opens the form, filled in',
    path: '/intent/post?text=Bonjour%20%23essor&url=https%3A%2F%2Fa.example%2F',
    as: 'Amina',
    status: 303,
    location: '/compose?text=Bonjour+%23essor&url=https%3A%2F%2Fa.example%2F',
  },
  {
    name: 'the form is filled in as escaped text',
    path: '/compose?text=%3C%2Ftextarea%3E%3Cscript%3E',
    as: 'Amina',
    status: 200,
    contains: ['&lt;/textarea&gt;&lt;script&gt;', 'name="picture4"', 'name="key"'],
  },
  {
    name: 'an empty post is refused beside the field',
    path: '/compose',
    as: 'Amina',
    init: form({ text: '  ', visibility: 'public' }),
    status: 422,
    contains: ['id="f-text-error"', 'Fill this in.'],
  },
  {
    name: 'a post that is too long is refused, and nothing of it is lost',
    path: '/compose',
    as: 'Amina',
    init: form({ text: `début ${'é'.repeat(5_000)}`, warning: 'long' }),
    status: 422,
    contains: ['Keep it to 5000 characters', 'début ééé', 'value="long"'],
  },
  {
    name: 'text that cannot be shown is refused',
    path: '/compose',
    as: 'Amina',
    init: form({ text: 'a\u0000b' }),
    status: 422,
    contains: ['id="f-text-error"'],
  },
  { name: 'a stranger does not post', path: '/compose', init: form({ text: 'Bonjour' }), status: 401 },
  {
    name: 'one answers what is there',
    path: '/compose',
    as: 'Amina',
    init: form({ text: 'Oui', replyTo: '123456' }),
    status: 404,
  },
]);

test('posting works with a form and nothing else, and leads to the post', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const sent = form({ text: 'Bonjour à tous #essor', visibility: 'local', language: 'fr', warning: '', key: 'k' });
  const first = await amina.browse('/compose', sent);
  assert.equal(first.status, 303);
  const path = first.headers.get('location') ?? '';
  assert.match(path, /^\/@amina\/\d+$/);
  const again = await amina.browse('/compose', sent);
  assert.equal(again.headers.get('location'), path);
  const text = await page(amina, path);
  assert.match(text, /<div class="text" lang="fr" dir="auto"><p>Bonjour à tous <a href="\/tags\/essor"/);
  assert.match(text, /This server only/);
  await page(world, path, 404);
});

test('pictures come with the form, each with what it shows; a file that is none is refused beside its field', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const green = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0B6B57' } })
    .png()
    .toBuffer();
  const fields = (...files: BlobPart[]): RequestInit => {
    const body = new FormData();
    body.set('text', '');
    for (const [i, file] of files.entries()) {
      body.set(`picture${i + 1}`, new File([file], 'a.png', { type: 'image/png' }));
      body.set(`alt${i + 1}`, `Vert ${i + 1}`);
    }
    return { method: 'POST', body };
  };
  const refused = await amina.browse('/compose', fields(new Uint8Array(green), 'pas une image'));
  const said = await refused.text();
  assert.equal(refused.status, 422);
  assert.match(said, /id="f-picture2-error"/);
  assert.match(said, /Vert 1/);
  assert.equal((await world.db.selectFrom('media').selectAll().execute()).length, 0);

  const sent = await amina.browse('/compose', fields(...Array.from({ length: 4 }, () => new Uint8Array(green))));
  assert.equal(sent.status, 303);
  const text = await page(world, sent.headers.get('location') ?? '');
  assert.equal(text.match(/alt="Vert \d"/g)?.length, 4);
  const [, file] = /src="(\/media\/[^"]+)"/.exec(text) ?? [];
  assert.equal((await world.browse(file ?? '')).headers.get('content-type'), 'image/webp');
});

test('what one may not see answers like what is not there, whatever one does with it', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const id = await say(world, amina, 'Secret', { visibility: 'followers' });
  const hidden = await page(lea, `/@amina/${id}`, 404);
  const absent = await page(lea, '/@amina/4611686018427387904', 404);
  assert.equal(hidden.replaceAll(id, ''), absent.replaceAll('4611686018427387904', ''));
  for (const step of ['likes', 'boosts', 'delete']) await page(lea, `/@amina/${id}/${step}`, 404);
  for (const step of ['like', 'boost', 'delete']) {
    assert.equal((await lea.browse(`/@amina/${id}/${step}`, form({ on: 'true', confirm: 'yes' }))).status, 404);
  }
  await page(lea, `/compose?reply=${id}`, 404);
  assert.equal((await lea.browse('/compose', form({ text: 'Ah', replyTo: id }))).status, 404);
});

test('liking and boosting come back to the post on the page they were on, or replace a part of it', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const id = await say(world, amina, 'Bonjour');
  const liked = await lea.browse(`/@amina/${id}/like`, form({ on: 'true', next: '/home?before=9' }));
  assert.equal(liked.status, 303);
  assert.equal(liked.headers.get('location'), `/home?before=9#p-${id}`);
  const elsewhere = await lea.browse(`/@amina/${id}/like`, form({ on: 'true', next: '//evil.example' }));
  assert.equal(elsewhere.headers.get('location'), `/@amina/${id}#p-${id}`);
  const request = form({ on: 'true', next: '/home' });
  const part = await lea.browse(`/@amina/${id}/boost`, {
    ...request,
    headers: { ...request.headers, 'essor-part': '1' },
  });
  const html = await part.text();
  assert.equal(part.status, 200);
  assert.match(html, /^<div class="acts" data-part/);
  assert.match(html, /aria-pressed="true" aria-label="Boost, 1 boost"/);
  assert.match(html, /name="next" value="\/home"/);
  assert.match(await page(world, `/@amina/${id}/likes`), /Léa/);
  assert.match(await page(world, `/@amina/${id}/boosts`), /Léa/);
  // The page of a boost is that of what it boosts.
  const { id: boostId } = await world.db
    .selectFrom('post')
    .where('boost_of_id', '=', id)
    .select('id')
    .executeTakeFirstOrThrow();
  const boost = await world.browse(`/@lea/${boostId}`);
  assert.equal(boost.headers.get('location'), `/@amina/${id}`);
});

test('deleting asks first, says what it does, and does it', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina', { locale: 'fr' }), await world.person('Léa')];
  const id = await say(world, amina, 'Je regrette');
  const path = `/@amina/${id}`;
  assert.match(await page(amina, path), new RegExp(`href="${path}/delete\\?next=`));
  assert.doesNotMatch(await page(lea, path), /\/delete/);
  assert.match(await page(amina, `${path}/delete`), /On ne peut pas revenir en arrière/);
  await page(lea, `${path}/delete`, 403);
  assert.equal((await amina.browse(`${path}/delete`, form({}))).headers.get('location'), `${path}/delete`);
  await page(amina, path);
  const done = await amina.browse(`${path}/delete`, form({ confirm: 'yes', next: path }));
  assert.equal(done.headers.get('location'), '/@amina');
  await page(amina, path, 404);
});

test('following is a button on a profile, and fills the home', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await say(world, lea, 'Bonjour de Léa');
  assert.match(await page(amina, '/@lea'), /aria-label="Follow Léa"/);
  assert.equal((await amina.browse('/@lea/follow', form({ on: 'true' }))).headers.get('location'), '/@lea');
  assert.match(await page(amina, '/@lea'), /aria-label="Unfollow Léa"/);
  assert.match(await page(amina, '/home'), /Bonjour de Léa/);
  assert.match(await page(lea, '/inbox'), /Amina follows you/);
  assert.equal((await amina.browse('/@amina/follow', form({ on: 'true' }))).status, 409);
  await amina.browse('/@lea/follow', form({ on: 'false' }));
  assert.doesNotMatch(await page(amina, '/home'), /Bonjour de Léa/);
});

test('a conversation is read from its beginning, and answered on its page', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const first = await say(world, amina, 'Qui vient ?');
  const reply = await say(world, lea, 'Moi', { replyTo: first });
  const last = await say(world, amina, 'Parfait', { replyTo: reply });
  const read = await page(world, `/@lea/${reply}`);
  assert.ok(read.indexOf('Qui vient') < read.indexOf('<p>Moi') && read.indexOf('<p>Moi') < read.indexOf('Parfait'));
  assert.match(read, /Sign in to reply/);
  const own = await page(lea, `/@amina/${last}`);
  assert.match(own, new RegExp(`name="replyTo" value="${last}"`));
  assert.match(own, />@amina </);
  // The name in the address is the author's.
  assert.equal((await world.browse(`/@amina/${reply}`)).headers.get('location'), `/@lea/${reply}`);
});

test('a reply offers no wider audience than what it answers', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  const id = await say(world, amina, 'Entre nous', { visibility: 'followers' });
  const shown = await page(lea, `/compose?reply=${id}`);
  assert.match(shown, /<option value="followers" selected/);
  assert.doesNotMatch(shown, /<option value="(?:public|unlisted|local)"/);
});

test('the inbox gathers what says the same, and marks as seen only what it showed', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const id = await say(world, amina, 'Bonjour');
  for (const who of [lea, noe]) await world.transact((tx) => like(tx, who.actor, id));
  await say(world, lea, '@amina dis-moi');
  const shown = await page(amina, '/inbox');
  assert.match(shown, /Noé and 1 other person like your post/);
  assert.match(shown, /dis-moi/);
  assert.match(shown, /class="badge"><span aria-hidden="true">3</);
  const seen = [...shown.matchAll(/name="seen\[\]" value="(\d+)"/g)].map((one) => one[1]!);
  assert.equal(seen.length, 3);
  await say(world, noe, '@amina moi aussi');
  await amina.browse('/inbox/seen', form({ 'seen[]': seen }));
  assert.match(await page(amina, '/inbox'), /class="badge"><span aria-hidden="true">1</);
  // Somebody else's news are not mine to mark.
  const other = await world.db
    .selectFrom('notification')
    .where('seen_at', 'is', null)
    .select('id')
    .executeTakeFirstOrThrow();
  await lea.browse('/inbox/seen', form({ 'seen[]': [other.id] }));
  assert.match(await page(amina, '/inbox'), /class="badge"><span aria-hidden="true">1</);
});

test('the same form sent sixty times at once posts once', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => amina.browse('/compose', form({ text: 'Une fois', key: 'once' }))),
  );
  assert.equal(new Set(answers.map((one) => one.headers.get('location'))).size, 1);
  assert.equal((await world.db.selectFrom('post').selectAll().execute()).length, 1);
});
