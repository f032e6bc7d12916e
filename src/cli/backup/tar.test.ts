import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyFolder } from '../run.testing.ts';
import { BadTar, type Entry, readTar, writeTar } from './tar.ts';

const AT = new Date('2016-10-03T07:00:00Z');

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

const write = async (entries: Entry[]) => Buffer.concat(await Array.fromAsync(writeTar(each(entries), AT)));

function* inPieces(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (bytes: Buffer, size = 1_000, largest = 100_000) =>
  Array.fromAsync(readTar(each(inPieces(bytes, size)), largest));

const entry = fc
  .tuple(fc.stringMatching(/^[a-z]{1,20}\/[a-z0-9]{1,60}\.tsv$/), fc.uint8Array({ maxLength: 2_000 }))
  .map(([name, bytes]): Entry => ({ name, content: Buffer.from(bytes) }));

test('what is written is read, however it arrives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 5 }), fc.integer({ min: 1, max: 3_000 }), async (entries, size) => {
      assert.deepEqual(await read(await write(entries), size), entries);
    }),
  );
});

test('tar reads what we write, and we read what tar writes', async (t) => {
  const folder = emptyFolder(t);
  const content = Buffer.from('1\tété\n');
  writeFileSync(join(folder, 'ours.tar'), await write([{ name: 'tables/post/000001.tsv', content }]));
  execFileSync('tar', ['xf', 'ours.tar'], { cwd: folder });
  assert.deepEqual(readFileSync(join(folder, 'tables/post/000001.tsv')), content);
  execFileSync('tar', ['cf', 'theirs.tar', '--format=ustar', 'tables/post/000001.tsv'], { cwd: folder });
  assert.deepEqual(await read(readFileSync(join(folder, 'theirs.tar'))), [{ name: 'tables/post/000001.tsv', content }]);
});

test('what is cut short, damaged, too large or no archive is refused', async () => {
  const whole = await write([{ name: 'a', content: Buffer.alloc(700, 'a') }]);
  for (const bytes of [whole.subarray(0, 900), whole.subarray(0, 100), Buffer.alloc(0), Buffer.alloc(600, 'x')]) {
    await assert.rejects(read(bytes), BadTar);
  }
  const damaged = Buffer.from(whole);
  damaged[124] = 0x39;
  await assert.rejects(read(damaged), BadTar);
  await assert.rejects(read(whole, 100, 699), BadTar);
});
