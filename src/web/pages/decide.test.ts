import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, draftOf, published, running } from '../../deliberation/vote.testing.ts';
import { form, openWorld } from '../../../test/world.ts';
import { coop, field, read } from './decide.testing.ts';

test('an empty place says what will be there, to members and to strangers', async () => {
  await using world = await openWorld();
  const { amina } = await coop(world);
  assert.match(await read(amina.browse('/d')), /Nothing to decide for now[\s\S]*href="\/d\/new"/);
  const outside = await read(world.browse('/d'));
  assert.match(outside, /Nothing to decide for now/);
  assert.doesNotMatch(outside, /href="\/d\/new"/);
});

test('a member proposes on forms alone: kind, change, draft, publication, vote, result', async () => {
  await using world = await openWorld();
  const { amina, paul, theo } = await coop(world);
  assert.match(await read(amina.browse('/d/new')), /href="\/d\/new\?kind=majority-judgment"/);
  assert.match(await read(amina.browse('/d/new?kind=yes-no')), /Change a setting/);

  const written = { kind: 'yes-no', title: 'A better name', body: 'Because.', language: 'en', rule: 'ordinary' };
  const asked = await read(amina.browse('/d/new', form({ ...written, do: 'add', add: 'setting.change' })));
  assert.match(asked, /name="actions\.0" value="setting\.change"/);
  assert.match(asked, /value="A better name"/);

  const change = { 'actions.0': 'setting.change', 'actions.0.key': 'name', 'actions.0.value': 'Nichée' };
  const ticks = { 'settings.opensItself': 'on', 'settings.reminders': 'on' };
  const kept = await amina.browse('/d/new', form({ ...written, ...change, ...ticks, do: 'save' }));
  assert.equal(kept.status, 303, await kept.clone().text());
  const draft = kept.headers.get('location') ?? '';
  assert.match(draft, /^\/d\/drafts\/\d+$/);
  assert.match(
    await read(amina.browse(draft)),
    /Only you see this draft[\s\S]*Nichée|Nichée[\s\S]*Only you see this draft/,
  );
  await read(paul.browse(draft), 404);
  await read(paul.browse(`${draft}/publish`, form({})), 404);

  const put = await amina.browse(`${draft}/publish`, form({}));
  assert.equal(put.headers.get('location'), '/d/1');
  assert.match(await read(world.browse('/d/1')), /In discussion/);

  world.clock.advance(4 * DAY);
  await world.app.settle();
  const page = await read(paul.browse('/d/1'));
  assert.match(page, /Cast my vote/);
  assert.match(page, /data-live-on="proposal:\d+"/);
  for (const who of [amina, paul, theo]) {
    const member = field(await read(who.browse('/d/1/vote')), 'member');
    const cast = await who.browse('/d/1/vote', form({ position: 'yes', reason: '', member }));
    assert.equal(cast.headers.get('location'), '/d/1#vote');
  }
  assert.match(await read(paul.browse('/d/1')), /Your vote is in\. You may change it until/);

  world.clock.advance(7 * DAY);
  await world.app.settle();
  const over = await read(world.browse('/d/1'));
  assert.match(over, /Passed: 100% of 3 votes that took a side, 3 in favour where 3 were needed\./);
  world.clock.advance(4 * DAY);
  await world.app.settle();
  assert.match(await read(world.browse('/d')), /Nichée/);
});

test('what is refused stays on the form, with a sentence beside the field', async () => {
  await using world = await openWorld();
  const { amina } = await coop(world);
  const page = await read(
    amina.browse(
      '/d/new',
      form({ kind: 'ranked', title: 'x', body: '', language: 'en', rule: 'lazy', options: 'Lyon' }),
    ),
    422,
  );
  assert.match(page, /id="f-title-error"/);
  assert.match(page, />Lyon<\/textarea>/);
  assert.match(page, /corrections?|to correct/);
});

test('who is no member is told who proposes', async () => {
  await using world = await openWorld();
  await coop(world);
  const guest = await world.person('Greta');
  assert.match(await read(guest.browse('/d/new')), /Only members propose[\s\S]*\/coop\/join/);
});

test('a proposal in discussion is sponsored, edited as a new version, kept as a template and withdrawn', async () => {
  await using world = await openWorld();
  const { amina, paul } = await coop(world);
  await published(world, amina, draftOf({ rule: 'ordinary', settings: {} }));
  assert.equal((await paul.browse('/d/1/sponsor', form({ on: 'true' }))).status, 303);
  await read(paul.browse('/d/1/edit'), 403);
  assert.match(await read(amina.browse('/d/1/edit')), /This makes a new version/);
  const edited = await amina.browse(
    '/d/1/edit',
    form({ kind: 'yes-no', title: 'Shall we meet on Mondays?', body: 'Yes.', language: 'en', rule: 'ordinary' }),
  );
  assert.equal(edited.headers.get('location'), '/d/1', await edited.text());
  assert.match(await read(world.browse('/d/1')), /version 2/);
  assert.equal((await amina.browse('/d/1/template', form({ name: 'Meeting days' }))).status, 303);
  assert.match(await read(paul.browse('/d/new')), /Meeting days/);
  const template = /\/d\/new\?template=(\d+)/.exec(await read(paul.browse('/d/new')))?.[1];
  assert.match(await read(paul.browse(`/d/new?template=${template}`)), /Shall we meet on Mondays\?/);
  await read(paul.browse('/d/1/withdraw', form({})), 403);
  assert.equal((await amina.browse('/d/1/withdraw', form({}))).status, 303);
  assert.match(await read(world.browse('/d/1')), /Withdrawn/);
  await read(amina.browse('/d/1/edit'), 409);
});

