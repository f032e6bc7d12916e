import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 1_024 ** 3;

/**
 * A folder for a database that ends with the tests: in memory where the machine has room for it, since every test has a
 * database of hundreds of files of its own, and making these on a disk takes longer than most tests.
 */
export async function scratchFolder(prefix: string): Promise<string> {
  const memory = await statfs(IN_MEMORY).catch(() => undefined);
  const roomy = memory !== undefined && memory.bavail * memory.bsize >= ENOUGH_BYTES;
  return mkdtemp(join(roomy ? IN_MEMORY : tmpdir(), prefix));
}
