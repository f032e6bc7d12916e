import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeJoining, joinByEmail, startSession } from '#accounts';
import { scenarios } from '../../../test/scenario.ts';
import { form, type World, openWorld } from '../../../test/world.ts';

const FRENCH = { 'accept-language': 'fr' };
const HOUR = 3_600_000;

const inFrench = (init: RequestInit): RequestInit => ({
  ...init,
  headers: { ...Object.fromEntries(new Headers(init.headers)), ...FRENCH },
});
const from = (n: number, init: RequestInit): RequestInit => ({
  ...init,
  headers: { ...Object.fromEntries(new Headers(init.headers)), 'x-forwarded-for': `203.0.113.${n}` },
});

const linkTo = async (world: World, email: string): Promise<string> => {
  const [mail] = await world.mails(email);
  const found = /http:\/\/localhost:3000(\/\S+)/.exec(mail?.text ?? '');
  assert.ok(found, `no mail to ${email}`);
  return found[1]!;
};

const asked = async (world: World, email = 'lea@example.org') => {
  const response = await world.browse('/join', form({ email }));
  assert.equal(response.status, 200);
  return linkTo(world, email);
};

const nobodyNew = async (world: World) =>
  assert.equal((await world.db.selectFrom('person').selectAll().execute()).length, 0);

