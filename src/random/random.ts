import { createHash, randomBytes } from 'node:crypto';

/** Where chance enters the program: `bytes(n)` gives n unpredictable bytes. */
export interface Random {
  bytes(length: number): Uint8Array;
}

const POOL_BYTES = 4_096;
let pool = Buffer.alloc(0);

/** The machine's. Small amounts come from a pool that is filled at once: each asking has its price. */
export const systemRandom: Random = {
  bytes(length) {
    if (length > 64) return randomBytes(length);
    if (pool.length < length) pool = randomBytes(POOL_BYTES);
    const taken = Uint8Array.from(pool.subarray(0, length));
    // What was given away stays nowhere else.
    pool.fill(0, 0, length);
    pool = pool.subarray(length);
    return taken;
  },
};

/** Chance that can be replayed from a seed: for tests and rehearsals, never for secrets. */
export function seededRandom(seed: string): Random {
  let block = 0;
  return {
    bytes(length) {
      const out = new Uint8Array(length);
      for (let filled = 0; filled < length;) {
        const chunk = createHash('sha256').update(`${seed}/${block++}`).digest();
        out.set(chunk.subarray(0, Math.min(chunk.length, length - filled)), filled);
        filled += chunk.length;
      }
      return out;
    },
  };
}

/** A secret for a link or a cookie: 256 bits in base64url. */
export function newSecret(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}

/** What is stored of a secret. The secrets are 256 random bits, so a plain SHA-256 is enough. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
