import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld } from '../../../test/world.ts';
import { changeSetting } from '#settings';
import { addMember, applyAs, giveMandate, openCoop } from './coop.testing.ts';

scenarios([
  {
    name: 'before there is a co-op the page says so and claims nothing',
    path: '/coop',
    status: 200,
    contains: ['There is no co-op yet', 'href="/c"'],
    lacks: ['Become a member', 'belongs to its members. This is'],
  },
  {
    name: 'while it is being founded the page leads to the founding and to taking part',
    given: async (world) => {
      await world.transact((tx) => changeSetting(tx, null, 'stage', 'founding'));
      await world.deps.settings.reload();
    },
    path: '/coop',
    status: 200,
    contains: ['The co-op is being founded', 'href="/coop/founding"', 'href="/coop/join"'],
  },
  {
    name: 'a stranger reads what membership is and is brought back after signing in',
    given: openCoop,
    path: '/coop/join',
    status: 200,
    contains: ['Become a member', '/join?next=%2Fcoop%2Fjoin', '/sign-in?next=%2Fcoop%2Fjoin'],
    lacks: ['name="legalName"'],
  },
  {
    name: 'before a founding has begun nobody is asked to join',
    path: '/coop/join',
    as: 'Amina',
    status: 200,
    contains: ['There is no co-op yet'],
    lacks: ['name="legalName"', 'one member, one vote'],
  },
  {
    name: 'nor taken in',
    path: '/coop/join',
    as: 'Amina',
    init: form({ kind: 'person', legalName: 'Amina', class: 'member' }),
    status: 409,
    contains: ['There is no co-op yet'],
    then: async (world) => assert.deepEqual(await world.db.selectFrom('member').select('id').execute(), []),
  },
  {
    name: 'one’s own membership does not claim a co-op that is not there',
    path: '/me/stake',
    as: 'Amina',
    status: 200,
    contains: ['There is no co-op yet'],
    lacks: ['Become a member'],
  },
  {
    name: 'nor does the register',
    path: '/coop/members',
    status: 200,
    contains: ['The register is empty'],
    lacks: ['Become a member'],
  },
  {
    name: 'nobody but those who keep the register reads applications',
    given: openCoop,
    path: '/coop/applications',
    as: 'Amina',
    status: 403,
  },
  {
    name: 'nor changes what is asked',
    given: openCoop,
    path: '/coop/questions',
    as: 'Amina',
    roles: ['organiser'],
    status: 403,
  },
]);

test('one applies with answers, reads where it stands, and withdraws', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const rosa = await world.person('Rosa');
  const page = await (await rosa.browse('/coop/join')).text();
  assert.match(page, /Why do you want to join/);
  assert.match(page, /You are paid by the co-op/);
  const [first] = await world.db.selectFrom('membership_question').orderBy('position').select('id').execute();

  const refused = await rosa.browse(
    '/coop/join',
    form({ kind: 'person', legalName: 'Rosa Klein', class: 'users', [`answers.${first?.id}`]: '' }),
  );
  assert.equal(refused.status, 422);
  const again = await refused.text();
  assert.ok(again.includes(`id="f-answers.${first?.id}-error"`), 'the question says what is missing');
  assert.match(again, /value="Rosa Klein"/);

  const sent = await rosa.browse(
    '/coop/join',
    form({ kind: 'person', legalName: 'Rosa Klein', class: 'users', [`answers.${first?.id}`]: 'To own it.' }),
  );
  assert.equal(sent.headers.get('location'), '/coop/join?done=applied');
  const waits = await (await rosa.browse('/coop/join')).text();
  assert.match(waits, /being read/);
  assert.match(waits, /To own it\./);
  assert.doesNotMatch(waits, /name="legalName"/);
  const other = await world.person('Zoe');
  const link = /\/coop\/join\/withdraw\/\d+/.exec(waits)?.[0] ?? '';
  assert.equal((await other.browse(link)).status, 404);
  assert.equal((await other.browse(link, form({}))).status, 404);
  assert.equal((await rosa.browse(link)).status, 200);
  assert.equal((await rosa.browse(link, form({}))).status, 303);
  assert.match(await (await rosa.browse('/coop/join')).text(), /name="legalName"/);
});

test('an application for an organisation stands beside one’s own', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const paul = await addMember(world, 'Paul');
  const page = await (await paul.browse('/coop/join')).text();
  assert.match(page, /You are a member already/);
  assert.match(page, /\/coop\/join\?for=organisation/);
  const [first] = await world.db.selectFrom('membership_question').orderBy('position').select('id').execute();
  const asked = await (await paul.browse('/coop/join?for=organisation')).text();
  assert.match(asked, /<input type="hidden" name="kind" value="organisation"/);
  const sent = await paul.browse(
    '/coop/join',
    form({ kind: 'organisation', legalName: 'Atelier', class: 'users', [`answers.${first?.id}`]: 'Together.' }),
  );
  assert.equal(sent.status, 303);
  assert.match(await (await paul.browse('/me/stake')).text(), /Atelier/);
});

test('whoever keeps the register admits, refuses with a reason, and says what is asked', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  await giveMandate(world, amina.member, { title: 'Secretariat', role: 'secretary' });
  const rosa = await world.person('Rosa');
  const yann = await world.person('Yann');
  const first = await applyAs(world, rosa, { legalName: 'Rosa <Klein>' });
  const second = await applyAs(world, yann);

  const overview = await (await amina.browse('/coop')).text();
  assert.match(overview, /2 applications are waiting/);
  const desk = await (await amina.browse('/coop/applications')).text();
  assert.match(desk, /Rosa &lt;Klein&gt;/);
  assert.match(desk, /To own what I use, with others\./);
  assert.ok(desk.includes(`/d/new?action=member.admit&amp;member=${first}`));

  assert.equal((await rosa.browse(`/coop/applications/${second}/admit`, form({}))).status, 403);
  assert.equal((await amina.browse(`/coop/applications/${first}/admit`, form({}))).status, 303);
  assert.equal((await amina.browse(`/coop/applications/${first}/admit`, form({}))).status, 409);
  assert.match(await (await rosa.browse('/me/stake')).text(), /member no\. 2/);

  const silent = await amina.browse(`/coop/applications/${second}/refuse`, form({ reason: ' ' }));
  assert.equal(silent.status, 422);
  assert.match(await silent.text(), /id="f-reason-error"/);
  const said = await amina.browse(`/coop/applications/${second}/refuse`, form({ reason: 'Not from this region.' }));
  assert.equal(said.headers.get('location'), '/coop/applications?done=refused');
  const answer = await (await yann.browse('/coop/join')).text();
  assert.match(answer, /Not from this region\./);
  assert.match(answer, /name="legalName"/);
  assert.match(await (await amina.browse('/coop/applications')).text(), /No application is waiting/);

  const saved = await amina.browse(
    '/coop/questions',
    form({ '0.question': 'What do you bring?', '0.required': 'on', '1.question': '' }),
  );
  assert.equal(saved.headers.get('location'), '/coop/questions?done=saved');
  const asked = await (await world.person('Zoe')).browse('/coop/join');
  const page = await asked.text();
  assert.match(page, /What do you bring\?/);
  assert.doesNotMatch(page, /Why do you want to join/);
});
