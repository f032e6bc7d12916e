import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenarios } from '../../../test/scenario.ts';
import { openWorld } from '../../../test/world.ts';

const ENGLISH = { 'accept-language': 'en' };
const MARKET = 'by=price&price=17&shares=705&premium=30&users=313&spread=1';

scenarios([
  {
    name: 'the market’s price of 2016, asked of one user in a hundred',
    path: `/what-it-takes?${MARKET}&part=1`,
    init: { headers: ENGLISH },
    status: 200,
    contains: ['$15.6bn for all of it', '$4,978 each'],
  },
  {
    name: 'the same of fourteen in a hundred',
    path: `/what-it-takes?${MARKET}&part=14`,
    init: { headers: ENGLISH },
    status: 200,
    contains: ['$356 each'],
  },
  {
    name: 'a decimal comma is a decimal point',
    path: '/what-it-takes?by=price&price=17,00&shares=705&premium=30&users=313&part=1&spread=1',
    init: { headers: ENGLISH },
    status: 200,
    contains: ['$15.6bn'],
  },
  {
    name: 'its steps as a table for spreadsheets, to the cent',
    path: `/what-it-takes.csv?${MARKET}&part=1`,
    status: 200,
    contains: [
      'step,shares,money USD,people\r\n',
      'five-percent,35250000,599250000.00,120385\r\n',
      'squeeze-out,634500000,14022450000.00,2817000\r\n',
      'all,705000000,15580500000.00,3130000\r\n',
    ],
  },
  {
    name: 'and none of what cannot be reckoned',
    path: '/what-it-takes.csv?price=abc',
    status: 404,
  },
  {
    name: 'what is no number is shown again with a sentence beside it',
    path: '/what-it-takes?by=price&price=abc&shares=&users=313&part=200',
    init: { headers: ENGLISH },
    status: 422,
    contains: ['value="abc"', 'Write a number, such as 17.5.', 'Write a number from 0.0001 to 100.'],
  },
]);

test('the two presets say both figures and why they differ', async () => {
  await using world = await openWorld();
  const read = async (from: string) =>
    (await world.browse(`/what-it-takes?from=${from}`, { headers: { 'accept-language': 'fr' } })).text();
  assert.match(await read('market'), /15,6.Md.\$/);
  assert.match(await read('press'), /20.Md.\$/);
  assert.match(await read('press'), /Pourquoi deux chiffres/);
});
