import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftProposal } from '#deliberation';
import { form, openWorld, type World } from '../../../test/world.ts';
import { act, adoptBylaws } from '../../deliberation/documents.testing.ts';
import { draftOf, memberOf, published, running, vote } from '../../deliberation/vote.testing.ts';

/** A question in discussion under the ordinary rule, its author and another member. */
async function discussed(world: World, more: Parameters<typeof draftOf>[0] = {}) {
  const lea = await memberOf(world, 'Léa');
  const amina = await memberOf(world, 'Amina');
  const id = await published(world, lea, draftOf({ rule: 'ordinary', settings: {}, ...more }));
  return { lea, amina, id };
}

const bodyOf = async (world: World) =>
  await world.db.selectFrom('proposal').select(['body', 'version']).executeTakeFirstOrThrow();

test('a member offers another wording; the author reads it side by side and accepts', async () => {
  await using world = await openWorld();
  const { lea, amina } = await discussed(world);
  const page = await (await amina.browse('/d/1')).text();
  assert.match(page, /href="\/d\/1\/amend\?p=2"/);
  assert.doesNotMatch(await (await world.browse('/d/1')).text(), /\/amend\?p=/);
  const offering = await (await amina.browse('/d/1/amend?p=2')).text();
  assert.match(offering, /Mondays suit few\.<\/textarea>/);
  const send = (fields: Record<string, string>) => amina.browse('/d/1/amend?p=2', form(fields));
  const empty = await send({ original: 'Mondays suit few.', replacement: 'Mondays suit nobody.', why: '' });
  assert.equal(empty.status, 422);
  assert.match(await empty.text(), /Mondays suit nobody\.<\/textarea>/);
  const sent = await send({
    original: 'Mondays suit few.',
    replacement: 'Mondays suit nobody.',
    why: 'I asked around.',
  });
  assert.equal(sent.headers.get('location'), '/d/1#amendments');

  const read = await (await lea.browse('/d/1')).text();
  assert.match(read, /1 amendment waits/);
  assert.match(read, /<del>few<\/del>[\s\S]*<ins>nobody<\/ins>/);
  const [, accept] = /action="(\/d\/1\/amendments\/\d+\/settle)"/.exec(read)!;
  assert.doesNotMatch(await (await amina.browse('/d/1')).text(), /amendments\/\d+\/settle/);
  assert.equal((await amina.browse(accept!, form({ verdict: 'accept' }))).status, 403);
  const unsaid = await lea.browse(accept!, form({ verdict: 'decline', answer: '' }));
  assert.equal(unsaid.status, 422);
  assert.match(await unsaid.text(), /Say why not, in a sentence/);
  assert.equal((await lea.browse(accept!, form({ verdict: 'accept' }))).headers.get('location'), '/d/1#amendments');
  assert.deepEqual(await bodyOf(world), { body: 'Tuesdays suit most.\n\nMondays suit nobody.', version: 2 });
  assert.match(await (await lea.browse('/d/1')).text(), /Accepted: it is in version 2/);
  assert.equal((await lea.browse(accept!, form({ verdict: 'accept' }))).status, 409);
});

test('who offered takes it back; nobody else can', async () => {
  await using world = await openWorld();
  const { lea, amina } = await discussed(world);
  await amina.browse('/d/1/amend?p=1', form({ original: 'Tuesdays suit most.', replacement: '', why: 'Not so.' }));
  const [, withdraw] = /action="(\/d\/1\/amendments\/\d+\/withdraw)"/.exec(await (await amina.browse('/d/1')).text())!;
  assert.equal((await lea.browse(withdraw!, form({}))).status, 403);
  assert.equal((await amina.browse(withdraw!, form({}))).status, 303);
  assert.match(await (await lea.browse('/d/1')).text(), /Withdrawn/);
});

test('who is no member is told so before they write; a paragraph that is not there is not', async () => {
  await using world = await openWorld();
  const { amina } = await discussed(world);
  const stranger = await world.person('Stranger');
  for (const path of ['/d/1/amend?p=1', '/d/1/summary', '/d/1/cite'])
    assert.equal((await stranger.browse(path)).status, 403, path);
  for (const path of ['/d/1/amend?p=9', '/d/1/amend', '/d/9/summary', '/d/1/amendments/9/settle'])
    assert.equal((await amina.browse(path)).status, 404, path);
  assert.equal((await amina.browse('/d/1/amendments/9/settle', form({ verdict: 'accept' }))).status, 404);
});

