import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply, beginFounding, founders } from '#membership';
import type { Id } from '#ids';
import { changeSetting } from '#settings';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type Person, type World } from '../../../test/world.ts';

const MINUTE = 60_000;

const begun = async (world: World): Promise<Person> => {
  const steward = await world.person('Ruth', { roles: ['steward'] });
  await world.transact((tx) => beginFounding(tx, steward.actor));
  await world.deps.settings.reload();
  return steward;
};

async function applies(world: World, person: Person): Promise<Id<'member'>> {
  return world.transact(async (tx) => {
    const [first] = await tx.selectFrom('member_class').select('key').orderBy('position').execute();
    const asked = await tx.selectFrom('membership_question').select('id').execute();
    const { member } = await apply(tx, person.actor, {
      kind: 'person',
      legalName: `${person.name} Legal`,
      class: first?.key ?? 'member',
      answers: Object.fromEntries(asked.map(({ id }) => [id, 'Because.'])),
    });
    return member;
  });
}

/** The form of the second step with its usual figures. */
const deciding = (governing: string): Record<string, string> => {
  const fields: Record<string, string> = { governing };
  for (const [key, days] of Object.entries({
    lazy: [0, 7, 0],
    ordinary: [4, 6, 3],
    constitutional: [14, 14, 14],
    'block-proof': [14, 10, 14],
  })) {
    for (const [i, name] of ['noticeMinutes', 'votingMinutes', 'objectionMinutes'].entries()) {
      fields[`rules.${key}.${name}`] = String(days[i]);
      fields[`rules.${key}.${name}Unit`] = 'days';
    }
    fields[`rules.${key}.majority`] = key === 'lazy' || key === 'ordinary' ? '1/2' : '3/4';
  }
  return fields;
};

scenarios([
  {
    name: 'before it begins, a stranger reads what founding takes and whom to ask',
    path: '/coop/founding',
    status: 200,
    contains: ['Founding the co-op', 'A legal form', 'The founding assembly'],
    lacks: ['Begin the founding</button>'],
  },
  {
    name: 'a steward begins it',
    as: 'Amina',
    roles: ['steward'],
    path: '/coop/founding/begin',
    init: form({}),
    status: 303,
    location: '/coop/founding',
    then: async (world) => {
      assert.equal(world.deps.settings.current.stage, 'founding');
      assert.match(await (await world.browse('/')).text(), /This server is becoming a co-operative/);
    },
  },
  {
    name: 'a server that was set up as a co-op can still be founded: nobody has opened its register',
    as: 'Amina',
    roles: ['steward'],
    given: async (world) => {
      await world.transact((tx) => changeSetting(tx, null, 'stage', 'co-op'));
      await world.deps.settings.reload();
    },
    path: '/coop/founding',
    status: 200,
    contains: ['Begin the founding</button>'],
  },
  { name: 'nobody else begins it', as: 'Paul', path: '/coop/founding/begin', init: form({}), status: 403 },
  {
    name: 'who is no steward reads the plan and has no form',
    given: begun,
    as: 'Paul',
    path: '/coop/founding/model',
    status: 200,
    contains: ['A legal form', 'What it means'],
    lacks: ['type="radio"', '>Save<'],
  },
  {
    name: 'nor can they write in it',
    given: begun,
    as: 'Paul',
    path: '/coop/founding/model',
    init: form({ model: 'plain' }),
    status: 403,
  },
  {
    name: 'a legal form that there is not is said beside the choice',
    as: 'Amina',
    roles: ['steward'],
    given: begun,
    path: '/coop/founding/model',
    init: form({ model: 'feudal' }),
    status: 422,
    contains: ['id="f-model-error"'],
  },
  {
    name: 'a duration that is no number comes back with what was written',
    as: 'Amina',
    roles: ['steward'],
    given: begun,
    path: '/coop/founding/deciding',
    init: form({ ...deciding('everyone'), 'rules.ordinary.votingMinutes': 'a while' }),
    status: 422,
    contains: ['value="a while"', 'Write a whole number'],
  },
  {
    name: 'bylaws need a legal form to begin with',
    as: 'Amina',
    roles: ['steward'],
    given: begun,
    path: '/coop/founding/bylaws',
    status: 200,
    contains: ['Choose a legal form first'],
  },
  {
    name: 'in French',
    given: begun,
    path: '/coop/founding?lang=fr',
    status: 200,
    contains: ['Fonder la coopérative', 'Les premiers mandats', 'La fonder avec nous'],
  },
  {
    name: 'what is missing before an assembly is listed, each with its step',
    as: 'Amina',
    roles: ['steward'],
    given: begun,
    path: '/coop/founding/assembly',
    status: 200,
    contains: ['Before it can be called', 'Choose a legal form.', 'href="/coop/founding/founders"'],
    lacks: ['Call the assembly</button>'],
  },
]);

