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

const HEAD = '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n';

test('a blocklist is looked at before it is applied, told to everybody, and taken away again', async () => {
  await using world = await openWorld();
  const mona = await world.person('Mona', { roles: ['moderator'] });
  const list = `${HEAD}spam.example,suspend,true,false,<b>Spam</b>,false\nhidden-name.example,silence,false,false,,true\n`;
  const preview = await (await mona.browse('/moderation/blocks/look', form({ list }))).text();
  assert.match(preview, /Nothing has been done yet[\s\S]*No follow would be cut[\s\S]*New: 2[\s\S]*&lt;b&gt;Spam/);
  assert.match(await (await world.browse('/about/blocks')).text(), /No server is blocked/);
  const seen = /name="seen" value="(\w+)"/.exec(preview)?.[1] ?? '';
  assert.equal((await mona.browse('/moderation/blocks/apply', form({ list, seen: 'other' }))).status, 409);
  assert.equal((await mona.browse('/moderation/blocks/apply', form({ list, seen }))).status, 303);
  const told = await (await world.browse('/about/blocks')).text();
  assert.match(told, /spam\.example/);
  assert.doesNotMatch(told, /hidden-name/);
  const api = (await (await world.browse('/api/v1/instance/domain_blocks')).json()) as Record<string, string>[];
  assert.deepEqual(
    api.map(({ domain, severity, comment }) => [domain, severity, comment]),
    [
      ['hidde******.***mple', 'silence', ''],
      ['spam.example', 'suspend', '<b>Spam</b>'],
    ],
  );
  const csv = await mona.browse('/moderation/blocks.csv');
  assert.match(await csv.text(), /^#domain,#severity/);
  const desk = await (await mona.browse('/moderation/blocks')).text();
  const lift = /action="(\/moderation\/blocks\/\d+\/lift)"/.exec(desk)?.[1] ?? '';
  assert.equal((await mona.browse(lift, form({}))).status, 303);
  assert.match(await (await mona.browse('/moderation/blocks')).text(), /Lifted or replaced \(1\)/);
});

test('mail domains are blocked after a look, and the page to join says so beside the address', async () => {
  await using world = await openWorld();
  const mona = await world.person('Mona', { roles: ['moderator'] });
  const list = 'example.org\n';
  const preview = await (await mona.browse('/moderation/mail-domains/look', form({ list }))).text();
  assert.match(preview, /One open account has an address there\. It stays/);
  const seen = /name="seen" value="(\w+)"/.exec(preview)?.[1] ?? '';
  assert.equal((await mona.browse('/moderation/mail-domains/apply', form({ list, seen }))).status, 303);
  const refused = await world.browse('/join', form({ email: 'lea@example.org' }));
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /id="f-email-error"[\s\S]*addresses of this provider/);
});

test('who moderates finds accounts by name and by mail domain, and reads no address', async () => {
  await using world = await openWorld();
  const mona = await world.person('Mona', { roles: ['moderator'] });
  await world.person('Amina');
  await world.transact((tx) =>
    tx
      .updateTable('person')
      .set({ email: 'amina@mail.far.example' })
      .where('email', '=', 'amina@example.org')
      .execute(),
  );
  const find = async (q: string) => (await mona.browse(`/moderation/accounts?q=${encodeURIComponent(q)}`)).text();
  assert.match(await find('@AM'), /href="\/@amina"/);
  const far = await find('far.example');
  assert.match(far, /href="\/@amina"[\s\S]*mail\.far\.example/);
  assert.doesNotMatch(far, /amina@mail/);
  assert.match(await find('%'), /No account like that/);
  assert.match(await find("o'x"), /No account like that/);
});
