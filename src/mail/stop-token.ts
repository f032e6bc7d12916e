import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { MailTopic } from './schema.ts';

/**
 * Stands in a kept text for the token of whom it goes to. No field of a form lets its control characters pass, so
 * nothing that people write can be taken for it.
 */
export const STOP_TOKEN = '\u001astop\u001a';

const PURPOSE = 'stop-mail';
/** In this order for ever: tokens hold the place. */
const TOPICS: readonly MailTopic[] = ['votes', 'digest', 'membership'];
const SIGNATURE_BYTES = 16;

/** The key, made when it is first needed. */
export async function ensureStopKey(tx: Tx): Promise<void> {
  await tx
    .insertInto('signing_key')
    .values({ purpose: PURPOSE, secret: Buffer.from(tx.random.bytes(32)), created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns undefined when no mail that can be stopped was ever written. */
export async function stopKey(db: Db): Promise<Buffer | undefined> {
  const row = await db.selectFrom('signing_key').where('purpose', '=', PURPOSE).select('secret').executeTakeFirst();
  return row?.secret;
}

/** A token that lets whoever holds it stop one kind of mail to one person, and do nothing else. It never lapses. */
export function stopToken(key: Buffer, person: Id<'person'>, topic: MailTopic): string {
  const body = Buffer.alloc(9);
  body.writeBigUInt64BE(BigInt(person));
  body[8] = TOPICS.indexOf(topic);
  return Buffer.concat([body, sign(key, body)]).toString('base64url');
}

/** @returns undefined when it is not one of ours. */
export function readStopToken(key: Buffer, token: string): { person: Id<'person'>; topic: MailTopic } | undefined {
  if (!/^[\w-]{34}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, 9);
  if (!timingSafeEqual(sign(key, body), bytes.subarray(9))) return undefined;
  const topic = TOPICS[body[8] ?? -1];
  return topic && { person: body.readBigUInt64BE().toString() as Id<'person'>, topic };
}

const sign = (key: Buffer, body: Buffer): Buffer =>
  createHmac('sha256', key).update(body).digest().subarray(0, SIGNATURE_BYTES);
