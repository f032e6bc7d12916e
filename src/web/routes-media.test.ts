import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { changeProfile, leave } from '#accounts';
import { keepPicture, loadSharp, mediaPath, readPicture, removeFiles } from '#media';
import { createPost, deletePost } from '#network';
import { openWorld, type Person, type World } from '../../test/world.ts';
import { erasers } from './erasers.ts';

const sharp = await loadSharp();
const paint = async (background: string) =>
  readPicture(
    await sharp({ create: { width: 700, height: 60, channels: 3, background } })
      .png()
      .toBuffer(),
  );
const [green, white] = [await paint('#0b6b57'), await paint('#ffffff')];

const postWith = (world: World, who: Person, picture: typeof green) =>
  world.transact(async (tx) => {
    const media = await keepPicture(tx, world.dataFolder, who.actor, picture, '');
    const { id } = await createPost(tx, who.actor, { text: '', media: [media] });
    const files = await tx
      .selectFrom('media')
      .where('id', '=', media)
      .select(['file', 'preview'])
      .executeTakeFirstOrThrow();
    return { id, files: Object.values(files) };
  });

const served = async (world: World, files: readonly string[]) =>
  Promise.all(files.map(async (file) => (await world.browse(`/media/${file}`)).status));
const onDisk = (world: World, files: readonly string[]) =>
  files.map((file) => existsSync(mediaPath(world.dataFolder, file)!));

test('a picture goes with its post: from the address at once, from the disk right after', async () => {
  await using world = await openWorld();
  const lea = await world.person('Léa');
  const { id, files } = await postWith(world, lea, green);
  assert.deepEqual(await served(world, files), [200, 200]);
  await world.transact((tx) => deletePost(tx, lea.actor, id));
  assert.deepEqual(await served(world, files), [404, 404]);
  await world.app.settle();
  assert.deepEqual(onDisk(world, files), [false, false]);
});

test('a file stays while another post shows the same picture', async () => {
  await using world = await openWorld();
  const [lea, noe] = [await world.person('Léa'), await world.person('Noé')];
  const first = await postWith(world, lea, green);
  const second = await postWith(world, noe, green);
  assert.deepEqual(first.files, second.files);
  await world.transact((tx) => deletePost(tx, lea.actor, first.id));
  await world.app.settle();
  assert.deepEqual(await served(world, first.files), [200, 200]);
  await world.transact((tx) => deletePost(tx, noe.actor, second.id));
  await world.app.settle();
  assert.deepEqual(onDisk(world, first.files), [false, false]);
});

test('whoever leaves takes their pictures along, and a face that is replaced goes', async () => {
  await using world = await openWorld();
  const lea = await world.person('Léa');
  const { files } = await postWith(world, lea, green);
  const face = async (read: typeof green) => {
    await world.transact((tx) => changeProfile(tx, lea.actor, { avatar: read }, world.dataFolder));
    const row = await world.db
      .selectFrom('account')
      .innerJoin('media', 'media.id', 'account.avatar_id')
      .where('account.id', '=', lea.actor.account)
      .select(['file', 'preview'])
      .executeTakeFirstOrThrow();
    return Object.values(row);
  };
  const first = await face(white);
  const second = await face(await paint('#efaf3a'));
  await world.app.settle();
  assert.deepEqual(
    [await served(world, first), onDisk(world, first)],
    [
      [404, 404],
      [false, false],
    ],
  );
  assert.deepEqual(await served(world, second), [200, 200]);
  await world.transact((tx) => leave(tx, lea.actor, 'lea', erasers));
  assert.deepEqual(await served(world, [...files, ...second]), [404, 404, 404, 404]);
  await world.app.settle();
  assert.deepEqual(onDisk(world, [...files, ...second]), [false, false, false, false]);
});

test('no file goes while somebody is about to name it', async () => {
  await using world = await openWorld();
  const [lea, noe] = [await world.person('Léa'), await world.person('Noé')];
  const { id, files } = await postWith(world, lea, green);
  const [kept, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const posting = world.transact(async (tx) => {
    await keepPicture(tx, world.dataFolder, noe.actor, green, '');
    kept.resolve();
    await commit.promise;
  });
  await kept.promise;
  await world.transact((tx) => deletePost(tx, lea.actor, id));
  await assert.rejects(removeFiles.run(world.deps, { files }), /lock timeout/);
  commit.resolve();
  await posting;
  await removeFiles.run(world.deps, { files });
  assert.deepEqual(await served(world, files), [200, 200]);
});