scenarios([
  {
    name: 'a stranger is asked for nothing but an address',
    path: '/join',
    status: 200,
    contains: ['Open an account', 'name="email"'],
    lacks: ['name="password"'],
  },
  {
    name: 'in French too',
    path: '/join',
    init: { headers: FRENCH },
    status: 200,
    contains: ['Ouvrir un compte', 'Recevoir le lien', 'lang="fr"'],
  },
  {
    name: 'an address leads to a mail',
    path: '/join',
    init: form({ email: ' lea@example.org ' }),
    status: 200,
    contains: ['Look at your mail', 'lea@example.org'],
    async then(world) {
      const [mail, ...others] = await world.mails();
      assert.equal(others.length, 0);
      assert.equal(mail?.to, 'lea@example.org');
      assert.match(mail?.subject ?? '', /Couvée/);
      await nobodyNew(world);
    },
  },
  {
    name: 'the mail speaks the language of the page',
    path: '/join',
    init: inFrench(form({ email: 'lea@example.org' })),
    status: 200,
    contains: ['Regardez vos courriels'],
    then: async (world) => assert.match((await world.mails())[0]?.text ?? '', /choisir votre nom/),
  },
  ...[
    '',
    'lea',
    'lea@',
    'lea@example',
    'a b@example.org',
    `${'x'.repeat(300)}@example.org`,
    '<script>@example.org',
    'lea\u0000@example.org',
  ].map((email) => ({
    name: `${JSON.stringify(email.slice(0, 20))} is no address, and nothing is sent`,
    path: '/join',
    init: form({ email }),
    status: 422,
    contains: ['id="f-email-error"', 'aria-invalid="true"'],
    lacks: ['<script>@'],
    then: async (world: World) => assert.deepEqual(await world.mails(), []),
  })),
  {
    name: 'and in French',
    path: '/join',
    init: inFrench(form({ email: 'lea' })),
    status: 422,
    contains: ['Écrivez une adresse complète', 'value="lea"'],
  },
  {
    name: 'opening the link changes nothing',
    path: (world) => asked(world),
    status: 200,
    contains: ['Choose your name'],
    then: nobodyNew,
  },
  {
    name: 'a wrong answer is told beside its field, and nothing is written',
    path: (world) => asked(world),
    init: form({ displayName: '', handle: 'no spaces please', password: 'short' }),
    status: 422,
    contains: [
      'id="f-displayName-error"',
      'id="f-password-error"',
      'At least 10 characters',
      'value="no spaces please"',
    ],
    lacks: ['value="short"'],
    then: nobodyNew,
  },
  {
    name: 'a reserved name is refused in French',
    path: (world) => asked(world),
    init: inFrench(form({ displayName: 'Léa', handle: 'Admin' })),
    status: 422,
    contains: ['pourrait passer pour celui du serveur', 'id="f-handle-error"'],
    then: nobodyNew,
  },
  ...['Léa\u202Egnp', 'Léa\u0000', '\ud800'].map((displayName) => ({
    name: `a name like ${JSON.stringify(displayName)} is refused`,
    path: (world: World) => asked(world),
    init: form({ displayName, handle: 'lea' }),
    // A lone surrogate cannot be sent in a form: the browser sends U+FFFD, which is a character like another.
    status: displayName === '\ud800' ? 303 : 422,
  })),
  {
    name: 'a name with a tag in it is shown as it is written',
    path: (world) => asked(world),
    init: form({ displayName: '<script>alert(1)</script>', handle: 'lea' }),
    status: 303,
    location: '/home',
    async then(world, response) {
      const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
      const page = await (await world.browse('/settings', { headers: { cookie } })).text();
      assert.ok(page.includes('&lt;script&gt;alert(1)'));
      assert.ok(!page.includes('<script>alert(1)'));
    },
  },
  {
    name: 'a link out of date says so and offers a new one',
    async path(world) {
      const link = await asked(world);
      world.clock.advance(25 * HOUR);
      return link;
    },
    status: 410,
    contains: ['This link is out of date', '/again"', 'Send me a new one'],
  },
  {
    name: 'the new one goes to the same address',
    async path(world) {
      const link = await asked(world);
      world.clock.advance(25 * HOUR);
      return `${link}/again`;
    },
    init: form({}),
    status: 303,
    location: '/join?sent',
    async then(world) {
      const mails = await world.mails('lea@example.org');
      assert.equal(mails.length, 2);
    },
  },
  {
    name: 'a link nobody made is not known',
    path: '/join/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    status: 404,
    contains: ['We do not know this link', 'href="/join"'],
  },
  {
    name: 'nor in French',
    path: '/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    init: { headers: FRENCH },
    status: 404,
    contains: ['Nous ne connaissons pas ce lien'],
  },
  {
    name: 'a body of more than a megabyte is refused',
    path: '/join',
    init: form({ email: 'x'.repeat(1_100_000) }),
    status: 413,
  },
  { name: 'whoever is signed in needs no account', path: '/join', as: 'Amina', status: 303, location: '/home' },

  {
    name: 'one page to sign in',
    path: '/sign-in',
    status: 200,
    contains: ['name="email"', 'name="password"', 'value="link"', 'data-passkey="sign-in"'],
  },
  {
    name: 'a wrong password is told beside the field, and never shown again',
    path: '/sign-in',
    init: form({ email: 'lea@example.org', password: 'wrong and wrong' }),
    status: 422,
    contains: ['id="f-password-error"', 'do not go together', 'value="lea@example.org"'],
    lacks: ['wrong and wrong'],
  },
  {
    name: 'in French',
    path: '/sign-in',
    init: inFrench(form({ email: 'lea@example.org', password: 'x' })),
    status: 422,
    contains: ['ne vont pas ensemble'],
  },
  {
    name: 'nothing filled in',
    path: '/sign-in',
    init: form({}),
    status: 422,
    contains: ['id="f-email-error"', 'id="f-password-error"'],
  },
  {
    name: 'a link that was asked for opens a page with one button, and signs nobody in',
    given: (world) => world.person('Lea'),
    async path(world) {
      await world.browse('/sign-in', form({ email: 'lea@example.org', way: 'link', next: '/c/we-are' }));
      return linkTo(world, 'lea@example.org');
    },
    status: 200,
    contains: ['Press the button', '<button'],
    async then(world, response) {
      assert.equal(response.headers.get('set-cookie'), null);
      const link = await linkTo(world, 'lea@example.org');
      const pressed = await world.browse(link, { method: 'POST' });
      assert.equal(pressed.status, 303);
      assert.equal(pressed.headers.get('location'), '/c/we-are');
      const cookie = pressed.headers.get('set-cookie') ?? '';
      assert.match(cookie, /HttpOnly/);
      assert.match(cookie, /SameSite=Lax/);
      const again = await world.browse(link, { method: 'POST' });
      assert.equal(again.status, 410);
      assert.match(await again.text(), /This link was used/);
    },
  },
  {
    name: 'signing out ends the session, and leaves no draft to whoever uses the browser next',
    path: '/sign-out',
    as: 'Amina',
    init: { method: 'POST' },
    status: 303,
    location: '/sign-in?out',
    then: async (world, { headers }) => {
      assert.deepEqual(await world.db.selectFrom('session').where('ended_at', 'is', null).selectAll().execute(), []);
      assert.equal(headers.get('clear-site-data'), '"storage"');
    },
  },
  { name: 'signing out says so', path: '/sign-in?out', status: 200, contains: ['You are signed out.'] },
]);

test('the page after an address is the same, whether it has an account or not', async () => {
  await using world = await openWorld();
  await world.person('Amina');
  for (const [path, extra] of [
    ['/join', {}],
    ['/sign-in', { way: 'link' }],
  ] as const) {
    const known = await (await world.browse(path, form({ email: 'amina@example.org', ...extra }))).text();
    const unknown = await (await world.browse(path, form({ email: 'nobody@example.org', ...extra }))).text();
    assert.equal(known.replaceAll('amina', 'nobody'), unknown);
    world.clock.advance(61_000);
  }
  assert.deepEqual((await world.mails()).map((mail) => mail.kind).toSorted(), ['join', 'join', 'sign-in', 'sign-in']);
});

