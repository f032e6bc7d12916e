import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '#settings';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type Person, type World } from '../../../test/world.ts';

const answers = { name: 'Nid', purpose: 'Un réseau à nous.', locale: 'fr', stage: 'co-op', timeZone: 'Asia/Tokyo' };
const FRENCH = { 'accept-language': 'fr' };

const untouched = async (world: World) => {
  const { name, purpose, stage, timeZone } = await readSettings(world.db);
  assert.deepEqual([name, purpose, stage, timeZone], ['Couvée', '', 'campaign', 'Europe/Paris']);
};

scenarios([
  {
    name: 'strangers are asked to sign in before they see how the server is set',
    path: '/admin',
    status: 303,
    location: '/sign-in?next=%2Fadmin',
  },
  { name: 'a moderator does not set the server', path: '/admin', as: 'Paul', roles: ['moderator'], status: 403 },
  {
    name: 'a moderator changes nothing of the server',
    path: '/admin',
    init: form(answers),
    as: 'Paul',
    roles: ['moderator'],
    status: 403,
    then: untouched,
  },
  {
    name: 'a steward finds the server among the settings',
    path: '/settings',
    as: 'Lea',
    roles: ['steward'],
    status: 200,
    contains: ['href="/admin"'],
  },
  {
    name: 'nobody else finds it there',
    path: '/settings',
    as: 'Paul',
    roles: ['organiser', 'moderator'],
    status: 200,
    lacks: ['/admin'],
  },
  {
    name: 'a steward sees what the server is now',
    path: '/admin',
    as: 'Lea',
    roles: ['steward'],
    status: 200,
    contains: [
      'value="Couvée"',
      /value="campaign" checked/,
      /<optgroup label="Europe">/,
      /<option value="Europe\/Paris" selected/,
      '>Salta (Argentina)<',
      'href="/admin/roles"',
    ],
    lacks: ['Last changed'],
  },
  {
    name: 'what a steward changes is kept',
    path: '/admin',
    as: 'Lea',
    roles: ['steward'],
    init: form(answers),
    status: 303,
    location: '/admin?done=saved',
    async then(world) {
      const { name, purpose, locale, stage, timeZone } = await readSettings(world.db);
      assert.deepEqual({ name, purpose, locale, stage, timeZone }, answers);
    },
  },
  {
    name: 'wrong answers are told beside their fields, in one’s language, and nothing is changed',
    path: '/admin?lang=fr',
    as: 'Lea',
    roles: ['steward'],
    init: form({ name: 'a\u202Eb', purpose: 'x'.repeat(301), locale: 'xx', stage: 'empire', timeZone: '' }),
    status: 422,
    contains: [
      'lang="fr"',
      'id="f-name-error"',
      'Restez sous 300 caractères.',
      'id="f-locale-error"',
      'id="f-stage-error"',
      'id="f-timeZone-error"',
    ],
    then: untouched,
  },
  {
    name: 'a time zone that is none is told beside its field, and the rest is kept for another try',
    path: '/admin',
    as: 'Lea',
    roles: ['steward'],
    init: form({ ...answers, timeZone: 'Europe/Atlantis' }),
    status: 422,
    contains: ['id="f-timeZone-error"', 'Choose one of the answers offered.', 'value="Nid"', /value="co-op" checked/],
    then: untouched,
  },
  {
    name: 'a name is text, whatever is in it',
    path: '/admin',
    as: 'Lea',
    roles: ['steward'],
    init: form({ ...answers, name: '<script>alert(1)</script>' }),
    status: 303,
    async then(world) {
      const page = await (await world.browse('/about', { headers: FRENCH })).text();
      assert.ok(page.includes('&lt;script&gt;alert(1)'));
      assert.ok(!page.includes('<script>alert'));
    },
  },
  {
    name: 'NUL is no part of a name',
    path: '/admin',
    as: 'Lea',
    roles: ['steward'],
    init: form({ ...answers, name: 'Nid\u0000' }),
    status: 422,
    contains: ['id="f-name-error"'],
    then: untouched,
  },
  {
    name: 'more than a form can hold is not read',
    path: '/admin',
    as: 'Lea',
    roles: ['steward'],
    init: form({ ...answers, purpose: 'x'.repeat(1_100_000) }),
    status: 413,
    then: untouched,
  },
]);

test('a new name and stage show on the very next page, for strangers too', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const before = await (await world.browse('/')).text();
  assert.match(before, /Couvée/);
  const bar = async () =>
    [...(await (await lea.browse('/home')).text()).matchAll(/<nav class="tabbar".*?<\/nav>/gs)].join('');
  assert.doesNotMatch(await bar(), /href="\/coop"/);
  assert.equal((await lea.browse('/admin', form({ ...answers, locale: 'en' }))).status, 303);
  const after = await (await world.browse('/')).text();
  assert.match(after, /Nid/);
  assert.doesNotMatch(after, /Couvée/);
  assert.match(await bar(), /href="\/coop"/);
  const page = await (await lea.browse('/admin?done=saved')).text();
  assert.match(page, /role="status"/);
  assert.match(page, /Last changed on 3 October 2016, by @lea\./);
});

test('of a hundred changes at once the last one stands, and every page says it', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const responses = await Promise.all(
    Array.from({ length: 100 }, (_, i) => lea.browse('/admin', form({ ...answers, name: `Nid ${i}` }))),
  );
  assert.ok(responses.every((response) => response.status === 303));
  const { name } = await readSettings(world.db);
  assert.equal(world.deps.settings.current.name, name);
});

const holding = (world: World, person: Person) =>
  world.db
    .selectFrom('role_grant')
    .where('person_id', '=', person.actor.person)
    .where('ended_at', 'is', null)
    .select(['id', 'role'])
    .execute();

