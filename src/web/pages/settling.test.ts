import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createToken, startSession } from '#accounts';
import { loadSharp } from '#media';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld } from '../../../test/world.ts';

const DAY = 86_400_000;

scenarios([
  {
    name: 'strangers are asked to sign in, and brought back',
    path: '/settings/profile',
    status: 303,
    location: '/sign-in?next=%2Fsettings%2Fprofile',
  },
  {
    name: 'the settings show where everything stands',
    path: '/settings',
    as: 'Amina',
    status: 200,
    contains: ['amina@example.org', 'this device only', 'action="/sign-out"'],
  },
  {
    name: 'a name and words about oneself',
    path: '/settings/profile',
    as: 'Amina',
    init: form({
      displayName: '  Amina B. ',
      bio: 'Hello <b>\r\nworld',
      bot: 'on',
      'fields.0.name': '',
      'fields.0.value': '',
      'fields.2.name': 'Site <i>',
      'fields.2.value': 'https://amina.example/',
    }),
    status: 303,
    location: '/settings/profile?done=saved',
    async then(world) {
      const account = await world.db.selectFrom('account').select(['display_name', 'bio']).executeTakeFirstOrThrow();
      assert.deepEqual(account, { display_name: 'Amina B.', bio: 'Hello <b>\nworld' });
      const seen = { verified_at: world.db.now, checked_at: world.db.now };
      await world.transact((tx) => tx.updateTable('profile_field').set(seen).execute());
      const page = await (await world.browse('/@amina')).text();
      assert.match(page, /<dt dir="auto">Site &lt;i&gt;<\/dt>/);
      assert.match(page, /href="https:\/\/amina\.example\/" rel="me nofollow noopener"/);
      assert.match(page, /Links back here, checked 3 October 2016/);
      assert.match(page, /Bot<\/span>/);
    },
  },
  {
    name: 'a name that is none is told beside its field',
    path: '/settings/profile',
    as: 'Amina',
    init: form({ displayName: '\u202E', bio: 'x'.repeat(501), 'fields.1.value': 'alone' }),
    status: 422,
    contains: [
      'id="f-displayName-error"',
      'id="f-bio-error"',
      'id="f-fields.1.name-error"',
      'value="alone"',
      'Keep it to 500 characters.',
    ],
    then: async (world) =>
      assert.equal(
        (await world.db.selectFrom('account').select('display_name').executeTakeFirstOrThrow()).display_name,
        'Amina',
      ),
  },
  {
    name: 'language and look apply at once and stay',
    path: '/settings/appearance',
    as: 'Amina',
    init: form({ locale: 'fr', theme: 'dark' }),
    status: 303,
    location: '/settings/appearance?done=saved',
    async then(world) {
      const person = await world.db.selectFrom('person').select(['locale', 'theme']).executeTakeFirstOrThrow();
      assert.deepEqual(person, { locale: 'fr', theme: 'dark' });
    },
  },
  {
    name: 'a language that we do not speak is refused',
    path: '/settings/appearance',
    as: 'Amina',
    init: form({ locale: 'xx', theme: 'pink' }),
    status: 422,
    contains: ['id="f-locale-error"', 'id="f-theme-error"'],
  },
  {
    name: 'an unknown deed is not praised',
    path: '/settings/profile?done=constructor',
    as: 'Amina',
    status: 200,
    lacks: ['role="status"'],
  },
  {
    name: 'who has no password sets one',
    path: '/settings/password',
    as: 'Amina',
    status: 200,
    contains: ['Set a password'],
    lacks: ['name="currentPassword"'],
  },
  {
    name: 'a first guess is told beside the field',
    path: '/settings/password',
    as: 'Amina',
    init: form({ password: 'amina.2016!' }),
    status: 422,
    contains: ['id="f-password-error"'],
    lacks: ['2016'],
  },
  {
    name: 'a new password keeps this browser signed in',
    path: '/settings/password',
    as: 'Amina',
    init: form({ password: 'four unrelated good words' }),
    status: 303,
    location: '/settings/ways-in?done=passwordChanged',
    async then(world, response) {
      const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
      const page = await world.browse('/settings/password', { headers: { cookie } });
      assert.match(await page.text(), /name="currentPassword"/);
    },
  },
  {
    name: 'a new address waits for its link',
    path: '/settings/address',
    as: 'Amina',
    init: form({ email: 'new@example.org' }),
    status: 303,
    location: '/settings/address?done=addressSent',
  },
  {
    name: 'no address',
    path: '/settings/address',
    as: 'Amina',
    init: form({ email: 'new' }),
    status: 422,
    contains: ['id="f-email-error"'],
  },
  {
    name: 'a link to an address nobody asked for',
    path: '/settings/address/AAAAAAAA',
    as: 'Amina',
    status: 410,
    contains: ['out of date', 'href="/settings/address"'],
  },
  {
    name: 'somebody else’s session is not there',
    path: '/settings/sessions/123456/end',
    as: 'Amina',
    init: { method: 'POST' },
    status: 404,
  },
  { name: 'somebody else’s passkey is not there', path: '/settings/passkeys/123456', as: 'Amina', status: 404 },
  {
    name: 'leaving begins with what goes and what stays',
    path: '/settings/leave',
    as: 'Amina',
    status: 200,
    contains: ['What stays', '@amina'],
    lacks: ['name="confirmation"'],
  },
  {
    name: 'and asks for one’s name',
    path: '/settings/leave/confirm',
    as: 'Amina',
    init: form({ confirmation: 'amine' }),
    status: 422,
    contains: ['id="f-confirmation-error"', 'Write @amina'],
    then: async (world) =>
      assert.equal(
        (await world.db.selectFrom('account').select('deleted_at').executeTakeFirstOrThrow()).deleted_at,
        null,
      ),
  },
  {
    name: 'then it is done',
    path: '/settings/leave/confirm',
    as: 'Amina',
    init: form({ confirmation: '@amina' }),
    status: 303,
    location: '/goodbye',
    then: async (world) =>
      assert.ok((await world.db.selectFrom('account').select('deleted_at').executeTakeFirstOrThrow()).deleted_at),
  },
  { name: 'and one is thanked', path: '/goodbye', status: 200, contains: ['Your account is deleted'] },

  {
    name: 'the server says what it is and who looks after it',
    path: '/about',
    given: (world) => world.person('Léa', { roles: ['steward'] }),
    status: 200,
    contains: ['About Couvée', '@lea', 'AGPL'],
  },
  {
    name: 'its rules',
    path: '/about/rules?lang=fr',
    status: 200,
    contains: ['Les règles du lieu', 'Une personne, une signature, une voix.'],
  },
  { name: 'and what it keeps', path: '/about/privacy', status: 200, contains: ['argon2id', '90 days'] },
  {
    name: 'a language chosen by a link is kept by the browser',
    path: '/about?lang=fr',
    status: 200,
    contains: ['À propos de Couvée', 'lang="fr"'],
    then: async (_, response) => assert.match(response.headers.get('set-cookie') ?? '', /^essor_lang=fr/),
  },
]);

