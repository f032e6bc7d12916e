import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionNamed, type AnyAction, type Json } from '#actions';
import { format, LOCALES, messagesFor } from '#i18n';
import { parseInput } from '#input';
import {
  appeal,
  charge,
  chargeOf,
  circleBySlug,
  circleMembers,
  circles,
  closeCircle,
  createCircle,
  grantMandate,
  joinCircle,
  leaveCircle,
  leaveCoop,
  mandates,
  membershipActions,
  reply,
  setCircleMembers,
} from '#membership';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../test/world.ts';
import { applyAs, authority, memberOf, openCoop } from './membership.testing.ts';

const DAY_MS = 86_400_000;
const refused = (status: number, field?: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.status, status);
  if (field) assert.deepEqual(Object.keys(error.fields), [field]);
  return true;
};

const named = (name: string): AnyAction => {
  const action = membershipActions.find((one) => one.name === name);
  assert.ok(action, name);
  return action;
};

/** An action as it would be proposed: parsed, checked, frozen, and put into words. */
async function frozen(world: World, name: string, raw: Json) {
  const action = named(name);
  const input = parseInput(action.schema, raw);
  await action.check?.(world.db, input);
  const before = await action.state(world.db, input);
  const labels = ((await action.labels?.(world.db, input)) ?? null) as never;
  const words = LOCALES.map((locale) =>
    action.describe(messagesFor(locale), format.formatsFor(locale, 'Europe/Paris'), {
      input,
      before,
      labels,
    }),
  );
  for (const { what, before: was, after } of words.flat()) assert.ok(what && was && after);
  return { action, input, before, words: words[0]! };
}

/** What a decision does: compares what it finds with what was frozen, and runs. */
const run = (world: World, { action, input, before }: Awaited<ReturnType<typeof frozen>>) =>
  world.transact(async (tx) => {
    assert.deepEqual(await action.state(tx, parseInput(action.schema, input)), before, 'what was voted on stands');
    await action.apply(tx, input, authority(tx));
  });

test('every action says what it asks for, in both languages, and is known to the program', async () => {
  await using world = await openWorld();
  await memberOf(world, 'Paul');
  for (const action of membershipActions) {
    assert.equal(actionNamed(action.name), action);
    for (const locale of LOCALES) {
      assert.ok(action.title(messagesFor(locale)).length > 3);
      for (const field of await action.form(world.db, messagesFor(locale))) assert.ok(field.label.length > 1);
    }
  }
});

test('a reference that no database could keep is refused as any other', () => {
  const until = '2016-12-01';
  const tries: readonly (readonly [string, Json])[] = [
    ['mandate.grant', { member: '@\u0000', title: 'Coordination', until }],
    ['circle.create', { name: 'Names', purpose: 'Names.', members: '@amina\n@\u0000' }],
    ['circle.change', { circle: 'names', take: ['\u0000'] }],
  ];
  for (const [name, input] of tries) {
    const { schema } = named(name);
    assert.throws(() => parseInput(schema, input), { status: 422 }, name);
  }
});

test('an applicant is admitted by a decision', async () => {
  await using world = await openWorld();
  const paul = await world.person('Paul');
  const member = await applyAs(world, paul.actor);
  const admission = await frozen(world, 'member.admit', { member: '@paul' });
  assert.equal(admission.words[0]?.what, '@paul');
  await run(world, admission);
  await assert.rejects(frozen(world, 'member.admit', { member }), refused(422, 'member'));
});

