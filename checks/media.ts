import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mediaPath } from '#media';
import type { FileCheck } from './check.ts';

export const checks: readonly FileCheck[] = [
  {
    name: 'every picture has its files, whole and unchanged',
    async violations({ db, dataFolder }) {
      const rows = await db.selectFrom('media').select(['id', 'file', 'preview']).orderBy('id').execute();
      const broken: object[] = [];
      for (const [name, id] of new Map(
        rows.flatMap(
          ({ id, file, preview }) =>
            [
              [file, id],
              [preview, id],
            ] as const,
        ),
      )) {
        const fault = await faultOf(mediaPath(dataFolder, name), name);
        if (fault) broken.push({ id, file: name, fault });
      }
      return broken;
    },
  },
];

async function faultOf(path: string | undefined, name: string): Promise<string | undefined> {
  if (path === undefined) return 'no name that we give';
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(path) as AsyncIterable<Buffer>) hash.update(part);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'cannot be read';
  }
  return name.startsWith(hash.digest('hex')) ? undefined : 'changed';
}
