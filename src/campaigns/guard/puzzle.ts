import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { Random } from '#random';

/** Leading noughts, in bits: a quarter of a million tries, a second or two of a phone. */
export const PUZZLE_BITS = 18;
const LIVES_MS = 30 * 60_000;
const PURPOSE = 'puzzle';
const NONCE = 16;
const MAC = 16;

/** To whom a puzzle is given: it is worth nothing for another campaign or mailbox. */
export interface Puzzled {
  readonly campaign: Id<'campaign'>;
  readonly mailbox: string;
}

/** The key that signs puzzles, made when it is first needed. */
export async function puzzleKey(tx: Tx): Promise<Buffer> {
  await tx
    .insertInto('signing_key')
    .values({ purpose: PURPOSE, secret: Buffer.from(tx.random.bytes(32)), created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('signing_key')
    .where('purpose', '=', PURPOSE)
    .select('secret')
    .executeTakeFirstOrThrow();
  return row.secret;
}

const sign = (key: Buffer, body: Buffer, { campaign, mailbox }: Puzzled): Buffer =>
  createHmac('sha256', key).update(body).update(`${campaign} ${mailbox}`).digest().subarray(0, MAC);

/** A puzzle: a nonce that begins it, when it ends, and our signature. Nothing is kept of it. */
export function newPuzzle(key: Buffer, to: Puzzled, { now, random }: { now: Date; random: Random }): string {
  const body = Buffer.alloc(NONCE + 8);
  body.set(random.bytes(NONCE));
  body.writeBigUInt64BE(BigInt(now.getTime() + LIVES_MS), NONCE);
  return Buffer.concat([body, sign(key, body, to)]).toString('base64url');
}

/** What is hashed with a number after it: the nonce in base64url, one block of SHA-256 with the number. */
export const nonceOf = (puzzle: string): string =>
  Buffer.from(puzzle, 'base64url').subarray(0, NONCE).toString('base64url');

/** Whether a puzzle is ours, for them, and in time. @param puzzle from outside. */
export function isOurs(key: Buffer, puzzle: string, to: Puzzled, now: Date): boolean {
  const bytes = Buffer.from(puzzle, 'base64url');
  if (bytes.length !== NONCE + 8 + MAC) return false;
  const body = bytes.subarray(0, NONCE + 8);
  if (!timingSafeEqual(sign(key, body, to), bytes.subarray(NONCE + 8))) return false;
  return body.readBigUInt64BE(NONCE) > BigInt(now.getTime());
}

/** Whether the number solves it: SHA-256 of `<nonce>:<number>` begins with `PUZZLE_BITS` noughts (as in Hashcash). */
export function solves(puzzle: string, number: string): boolean {
  if (!/^\d{1,15}$/.test(number)) return false;
  const hash = createHash('sha256')
    .update(`${nonceOf(puzzle)}:${number}`)
    .digest();
  return hash.readUInt32BE() >>> (32 - PUZZLE_BITS) === 0;
}

/** Takes a puzzle out of use. @returns whether it was not used before. */
export async function spendPuzzle(tx: Tx, puzzle: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('spent_puzzle')
    .values({
      nonce: Buffer.from(puzzle, 'base64url').subarray(0, NONCE),
      expires_at: new Date(tx.now.getTime() + 2 * LIVES_MS),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}