test('nobody is expelled without a charge, a right of reply, and an appeal', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const [paul, amina] = [await memberOf(world, 'Paul'), await memberOf(world, 'Amina')];
  assert.equal(named('member.expel').gravity({ member: '@paul', reason: '' }), 'person');
  await assert.rejects(frozen(world, 'member.expel', { member: '@paul' }), refused(422, 'member'));
  await assert.rejects(
    world.transact((tx) => charge(tx, amina.actor, paul.member, 'Insults')),
    refused(403),
  );
  await world.transact((tx) => charge(tx, null, paul.member, 'Insults in the debate.'));
  await assert.rejects(
    world.transact((tx) => charge(tx, null, paul.member, 'Again')),
    refused(409),
  );
  await world.app.settle();
  const told = (await world.mails(paul.email)).find(({ kind }) => kind === 'membership-charged');
  assert.match(told?.text ?? '', /14 days to answer/);
  assert.match(told?.text ?? '', /Insults in the debate\./);
  await assert.rejects(frozen(world, 'member.expel', { member: '@paul' }), refused(422, 'member'));
  await assert.rejects(
    world.transact((tx) => reply(tx, amina.actor, paul.member, 'I')),
    refused(404),
  );
  await world.transact((tx) => reply(tx, paul.actor, paul.member, 'I was wrong.'));
  assert.equal((await chargeOf(world.db, amina.actor, paul.member))?.reply?.text, 'I was wrong.');
  assert.equal(await chargeOf(world.db, (await world.person('Nobody')).actor, paul.member), undefined);

  const expulsion = await frozen(world, 'member.expel', { member: String(paul.number) });
  await run(world, expulsion);
  assert.deepEqual(expulsion.action.inverse?.(expulsion.input, expulsion.before), {
    name: 'member.reinstate',
    input: { member: paul.member },
  });
  const { proposal } = await world.transact((tx) => appeal(tx, paul.actor, paul.member, 'I ask you again.'));
  await assert.rejects(
    world.transact((tx) => appeal(tx, paul.actor, paul.member, 'Twice')),
    refused(409),
  );
  await run(world, await frozen(world, proposal.name, proposal.input));
  // Who came back stands under no charge.
  assert.equal(await chargeOf(world.db, paul.actor, paul.member), undefined);
});

test('who does not answer is heard when the time is over, and may appeal while there is time', async () => {
  await using world = await openWorld();
  const paul = await memberOf(world, 'Paul');
  await world.transact((tx) => charge(tx, null, paul.member, 'Insults'));
  world.clock.advance(14 * DAY_MS - 1);
  await assert.rejects(frozen(world, 'member.expel', { member: '@paul' }), refused(422, 'member'));
  world.clock.advance(1);
  await run(world, await frozen(world, 'member.expel', { member: '@paul' }));
  world.clock.advance(14 * DAY_MS);
  await assert.rejects(
    world.transact((tx) => appeal(tx, paul.actor, paul.member, 'Late')),
    refused(409),
  );
});

test('a mandate is given and ended by decisions, and each undoes the other', async () => {
  await using world = await openWorld();
  await memberOf(world, 'Paul');
  const input = { member: '@paul', title: 'Coordination', role: '', until: '2017-05-31' };
  for (const [fault, field] of [
    [{ ...input, member: '@nobody' }, 'member'],
    [{ ...input, until: '2016-01-01' }, 'until'],
    [{ ...input, until: '2030-01-01' }, 'until'],
    [{ ...input, circle: 'moon' }, 'circle'],
  ] as const) {
    await assert.rejects(frozen(world, 'mandate.grant', fault), refused(422, field));
  }
  const grant = await frozen(world, 'mandate.grant', input);
  assert.match(grant.words[0]?.after ?? '', /@paul \(no\. 1\), until 31 May 2017/);
  await run(world, grant);
  const [mandate] = await mandates(world.db);
  assert.deepEqual(mandate?.endsAt, new Date('2017-05-31T22:00:00Z'));
  await assert.rejects(frozen(world, 'mandate.grant', input), refused(422, 'member'));
  const undo = grant.action.inverse?.(grant.input, grant.before);
  assert.ok(undo);
  const end = await frozen(world, undo.name, undo.input);
  assert.equal(end.action.gravity(end.input), 'person');
  await run(world, end);
  assert.deepEqual(await mandates(world.db), []);
  await assert.rejects(frozen(world, 'mandate.end', { mandate: mandate.id }), refused(422, 'mandate'));
});

