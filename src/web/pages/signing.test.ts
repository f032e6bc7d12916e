import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeCampaign, countOf } from '#campaigns';
import { launchAppeal, sign, signAndConfirm } from '../../campaigns/campaign.testing.ts';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type World } from '../../../test/world.ts';

const SLUG = 'what-if-we-bought-twitter';
const FRENCH = { 'accept-language': 'fr' };

const signing = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => {
  const init = form(fields);
  return { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } };
};

const nothingWritten = async (world: World) => {
  const { n } = await world.db
    .selectFrom('signature')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  assert.equal(Number(n), 0);
  assert.deepEqual(await world.mails(), []);
};

const nothingOfSigner = async (world: World) => {
  for (const table of ['signature', 'signature_link', 'signature_hour'] as const) {
    assert.deepEqual(await world.db.selectFrom(table).selectAll().execute(), [], table);
  }
};

const tokenInMail = async (world: World, to: string): Promise<string> => {
  const [mail] = await world.mails(to);
  return /confirm\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
};

scenarios([
  {
    name: 'a visitor signs with a name and an address, and is told to look at their mail',
    given: launchAppeal,
    path: `/c/${SLUG}/sign`,
    init: signing({ name: 'Amina', email: 'amina@example.org' }),
    status: 303,
    location: `/c/${SLUG}/signed`,
    then: async (world) => {
      const row = await world.db.selectFrom('signature').selectAll().executeTakeFirstOrThrow();
      assert.equal(row.name, 'Amina');
      assert.deepEqual([row.show_name, row.keep_posted, row.confirmed_at], [false, false, null]);
    },
  },
  {
    name: 'what is missing or wrong is said beside its field, what was written is kept, and nothing is stored',
    given: launchAppeal,
    path: `/c/${SLUG}/sign`,
    init: signing({ name: ' ', email: 'camille@courrier', showName: 'on', place: 'Lyon' }),
    status: 422,
    contains: [
      'Write your name.',
      'Write a whole e-mail address',
      'href="#f-name"',
      'value="camille@courrier"',
      'value="Lyon"',
      /name="showName"[^>]* checked|checked[^>]* name="showName"/,
      'what you wrote is still here',
    ],
    then: nothingWritten,
  },
  {
    name: 'and in French',
    given: launchAppeal,
    path: `/c/${SLUG}/sign`,
    init: signing({ name: '', email: 'camille@courrier' }, FRENCH),
    status: 422,
    contains: ['Écrivez votre nom.', 'Écrivez une adresse complète', 'Rien n’a été perdu'],
    then: nothingWritten,
  },
  ...['a\u0000b', 'a\u202Eb', 'www.spam.example', 'x'.repeat(200)].map((name) => ({
    name: `no signature is called ${JSON.stringify(name).slice(0, 30)}`,
    given: launchAppeal,
    path: `/c/${SLUG}/sign`,
    init: signing({ name, email: 'amina@example.org' }),
    status: 422,
    then: nothingWritten,
  })),
  {
    name: 'a name that looks like a script is a name, and is shown as text',
    given: async (world) => {
      const { id } = await launchAppeal(world);
      await signAndConfirm(world, id, 'Bobby', { name: '<script>alert(1)</script>', showName: true });
      world.clock.advance(600_000);
    },
    path: `/c/${SLUG}/signers`,
    status: 200,
    contains: ['&lt;script&gt;alert(1)&lt;/script&gt;'],
    lacks: ['<script>alert'],
  },
  {
    name: 'a body of a megabyte is refused with a sentence',
    given: launchAppeal,
    path: `/c/${SLUG}/sign`,
    init: signing({ name: 'x'.repeat(1_048_576), email: 'amina@example.org' }),
    status: 413,
    then: nothingWritten,
  },
  {
    name: 'the field that only robots fill in is refused, and a person is told to empty it',
    given: launchAppeal,
    path: `/c/${SLUG}/sign`,
    init: signing({ name: 'Amina', email: 'amina@example.org', homepage2: 'https://spam.example' }),
    status: 422,
    contains: ['trap for robots', 'Leave this empty'],
    then: nothingWritten,
  },
  {
    name: 'a closed campaign takes no signature and says so',
    given: async (world) => {
      const { ruth, id } = await launchAppeal(world);
      await world.transact((tx) => closeCampaign(tx, ruth.actor, id));
    },
    path: `/c/${SLUG}/sign`,
    init: signing({ name: 'Amina', email: 'amina@example.org' }),
    status: 409,
    contains: ['This campaign is closed'],
    lacks: ['name="email"'],
    then: nothingWritten,
  },
  {
    name: 'there is nothing to sign where there is no campaign',
    path: '/c/nothing/sign',
    init: signing({ name: 'Amina', email: 'amina@example.org' }),
    status: 404,
  },
  {
    name: 'a link that no mail held leads to a page that helps',
    given: launchAppeal,
    path: `/c/${SLUG}/confirm/${'a'.repeat(43)}`,
    status: 404,
    contains: ['We do not know this link', `/c/${SLUG}/sign`],
    lacks: ['method="post"'],
  },
  {
    name: 'a link over seven days old leads to a fresh one',
    given: async (world) => {
      const { id } = await launchAppeal(world);
      await sign(world, id, 'Amina');
      world.clock.advance(8 * 86_400_000);
    },
    path: async (world) => `/c/${SLUG}/confirm/${await tokenInMail(world, 'amina@example.org')}`,
    init: { headers: FRENCH },
    status: 410,
    contains: ['Ce lien a plus de sept jours', `/c/${SLUG}/sign`],
    lacks: ['method="post"'],
  },
  {
    name: 'the page on data says how long a signature is kept, that the town is, and how to withdraw',
    path: '/about/privacy',
    status: 200,
    contains: [
      /your town if you gave it/,
      /is erased a week after the last link was sent/,
      /To withdraw, follow the link/,
    ],
    lacks: ['See and correct all of this'],
  },
  {
    name: 'and in French',
    path: '/about/privacy',
    init: { headers: FRENCH },
    status: 200,
    contains: [/votre ville si vous/, /est effacée une semaine après/, /Pour la retirer, suivez le lien/],
    lacks: ['Voir et corriger tout cela'],
  },
  {
    name: 'who is signed in finds their name and address in the form',
    given: launchAppeal,
    as: 'Paul',
    path: `/c/${SLUG}/sign`,
    status: 200,
    contains: ['value="Paul"', 'value="paul@example.org"'],
    lacks: [/name="keepPosted"[^>]* checked/],
  },
]);

