import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createToken } from '#accounts';
import { confirmSuspension } from '#moderation';
import { publish } from '#network';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type Person, type World } from '../../../test/world.ts';
import { acted, HOUSE, posted, reported } from '../../moderation/moderation.testing.ts';
import { act } from '../../deliberation/documents.testing.ts';
import { listen } from '../live.testing.ts';

scenarios([
  {
    name: 'a stranger is asked to sign in before they report',
    path: '/@paul/report',
    status: 303,
    location: '/sign-in',
  },
  { name: 'nobody but those who moderate sees the queue', path: '/moderation', as: 'Amina', status: 403 },
  {
    name: 'an empty queue says so, and that one is alone',
    path: '/moderation',
    as: 'Léa',
    roles: ['moderator'],
    status: 200,
    contains: ['Nothing waits here', 'You are the only one who moderates'],
  },
  {
    name: 'the public log is empty before anything was done, and says how it works',
    path: '/about/moderation',
    status: 200,
    contains: ['Nothing was done yet', 'five voting members drawn by lot'],
  },
  {
    name: 'the figures are data too',
    path: '/about/transparency/data.json',
    status: 200,
    contains: ['"median_seconds":null', '"automated":0'],
  },
  { name: 'nobody is on a jury', path: '/me/juries', as: 'Amina', status: 200, contains: ['You are on no jury'] },
]);

async function neighbours(world: World) {
  const lea = await world.person('Léa', { roles: ['moderator'] });
  const paul = await world.person('Paul');
  const amina = await world.person('Amina');
  return { lea, paul, amina };
}

const read = async (who: Person, path: string) => (await who.browse(path)).text();

test('from a report to a hidden post, its reason and an appeal, page by page', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const olga = await world.person('Olga', { roles: ['moderator'] });
  const post = await posted(world, paul, 'You are a fool');
  const here = `/@paul/${post}`;
  assert.match(await read(amina, here), new RegExp(`href="${here}/report"`));
  assert.doesNotMatch(await read(paul, here), /\/report"/);
  assert.match(await read(amina, '/@paul'), /href="\/@paul\/report"/);

  const empty = await amina.browse(`${here}/report`, form({ about: 'rule', words: 'An insult.', 'posts[]': [post] }));
  assert.equal(empty.status, 422);
  const again = await empty.text();
  assert.match(again, /id="f-rule-error"/);
  assert.match(again, /An insult\.<\/textarea>/);
  assert.match(again, new RegExp(`value="${post}" checked`));
  const sent = await amina.browse(
    `${here}/report`,
    form({ about: 'rule', rule: 'house/1', words: 'An insult.', 'posts[]': [post] }),
  );
  assert.equal(sent.headers.get('location'), '/me/reports?done=sent');
  assert.match(await read(amina, '/me/reports'), /Waits to be read/);

  const [, desk] = /href="(\/moderation\/\d+)"/.exec(await read(lea, '/moderation'))!;
  assert.match(await read(lea, desk!), /An insult\.[\s\S]*You are a fool[\s\S]*Its person is no member/);
  const unsaid = await lea.browse(`${desk}/act`, form({ kind: 'hide', post, ground: 'house/1', facts: '' }));
  assert.equal(unsaid.status, 422);
  assert.match(await unsaid.text(), /id="f-facts-error"/);
  const done = await lea.browse(
    `${desk}/act`,
    form({ kind: 'hide', post, ground: 'house/1', facts: 'You called somebody a fool.' }),
  );
  assert.equal(done.headers.get('location'), desk);
  assert.equal((await amina.browse(here)).status, 404);
  assert.match(await read(amina, '/me/reports'), /Dealt with: something was done/);

  const [, statement] = /href="(\/me\/moderation\/\d+)"/.exec(await read(paul, '/me/moderation'))!;
  assert.match(await read(paul, '/inbox'), /href="\/me\/moderation\/\d+"/);
  const told = await read(paul, statement!);
  assert.match(told, /Speak as you would in a room[\s\S]*You called somebody a fool\.[\s\S]*People decided this/);
  assert.doesNotMatch(told, /Amina|Léa/);
  assert.equal((await amina.browse(statement!)).status, 404);
  const appeal = await paul.browse(`${statement}/appeal`, form({ words: 'I meant the idea.' }));
  assert.equal(appeal.headers.get('location'), `${statement}#appeal`);
  assert.match(await read(lea, desk!), /You had a part in this decision/);
  const [, answer] = /action="(\/moderation\/\d+\/appeals\/\d+\/answer)"/.exec(await read(olga, desk!))!;
  await olga.browse(answer!, form({ outcome: 'overturned', answer: 'You are right, it was about the idea.' }));
  assert.match(await read(paul, statement!), /It is taken back\. <\/b>[\s\S]*You are right/);
  assert.equal((await amina.browse(here)).status, 200);
});