scenarios([
  {
    name: 'an organiser does not see who holds which role',
    path: '/admin/roles',
    as: 'Paul',
    roles: ['organiser'],
    status: 403,
  },
  {
    name: 'an organiser does not make stewards',
    path: '/admin/roles',
    as: 'Paul',
    roles: ['organiser'],
    init: form({ handle: 'paul', role: 'steward' }),
    status: 403,
    then: async (world) => assert.equal((await world.db.selectFrom('role_grant').selectAll().execute()).length, 1),
  },
  {
    name: 'a steward reads who holds which role, since when, and by whose hand',
    path: '/admin/roles',
    as: 'Lea',
    roles: ['steward'],
    given: (world) => world.person('Olga', { roles: ['organiser'] }),
    status: 200,
    contains: ['@olga, since 3 October 2016, given by the program', 'End: Olga, organiser', 'Nobody for now.'],
    lacks: ['Ended (', 'aria-label="End: Lea'],
  },
  {
    name: 'a role is given by the name of an account',
    path: '/admin/roles',
    as: 'Lea',
    roles: ['steward'],
    given: (world) => world.person('Olga'),
    init: form({ handle: ' @Olga ', role: 'moderator' }),
    status: 303,
    location: '/admin/roles?done=roleGiven',
    async then(world) {
      const [grant] = await world.db.selectFrom('role_grant').where('role', '=', 'moderator').selectAll().execute();
      assert.ok(grant?.granted_by);
    },
  },
  {
    name: 'a name that nobody has is told beside the field, in one’s language, and kept',
    path: '/admin/roles?lang=fr',
    as: 'Lea',
    roles: ['steward'],
    init: form({ handle: 'personne', role: 'moderator' }),
    status: 422,
    contains: ['id="f-handle-error"', 'Personne n’a ce nom ici.', 'value="personne"', /value="moderator" checked/],
    then: async (world) => assert.equal((await world.db.selectFrom('role_grant').selectAll().execute()).length, 1),
  },
  {
    name: 'no name and no role are told beside their fields',
    path: '/admin/roles',
    as: 'Lea',
    roles: ['steward'],
    init: form({ handle: '\u0000', role: 'emperor' }),
    status: 422,
    contains: ['id="f-handle-error"', 'id="f-role-error"'],
  },
  {
    name: 'a role that was never given cannot end',
    path: '/admin/roles/123456/end',
    as: 'Lea',
    roles: ['steward'],
    init: form({}),
    status: 404,
  },
  { name: 'no such role', path: '/admin/roles/abc/end', as: 'Lea', roles: ['steward'], init: form({}), status: 404 },
]);

test('a steward ends somebody’s role, and it stays readable among those that ended', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const olga = await world.person('Olga', { roles: ['organiser'] });
  const [grant] = await holding(world, olga);
  const path = `/admin/roles/${grant?.id}/end`;
  assert.equal((await lea.browse(path)).status, 404, 'only one’s own role asks a question');
  const responses = await Promise.all(Array.from({ length: 50 }, () => lea.browse(path, form({}))));
  for (const response of responses)
    assert.equal(response.headers.get('location'), '/admin/roles?done=roleEnded', String(response.status));
  assert.deepEqual(await holding(world, olga), []);
  const page = await (await lea.browse('/admin/roles?lang=fr')).text();
  assert.match(page, /Terminés \(1\)/);
  assert.match(page, /du 3.octobre 2016 au 3.octobre 2016/);
  assert.match(page, /confié par le programme, terminé par @lea/);
});

test('one’s own role ends after a question, and with it what stewards see', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const [own] = await holding(world, lea);
  const path = `/admin/roles/${own?.id}/end`;
  assert.match(await (await lea.browse('/admin/roles')).text(), new RegExp(`href="${path}"`));
  for (const [lang, sentence] of [
    ['en', 'You are the only steward.'],
    ['fr', 'Personne d’autre ne tient l’intendance.'],
  ] as const) {
    const alone = await (await lea.browse(`${path}?lang=${lang}`)).text();
    assert.ok(alone.includes(sentence));
    assert.ok(!alone.includes(`action="${path}"`));
    const refused = await lea.browse(`${path}?lang=${lang}`, form({}));
    assert.equal(refused.status, 409);
    assert.ok((await refused.text()).includes(sentence));
  }
  assert.equal((await holding(world, lea)).length, 1);

  const paul = await world.person('Paul', { roles: ['steward'] });
  assert.ok((await (await lea.browse(path)).text()).includes(`action="${path}"`));
  assert.equal((await holding(world, lea)).length, 1, 'the question alone ends nothing');
  const done = await lea.browse(path, form({}));
  assert.equal(done.headers.get('location'), '/settings?done=roleEnded');
  const settings = await (await lea.browse('/settings?done=roleEnded')).text();
  assert.match(settings, /role="status"/);
  assert.ok(!settings.includes('href="/admin"'));
  assert.equal((await lea.browse('/admin')).status, 403);
  assert.equal((await paul.browse('/admin')).status, 200);
});

test('of two stewards who end each other at once, one is left and the other is told', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const paul = await world.person('Paul', { roles: ['steward'] });
  const [hers] = await holding(world, lea);
  const [his] = await holding(world, paul);
  const responses = await Promise.all([
    lea.browse(`/admin/roles/${his?.id}/end`, form({})),
    paul.browse(`/admin/roles/${hers?.id}/end`, form({})),
  ]);
  const statuses = responses.map((response) => response.status).toSorted((a, b) => a - b);
  assert.deepEqual(statuses, [303, 403]);
  const left = [...(await holding(world, lea)), ...(await holding(world, paul))];
  assert.equal(left.length, 1);
});