test('opening the link counts nothing; pressing its button counts once; thanks follow', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await world.browse(`/c/${SLUG}/sign`, signing({ name: 'Amina', email: 'amina@example.org' }));
  const path = `/c/${SLUG}/confirm/${await tokenInMail(world, 'amina@example.org')}`;

  for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await world.browse(path, { method })).status, 200);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 1 });
  const page = await (await world.browse(path)).text();
  assert.match(page, /You sign as/);
  assert.match(page, /Yes, count my signature/);

  const pressed = await world.browse(path, { method: 'POST' });
  assert.equal(pressed.status, 303);
  assert.equal(pressed.headers.get('location'), `/c/${SLUG}/thanks`);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });

  const cookie = pressed.headers.get('set-cookie') ?? '';
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, new RegExp(`Path=/c/${SLUG}(;|$)`));
  const thanks = await world.browse(`/c/${SLUG}/thanks`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
  const words = await thanks.text();
  assert.match(words, /Thank you\. Your signature counts\./);
  assert.doesNotMatch(words, /amina@example\.org/, 'the address stays on the server');

  const again = await (await world.browse(path)).text();
  assert.match(again, /Your signature already counted/);
  assert.equal((await world.browse(path, { method: 'POST' })).status, 303);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
});

test('a signer withdraws by the link of the mail: opening it changes nothing, its button erases', async () => {
  await using world = await openWorld();
  const { id, ruth } = await launchAppeal(world);
  const token = await signAndConfirm(world, id, 'Amina');
  const cookie = { cookie: `essor_signed=${token}` };
  const thanks = await (await world.browse(`/c/${SLUG}/thanks`, { headers: cookie })).text();
  const path = `/c/${SLUG}/withdraw/${token}`;
  assert.ok(thanks.includes(`href="${path}"`));
  assert.ok((await world.mails('amina@example.org'))[0]?.text.includes(path));
  await world.transact((tx) => closeCampaign(tx, ruth.actor, id));

  for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await world.browse(path, { method })).status, 200);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  assert.match(await (await world.browse(path)).text(), /Yes, erase my signature/);
  assert.match(await (await world.browse(path, { headers: FRENCH })).text(), /Oui, effacez ma signature/);
  await world.browse(`/c/${SLUG}`);

  const pressed = await world.browse(path, { method: 'POST' });
  assert.equal(pressed.status, 303);
  assert.equal(pressed.headers.get('location'), `/c/${SLUG}/withdrawn`);
  assert.match(await (await world.browse(`/c/${SLUG}/withdrawn`)).text(), /Your signature is erased/);
  await nothingOfSigner(world);
  assert.match(await (await world.browse(`/c/${SLUG}`)).text(), /data-confirmed="0"/);

  for (const method of ['GET', 'POST']) {
    const again = await world.browse(path, { method });
    assert.equal(again.status, 404);
    assert.match(await again.text(), /There is no signature behind this link/);
  }
  const later = await (await world.browse(`/c/${SLUG}/thanks`, { headers: cookie })).text();
  assert.doesNotMatch(later, /Your signature counts|withdraw\//);
});

