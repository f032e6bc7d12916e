import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { AsUser } from './as-user.ts';
import { CannotStart, inFolder } from './cannot-start.ts';

export const SOCKET_PORT = 5432;
// The whole path with its final zero must fit sockaddr_un.sun_path: 108 bytes on Linux, 104 on macOS (unix(7)).
const LONGEST = process.platform === 'linux' ? 107 : 103;
const TEMPORARY = 'essor-socket-';

const fits = (folder: string): boolean => Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST;

/** Makes an empty folder that only `owner` can enter: in the data folder, or elsewhere when that path is too long. */
export function makeSocketFolder(dataFolder: string, { owner }: AsUser): string {
  const near = join(dataFolder, 'socket');
  return inFolder(near, () => {
    rmSync(near, { recursive: true, force: true });
    let folder = near;
    if (fits(near)) mkdirSync(near, { mode: 0o700 });
    else folder = makeTemporary();
    chmodSync(folder, 0o700);
    chownSync(folder, owner.uid, owner.gid);
    return folder;
  });
}

function makeTemporary(): string {
  const parent = [tmpdir(), '/tmp'].find((folder) => fits(join(folder, `${TEMPORARY}XXXXXX`)));
  if (!parent) throw new CannotStart(`The path of ${tmpdir()} is too long for a socket. Set TMPDIR to a shorter one.`);
  return mkdtempSync(join(parent, TEMPORARY));
}

/** Removes a socket folder that `makeSocketFolder` made, and nothing else. */
export function removeSocketFolder(dataFolder: string, folder: string): void {
  if (folder !== join(dataFolder, 'socket') && !basename(folder).startsWith(TEMPORARY)) return;
  rmSync(folder, { recursive: true, force: true });
}
