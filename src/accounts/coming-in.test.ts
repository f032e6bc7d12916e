import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  approveApplication,
  askForAccount,
  askForSignInLink,
  blockMailDomains,
  completeJoining,
  endInvitation,
  forgetWhatEnded,
  invitationsOf,
  invite,
  joinByEmail,
  leave,
  liftMailBlock,
  previewMailBlocks,
  readApplications,
  readMailBlocks,
  refuseApplication,
} from '#accounts';
import { Refusal } from '#refusal';
import { changeSetting, type ServerSettings } from '#settings';
import { openWorld, type Person, type World } from '../../test/world.ts';

const DAY = 86_400_000;
const ORIGIN = 'http://localhost:3000';
const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

const worldWhere = async (registration: ServerSettings['registration']): Promise<World> => {
  const world = await openWorld();
  await world.transact((tx) => changeSetting(tx, null, 'registration', registration));
  return world;
};

const asks = (world: World, email: string, invitation?: string) =>
  world.transact((tx) => joinByEmail(tx, { email, locale: 'en', origin: ORIGIN, ...(invitation && { invitation }) }));

const tokenFor = async (world: World, to: string): Promise<string> =>
  /\/join\/([\w-]{43})/.exec((await world.mails(to))[0]?.text ?? '')?.[1] ?? '';

const applies = async (world: World, email: string) => {
  await asks(world, email);
  const token = await tokenFor(world, email);
  const answers = [{ question: 'Why?', answer: 'Because of the assembly.' }];
  await world.transact((tx) => askForAccount(tx, { token, name: 'Léa', answers, locale: 'en', origin: ORIGIN }));
};

const opens = (world: World, token: string, handle: string) =>
  world.transact((tx) =>
    completeJoining(tx, { token, handle, displayName: 'Léa', password: '', locale: 'en', device: '' }),
  );

const theOne = async (world: World, moderator: Person) => {
  const { waiting } = await readApplications(world.db, moderator.actor);
  assert.equal(waiting.length, 1);
  return waiting[0]!;
};

const everythingKept = async (world: World): Promise<string> =>
  JSON.stringify(await world.db.selectFrom('account_application').selectAll().execute());

test('somebody asks, a person lets them in, and what they wrote is erased once they are there', async () => {
  await using world = await worldWhere('approval');
  const moderator = await world.person('Mona', { roles: ['moderator'] });
  await applies(world, 'lea@example.org');
  assert.equal((await world.mails(moderator.email)).length, 1, 'those who read are told');
  const { id, mailDomain, answers } = await theOne(world, moderator);
  assert.deepEqual([mailDomain, answers[0]?.answer], ['example.org', 'Because of the assembly.']);
  await world.transact((tx) =>
    approveApplication(tx, moderator.actor, id, { words: 'See you there!', origin: ORIGIN }),
  );
  const [mail] = await world.mails('lea@example.org');
  assert.match(mail?.text ?? '', /See you there!/);
  world.clock.advance(10 * DAY);
  const { actor } = await opens(world, await tokenFor(world, 'lea@example.org'), 'lea');
  const { waiting, decided } = await readApplications(world.db, moderator.actor);
  assert.deepEqual([waiting, decided[0]?.by, decided[0]?.joined], [[], 'mona', 'lea']);
  assert.doesNotMatch(await everythingKept(world), /lea@|assembly|See you/);
  await world.transact((tx) => leave(tx, actor, '@lea', []));
  assert.equal((await readApplications(world.db, moderator.actor)).decided[0]?.joined, null);
});

test('who is refused reads why, is forgotten at once, and may ask again', async () => {
  await using world = await worldWhere('approval');
  const moderator = await world.person('Mona', { roles: ['moderator'] });
  const amina = await world.person('Amina');
  await applies(world, 'lea@example.org');
  const { id } = await theOne(world, moderator);
  await assert.rejects(
    world.transact((tx) => refuseApplication(tx, amina.actor, id, 'Not for her to say.')),
    refusedWith(403),
  );
  await world.transact((tx) => refuseApplication(tx, moderator.actor, id, 'This sells watches.'));
  assert.match((await world.mails('lea@example.org'))[0]?.text ?? '', /This sells watches/);
  assert.doesNotMatch(await everythingKept(world), /lea@|Léa|assembly|watches/);
  await assert.rejects(
    world.transact((tx) => approveApplication(tx, moderator.actor, id, { words: '', origin: ORIGIN })),
    refusedWith(409),
  );
  world.clock.advance(DAY);
  await applies(world, 'lea@example.org');
  await theOne(world, moderator);
});

test('a link to join opens nothing while people read, and one request waits for a mailbox', async () => {
  await using world = await worldWhere('approval');
  const moderator = await world.person('Mona', { roles: ['moderator'] });
  await applies(world, 'lea@example.org');
  world.clock.advance(DAY);
  await asks(world, 'L.ea+again@example.org');
  await asks(world, 'Lea+again@example.org');
  await assert.rejects(opens(world, await tokenFor(world, 'Lea+again@example.org'), 'lea'), refusedWith(403));
  await theOne(world, moderator);
});