test('the debate shows reasons of all sides with what answers them, one side when asked, and a summary', async () => {
  await using world = await openWorld();
  const lea = await memberOf(world, 'Léa');
  const amina = await memberOf(world, 'Amina');
  const joao = await memberOf(world, 'João');
  const id = await running(world, lea);
  await vote(world, amina, id, { position: 'no' }, 'I work on Tuesdays.');
  await vote(world, joao, id, { position: 'yes' }, 'At last.');
  const page = await (await world.browse('/d/1')).text();
  assert.match(page, /I work on Tuesdays\.[\s\S]*At last\./);
  assert.match(page, /likes change nothing/);
  const one = await (await world.browse('/d/1?side=yes')).text();
  assert.match(one, /At last\./);
  assert.doesNotMatch(one, /I work on Tuesdays/);
  assert.equal((await world.browse('/d/1?side=%00&from=-3')).status, 200);
  const later = await (await world.browse('/d/1?from=1')).text();
  assert.match(later, /Back to the first/);
  assert.doesNotMatch(later, /I work on Tuesdays/);

  const { post_id: reason } = await world.db
    .selectFrom('stance')
    .where('member_id', '=', amina.member)
    .select('post_id')
    .executeTakeFirstOrThrow();
  const sum = await lea.browse('/d/1/summary', form({ text: `**One** works then: /@amina/${reason}.` }));
  assert.equal(sum.headers.get('location'), '/d/1#summary');
  const summed = await (await world.browse('/d/1')).text();
  assert.match(summed, /<strong>One<\/strong> works then: <a href="\/@amina\/\d+" rel="nofollow noopener">@amina<\/a>/);
  assert.match(summed, /Summed up by Léa[\s\S]*It cites[\s\S]*I work on Tuesdays/);
  assert.equal((await lea.browse('/d/1/summary', form({ text: '' }))).status, 422);
});

test('what an author cites is kept on the page with its fingerprint', async () => {
  await using world = await openWorld();
  const { lea, amina } = await discussed(world);
  assert.match(await (await lea.browse('/d/1')).text(), /href="\/d\/1\/cite"/);
  const send = (who: typeof lea, fields: Record<string, string>) => who.browse('/d/1/cite', form(fields));
  assert.equal((await send(lea, { label: 'Report', address: 'javascript:alert(1)', text: 'x' })).status, 422);
  assert.equal((await send(amina, { label: 'Report', address: '', text: 'Page 4.' })).status, 403);
  assert.equal((await send(lea, { label: 'Report', address: '', text: 'Page 4.' })).status, 303);
  assert.match(
    await (await world.browse('/d/1')).text(),
    /Report[\s\S]*Page 4\.[\s\S]*<code class="hash">[0-9a-f]{64}</,
  );
});

test('a change of a document that was overtaken says so, and the author takes it over by one press', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const { lea, amina } = await discussed(world, {
    rule: 'constitutional',
    actions: [
      {
        name: 'document.amend',
        input: { document: 'bylaws/our-bylaws@1', text: 'Purpose.\n\nThe board has five members.\n\nEnd.' },
      },
    ],
  });
  await act(world, 'document.amend', {
    document: 'bylaws/our-bylaws@1',
    text: 'Our purpose.\n\nThe board has three members.\n\nEnd.',
  });
  const page = await (await lea.browse('/d/1')).text();
  assert.match(page, /proposes to change version 1, and version 2 holds/);
  assert.match(page, /action="\/d\/1\/take-over"/);
  assert.doesNotMatch(await (await amina.browse('/d/1')).text(), /take-over/);
  assert.equal((await lea.browse('/d/1/take-over', form({}))).status, 303);
  assert.doesNotMatch(await (await lea.browse('/d/1')).text(), /proposes to change version 1/);
  assert.equal((await lea.browse('/d/1/take-over', form({}))).status, 409);
});

test('an author cites in a draft already, of which nobody talks', async () => {
  await using world = await openWorld();
  const lea = await memberOf(world, 'Léa');
  const { id } = await world.transact((tx) => draftProposal(tx, lea.actor, draftOf()));
  const path = `/d/drafts/${id}`;
  const page = await (await lea.browse(path)).text();
  assert.match(page, /Tuesdays suit most/);
  assert.doesNotMatch(page, /The debate/);
  const sent = await lea.browse(`${path}/cite`, form({ label: 'Report', address: '', text: 'Page 4.' }));
  assert.equal(sent.headers.get('location'), `${path}#citations`);
  assert.match(await (await lea.browse(path)).text(), /Report[\s\S]*Page 4\./);
  const amina = await memberOf(world, 'Amina');
  assert.equal((await amina.browse(`${path}/cite`)).status, 404);
});
