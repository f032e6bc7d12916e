import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, follow, offerPack, savePack } from '#network';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type Person } from '../../../test/world.ts';
import { listen } from '../live.testing.ts';

const text = async (who: Pick<Person, 'browse'>, path: string) => (await who.browse(path)).text();

scenarios([
  { name: 'packs are read by anybody', path: '/packs', status: 200, contains: ['Starter packs', 'No pack yet'] },
  { name: 'a pack that is not there is not there', path: '/packs/1', status: 404 },
  { name: 'making a pack needs an account', path: '/packs/new', status: 303, location: '/sign-in' },
  {
    name: 'announcements are read by anybody, and written by those who look after the server',
    path: '/announcements',
    status: 200,
    contains: ['No announcement'],
    lacks: ['Write an announcement'],
  },
  {
    name: 'writing an announcement is for stewards and secretaries',
    path: '/announcements/new',
    as: 'Amina',
    status: 403,
  },
  {
    name: 'suggestions say how they are made',
    path: '/suggestions',
    as: 'Amina',
    status: 200,
    contains: ['Nobody to suggest', '2 points for each person you follow'],
  },
]);

test('a stranger opens a pack, comes back to it with an account, and follows all', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const wrong = await amina.browse('/packs', form({ title: 'The garden', who: '@nobody' }));
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Nobody here is called @nobody/);
  const made = await amina.browse('/packs', form({ title: 'The garden', words: 'Seeds & words', who: '@amina @lea' }));
  const path = made.headers.get('location') ?? '';
  const stranger = await text(world, path);
  assert.match(stranger, /property="og:title" content="The garden"/);
  assert.match(stranger, new RegExp(`href="/join\\?next=${encodeURIComponent(path)}"`));
  assert.doesNotMatch(stranger, /action="[^"]*\/follow"/);
  assert.match(await text(world, `/join?next=${encodeURIComponent(path)}`), new RegExp(`name="next" value="${path}"`));

  const nora = await world.person('Nora');
  assert.match(await text(nora, path), /You will follow 2 people\./);
  assert.equal((await nora.browse(`${path}/follow`, form({}))).status, 303);
  assert.match(await text(nora, path), /You follow everybody in it/);
  assert.match(await text(lea, '/inbox'), /Amina put you in a starter pack/);
  assert.match(await text(lea, path), /Take me out/);
  await lea.browse(`${path}/leave`, form({}));
  assert.doesNotMatch(await text(world, path), /Léa/);
  assert.equal((await lea.browse(`${path}/edit`)).status, 404);
});

test('an empty home offers packs and people, and says why; whom one puts aside is not shown again', async () => {
  await using world = await openWorld();
  const ruth = await world.person('Ruth', { roles: ['steward'] });
  const [amina, lea, nora] = [await world.person('Amina'), await world.person('Léa'), await world.person('Nora')];
  await world.transact(async (tx) => {
    const { id } = await savePack(tx, amina.actor, { title: 'To begin', words: '', who: '@lea' });
    await offerPack(tx, ruth.actor, id, true);
    await createPost(tx, lea.actor, { text: 'Hello' });
  });
  const empty = await text(nora, '/home');
  assert.match(empty, /To begin/);
  assert.match(empty, /@lea/);
  await world.transact(async (tx) => {
    await follow(tx, nora.actor, amina.actor.account);
    await follow(tx, amina.actor, lea.actor.account);
  });
  assert.match(await text(nora, '/suggestions'), /Followed by Amina/);
  await nora.browse('/@lea/suggestion', form({ next: '/suggestions' }));
  assert.doesNotMatch(await text(nora, '/suggestions'), /@lea/);
});

test('an announcement comes to homes at once, in the reader’s language, and is put aside without a script', async () => {
  await using world = await openWorld();
  const ruth = await world.person('Ruth', { roles: ['secretary'] });
  const lea = await world.person('Léa', { locale: 'fr' });
  const stream = await listen(lea, 'announcements', '/home');
  const sent = { textEn: 'Moving', textFr: 'On déménage', startsAt: '2016-10-04T10:00', endsAt: '2016-10-04T12:00' };
  assert.equal((await ruth.browse('/announcements', form(sent))).status, 303);
  const { target, html } = await stream.next();
  assert.equal(target, 'announcements');
  assert.match(html, /On déménage/);
  await stream.leave();
  const home = await text(lea, '/home');
  assert.match(home, /On déménage[\s\S]*Le mardi 4 octobre à/);
  const action = /action="(\/announcements\/\d+\/dismiss)"/.exec(home)?.[1] ?? '';
  assert.equal((await lea.browse(action, form({ next: '/home' }))).headers.get('location'), '/home');
  assert.doesNotMatch(await text(lea, '/home'), /On déménage/);
  assert.match(await text(lea, '/announcements'), /On déménage/);
  const edit = /href="(\/announcements\/\d+)\/edit"/.exec(await text(ruth, '/announcements'))?.[1] ?? '';
  assert.match(await text(ruth, `${edit}/edit`), /value="2016-10-04T10:00"/);
  assert.equal((await ruth.browse(`${edit}/withdraw`, form({}))).status, 303);
  assert.doesNotMatch(await text(lea, '/announcements'), /On déménage/);
});