test('a circle is created with its powers, changed in part, joined where it is open, and closed', async () => {
  await using world = await openWorld();
  const [paul, amina] = [await memberOf(world, 'Paul'), await memberOf(world, 'Amina')];
  const input = {
    name: 'Équipe technique',
    purpose: 'Keeps it running.',
    members: '@paul\n@amina',
    powers: 'member.admit',
  };
  await assert.rejects(frozen(world, 'circle.create', { ...input, members: '@paul, @zoe' }), refused(422, 'members'));
  for (const grave of ['member.expel', 'register.open', 'circle.change', 'emergency.ratify', 'no.such'])
    await assert.rejects(frozen(world, 'circle.create', { ...input, powers: [grave] }), refused(422, 'powers'));
  await assert.rejects(frozen(world, 'circle.create', { ...input, open: 'on' }), refused(422, 'open'));
  const creation = await frozen(world, 'circle.create', input);
  await run(world, creation);
  const detail = await circleBySlug(world.db, 'equipe-technique');
  assert.deepEqual(detail?.powers, [{ action: 'member.admit', rule: 'ordinary' }]);
  assert.deepEqual(
    detail.members.map(({ name }) => name.handle ?? '').toSorted((a, b) => a.localeCompare(b)),
    ['amina', 'paul'],
  );
  assert.deepEqual(creation.action.inverse?.(creation.input, creation.before), {
    name: 'circle.close',
    input: { circle: 'equipe-technique' },
  });
  const { id } = detail.circle;
  await assert.rejects(
    world.transact((tx) => joinCircle(tx, amina.actor, id)),
    refused(409),
  );

  const change = await frozen(world, 'circle.change', {
    circle: id,
    purpose: 'Keeps it up.',
    joining: 'open',
    remove: '@paul',
    take: 'member.admit',
  });
  await run(world, change);
  const changed = await circleBySlug(world.db, 'equipe-technique');
  assert.deepEqual([changed?.circle.purpose, changed?.circle.open, changed?.powers], ['Keeps it up.', true, []]);
  await world.transact((tx) => joinCircle(tx, paul.actor, id));
  await world.transact((tx) => joinCircle(tx, paul.actor, id));
  await world.transact((tx) => leaveCircle(tx, paul.actor, id));
  const undo = change.action.inverse?.(change.input, change.before);
  assert.ok(undo);
  await run(world, await frozen(world, undo.name, undo.input));
  const undone = await circleBySlug(world.db, 'equipe-technique');
  assert.deepEqual(undone?.powers, detail.powers);
  assert.deepEqual(
    [undone?.circle.purpose, undone?.circle.open, undone?.circle.members],
    ['Keeps it running.', false, 2],
  );
  await assert.rejects(frozen(world, 'circle.change', { circle: id }), refused(422, 'circle'));

  await world.transact((tx) =>
    grantMandate(tx, null, {
      member: paul.member,
      role: null,
      title: 'Lead',
      circle: id,
      endsAt: new Date(tx.now.getTime() + DAY_MS),
      reserves: [amina.member],
    }),
  );
  const closing = await frozen(world, 'circle.close', { circle: 'equipe-technique' });
  await world.transact((tx) => closeCircle(tx, null, id));
  // Closed meanwhile: what was voted on does not stand any more.
  await assert.rejects(run(world, closing), /what was voted on stands/);
  assert.deepEqual([await circles(world.db), await mandates(world.db)], [[], []]);
  assert.equal((await circles(world.db, { closed: true })).length, 1);
});

test('an election is seated from its outcome', async () => {
  await using world = await openWorld();
  const [paul, amina] = [await memberOf(world, 'Paul'), await memberOf(world, 'Amina')];
  const seating = await frozen(world, 'election.seat', {
    title: 'Board',
    role: 'moderator',
    circle: null,
    months: 6,
    elected: [paul.member],
    reserves: [amina.member],
  });
  assert.equal(seating.words.length, 2);
  await run(world, seating);
  const [seat] = await mandates(world.db);
  assert.deepEqual([seat?.holder.handle, seat?.reserves], ['paul', [amina.member]]);
});

test('who holds a mandate in a circle says who is in it, and nobody else does', async () => {
  await using world = await openWorld();
  const [paul, amina] = [await memberOf(world, 'Paul'), await memberOf(world, 'Amina')];
  const gone = await memberOf(world, 'Nora');
  await world.transact((tx) => leaveCoop(tx, gone.actor, gone.member));
  const { circle } = await world.transact((tx) =>
    createCircle(tx, null, { name: 'Tech', purpose: 'It', open: false, members: [paul.member], powers: [] }),
  );
  const set = () => world.transact((tx) => setCircleMembers(tx, paul.actor, circle, [amina.member, gone.member]));
  await assert.rejects(set(), refused(403));
  const endsAt = new Date(world.clock.now().getTime() + DAY_MS);
  await world.transact((tx) =>
    grantMandate(tx, null, { member: paul.member, role: null, title: 'Lead', circle, endsAt }),
  );
  await set();
  assert.deepEqual(
    (await circleMembers(world.db, circle)).map(({ member }) => member),
    [amina.member],
  );
  // Out and in again in one moment.
  await world.transact((tx) => setCircleMembers(tx, null, circle, [amina.member, paul.member]));
  assert.equal((await circleMembers(world.db, circle)).length, 2);
});