test('people stand, are named and answer; the vote asks for an order of them', async () => {
  await using world = await openWorld();
  const { amina, paul, ruth } = await coop(world);
  const mandate = { title: 'Translations', role: null, circle: null, months: 12 };
  await published(world, amina, draftOf({ kind: 'election', rule: 'ordinary', settings: { mandate, seats: 1 } }));
  assert.equal((await paul.browse('/d/1/stand', form({ statement: 'I translate.' }))).status, 303);
  await read(amina.browse('/d/1/nominate', form({ number: '999' })), 422);
  assert.equal((await amina.browse('/d/1/nominate', form({ number: '3' }))).status, 303);
  assert.match(await read(world.browse('/d/1')), /I translate\.[\s\S]*has not answered yet/);
  assert.match(await read(ruth.browse('/inbox')), /You were named as a candidate/);
  assert.equal((await ruth.browse('/d/1/stand', form({ statement: 'I would too.' }))).status, 303);
  assert.equal((await ruth.browse('/d/1/stand-down', form({}))).status, 303);
  await paul.browse('/d/1/sponsor', form({ on: 'true' }));
  world.clock.advance(4 * DAY);
  await world.app.settle();
  const ballot = await read(paul.browse('/d/1/vote'));
  assert.match(ballot, /data-ranking/);
  assert.match(ballot, /I translate\./);
});

test('the list is sifted by state, circle and words, in either language', async () => {
  await using world = await openWorld();
  const { amina } = await coop(world);
  await running(world, amina, draftOf({ title: 'Shall we rent a bus?' }));
  await published(world, amina, draftOf({ title: 'Shall we buy a boat?' }));
  const bus = await read(world.browse('/d?q=bus'));
  assert.match(bus, /rent a bus/);
  assert.doesNotMatch(bus, /buy a boat/);
  assert.match(await read(world.browse('/d?show=discussion&lang=fr')), /En discussion[\s\S]*buy a boat/);
  assert.match(await read(world.browse('/d?q=zeppelin')), /Nothing found/);
  for (const path of ['/d/0', '/d/99999999999', '/d/2?from=-1', '/d/drafts/x']) {
    const { status } = await world.browse(path);
    assert.ok(status === 404 || status === 200 || status === 303 || status === 401, `${path}: ${status}`);
  }
});

test('an address may name an action and fill in its fields, whatever they are called', async () => {
  await using world = await openWorld();
  const { amina } = await coop(world);
  const grant = await read(amina.browse('/d/new?action=mandate.grant&title=Translations&until=2017-05-01'));
  assert.match(
    grant,
    /name="actions\.0\.title"[^>]*value="Translations"|value="Translations"[^>]*name="actions\.0\.title"/,
  );
  assert.match(grant, /value="2017-05-01"/);
  const adopt = await read(amina.browse('/d/new?action=document.adopt&kind=manifesto&title=What+we+want'));
  assert.match(adopt, /value="manifesto"[^>]*(?:checked|selected)/);
  assert.match(await read(amina.browse('/d/new?action=nothing.known')), /How do you want to ask/);
  assert.match(await read(amina.browse('/d/new?kind=consent&title=A+bench')), /value="A bench"/);
});

test('each setting and each part of a rule is asked in the field that fits it, as it stands now', async () => {
  await using world = await openWorld();
  const { amina } = await coop(world);
  const written = { kind: 'yes-no', title: 'Our rules', body: 'Because.', language: 'en', rule: 'constitutional' };
  const add = async (what: string) => read(amina.browse('/d/new', form({ ...written, do: 'add', add: what })));
  assert.match(await add('setting.change?key=locale'), /type="radio"[^>]*value="en"[^>]*checked/);
  assert.match(
    await add('setting.change?key=timeZone'),
    /<optgroup label="Europe">[\s\S]*value="Europe\/Paris" selected/,
  );
  assert.match(await add('setting.change?key=purpose'), /<textarea[^>]*name="actions\.0\.value"/);
  const unsaid = await add('setting.change');
  assert.match(
    unsaid,
    /type="radio"[^>]*value="timeZone"[\s\S]*value="continue"/,
    'without a choice it is asked first',
  );

  const rule = await add('rule.change?rule=ordinary');
  assert.match(rule, /name="actions\.0\.noticeMinutes"[^>]*value="4"/);
  assert.match(rule, /value="1\/2" selected/);
  assert.match(rule, /3 members of 4 today/);

  const fields = {
    'actions.0': 'rule.change',
    'actions.0.rule': 'ordinary',
    'actions.0.decides': 'ordinary',
    'actions.0.majority': '2/3',
  };
  const days = { 'actions.0.votingMinutes': 'a while', 'actions.0.votingMinutesUnit': 'days' };
  const faulty = await read(amina.browse('/d/new', form({ ...written, ...fields, ...days, do: 'save' })), 422);
  assert.match(faulty, /id="f-actions\.0\.votingMinutes-error"/);
  assert.match(faulty, /value="a while"/);
  const good = { ...fields, 'actions.0.votingMinutes': '1.5', 'actions.0.votingMinutesUnit': 'days' };
  const saved = await amina.browse('/d/new', form({ ...written, ...good, do: 'save' }));
  const draft = saved.headers.get('location') ?? '';
  const card = await read(amina.browse(draft));
  assert.match(card, /length of the vote[\s\S]*6 days[\s\S]*36 hours/);
  assert.match(card, /majority[\s\S]*half[\s\S]*two thirds/);
  const again = await read(amina.browse(`${draft}/edit`));
  assert.match(again, /name="actions\.0\.votingMinutes"[^>]*value="36"/);
  assert.match(again, /value="2\/3" selected/);
});