for (const which of ['avatar', 'header'])
  test(`a picture is kept, shown, replaced and removed: ${which}`, async () => {
    await using world = await openWorld();
    const amina = await world.person('Amina');
    const sharp = await loadSharp();
    const send = async (colour: string) => {
      const body = new FormData();
      body.set('displayName', 'Amina');
      const png = await sharp({ create: { width: 90, height: 70, channels: 3, background: colour } })
        .png()
        .toBuffer();
      body.set(which, new File([new Uint8Array(png)], 'me.png', { type: 'image/png' }));
      return amina.browse('/settings/profile', { method: 'POST', body });
    };
    const shown = async () => /\/media\/[\w.-]+/.exec(await (await amina.browse('/settings/profile')).text())?.[0];
    assert.equal((await send('#0b6b57')).status, 303);
    const first = await shown();
    assert.equal((await world.browse(first ?? '/none')).status, 200);
    assert.equal((await send('#ffffff')).status, 303);
    assert.notEqual(await shown(), first);
    assert.equal((await world.db.selectFrom('media').selectAll().execute()).length, 1);
    await amina.browse(
      '/settings/profile',
      form({ displayName: 'Amina', [which === 'avatar' ? 'removeAvatar' : 'removeHeader']: 'on' }),
    );
    assert.equal(await shown(), undefined);
    assert.deepEqual(await world.db.selectFrom('media').selectAll().execute(), []);
  });