test('the answer is the same whether an address has signed, waits, or is new', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina');
  await sign(world, id, 'Paul');
  const answers = await Promise.all(
    ['amina', 'paul', 'lea'].map(async (name) => {
      const response = await world.browse(`/c/${SLUG}/sign`, signing({ name: 'X', email: `${name}@example.org` }));
      const { status, headers } = response;
      return JSON.stringify([status, [...headers].filter(([header]) => header !== 'date'), await response.text()]);
    }),
  );
  assert.equal(new Set(answers).size, 1);
});

test('nothing that is published tells whether an address has signed, waits, or is new', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina');
  await sign(world, id, 'Paul');
  for (let i = 0; i < 6; i++) await sign(world, id, 'Tom');
  const published = async () => {
    const { signature_count, signatures_pending } = await (await world.browse(`/c/${SLUG}/count.json`)).json();
    const { data } = await (await world.browse(`/c/${SLUG}/data.json`)).json();
    assert.deepEqual(
      [data.attributes.signature_count, data.attributes.signatures_pending],
      [signature_count, signatures_pending],
    );
    const page = await (await world.browse(`/c/${SLUG}`)).text();
    assert.match(page, new RegExp(`${signatures_pending} forms sent this week are not confirmed`));
    return [signature_count, signatures_pending];
  };
  const [, before] = await published();
  const seen: number[][] = [];
  // Signed, waiting, waiting with mails enough, and new.
  for (const name of ['amina', 'paul', 'tom', 'lea']) {
    await world.browse(`/c/${SLUG}/sign`, signing({ name: 'X', email: `${name}@example.org` }));
    seen.push(await published());
  }
  assert.deepEqual(
    seen,
    [1, 2, 3, 4].map((n) => [1, before + n]),
  );
  // Nor does waiting for the links to end.
  world.clock.advance(8 * 86_400_000);
  const { signatures_pending } = await (await world.browse(`/c/${SLUG}/count.json`)).json();
  assert.equal(signatures_pending, 0);
});

test('200 identical forms at once make one signature, and never a fault', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const responses = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      world.browse(
        `/c/${SLUG}/sign`,
        signing({ name: 'Amina', email: 'amina@example.org' }, { 'x-forwarded-for': `192.0.2.${i % 250}` }),
      ),
    ),
  );
  assert.ok(responses.every(({ status }) => status === 303));
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 1 });
  assert.ok((await world.mails('amina@example.org')).length <= 5);
});

test('a signer opens an account with the confirmed address, which is never in an address of ours', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const token = await signAndConfirm(world, id, 'Amina');
  const stranger = await world.browse(`/c/${SLUG}/account`, form({}));
  assert.equal(stranger.headers.get('location'), '/join');
  const init = signing({}, { cookie: `essor_signed=${token}` });
  const response = await world.browse(`/c/${SLUG}/account`, init);
  assert.equal(response.status, 200);
  const [mail] = await world.mails('amina@example.org');
  assert.equal(mail?.kind, 'join');
});
