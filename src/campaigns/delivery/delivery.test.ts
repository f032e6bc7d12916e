import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { askDelivery, declareSignatures, declaredOf, deliveriesOf, deliveryFile, recordReceipt } from '#campaigns';
import type { Id } from '#ids';
import { openWorld, type World } from '../../../test/world.ts';
import { launchAppeal, signAndConfirm } from '../campaign.testing.ts';

const read = async (world: World, viewer: Parameters<typeof deliveryFile>[1], id: Id<'campaign'>, name: string) => {
  const [delivery] = await deliveriesOf(world.db, id);
  assert.ok(delivery);
  const { parts } = await deliveryFile(world.db, viewer, id, delivery.id, name);
  return { delivery, content: Buffer.concat(await Array.fromAsync(parts)) };
};

test('what is delivered can be checked by anybody: each file by the manifest, the manifest by the published hash', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina', { showName: true, place: 'Lyon' });
  await signAndConfirm(world, id, 'Łukasz', { email: 'lukasz@example.org', showName: true, place: '@Łódź' });
  await signAndConfirm(world, id, 'Hidden', { showName: false });
  await world.transact((tx) => askDelivery(tx, ruth.actor, id, { withNames: true }));
  await world.app.settle();

  const { delivery, content } = await read(world, ruth.actor, id, 'manifest.json');
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  assert.equal(hash(content), delivery.sha256);
  const manifest = JSON.parse(content.toString());
  assert.equal(manifest.signatures_confirmed, 3);
  for (const { name, sha256 } of manifest.files)
    assert.equal(hash((await read(world, ruth.actor, id, name)).content), sha256, name);

  const table = (await read(world, ruth.actor, id, 'signatures.csv')).content.toString();
  assert.deepEqual(table.split('\r\n'), [
    'signature,confirmed_on,name,place',
    '1,2016-10-03,Amina,Lyon',
    "2,2016-10-03,Łukasz,'@Łódź",
    '3,2016-10-03,,',
    '',
  ]);
  const paper = (await read(world, ruth.actor, id, 'petition.pdf')).content;
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  assert.ok(!table.includes('@example.org'), 'no address is handed out');

  const receipt = { deliveredTo: 'the board', deliveredOn: '2016-10-03', source: 'A registered letter', url: '' };
  await world.transact((tx) => recordReceipt(tx, ruth.actor, id, delivery.id, receipt));
  const page = await (await world.browse('/c/what-if-we-bought-twitter')).text();
  assert.ok(page.includes(delivery.sha256 ?? 'none') && page.includes('Handed to the board'));
});

test('signatures on paper are declared apart; a correction is a record of its own', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  const count = { countedOn: '2016-10-02', place: 'Lyon', countedBy: 'two of us', keptWhere: 'the safe', note: '' };
  const first = await world.transact((tx) =>
    declareSignatures(tx, ruth.actor, id, { ...count, signatures: 120, corrects: '' }),
  );
  const correct = () =>
    world.transact((tx) => declareSignatures(tx, ruth.actor, id, { ...count, signatures: 112, corrects: first }));
  await correct();
  await assert.rejects(correct());
  assert.deepEqual(
    (await declaredOf(world.db, id)).map(({ signatures, corrected }) => [signatures, corrected]),
    [
      [112, false],
      [120, true],
    ],
  );
  const milestones = await world.db.selectFrom('milestone').where('reached_at', 'is not', null).selectAll().execute();
  assert.deepEqual(milestones, [], 'they reach none');
});