test('who is suspended is signed out everywhere at once, streams and apps included, but for why, appeal and leaving', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const olga = await world.person('Olga', { roles: ['moderator'] });
  const { secret } = await world.transact((tx) => createToken(tx, paul.actor, { name: 'Phanpy', scopes: ['read'] }));
  const app = (path: string) => world.browse(path, { headers: { authorization: `Bearer ${secret}` } });
  const stream = await listen(paul, 'home');
  const theirs = await app('/api/v1/streaming/user');
  assert.equal(theirs.status, 200);
  const action = await acted(world, lea, await reported(world, amina, paul), { kind: 'suspend' });
  assert.equal((await paul.browse('/home')).status, 200);
  publish(world.deps.live, (await world.transact((tx) => confirmSuspension(tx, olga.actor, action, HOUSE))).news);

  assert.equal((await paul.browse('/home')).headers.get('location'), '/me/moderation');
  assert.equal((await paul.browse('/compose', form({ text: 'Still here' }))).status, 403);
  assert.equal((await app('/api/v1/timelines/home')).status, 401);
  assert.equal((await amina.browse('/@paul')).status, 404);
  const page = await read(paul, `/me/moderation/${action}`);
  assert.match(page, /Your account is suspended[\s\S]*\/appeal"[\s\S]*\/settings\/leave/);
  assert.equal((await paul.browse(`/me/moderation/${action}/appeal`, form({ words: 'It is not so.' }))).status, 303);
  assert.equal((await paul.browse('/settings/leave/confirm')).status, 200);
  // Both look every two and a half seconds.
  await Promise.all([stream.ended(), theirs.text()]);
});

test('saved replies begin a statement in the language of whoever reads it', async () => {
  await using world = await openWorld();
  const { lea, amina } = await neighbours(world);
  const ivan = await world.person('Ivan', { locale: 'fr' });
  const fields = { title: 'Insults', wordsEn: 'You called somebody names.', wordsFr: 'Vous avez insulté quelqu’un.' };
  assert.equal((await lea.browse('/moderation/replies', form({ ...fields, wordsFr: '' }))).status, 422);
  assert.equal((await lea.browse('/moderation/replies', form(fields))).status, 303);
  const id = await reported(world, amina, ivan);
  const [, begun] = new RegExp(`href="(/moderation/${id}\\?reply=\\d+)#act"`).exec(
    await read(lea, `/moderation/${id}`),
  )!;
  assert.match(await read(lea, begun!), /Vous avez insulté quelqu’un\.<\/textarea>/);
});

test('what is cited is a paragraph of the code that members adopted, as it read then', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const text = '# Code\n\nWe answer what was said.\n\nWe leave people whole.';
  await act(world, 'document.adopt', { kind: 'code-of-conduct', title: 'How we talk', language: 'en', text });
  const page = await read(amina, '/@paul/report');
  assert.match(page, /<optgroup label="How we talk">[\s\S]*We leave people whole\.[\s\S]*<optgroup label="The rules/);
  const [, rule] = /value="(code-of-conduct\/[^"]+#3)"/.exec(page)!;
  await amina.browse('/@paul/report', form({ about: 'rule', rule: rule! }));
  const [, desk] = /href="(\/moderation\/\d+)"/.exec(await read(lea, '/moderation'))!;
  await lea.browse(`${desk}/act`, form({ kind: 'warn', ground: rule!, facts: 'You went for the person.' }));
  const [, statement] = /href="(\/me\/moderation\/\d+)"/.exec(await read(paul, '/me/moderation'))!;
  const told = await read(paul, statement!);
  const [, where] = /href="(\/coop\/documents\/[^"]+)"[^>]*><span dir="auto">We leave people whole\./.exec(told)!;
  assert.match(await read(paul, where!), /We leave people whole\./);
  assert.match(await (await world.browse('/about/moderation')).text(), /We leave people whole\./);
});
