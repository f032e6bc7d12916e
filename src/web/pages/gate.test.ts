import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting, type ServerSettings } from '#settings';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type World } from '../../../test/world.ts';

const mode = (registration: ServerSettings['registration']) => async (world: World) => {
  await world.transact((tx) => changeSetting(tx, null, 'registration', registration));
  await world.deps.settings.reload();
};

const pathIn = async (world: World, email: string): Promise<string> =>
  /http:\/\/localhost:3000(\/\S+)/.exec((await world.mails(email))[0]?.text ?? '')?.[1] ?? '';

const instance = async (world: World) =>
  (await (await world.browse('/api/v2/instance')).json()) as { registrations: Record<string, unknown> };

scenarios([
  {
    name: 'who asks for an account reads that people read it, how long it takes and what is asked, before anything',
    given: mode('approval'),
    path: '/join',
    status: 200,
    contains: ['People read what you write', 'within 3 days', 'What brings you here?', 'name="email"'],
    async then(world) {
      const { registrations } = await instance(world);
      assert.deepEqual(
        [registrations.enabled, registrations.approval_required, registrations.message],
        [true, true, null],
      );
    },
  },
  {
    name: 'where one comes by invitation only, the page says so and asks for nothing',
    given: mode('invitation'),
    path: '/join',
    status: 200,
    contains: ['by invitation only'],
    lacks: ['name="email"'],
    async then(world) {
      const { registrations } = await instance(world);
      assert.equal(registrations.enabled, false);
      assert.match(String(registrations.message), /by invitation only/);
    },
  },
  {
    name: 'without an invitation nothing is sent, in the same words for an address that is known',
    given: async (world) => {
      await mode('invitation')(world);
      await world.person('Amina');
    },
    path: '/join',
    init: form({ email: 'amina@example.org' }),
    status: 403,
    contains: ['by invitation only'],
    async then(world) {
      assert.equal((await world.browse('/join', form({ email: 'nobody@example.org' }))).status, 403);
      assert.deepEqual(await world.mails(), []);
    },
  },
  {
    name: 'an invitation that is none has ended',
    path: '/invite/nothing-of-the-kind',
    status: 410,
    contains: ['This invitation has ended'],
  },
  {
    name: 'a steward says who comes in, and the next page knows',
    path: '/admin/joining',
    as: 'Sol',
    roles: ['steward'],
    init: form({
      registration: 'approval',
      questions: 'Who sent you?\n\nWhat do you make?',
      applicationDays: '5',
      invitationsBy: 'members',
      days: '2',
      posts: '6',
      strangers: '3',
      links: '2',
      follows: '20',
    }),
    status: 303,
    location: '/admin/joining?done=saved',
    async then(world) {
      const join = await (await world.browse('/join')).text();
      assert.match(join, /within 5 days[\s\S]*Who sent you\?[\s\S]*What do you make\?/);
    },
  },
  {
    name: 'four questions are too many',
    path: '/admin/joining',
    as: 'Sol',
    roles: ['steward'],
    init: form({ registration: 'open', questions: 'a\nb\nc\nd', applicationDays: '3', invitationsBy: 'everybody', days: '0', posts: '1', strangers: '1', links: '1', follows: '1' }), // prettier-ignore
    status: 422,
    contains: ['id="f-questions-error"'],
  },
]);

test('a request is refused without words, beside its field, and answered with them', async () => {
  await using world = await openWorld();
  await mode('approval')(world);
  const mona = await world.person('Mona', { roles: ['moderator'] });
  await world.browse('/join', form({ email: 'lea@example.org' }));
  const path = await pathIn(world, 'lea@example.org');
  assert.match(await (await world.browse(path)).text(), /Ask for an account/);
  const empty = await world.browse(`${path}/apply`, form({ displayName: 'Léa', answer0: '' }));
  assert.equal(empty.status, 422);
  assert.match(await empty.text(), /id="f-answer0-error"/);
  const asked = await world.browse(`${path}/apply`, form({ displayName: '<b>Léa</b>', answer0: 'I <i>sew</i>.' }));
  assert.match(await asked.text(), /Your request is sent/);

  const queue = await (await mona.browse('/moderation/applications')).text();
  assert.match(queue, /&lt;b&gt;Léa[\s\S]*I &lt;i&gt;sew/);
  const id = /id="a-(\d+)"/.exec(queue)?.[1] ?? '';
  const at = `/moderation/applications/${id}`;
  const wordless = await mona.browse(at, form({ decision: 'refuse', [`words-${id}`]: '' }));
  assert.equal(wordless.status, 422);
  assert.match(await wordless.text(), new RegExp(`id="f-words-${id}-error"`));
  assert.equal((await mona.browse(at, form({ decision: 'approve', [`words-${id}`]: '' }))).status, 303);
  assert.match(await (await world.browse(await pathIn(world, 'lea@example.org'))).text(), /Choose your name/);
});

test('who comes by an invitation follows whoever invited, as the page said', async () => {
  await using world = await openWorld();
  await mode('invitation')(world);
  const amina = await world.person('Amina');
  assert.equal((await amina.browse('/settings/invitations', form({ uses: '', days: '', follow: 'on' }))).status, 303);
  const made = await (await amina.browse('/settings/invitations')).text();
  const door = /\/invite\/([\w-]{22})/.exec(made)?.[1] ?? '';
  const page = await (await world.browse(`/invite/${door}`)).text();
  assert.match(page, /Amina invites you[\s\S]*You follow @amina from the start/);
  await world.browse('/join', form({ email: 'lea@example.org', invitation: door }));
  const opened = await world.browse(
    await pathIn(world, 'lea@example.org'),
    form({ displayName: 'Léa', handle: 'lea', password: '' }),
  );
  assert.equal(opened.status, 303);
  const follows = await world.db.selectFrom('follow').selectAll().execute();
  assert.equal(follows[0]?.followed_id, amina.actor.account);
  assert.match(await (await amina.browse('/settings/invitations')).text(), /Who came by it[\s\S]*\/@lea/);
});
