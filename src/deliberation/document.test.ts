import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionNamed } from '#actions';
import { messagesFor } from '#i18n';
import { Refusal } from '#refusal';
import { openWorld } from '../../test/world.ts';
import { documentBySlug, documents } from './document.ts';
import { hashOfText } from './document-text.ts';
import { act, adoptBylaws, BYLAWS, told } from './documents.testing.ts';
import { documentSigners, eraseSignatures, signDocument, unsignDocument } from './sign-document.ts';

const refused = (field: string, sentence: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Refusal);
  assert.match(error.fields[field]!(messagesFor('en')), sentence);
  return true;
};

test('a document is adopted, read and listed; its fingerprint is that of its text', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const found = await documentBySlug(world.db, 'our-bylaws');
  assert.equal(found?.text, BYLAWS.text);
  assert.equal(found.shown.hash, hashOfText(BYLAWS.text));
  assert.equal(found.version, 1);
  assert.deepEqual(
    (await documents(world.db)).map(({ title }) => title),
    ['Our bylaws'],
  );
  assert.equal(await documentBySlug(world.db, 'our-bylaws', 2), undefined);
  assert.equal(await documentBySlug(world.db, 'nothing'), undefined);
});

test('a co-operative has one set of bylaws, and a title stands for one document', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  await assert.rejects(
    act(world, 'document.adopt', { ...BYLAWS, title: 'Others' }),
    refused('kind', /has bylaws already/),
  );
  await assert.rejects(
    act(world, 'document.adopt', { ...BYLAWS, kind: 'policy', title: 'Our Bylaws!' }),
    refused('title', /this title holds already/),
  );
});

test('bylaws weigh more than a policy', () => {
  const weight = (name: string, input: unknown) => actionNamed(name)!.gravity(input);
  assert.equal(weight('document.adopt', { kind: 'bylaws' }), 'constitutional');
  assert.equal(weight('document.adopt', { kind: 'policy' }), 'ordinary');
  assert.equal(weight('document.amend', { document: 'bylaws/a@1' }), 'constitutional');
  assert.equal(weight('document.amend', { document: 'manifesto/a@1' }), 'ordinary');
  assert.equal(weight('document.retire', { document: 'bylaws/a' }), 'constitutional');
});

test('what weighs less cannot be said of bylaws: the name of a document holds its kind', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  await assert.rejects(
    act(world, 'document.amend', { document: 'policy/our-bylaws@1', text: 'Anything.' }),
    refused('document', /no such document/),
  );
});

test('an amendment says its paragraphs before and after, makes a version, and can be undone', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const input = { document: 'bylaws/our-bylaws@1', text: 'Purpose.\n\nThe board has five members.\n\nEnd.' };
  assert.deepEqual(await told(world, 'document.amend', input), [
    {
      what: 'Our bylaws, paragraph 2',
      before: 'The board has three members.',
      after: 'The board has five members.',
      href: '/coop/documents/our-bylaws',
    },
  ]);
  const undo = await act(world, 'document.amend', input);
  assert.equal((await documentBySlug(world.db, 'our-bylaws'))?.text, input.text);
  assert.equal((await documentBySlug(world.db, 'our-bylaws', 1))?.text, BYLAWS.text);
  assert.deepEqual(undo, { name: 'document.amend', input: { document: 'bylaws/our-bylaws@2', text: BYLAWS.text } });
  await act(world, undo.name, undo.input);
  const after = await documentBySlug(world.db, 'our-bylaws');
  assert.equal(after?.version, 3);
  assert.equal(after.shown.hash, hashOfText(BYLAWS.text));
});

test('a change is made on the version that was read, or not at all', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const one = { document: 'bylaws/our-bylaws@1', text: 'Our purpose.\n\nThe board has three members.\n\nEnd.' };
  const other = { document: 'bylaws/our-bylaws@1', text: 'Purpose.\n\nThe board has five members.\n\nEnd.' };
  await act(world, 'document.amend', one);
  await assert.rejects(act(world, 'document.amend', other), refused('document', /changed this document since/));
  // It still says what its author meant, not that it undoes the other.
  assert.deepEqual(
    (await told(world, 'document.amend', other)).map(({ what }) => what),
    ['Our bylaws, paragraph 2'],
  );
  await assert.rejects(
    act(world, 'document.amend', { ...one, document: 'bylaws/our-bylaws@2' }),
    refused('text', /nothing would change/),
  );
});

test('a long paragraph is told around what changes in it; many are told as a number', async () => {
  await using world = await openWorld();
  const filler = 'words that stay as they are, '.repeat(30);
  const text = Array.from({ length: 9 }, (_, i) => `Article ${i}: ${filler}three ${filler}`).join('\n\n');
  await act(world, 'document.adopt', { ...BYLAWS, text });
  const changes = await told(world, 'document.amend', {
    document: 'bylaws/our-bylaws@1',
    text: text.replaceAll('three', 'five'),
  });
  assert.equal(changes.length, 7);
  assert.match(changes[0]!.after, /… .*five.* …/s);
  assert.ok(changes[0]!.after.length < 400);
  assert.match(changes[6]!.after, /3 more paragraphs/);
});

test('a retired document stays to be read, and comes back as its next version', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const undo = await act(world, 'document.retire', { document: 'bylaws/our-bylaws' });
  assert.deepEqual(await documents(world.db), []);
  assert.equal((await documents(world.db, { retired: true })).length, 1);
  assert.ok((await documentBySlug(world.db, 'our-bylaws'))?.retiredAt);
  await assert.rejects(
    act(world, 'document.amend', { document: 'bylaws/our-bylaws@1', text: 'Other.' }),
    refused('document', /no such document/),
  );
  assert.equal(undo?.name, 'document.adopt');
  await act(world, undo.name, undo.input);
  const back = await documentBySlug(world.db, 'our-bylaws');
  assert.equal(back?.version, 2);
  assert.equal(back.retiredAt, null);
});

test('people sign the version that holds, once each, and are named when they wish', async () => {
  await using world = await openWorld();
  const document = await adoptBylaws(world);
  const [amina, joao] = [await world.person('Amina'), await world.person('João')];
  const sign = (who: typeof amina, version: number, shown: boolean) =>
    world.transact((tx) => signDocument(tx, who.actor, { document, version, shown }));
  await sign(amina, 1, true);
  await sign(joao, 1, false);
  await sign(joao, 1, false);
  const signers = await documentSigners(world.db, joao.actor, document, 1);
  assert.equal(signers.count, 2);
  assert.deepEqual(
    signers.named.map(({ displayName }) => displayName),
    ['Amina'],
  );
  assert.equal(signers.mine?.shown, false);
  assert.equal((await documents(world.db))[0]?.signatures, 2);

  await act(world, 'document.amend', { document: 'bylaws/our-bylaws@1', text: 'Purpose alone.' });
  await assert.rejects(sign(joao, 1, true), (error) => error instanceof Refusal && error.status === 409);
  assert.equal((await documents(world.db))[0]?.signatures, 0);
  assert.equal((await documentSigners(world.db, amina.actor, document, 2)).mine?.version, 1);

  await world.transact((tx) => unsignDocument(tx, joao.actor, document));
  await world.transact((tx) => eraseSignatures(tx, amina.actor.account));
  assert.equal((await documentSigners(world.db, undefined, document, 1)).count, 0);
});