test('from the first step to the co-op, through the pages alone', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina', { roles: ['steward'] });
  const paul = await world.person('Paul');
  const send = async (path: string, fields: Record<string, string>, who = amina): Promise<Response> => {
    const response = await who.browse(path, form(fields));
    assert.equal(response.status, 303, `${path}: ${(await response.clone().text()).slice(0, 3_000)}`);
    return response;
  };
  await send('/coop/founding/begin', {});
  await send('/coop/founding/model', { model: 'plain' });
  await send('/coop/founding/deciding', deciding('everyone'));
  const begunText = await (await amina.browse('/coop/founding/bylaws')).text();
  assert.match(begunText, /blanks to fill in/);
  const text = `# Bylaws\n\n${'We own this network together. '.repeat(6)}`;
  await send('/coop/founding/bylaws', { title: 'Bylaws', language: 'en', text });
  const members = [await applies(world, amina), await applies(world, paul)];
  for (const member of members) await send(`/coop/founding/founders/${member}/invite`, {});
  assert.equal((await founders(world.db)).length, 2);
  assert.doesNotMatch(
    await (await world.browse('/coop/founding/founders')).text(),
    /Paul/,
    'names are for those who take part',
  );
  await send('/coop/founding/mandates', {
    '0.member': String(members[1]),
    '0.title': 'Secretary',
    '0.role': 'secretary',
    '0.months': '12',
    '1.member': '',
    '1.title': 'Treasurer',
    '1.role': 'treasurer',
    '1.months': '12',
  });
  const ready = await (await amina.browse('/coop/founding/assembly')).text();
  assert.match(ready, /Call the assembly<\/button>/);
  const called = await send('/coop/founding/assembly', {
    noticeMinutes: '1',
    noticeMinutesUnit: 'minutes',
    votingMinutes: '0,5',
    votingMinutesUnit: 'hours',
    objectionMinutes: '0',
    objectionMinutesUnit: 'days',
  });
  assert.equal(called.headers.get('location'), '/d/1');
  const pass = async (minutes: number) => {
    world.clock.advance(minutes * MINUTE);
    await world.app.settle();
  };
  await pass(1);
  assert.match(await (await amina.browse('/coop/founding')).text(), /The founders are voting/);
  for (const who of [amina, paul]) await send('/d/1/vote', { position: 'yes', reason: '' }, who);
  await pass(31);
  await pass(1);
  await world.deps.settings.reload();
  assert.equal(world.deps.settings.current.stage, 'co-op');
  const front = await (await world.browse('/')).text();
  for (const wanted of [
    'Our story',
    'The co-operative is founded',
    '2 founding members',
    'Mandate given: Secretary',
    'Become a member',
  ])
    assert.ok(front.includes(wanted), wanted);
  assert.match(await (await world.browse('/coop/founding')).text(), /Founded on 3 October 2016/);
  assert.match(await (await paul.browse('/')).text(), /You are member no\. 2/);
  assert.equal((await amina.browse('/coop/founding/model', form({ model: 'plain' }))).status, 403);
});
