import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { scenarios } from '../../../test/scenario.ts';
import { form, type World } from '../../../test/world.ts';
import { act, adoptBylaws } from '../../deliberation/documents.testing.ts';

const FIVE = 'Purpose.\n\nThe board has five members.\n\nEnd.';
const HERE = '/coop/documents/our-bylaws';

const amended = async (world: World) => {
  await adoptBylaws(world);
  await act(world, 'document.amend', { document: 'bylaws/our-bylaws@1', text: FIVE });
};

scenarios([
  {
    name: 'without a document the page says what will stand there',
    path: '/coop/documents',
    status: 200,
    contains: ['No document yet'],
  },
  {
    name: 'documents that hold are listed, those that do not under them',
    given: async (world) => {
      await adoptBylaws(world);
      await act(world, 'document.adopt', { kind: 'policy', title: 'Old ways', language: 'fr', text: 'x' });
      await act(world, 'document.retire', { document: 'policy/old-ways' });
    },
    path: '/coop/documents?lang=fr',
    status: 200,
    contains: [/Our bylaws[\s\S]*Ce qui valait avant[\s\S]*Old ways/, 'Statuts · Version 1, depuis le'],
  },
  {
    name: 'a document is read by everyone, each paragraph with the way to change it',
    given: adoptBylaws,
    path: HERE,
    status: 200,
    contains: [
      'The board has three members.',
      `href="${HERE}/change?p=2"`,
      'Nobody has signed this version yet.',
      'Sign in to sign it',
    ],
    lacks: ['Propose to retire it'],
  },
  {
    name: 'an older version says that it does not hold, and cannot be changed',
    given: amended,
    path: `${HERE}/1`,
    status: 200,
    contains: ['three members', 'It does not hold any more', 'Read version 2, which holds'],
    lacks: ['/change?p=', 'Sign in to sign it'],
  },
  { name: 'a version that never was', given: adoptBylaws, path: `${HERE}/2`, status: 404 },
  { name: 'a version out of all measure', given: adoptBylaws, path: `${HERE}/99999999999999999999`, status: 404 },
  { name: 'a document that never was', path: '/coop/documents/nothing', status: 404 },
  {
    name: 'two versions side by side, the words that changed marked',
    given: amended,
    path: `${HERE}/compare?from=1&to=2`,
    status: 200,
    contains: ['<del>three</del>', '<ins>five</ins>', '1 paragraph unchanged'],
  },
  {
    name: 'versions in the other direction, and the same twice',
    given: amended,
    path: `${HERE}/compare?from=2&to=2`,
    status: 200,
    contains: ['These two texts are the same.'],
  },
  { name: 'a comparison with nothing', given: amended, path: `${HERE}/compare?from=1&to=7`, status: 404 },
  {
    name: 'the text as a file has the fingerprint that the page shows',
    given: amended,
    path: `${HERE}/2/text`,
    status: 200,
    contains: [FIVE],
    async then(world, response) {
      const hash = createHash('sha256')
        .update(await response.text())
        .digest('hex');
      assert.match(await (await world.browse(HERE)).text(), new RegExp(hash));
    },
  },
  {
    name: 'whoever has an account signs, and is named when they wish',
    as: 'Amina',
    given: adoptBylaws,
    path: `${HERE}/sign`,
    init: form({ version: '1', shown: 'on' }),
    status: 303,
    location: `${HERE}#sign`,
    async then(world) {
      const page = await (await world.browse(HERE)).text();
      assert.match(page, /Signed by 1 person[\s\S]*href="\/@amina"/);
    },
  },
  {
    name: 'nobody signs what they have not read: another version holds by now',
    as: 'Amina',
    given: amended,
    path: `${HERE}/sign`,
    init: form({ version: '1' }),
    status: 409,
    contains: ['Another version holds by now'],
  },
  {
    name: 'a stranger cannot sign',
    given: adoptBylaws,
    path: `${HERE}/sign`,
    init: form({ version: '1' }),
    status: 401,
  },
  {
    name: 'who is no member is told what to do when they propose a change',
    as: 'Amina',
    given: adoptBylaws,
    path: `${HERE}/change?p=2`,
    init: form({ version: '1', text: 'The board has five members.', why: 'Three are tired.' }),
    status: 403,
  },
  { name: 'a paragraph that is not there', as: 'Amina', given: adoptBylaws, path: `${HERE}/change?p=9`, status: 404 },
  {
    name: 'who is no member is told so before they write',
    as: 'Amina',
    given: adoptBylaws,
    path: `${HERE}/change?p=2`,
    status: 403,
  },
]);
