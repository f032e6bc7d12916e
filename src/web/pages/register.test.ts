import assert from 'node:assert/strict';
import { test } from 'node:test';
import { admit } from '#membership';
import { form, openWorld } from '../../../test/world.ts';
import { addMember, applyAs, chargeMember, expel, giveMandate, openCoop, suspend } from './coop.testing.ts';

const DAY = 86_400_000;

test('names in the register are for members; how many they are is for everybody', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina', { legalName: 'Amina Belkacem' });
  await addMember(world, 'Bao', { legalName: 'Bao Tran', class: 'workers' });
  const zoe = await world.person('Zoe');

  for (const browse of [world.browse, zoe.browse]) {
    const page = await (await browse('/coop/members')).text();
    assert.match(page, /<b>2<\/b>/);
    assert.match(page, /Workers/);
    assert.doesNotMatch(page, /Belkacem|Bao/);
  }
  assert.equal((await zoe.browse('/coop/members/1')).status, 403);
  assert.equal((await zoe.browse('/coop/members.csv')).status, 403);
  assert.equal((await world.browse('/coop/members.csv')).status, 303);

  const page = await (await amina.browse('/coop/members')).text();
  assert.match(page, /Amina Belkacem/);
  assert.match(page, /member no\. 1/, 'the rail names one’s number');
  assert.match(await (await amina.browse('/coop/members?search=tran')).text(), /Bao Tran/);
  assert.match(await (await amina.browse('/coop/members?search=nobody')).text(), /Nobody found/);
  for (const number of ['0', '99', 'x', '1.5', '99999999999999'])
    assert.equal((await amina.browse(`/coop/members/${number}`)).status, 404, number);
});

test('the register is read as it stood at the end of a day', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  world.clock.advance(3 * DAY);
  const bao = await addMember(world, 'Bao');
  world.clock.advance(3 * DAY);
  await suspend(world, bao.member);

  const then = await (await amina.browse('/coop/members?on=2016-10-04')).text();
  assert.match(then, /As it stood on 4 October 2016/);
  assert.doesNotMatch(then, /Bao/);
  const admitted = await (await amina.browse('/coop/members.csv?on=2016-10-06')).text();
  assert.match(admitted, /2,Bao,person,users,voting/);
  assert.match(await (await amina.browse('/coop/members.csv')).text(), /2,Bao,person,users,suspended/);
  for (const day of ['2016-13-40', 'yesterday', '2050-01-01'])
    assert.doesNotMatch(await (await amina.browse(`/coop/members?on=${day}`)).text(), /As it stood/, day);
});

test('a long register goes on from the last number of a page', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  await world.transact(async (tx) => {
    for (let number = 2; number <= 60; number++) {
      const member = tx.newId<'member'>();
      const row = { legal_name: `Somebody ${number}`, class: 'users', status: 'voting' as const, number };
      await tx
        .insertInto('member')
        .values({ id: member, kind: 'person', applied_at: tx.now, admitted_at: tx.now, ...row })
        .execute();
    }
  });
  const first = await (await amina.browse('/coop/members')).text();
  assert.match(first, /Somebody 50</);
  assert.doesNotMatch(first, /Somebody 51</);
  const next = /\/coop\/members\?after=50/.exec(first)?.[0] ?? '';
  const second = await (await amina.browse(next)).text();
  assert.match(second, /Somebody 51<[\s\S]*Somebody 60</);
  assert.doesNotMatch(second, /Somebody 50<|Next members/);
});

test('a name in the file is no formula', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina', { legalName: '=HYPERLINK("x")' });
  assert.match(await (await amina.browse('/coop/members.csv')).text(), /"'=HYPERLINK\(""x""\)"/);
});

test('an organisation’s delegates name and end delegates, and nobody else does', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  const paul = await world.person('Paul');
  const lin = await world.person('Lin');
  const organisation = await applyAs(world, paul, { kind: 'organisation', legalName: 'Atelier' });
  const { number } = await world.transact((tx) => admit(tx, null, organisation));
  const path = `/coop/members/${number}`;

  assert.equal((await amina.browse(`${path}/delegates`)).status, 404);
  assert.equal((await amina.browse(`${path}/delegates`, form({ handle: 'amina' }))).status, 403);
  assert.equal((await paul.browse(`${path}/delegates`, form({ handle: 'nobody' }))).status, 422);
  assert.equal((await paul.browse(`${path}/delegates`, form({ handle: '@lin' }))).status, 303);
  const page = await (await lin.browse(path)).text();
  assert.match(page, /You speak for it/);
  assert.match(page, new RegExp(`/me/stake/leave\\?for=${number}`));
  assert.match(await (await lin.browse(`/me/stake/leave?for=${number}`)).text(), /Atelier/);
  assert.equal((await amina.browse(`/me/stake/leave?for=${number}`)).status, 404);
  assert.equal((await lin.browse('/me/stake/leave')).status, 404);
  assert.equal((await lin.browse(`/me/stake/name?for=${number}`, form({ legalName: 'L’Atelier' }))).status, 303);
  assert.match(await (await lin.browse(path)).text(), /L’Atelier/);
  const end = /\/coop\/members\/\d+\/delegates\/\d+\/end/.exec(page)?.[0] ?? '';
  assert.equal((await amina.browse(end, form({}))).status, 404);
  assert.equal((await lin.browse(end, form({}))).status, 303);
});

