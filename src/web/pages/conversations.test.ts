import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost } from '#network';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type Person, type World } from '../../../test/world.ts';
import { listen } from '../live.testing.ts';

const LIST = '/inbox/conversations';
const write = (world: World, who: Person, text: string) =>
  world.transact((tx) => createPost(tx, who.actor, { text, visibility: 'direct' }));
const text = async (who: Person, path: string) => (await who.browse(path)).text();
const idIn = (html: string): string => /id="talk-(\d+)"/.exec(html)?.[1] ?? assert.fail('no conversation');

scenarios([
  { name: 'conversations are for those who have an account', path: LIST, status: 303, location: '/sign-in' },
  {
    name: 'whoever has none is told what they are, that they are not encrypted, and how to begin',
    path: LIST,
    as: 'Amina',
    status: 200,
    contains: ['Nothing private yet', 'They are not encrypted', 'href="/directory"'],
  },
  { name: 'a conversation that one is not in is not there', path: `${LIST}/1`, as: 'Amina', status: 404 },
  {
    name: 'writing to somebody privately chooses who sees it beforehand',
    path: '/compose?to=lea&visibility=direct',
    as: 'Amina',
    status: 200,
    contains: ['@lea ', 'value="direct" selected'],
  },
]);

test('a private exchange: begun from a page, read, answered in place, put away', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  assert.match(await text(amina, '/@lea'), /Write to Léa privately/);
  const sent = { text: '@lea Are you coming?', visibility: 'direct', next: LIST, key: 'once' };
  const answer = await amina.browse('/compose', form(sent));
  assert.match(answer.headers.get('location') ?? '', /^\/inbox\/conversations#p-/);

  const list = await text(lea, LIST);
  assert.match(list, /Unread/);
  assert.match(list, /Are you coming\?/);
  assert.doesNotMatch(list, /Noé/);
  const path = `${LIST}/${idIn(list)}`;
  assert.equal((await noe.browse(path)).status, 404);
  const page = await text(lea, path);
  assert.match(page, /<textarea[^>]*>\s*@amina /, 'already addressed');
  assert.match(page, /They are not encrypted/);
  assert.doesNotMatch(await text(lea, LIST), /Unread/, 'to look is to have read');

  const replyTo = /name="replyTo" value="(\d+)"/.exec(page)?.[1] ?? '';
  await lea.browse('/compose', form({ text: '@amina Yes', replyTo, visibility: 'direct', next: path, key: 'two' }));
  assert.match(await text(amina, LIST), /Yes/);
  assert.match(await text(lea, LIST), /You: Yes/);
  assert.equal((await lea.browse(`${path}/hide`, form({}))).status, 303);
  assert.match(await text(lea, LIST), /Nothing private yet/);
  assert.equal((await lea.browse(`${path}/mute`, form({ on: 'true' }))).status, 303);
  assert.match(await text(lea, path), /never unread/);
});

test('what comes stands on top of the list at once, and at the end of the conversation that is open', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await write(world, amina, '@lea First');
  const id = idIn(await text(lea, LIST));
  const onList = await listen(lea, 'conversations', LIST);
  const open = await listen(lea, `conversation:${id}`, `${LIST}/${id}`);
  const sent = { text: '@lea Second', visibility: 'direct', key: 'k' };
  const replyTo = /name="replyTo" value="(\d+)"/.exec(await text(amina, `${LIST}/${id}`))?.[1] ?? '';
  await amina.browse('/compose', form({ ...sent, replyTo }));
  const [away, top] = [await onList.next(), await onList.next()];
  assert.deepEqual([away.target, away.html], [`talk-${id}`, '']);
  assert.equal(top.target, 'talks');
  assert.match(top.html, /Second/);
  const last = await open.next();
  assert.equal(last.target, 'conversation-posts');
  assert.match(last.html, /Second/);
  for (const stream of [onList, open]) await stream.leave();
});
