import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, deletePost } from '#network';
import { Refusal } from '#refusal';
import { openWorld } from '../../test/world.ts';
import { cite, citationsOf } from './citation.ts';
import { act, adoptBylaws, BYLAWS } from './documents.testing.ts';
import { hashOfText } from './document-text.ts';
import { draftProposal } from './draft.ts';
import { cooperators } from './effect.testing.ts';
import { openVote } from './open-vote.ts';
import { publishProposal } from './publish.ts';
import { sourceAt, sourcesIn } from './sources.ts';
import { summariesOf, summarise } from './summary.ts';

const HERE = 'https://here.example';

const DRAFT = {
  kind: 'yes-no',
  title: 'Hold to the bylaws',
  language: 'en',
  rule: 'lazy',
  settings: {},
  options: [],
  actions: [],
} as const;

test('addresses of this server lead to posts and versions of documents, and to nothing else', () => {
  assert.deepEqual(sourceAt('/@lea/123', HERE), { kind: 'post', id: '123', path: '/@lea/123' });
  assert.deepEqual(sourceAt(`${HERE}/coop/documents/bylaws/2?x#p3`, HERE), {
    kind: 'document',
    slug: 'bylaws',
    version: 2,
    path: '/coop/documents/bylaws/2',
  });
  for (const other of [
    'https://elsewhere.example/@lea/123',
    '//elsewhere.example/@lea/123',
    '/@lea',
    '/@lea/0123',
    '/coop/documents/a/b',
    '/coop/documents/a/0',
    'javascript:alert(1)',
    'http://[',
    '/%zz',
  ])
    assert.equal(sourceAt(other, HERE), undefined, other);
  assert.deepEqual(
    sourcesIn(`See ${HERE}/@lea/123. And (/coop/documents/bylaws), [twice](/@lea/123), a/@b/9.`, HERE).map(
      ({ path }) => path,
    ),
    ['/@lea/123', '/coop/documents/bylaws'],
  );
});

test('what a proposal links to is kept as it was when the vote opened', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const [lea] = await cooperators(world, ['Léa', 'Amina']);
  const said = (text: string, visibility: 'public' | 'followers') =>
    world.transact((tx) => createPost(tx, lea!.actor, { text, visibility }));
  const open = await said('Three is enough.', 'public');
  const kept = await said('Between us.', 'followers');
  const body = `As in /coop/documents/our-bylaws, /@lea/${open.id} and /@lea/${kept.id}; see https://elsewhere.example/x.`;
  const { id } = await world.transact((tx) => draftProposal(tx, lea!.actor, { ...DRAFT, body }));
  await world.transact((tx) => publishProposal(tx, lea!.actor, id));
  await world.transact((tx) => openVote(tx, lea!.actor, id, HERE));
  await act(world, 'document.amend', { document: 'bylaws/our-bylaws@1', text: 'Other.' });
  await world.transact((tx) => deletePost(tx, lea!.actor, open.id));
  assert.deepEqual(
    (await citationsOf(world.db, id)).map(({ address, text, hash }) => ({ address, text, hash })),
    [
      { address: '/coop/documents/our-bylaws/1', text: BYLAWS.text, hash: hashOfText(BYLAWS.text) },
      { address: `/@lea/${open.id}`, text: 'Three is enough.', hash: hashOfText('Three is enough.') },
    ],
  );
});

test('an author cites what stands here by its address, and anything else in its own words', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const [lea, amina] = await cooperators(world, ['Léa', 'Amina']);
  const { id } = await world.transact((tx) => draftProposal(tx, lea!.actor, { ...DRAFT, body: 'Because.' }));
  const citing = (who: typeof lea, address: string, text = '') =>
    world.transact((tx) => cite(tx, who!.actor, id, { label: 'A source', address, text }, HERE));
  await citing(lea, `${HERE}/coop/documents/our-bylaws`, 'Not what it says.');
  await citing(lea, 'https://elsewhere.example/report', 'Page 4.');
  const refused = (field: string) => (error: unknown) =>
    error instanceof Refusal && error.status === 422 && field in error.fields;
  await assert.rejects(citing(lea, 'https://elsewhere.example/report'), refused('text'));
  await assert.rejects(citing(lea, '/coop/documents/nothing'), refused('address'));
  await assert.rejects(citing(lea, '/@lea/999'), refused('address'));
  await assert.rejects(citing(amina, '', 'x'), (error) => error instanceof Refusal && error.status === 404);
  assert.deepEqual(
    (await citationsOf(world.db, id)).map(({ text }) => text),
    [BYLAWS.text, 'Page 4.'],
  );
});

test('a summary is signed by a member, and cites the posts it links to; older ones stay', async () => {
  await using world = await openWorld();
  const [lea, amina] = await cooperators(world, ['Léa', 'Amina']);
  const { id } = await world.transact((tx) => draftProposal(tx, lea!.actor, { ...DRAFT, body: 'Because.' }));
  const sum = (who: typeof lea, text: string) => world.transact((tx) => summarise(tx, who!.actor, id, { text }));
  await assert.rejects(sum(lea, 'Too early.'), (error) => error instanceof Refusal && error.status === 404);
  await world.transact((tx) => publishProposal(tx, lea!.actor, id));
  await sum(lea, 'Nobody disagrees.');
  await sum(amina, `Somebody does: ${HERE}/@joao/77 and /@lea/78.`);
  const found = await summariesOf(world.db, id, HERE);
  assert.deepEqual(
    found.map(({ by, cites }) => [by.name, cites]),
    [
      ['Amina', ['77', '78']],
      ['Léa', []],
    ],
  );
  const stranger = await world.person('Stranger');
  await assert.rejects(
    world.transact((tx) => summarise(tx, stranger.actor, id, { text: 'Mine.' })),
    (error) => error instanceof Refusal && error.status === 403,
  );
});
