import assert from 'node:assert/strict';
import { test } from 'node:test';
import { form, openWorld } from '../../../test/world.ts';
import { act, adoptBylaws, BYLAWS } from '../../deliberation/documents.testing.ts';
import { memberOf } from '../../deliberation/vote.testing.ts';

const FIVE = 'Purpose.\n\nThe board has five members.\n\nEnd.';
const HERE = '/coop/documents/our-bylaws';

test('a member’s change becomes a draft that says what it changes, under the rule for it', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const lea = await memberOf(world, 'Léa');
  const send = (fields: Record<string, string>, p = '2') => lea.browse(`${HERE}/change?p=${p}`, form(fields));
  const shown = await (await lea.browse(`${HERE}/change?p=2`)).text();
  assert.match(shown, /As it stands[\s\S]*The board has three members\.<\/textarea>/);
  assert.match(shown, /strongest rule/);
  const same = await send({ version: '1', text: 'The board has three members.', why: 'Why not.' });
  assert.equal(same.status, 422);
  assert.match(await same.text(), /This is the paragraph as it stands[\s\S]*Why not\./);
  const without = await send({ version: '1', text: 'Five.', why: '' });
  assert.equal(without.status, 422);

  const sent = await send({ version: '1', text: 'The board has five members.', why: 'Three are tired.' });
  assert.equal(sent.status, 303);
  const draft = await lea.browse(sent.headers.get('location')!);
  const page = await draft.text();
  assert.match(page, /Change paragraph 2 of “Our bylaws”/);
  assert.match(page, /The board has five members\./);
  const row = await world.db
    .selectFrom('proposal')
    .innerJoin('rule', 'rule.id', 'proposal.rule_id')
    .innerJoin('action', 'action.proposal_id', 'proposal.id')
    .select(['rule.key', 'proposal.state', 'action.input'])
    .executeTakeFirstOrThrow();
  assert.deepEqual(row, {
    key: 'constitutional',
    state: 'draft',
    input: { document: 'bylaws/our-bylaws@1', text: FIVE },
  });

  await act(world, 'document.amend', { document: 'bylaws/our-bylaws@1', text: `${BYLAWS.text}\n\nMore.` });
  const late = await send({ version: '1', text: 'The board has five members.', why: 'Three are tired.' });
  assert.equal(late.status, 409);
  const struck = await send({ version: '2', text: '', why: 'Not needed.' }, '4');
  assert.equal(struck.status, 303);
});

test('a paragraph is added at the end', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const lea = await memberOf(world, 'Léa');
  const sent = await lea.browse(`${HERE}/change?p=end`, form({ version: '1', text: 'One more.', why: 'It lacks.' }));
  assert.equal(sent.status, 303);
  const { input } = await world.db.selectFrom('action').select('input').executeTakeFirstOrThrow();
  assert.deepEqual(input, { document: 'bylaws/our-bylaws@1', text: `${BYLAWS.text}\n\nOne more.` });
});