test('what nobody answers for a month is erased, with a mail that says so', async () => {
  await using world = await worldWhere('approval');
  await applies(world, 'lea@example.org');
  world.clock.advance(29 * DAY);
  await forgetWhatEnded.run(world.deps, {});
  assert.match(await everythingKept(world), /lea@/);
  world.clock.advance(2 * DAY);
  await forgetWhatEnded.run(world.deps, {});
  assert.doesNotMatch(await everythingKept(world), /lea@|Léa|assembly/);
  assert.match((await world.mails('lea@example.org'))[0]?.text ?? '', /our failing/);
});

const anyNumber = { uses: '', days: '', follow: true } as const;

test('an invitation lets in as many as it says, also where people read requests, and whoever invited sees who came', async () => {
  for (const mode of ['invitation', 'approval'] as const) {
    await using world = await worldWhere(mode);
    const amina = await world.person('Amina');
    await world.transact((tx) => invite(tx, amina.actor, { ...anyNumber, uses: 2 }, false));
    const [{ code } = { code: '' }] = await invitationsOf(world.db, amina.actor);
    const names = ['lea', 'noe', 'zoe'];
    for (const name of names) await asks(world, `${name}@example.org`, code ?? '');
    const tokens = await Promise.all(names.map((name) => tokenFor(world, `${name}@example.org`)));
    const came = await Promise.allSettled(tokens.map((token, i) => opens(world, token, names[i]!)));
    assert.deepEqual(came.map(({ status }) => status).toSorted(), ['fulfilled', 'fulfilled', 'rejected']);
    const one = came.find((each) => each.status === 'fulfilled');
    assert.equal(one?.value.follows, amina.actor.account);
    const [after] = await invitationsOf(world.db, amina.actor);
    assert.deepEqual([after?.state, after?.came.length], ['used', 2]);
    await assert.rejects(asks(world, 'late@example.org', code ?? ''), refusedWith(410));
    await assert.rejects(asks(world, 'late@example.org', 'nothing'), refusedWith(410));
  }
});

test('an invitation ends by its day, by whoever made it, and with them; who may not invite does not', async () => {
  await using world = await worldWhere('invitation');
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const make = (who: Person, days: number | '' = '') =>
    world.transact((tx) => invite(tx, who.actor, { ...anyNumber, days }, false));
  const codeOf = async (who: Person) => (await invitationsOf(world.db, who.actor))[0]?.code ?? '';
  await make(amina, 3);
  const dated = await codeOf(amina);
  world.clock.advance(4 * DAY);
  await assert.rejects(asks(world, 'a@example.org', dated), refusedWith(410));

  const id = await make(amina);
  const code = await codeOf(amina);
  await assert.rejects(
    world.transact((tx) => endInvitation(tx, lea.actor, id)),
    refusedWith(404),
  );
  await asks(world, 'b@example.org', code);
  await world.transact((tx) => endInvitation(tx, amina.actor, id));
  await assert.rejects(opens(world, await tokenFor(world, 'b@example.org'), 'bea'), refusedWith(403));

  await make(lea);
  const last = await codeOf(lea);
  await world.transact((tx) => leave(tx, lea.actor, '@lea', []));
  await assert.rejects(asks(world, 'c@example.org', last), refusedWith(410));
  assert.equal((await world.db.selectFrom('invitation').where('code', '=', last).selectAll().execute()).length, 0);

  await world.transact((tx) => changeSetting(tx, null, 'invitationsBy', 'stewards'));
  await assert.rejects(make(amina), refusedWith(403));
  await world.transact((tx) => changeSetting(tx, null, 'invitationsBy', 'members'));
  await assert.rejects(make(amina), refusedWith(403));
  await world.transact((tx) => invite(tx, amina.actor, anyNumber, true));
});

test('no account opens with an address of a blocked provider, whoever asks; those that are open stay', async () => {
  await using world = await worldWhere('open');
  const mona = await world.person('Mona', { roles: ['moderator'] });
  await world.person('Amina');
  const list = 'example.org, why\n\nTrash.Example # throw-away\nnot a domain\n';
  const preview = await previewMailBlocks(world.db, mona.actor, list);
  assert.deepEqual(preview.fresh, [
    { domain: 'example.org', accounts: 2 },
    { domain: 'trash.example', accounts: 0 },
  ]);
  assert.deepEqual([preview.already, preview.faulty.length], [0, 1]);
  assert.deepEqual(await readMailBlocks(world.db, mona.actor), [], 'looking changes nothing');
  await world.transact((tx) => blockMailDomains(tx, mona.actor, list, preview.digest));
  // Known and unknown alike, below the name too.
  for (const email of ['amina@example.org', 'nobody@example.org', 'nobody@mail.trash.example'])
    await assert.rejects(asks(world, email), refusedWith(422));
  const wish = { locale: 'en', origin: ORIGIN } as const;
  await world.transact((tx) => askForSignInLink(tx, { ...wish, email: 'amina@example.org' }));
  await world.transact((tx) => askForSignInLink(tx, { ...wish, email: 'nobody@example.org' }));
  assert.deepEqual(
    (await world.mails()).map(({ to }) => to),
    ['amina@example.org'],
  );
  const [first] = await readMailBlocks(world.db, mona.actor);
  assert.ok(first);
  await world.transact((tx) => liftMailBlock(tx, mona.actor, first.id));
  await asks(world, 'nobody@example.org');
});