test('two hundred identical forms at once send one mail, and two hundred completions make one account', async () => {
  await using world = await openWorld();
  const all = Array.from({ length: 200 }, (_, i) => i);
  const answers = await Promise.all(all.map((n) => world.browse('/join', from(n, form({ email: 'lea@example.org' })))));
  assert.ok(answers.every((answer) => answer.status === 200));
  assert.equal((await world.mails()).length, 1);
  const link = await linkTo(world, 'lea@example.org');
  const done = await Promise.all(
    all.map((n) => world.browse(link, from(n, form({ displayName: 'Léa', handle: 'lea' })))),
  );
  const statuses = done.map((answer) => answer.status);
  assert.equal(statuses.filter((status) => status === 303).length, 1);
  assert.equal(statuses.filter((status) => status === 410).length, 199, JSON.stringify(statuses));
  assert.equal((await world.db.selectFrom('account').selectAll().execute()).length, 1);
});

test('one address may ask five times in half an hour, from one place', async () => {
  await using world = await openWorld();
  const statuses: number[] = [];
  for (let i = 0; i < 6; i++) {
    statuses.push((await world.browse('/join', from(1, form({ email: `lea${i}@example.org` })))).status);
  }
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
  assert.equal((await world.browse('/join', from(2, form({ email: 'lea6@example.org' })))).status, 200);
});

test('a password can be tried twenty-five times an hour for one mailbox, from wherever', async () => {
  await using world = await openWorld();
  const tries = Array.from({ length: 26 }, (_, i) => i);
  const statuses: number[] = [];
  for (const i of tries) {
    const email = i % 2 ? 'amina@example.org' : `Amina+${i}@example.org`;
    statuses.push((await world.browse('/sign-in', from(i, form({ email, password: 'guess' })))).status);
  }
  assert.deepEqual([...new Set(statuses.slice(0, 25))], [422]);
  assert.equal(statuses[25], 429);
});

test('a password opens the page one came from, and no other site', async () => {
  await using world = await openWorld();
  await world.transact((tx) =>
    joinByEmail(tx, { email: 'lea@example.org', locale: 'fr', origin: 'http://localhost:3000' }),
  );
  const token = (await linkTo(world, 'lea@example.org')).slice('/join/'.length);
  const password = 'quatre mots bien choisis';
  await world.transact((tx) =>
    completeJoining(tx, { token, displayName: 'Léa', handle: 'lea', password, locale: 'fr', device: '' }),
  );
  for (const [next, expected] of [
    ['/c/we-are?lang=fr', '/c/we-are?lang=fr'],
    ['//evil.example', '/home'],
    ['/\\evil.example', '/home'],
    ['https://evil.example', '/home'],
    ['', '/home'],
  ] as const) {
    const response = await world.browse('/sign-in', form({ email: 'lea@example.org', password, next }));
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), expected);
  }
});

test('a session that is used lives on, and one that is not ends after ninety days', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const open = () => amina.browse('/settings', { headers: { accept: 'text/html' } });
  for (let month = 0; month < 6; month++) {
    world.clock.advance(30 * 24 * HOUR);
    const response = await open();
    assert.equal(response.status, 200);
    assert.match(response.headers.get('set-cookie') ?? '', /^essor_session=/);
    assert.equal((await open()).headers.get('set-cookie'), null);
  }
  world.clock.advance(91 * 24 * HOUR);
  assert.equal((await open()).status, 303);
});

test('on https the cookie of a session is for this host alone, and no other name opens it', async () => {
  const config = { ESSOR_ORIGIN: 'https://essor.example', SMTP_URL: 'smtp://localhost:2525' };
  await using world = await openWorld({ config });
  const amina = await world.person('Amina');
  assert.equal((await amina.browse('/settings')).status, 200);
  const secret = amina.cookie.split('=')[1] ?? '';
  const planted = await world.browse('/settings', { headers: { cookie: `essor_session=${secret}` } });
  assert.equal(planted.status, 303);
  const out = await amina.browse('/sign-out', { method: 'POST' });
  assert.match(
    out.headers.get('set-cookie') ?? '',
    /^__Host-essor_session=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const opened = await world.transact((tx) => startSession(tx, amina.actor.person, ''));
  world.clock.advance(2 * 24 * HOUR);
  const kept = await world.browse('/home', {
    headers: { accept: 'text/html', cookie: `__Host-essor_session=${opened.secret}` },
  });
  assert.match(
    kept.headers.get('set-cookie') ?? '',
    /^__Host-essor_session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure/,
  );
});
