import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Db } from '#db';

const NAME = /^[0-9a-f]{64}\.webp$/;

/** The name of a file by its content: SHA-256 in hexadecimal, with the extension. */
export const fileName = (content: Uint8Array): string => `${createHash('sha256').update(content).digest('hex')}.webp`;

export const mediaFolder = (dataFolder: string): string => join(dataFolder, 'media');

/** Where a file of that name stands; undefined when nothing we keep can have that name. */
export function mediaPath(dataFolder: string, name: string): string | undefined {
  return NAME.test(name) ? join(mediaFolder(dataFolder), name.slice(0, 2), name) : undefined;
}

/**
 * Writes a file under the name of its content, whole and durable before it has that name: a crash
 * leaves the old state or the new one, never half a picture.
 * @returns the name.
 */
export async function writeMedia(dataFolder: string, content: Uint8Array): Promise<string> {
  const name = fileName(content);
  const path = mediaPath(dataFolder, name)!;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${name}.${process.pid}.${draftNumber++}`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  for (const changed of [folder, dirname(folder)]) await syncFolder(changed);
  return name;
}

let draftNumber = 0;

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** @returns the content, or undefined when there is no such file or no file can have that name. */
export async function readMedia(dataFolder: string, name: string): Promise<Buffer | undefined> {
  const path = mediaPath(dataFolder, name);
  if (!path) return undefined;
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** Which of these files some picture has. */
export async function namesInUse(db: Db, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const rows = await db
    .selectFrom('media')
    .where((eb) => eb.or([eb('file', 'in', names), eb('preview', 'in', names)]))
    .select(['file', 'preview'])
    .execute();
  return new Set(rows.flatMap((row) => [row.file, row.preview]));
}
