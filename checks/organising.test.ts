import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { askDelivery, declareSignatures, openStand, takeImport, uploadImport } from '#campaigns';
import { launchAppeal, signAndConfirm } from '../src/campaigns/campaign.testing.ts';
import { openWorld } from '../test/world.ts';
import { checks } from './organising.ts';

/** Each check, and the harm that it must find. */
const harms: Record<string, string> = {
  'of each import, those who wait are those who came less those who confirmed, were deleted or erased':
    'update signature_import set confirmed = 1',
  'nobody imported was written to more than once': 'update signature_import set mails = 3',
  'of a file that was taken in or thrown away nothing is kept but its hash':
    "insert into signature_import_file select id, '\\x00' from signature_import",
  'a correction of signatures on paper is of the same petition, and later':
    'update declared_signatures set corrects = id',
  'what was delivered has its manifest, whose hash is the one that is published':
    "update petition_delivery set sha256 = '\\x00'",
  'a file to deliver is what its hash says, as long as it is kept':
    "update petition_delivery_part set content = content || '\\x00'",
  'a stand has received at least the forms that it remembers':
    "insert into street_stand_form select id, 'a-key-of-a-phone', now() from street_stand",
  'of a petition whose time is over nothing that was brought, delivered or waits is kept':
    'update petition set erased_at = now()',
};

test('everything that organisers bring and deliver is checked, and each check finds its harm', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina', { showName: true, place: 'Lyon' });
  await world.transact(async (tx) => {
    const from = {
      platform: 'other',
      platformName: 'Elsewhere',
      exportedOn: '2016-10-01',
      wording: 'I sign this petition.',
    };
    const csv = Buffer.from('email,name\nlea@example.org,Lea\n');
    const file = await uploadImport(tx, ruth.actor, id, { ...from, platform: 'other' }, csv);
    await takeImport(tx, ruth.actor, id, file);
    await declareSignatures(tx, ruth.actor, id, {
      signatures: 12,
      countedOn: '2016-10-02',
      place: 'Lyon',
      countedBy: 'two of us',
      keptWhere: 'the safe',
      note: '',
      corrects: '',
    });
    await openStand(tx, ruth.actor, id, { place: 'Place Bellecour' });
    await askDelivery(tx, ruth.actor, id, { withNames: true });
  });
  await world.app.settle();
  assert.deepEqual(Object.keys(harms).toSorted(), checks.map(({ name }) => name).toSorted());
  for (const { name, query } of checks) {
    assert.deepEqual((await sql.raw(query).execute(world.db)).rows, [], name);
    const undone = world.transact(async (tx) => {
      await sql.raw(harms[name] ?? '').execute(tx);
      const { rows } = await sql.raw(query).execute(tx);
      throw new Error(rows.length > 0 ? 'found' : 'missed');
    });
    await assert.rejects(undone, { message: 'found' }, name);
  }
});
