import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '#settings';
import { form, openWorld, type Person, type World } from '../../../test/world.ts';
import { addMember, giveMandate, openCoop } from './coop.testing.ts';
import { field, read } from './decide.testing.ts';

const DAY = 86_400_000;

/** Proposes the change, votes for it and waits until it has taken effect. @returns the page of the draft. */
async function decided(world: World, who: Person, action: string, fields: Record<string, string>): Promise<string> {
  const written = { kind: 'yes-no', title: 'Who comes in', body: 'Because.', language: 'en', rule: 'ordinary' };
  const own = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`actions.0.${name}`, value]));
  const ticks = { 'settings.opensItself': 'on', 'settings.reminders': 'on' };
  const saved = await who.browse('/d/new', form({ ...written, ...ticks, 'actions.0': action, ...own, do: 'save' }));
  assert.equal(saved.status, 303, await saved.clone().text());
  const draft = saved.headers.get('location') ?? '';
  const page = await read(who.browse(draft));
  const put = (await who.browse(`${draft}/publish`, form({}))).headers.get('location') ?? '';
  world.clock.advance(4 * DAY);
  await world.app.settle();
  const member = field(await read(who.browse(`${put}/vote`)), 'member');
  assert.equal((await who.browse(`${put}/vote`, form({ position: 'yes', reason: '', member }))).status, 303);
  for (const days of [7, 4]) {
    world.clock.advance(days * DAY);
    await world.app.settle();
  }
  return page;
}

test('members read who comes in, and decide what is asked, who invites and what new accounts may do', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  const rosa = await world.person('Rosa');
  await read(rosa.browse('/admin/joining'), 403);
  await read(amina.browse('/admin/joining', form({ registration: 'closed' })), 403);
  assert.match(await read(amina.browse('/settings')), /href="\/admin\/joining"/);
  const holds = await read(amina.browse('/admin/joining'));
  assert.match(holds, /within 3 days[\s\S]*Everybody here[\s\S]*not at all/);
  for (const action of ['registration', 'account-application', 'invitation', 'newcomer']) {
    const [, begins = ''] = new RegExp(`href="(/d/new\\?action=${action}\\.change)"`).exec(holds) ?? [];
    assert.match(await read(amina.browse(begins)), new RegExp(`name="actions\\.0" value="${action}\\.change"`));
  }

  const asked = await decided(world, amina, 'account-application.change', {
    questions: 'Who sent you?\n\nWhat do you make?',
    applicationDays: '5',
  });
  assert.match(asked, /What brings you here[\s\S]*Who sent you\? · What do you make\?[\s\S]*3 days[\s\S]*5 days/);
  const invites = await decided(world, amina, 'invitation.change', { invitationsBy: 'members' });
  assert.match(invites, /everybody here[\s\S]*members of the co-op/);
  const limits = { days: '2', posts: '6', strangers: '10', links: '5', follows: '50' };
  const newer = await decided(world, amina, 'newcomer.change', limits);
  assert.match(
    newer,
    /How long an account is new[\s\S]*not at all[\s\S]*2 days[\s\S]*posts in an hour[\s\S]*10[\s\S]*6/,
  );
  assert.doesNotMatch(newer, /accounts followed in a day/, 'what stays is not said to change');

  const now = await readSettings(world.db);
  assert.deepEqual(now.applicationQuestions, ['Who sent you?', 'What do you make?']);
  assert.deepEqual([now.applicationDays, now.invitationsBy], [5, 'members']);
  assert.deepEqual(now.newcomers, { days: 2, posts: 6, strangers: 10, links: 5, follows: 50 });
  assert.match(await read(amina.browse('/admin/joining')), /Who sent you[\s\S]*within 5 days[\s\S]*2 days/);
});

test('what is no change, or more than may be, is said beside its field', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const amina = await addMember(world, 'Amina');
  const written = { kind: 'yes-no', title: 'Who comes in', body: 'Because.', language: 'en', rule: 'ordinary' };
  const refused = async (action: string, fields: Record<string, string>, at: string) => {
    const own = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`actions.0.${name}`, value]));
    const page = await read(amina.browse('/d/new', form({ ...written, 'actions.0': action, ...own, do: 'save' })), 422);
    assert.ok(page.includes(`id="f-actions.0.${at}-error"`), `${action} at ${at}`);
  };
  await refused('account-application.change', { questions: 'a\nb\nc\nd', applicationDays: '3' }, 'questions');
  await refused('account-application.change', { questions: '', applicationDays: '3' }, 'questions');
  await refused('account-application.change', { questions: '', applicationDays: '31' }, 'applicationDays');
  await refused('newcomer.change', { days: '31', posts: '1', strangers: '1', links: '1', follows: '1' }, 'days');
});

test('a moderator changes what is asked by themselves, and holds a wave of new accounts at once until members speak', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const mona = await addMember(world, 'Mona');
  await addMember(world, 'Paul');
  await giveMandate(world, mona.member, { title: 'Moderation', role: 'moderator' });
  assert.match(await read(mona.browse('/admin/joining')), /href="\/coop\/emergency"/);
  const small = {
    action: 'account-application.change',
    'input.questions': 'Who are you?',
    'input.applicationDays': '3',
    reason: 'Shorter.',
  };
  assert.equal((await mona.browse('/coop/acts', form(small))).status, 303);
  const wave = { action: 'newcomer.change', reason: 'Two hundred robots an hour.' };
  const limits = { days: 3, posts: 2, strangers: 0, links: 0, follows: 5 };
  const fields = Object.fromEntries(Object.entries(limits).map(([name, n]) => [`input.${name}`, String(n)]));
  assert.equal((await mona.browse('/coop/emergency', form({ ...wave, ...fields }))).status, 303);
  const held = await readSettings(world.db);
  assert.deepEqual([held.applicationQuestions, held.newcomers], [['Who are you?'], limits]);
  world.clock.advance(15 * DAY);
  await world.app.settle();
  assert.equal((await readSettings(world.db)).newcomers.days, 0, 'members did not ratify it');
});

test('once nobody is steward, mandates reach what stewards did: moderation by moderators, announcements by the secretary', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const mona = await addMember(world, 'Mona');
  const ruth = await addMember(world, 'Ruth');
  const paul = await addMember(world, 'Paul');
  await giveMandate(world, mona.member, { title: 'Moderation', role: 'moderator' });
  await giveMandate(world, ruth.member, { title: 'Secretary', role: 'secretary' });
  assert.match(await read(mona.browse('/settings')), /href="\/moderation"/);
  const desk = await read(mona.browse('/moderation'));
  for (const page of ['applications', 'accounts', 'blocks', 'mail-domains', 'replies', 'trends']) {
    const path = `/moderation/${page}`;
    assert.ok(desk.includes(`href="${path}"`), `the desk leads to ${path}`);
    await read(mona.browse(path));
    await read(paul.browse(path), 403);
  }
  assert.match(await read(ruth.browse('/settings')), /href="\/announcements"/);
  assert.doesNotMatch(await read(paul.browse('/settings')), /href="\/announcements"/);
  assert.match(await read(ruth.browse('/announcements')), /href="\/announcements\/new"/);
  await read(ruth.browse('/announcements/new'));
  const told = { textEn: 'The server rests on Sunday.', textFr: 'Le serveur se repose dimanche.' };
  const sent = { ...told, publishAt: '', startsAt: '', endsAt: '' };
  await read(paul.browse('/announcements', form(sent)), 403);
  assert.equal((await ruth.browse('/announcements', form(sent))).status, 303);
  assert.match(await read(paul.browse('/announcements')), /The server rests on Sunday/);
});
