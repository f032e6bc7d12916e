import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyList,
  blockDomain,
  liftBlock,
  listOf,
  pastBlocks,
  previewList,
  publicDomain,
  readBlocks,
} from '#blocklists';
import { Refusal } from '#refusal';
import { openWorld } from '../../test/world.ts';

const OWN = 'essor.example';
const HEAD = '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n';
const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;
const BLOCK = {
  severity: 'silence',
  rejectMedia: false,
  rejectReports: false,
  publicComment: 'Spam',
  privateComment: 'Ask again in May',
  obfuscate: false,
} as const;

test('a list says what it would change, changes that and nothing else, and what stood before stays readable', async () => {
  await using world = await openWorld();
  const mona = await world.person('Mona', { roles: ['moderator'] });
  await world.transact((tx) => blockDomain(tx, mona.actor, { ...BLOCK, domain: 'Old.Example' }, OWN));
  await world.transact((tx) => blockDomain(tx, mona.actor, { ...BLOCK, domain: 'same.example' }, OWN));
  await world.transact((tx) => blockDomain(tx, mona.actor, { ...BLOCK, domain: 'kept.example' }, OWN));
  const text =
    `${HEAD}old.example,suspend,true,false,"Spam, again",false\n` +
    'same.example,silence,false,false,Spam,false\n' +
    'bücher.example,suspend,False,True,,true\n' +
    `${OWN},suspend,,,,\n` +
    'stars.*.example,suspend,,,,\nnot-a-domain,suspend,,,,\nodd.example,ban,,,,\n';
  const preview = await previewList(world.db, mona.actor, text, OWN);
  assert.deepEqual(
    [preview.fresh.map(({ domain }) => domain), preview.changed.map(({ to }) => to.domain), preview.already],
    [['xn--bcher-kva.example'], ['old.example'], 1],
  );
  assert.deepEqual(
    preview.faulty.map(({ line }) => line),
    [5, 6, 7, 8],
  );
  assert.equal(preview.cuts, 0);
  assert.equal((await readBlocks(world.db)).length, 3, 'looking changes nothing');

  await world.transact((tx) => applyList(tx, mona.actor, { text, seen: preview.digest, own: OWN }));
  const standing = await readBlocks(world.db);
  assert.deepEqual(
    standing.map(({ domain, severity, cameBy }) => [domain, severity, cameBy]),
    [
      ['kept.example', 'silence', 'hand'],
      ['old.example', 'suspend', 'list'],
      ['same.example', 'silence', 'hand'],
      ['xn--bcher-kva.example', 'suspend', 'list'],
    ],
  );
  assert.equal(standing[1]?.privateComment, 'Ask again in May', 'notes made here stay');
  const [past] = await pastBlocks(world.db, mona.actor);
  assert.deepEqual([past?.domain, past?.severity, past?.endedBy], ['old.example', 'silence', 'mona']);
});

test('what changed since somebody looked is not applied unseen', async () => {
  await using world = await openWorld();
  const mona = await world.person('Mona', { roles: ['moderator'] });
  const text = `${HEAD}a.example,suspend,,,,\nb.example,silence,,,,\n`;
  const { digest: seen } = await previewList(world.db, mona.actor, text, OWN);
  await world.transact((tx) => blockDomain(tx, mona.actor, { ...BLOCK, domain: 'a.example' }, OWN));
  await assert.rejects(
    world.transact((tx) => applyList(tx, mona.actor, { text, seen, own: OWN })),
    refusedWith(409),
  );
  assert.equal((await readBlocks(world.db)).length, 1);
});

test('of two who apply one list at once one does, and the list goes out as it came in', async () => {
  await using world = await openWorld();
  const mona = await world.person('Mona', { roles: ['moderator'] });
  const text = `${HEAD}a.example,suspend,true,false,Why,true\nb.example,noop,false,true,,false\n`;
  const { digest: seen } = await previewList(world.db, mona.actor, text, OWN);
  const both = await Promise.allSettled(
    [1, 2].map(() => world.transact((tx) => applyList(tx, mona.actor, { text, seen, own: OWN }))),
  );
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const { columns, rows } = await listOf(world.db, mona.actor);
  assert.equal(
    [columns, ...rows]
      .map((row) => row.join(','))
      .join('\n')
      .concat('\n'),
    text,
  );
});

test('a block is lifted, by those who moderate alone, and hides the middle of a name where it says so', async () => {
  await using world = await openWorld();
  const mona = await world.person('Mona', { roles: ['moderator'] });
  const amina = await world.person('Amina');
  const blocks = (who: typeof amina, domain: string) =>
    world.transact((tx) => blockDomain(tx, who.actor, { ...BLOCK, domain }, OWN));
  await assert.rejects(blocks(amina, 'a.example'), refusedWith(403));
  await assert.rejects(blocks(mona, OWN), refusedWith(422));
  await assert.rejects(blocks(mona, 'http://a.example/'), refusedWith(422));
  await blocks(mona, 'a.example');
  await blocks(mona, 'a.example');
  const [one, ...more] = await readBlocks(world.db);
  assert.ok(one && more.length === 0);
  await assert.rejects(
    world.transact((tx) => liftBlock(tx, amina.actor, one.id)),
    refusedWith(403),
  );
  await world.transact((tx) => liftBlock(tx, mona.actor, one.id));
  await assert.rejects(
    world.transact((tx) => liftBlock(tx, mona.actor, one.id)),
    refusedWith(404),
  );
  assert.deepEqual(await readBlocks(world.db), []);
  assert.equal(publicDomain({ domain: 'somewhere.example', obfuscate: true }), 'somew****.***mple');
});