test('a file that is no picture is told beside its field', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const body = new FormData();
  body.set('displayName', 'Other');
  body.set('header', new File(['<svg onload=alert(1)>'], 'me.png', { type: 'image/png' }));
  const response = await amina.browse('/settings/profile', { method: 'POST', body });
  assert.equal(response.status, 415);
  assert.match(await response.text(), /id="f-header-error"/);
  assert.equal(
    (await world.db.selectFrom('account').select('display_name').executeTakeFirstOrThrow()).display_name,
    'Amina',
  );
});

test('sessions are listed by device and ended one by one or all but this', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await world.transact((tx) => startSession(tx, amina.actor.person, 'Firefox, Android'));
  await world.transact((tx) => startSession(tx, amina.actor.person, 'Safari, iPhone'));
  const page = await (await amina.browse('/settings/sessions')).text();
  assert.match(page, /Firefox, Android/);
  assert.match(page, /this device/);
  const end = /action="(\/settings\/sessions\/\d+\/end)"/.exec(page)?.[1] ?? '';
  assert.equal((await amina.browse(end, { method: 'POST' })).headers.get('location'), '/settings/sessions?done=ended');
  await amina.browse('/settings/sessions/end-others', { method: 'POST' });
  const open = await world.db.selectFrom('session').where('ended_at', 'is', null).selectAll().execute();
  assert.equal(open.length, 1);
  assert.equal((await amina.browse('/settings')).status, 200);
});

test('a program that acts for somebody is listed, and its key taken back', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await world.transact((tx) => createToken(tx, amina.actor, { name: 'My bot', scopes: ['read', 'write'] }));
  const page = await (await amina.browse('/settings/ways-in')).text();
  assert.match(page, /My bot/);
  const revoke = /action="(\/settings\/ways-in\/programs\/\d+\/revoke)"/.exec(page)?.[1] ?? '';
  assert.equal((await amina.browse(revoke, { method: 'POST' })).status, 303);
  assert.doesNotMatch(await (await amina.browse('/settings/ways-in')).text(), /My bot/);
});

test('following the link to a new address asks for one more press', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await amina.browse('/settings/address', form({ email: 'new@example.org' }));
  const link = /(\/settings\/address\/[\w-]+)/.exec((await world.mails('new@example.org'))[0]?.text ?? '')?.[1] ?? '';
  assert.equal((await world.browse(link)).status, 303, 'a stranger is asked to sign in');
  const page = await amina.browse(link);
  assert.match(await page.text(), /mails go to new@example\.org/);
  assert.equal((await world.db.selectFrom('person').select('email').executeTakeFirstOrThrow()).email, amina.email);
  assert.equal(
    (await amina.browse(link, { method: 'POST' })).headers.get('location'),
    '/settings/ways-in?done=addressChanged',
  );
  assert.equal(
    (await world.db.selectFrom('person').select('email').executeTakeFirstOrThrow()).email,
    'new@example.org',
  );
});

test('a password cannot be guessed through the settings', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const statuses: number[] = [];
  for (let i = 0; i < 11; i++) {
    statuses.push(
      (await amina.browse('/settings/leave/confirm', form({ confirmation: 'x', currentPassword: 'guess' }))).status,
    );
  }
  assert.equal(statuses.at(-1), 429);
  world.clock.advance(DAY);
});
