import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { test } from 'node:test';
import { fileName, keepPicture, loadSharp, mediaFolder, mediaPath, readPicture, removeOrphans } from '#media';
import { type World, openWorld } from '../../test/world.ts';

const sharp = await loadSharp();
const seat = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#0b6b57' } })
  .png()
  .toBuffer();

const filesOf = async (world: World): Promise<string[]> =>
  (await readdir(mediaFolder(world.dataFolder), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .toSorted();

test('a picture is kept under the name of its content, with its row', async () => {
  await using world = await openWorld();
  const { actor } = await world.person('Amina');
  const id = await world.transact((tx) => keepPicture(tx, world.dataFolder, actor, seat, 'A green seat'));
  const row = await world.db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const full = await readFile(mediaPath(world.dataFolder, row.file)!);
  const preview = await readFile(mediaPath(world.dataFolder, row.preview)!);
  assert.equal(fileName(full), row.file);
  assert.equal(fileName(preview), row.preview);
  assert.deepEqual(
    [row.account_id, row.kind, row.mime, row.width, row.height, row.bytes, row.alt],
    [actor.account, 'image', 'image/webp', 900, 700, full.length, 'A green seat'],
  );
  assert.deepEqual(await filesOf(world), [row.file, row.preview].toSorted());
});

test('the same picture twice is two rows and one file', async () => {
  await using world = await openWorld();
  const { actor } = await world.person('Amina');
  const picture = await readPicture(seat);
  const ids = await Promise.all(
    [1, 2, 3].map(() => world.transact((tx) => keepPicture(tx, world.dataFolder, actor, picture, ''))),
  );
  assert.equal(new Set(ids).size, 3);
  assert.equal((await filesOf(world)).length, 2);
});

test('what was rolled back is removed within a day, and nothing else', async () => {
  await using world = await openWorld();
  const { actor } = await world.person('Amina');
  await world.transact((tx) => keepPicture(tx, world.dataFolder, actor, seat, ''));
  const kept = await filesOf(world);
  const other = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  await assert.rejects(
    world.transact(async (tx) => {
      await keepPicture(tx, world.dataFolder, actor, other, '');
      throw new Error('no');
    }),
    /no/,
  );
  assert.ok((await filesOf(world)).length > kept.length);
  await removeOrphans.run(world.deps, {});
  assert.deepEqual(await filesOf(world), kept);
});

test('a picture is served from its name, and can run nothing', async () => {
  await using world = await openWorld();
  const { actor } = await world.person('Amina');
  const id = await world.transact((tx) => keepPicture(tx, world.dataFolder, actor, seat, ''));
  const { file } = await world.db.selectFrom('media').select('file').where('id', '=', id).executeTakeFirstOrThrow();
  const response = await world.browse(`/media/${file}`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'image/webp');
  assert.equal(response.headers.get('content-security-policy'), "sandbox; default-src 'none'");
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(response.headers.get('cache-control'), 'private, max-age=3600');
  assert.equal(fileName(new Uint8Array(await response.arrayBuffer())), file);
  const again = await world.browse(`/media/${file}`, { headers: { 'if-none-match': response.headers.get('etag')! } });
  assert.equal(again.status, 304);
});

test('no other name reads a file', async () => {
  await using world = await openWorld();
  await stat(world.dataFolder);
  const name = `${'0'.repeat(64)}.webp`;
  for (const path of [
    name,
    `${name}.x`,
    '..%2f..%2fetc%2fpasswd',
    `..%2f${name}`,
    `${'0'.repeat(64)}.svg`,
    `${'A'.repeat(64)}.webp`,
    'a%00.webp',
    `%2e%2e%2f${name}`,
    `.${name}`,
  ]) {
    const response = await world.browse(`/media/${path}`);
    assert.equal(response.status, 404, path);
  }
});