test('a member is charged, replies, is expelled and appeals, each on their own page', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  const bao = await addMember(world, 'Bao');
  const kiri = await addMember(world, 'Kiri');
  assert.equal((await kiri.browse('/coop/members/2/charge')).status, 404);
  assert.equal((await kiri.browse('/coop/members/2/charge', form({ reason: 'No.' }))).status, 403);
  assert.equal((await bao.browse('/me/stake/charge')).status, 404);
  await giveMandate(world, amina.member, { title: 'Secretariat', role: 'secretary' });

  assert.equal((await amina.browse('/coop/members/2/charge', form({ reason: '' }))).status, 422);
  const told = await amina.browse('/coop/members/2/charge', form({ reason: 'Sold the list.' }));
  assert.equal(told.headers.get('location'), '/coop/members/2?done=charged');
  assert.match(await (await bao.browse('/me/stake')).text(), /You have a right of reply/);
  const before = await (await kiri.browse('/coop/members/2')).text();
  assert.match(before, /Sold the list\./);
  assert.doesNotMatch(before, /action=member\.expel/);
  assert.equal((await bao.browse('/me/stake/charge/reply', form({ reason: 'I did not.' }))).status, 303);
  const heard = await (await kiri.browse('/coop/members/2')).text();
  assert.match(heard, /I did not\./);
  assert.ok(heard.includes(`/d/new?action=member.expel&amp;member=${bao.member}`));

  assert.equal((await bao.browse('/me/stake/charge/appeal', form({ reason: 'Early.' }))).status, 409);
  await expel(world, bao.member);
  const page = await (await bao.browse('/me/stake/charge')).text();
  assert.match(page, /You may appeal until/);
  assert.equal((await bao.browse('/me/stake/charge/appeal', form({ reason: 'Think again.' }))).status, 303);
  const after = await (await kiri.browse('/coop/members/2')).text();
  assert.match(after, /Think again\./);
  assert.match(after, /action=member\.reinstate/);
});

test('who keeps the register corrects a name and a class, and the history says so', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  await addMember(world, 'Bao');
  assert.equal((await amina.browse('/coop/members/2/edit')).status, 403);
  await giveMandate(world, amina.member, { title: 'Secretariat', role: 'secretary' });
  assert.equal((await amina.browse('/coop/members/2/edit', form({ legalName: '', class: 'users' }))).status, 422);
  const kept = await amina.browse('/coop/members/2/edit', form({ legalName: 'Bao Tran', class: 'workers' }));
  assert.equal(kept.status, 303);
  const page = await (await amina.browse('/coop/members/2')).text();
  assert.match(page, /Bao Tran/);
  assert.match(page, /class: Workers/);
});

test('one’s own membership: the certificate, the name, the data, leaving', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina', { legalName: 'Amina Belkacem' });
  await addMember(world, 'Bao');
  const zoe = await world.person('Zoe');
  assert.match(await (await zoe.browse('/me/stake')).text(), /You are not a member yet/);
  assert.equal((await zoe.browse('/me/stake/data.json')).status, 404);
  assert.equal((await zoe.browse('/me/stake/leave')).status, 404);

  const page = await (await amina.browse('/me/stake')).text();
  assert.match(page, /class="cert"/);
  assert.match(page, /Amina Belkacem/);
  assert.equal((await amina.browse('/me/stake/name', form({ legalName: 'Amina Vidal' }))).status, 303);
  assert.equal((await amina.browse('/me/stake/name', form({ legalName: '' }))).status, 422);
  const data = (await (await amina.browse('/me/stake/data.json')).json()) as Record<string, unknown>;
  assert.equal(data['number'], 1);
  assert.equal(data['legal_name'], 'Amina Vidal');
  assert.equal((data['history'] as unknown[]).length, 3);
  assert.match(await (await amina.browse('/me/stake/votes')).text(), /no vote has opened/);

  assert.equal((await amina.browse('/me/stake/leave', form({}))).status, 303);
  const left = await (await amina.browse('/me/stake')).text();
  assert.match(left, /You left the co-op/);
  assert.doesNotMatch(left, /href="\/me\/stake\/leave"/);
  assert.equal((await amina.browse('/coop/members/2')).status, 403);
  assert.equal((await amina.browse('/me/stake/leave', form({}))).status, 409);
  await chargeMember(world, amina.member).then(
    () => assert.fail('who left is charged no more'),
    () => {},
  );
});
