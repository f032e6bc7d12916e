import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createPrivateKey,
  hkdfSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import type { Db, Transact, Tx } from '#db';
import type { Random } from '#random';

const PURPOSE = 'vapid';
/** RFC 8292 §2: a day at most. */
const LASTS_S = 12 * 3_600;

/** The key by which push services know this server (RFC 8292), made once. */
export interface VapidKey {
  /** As browsers and applications take it: the uncompressed point, base64url. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
  /** Seals what is kept beside subscriptions. */
  readonly sealing: Buffer;
}

function readKey(secret: Buffer): VapidKey {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(secret);
  const point = ecdh.getPublicKey();
  const text = (from: number, to: number) => point.subarray(from, to).toString('base64url');
  return {
    publicKey: point.toString('base64url'),
    privateKey: createPrivateKey({
      format: 'jwk',
      key: { kty: 'EC', crv: 'P-256', x: text(1, 33), y: text(33, 65), d: secret.toString('base64url') },
    }),
    sealing: Buffer.from(hkdfSync('sha256', secret, '', 'push token', 32)),
  };
}

const kept = async (db: Db): Promise<VapidKey | undefined> => {
  const row = await db.selectFrom('signing_key').where('purpose', '=', PURPOSE).select('secret').executeTakeFirst();
  return row && readKey(row.secret);
};

async function make(tx: Tx): Promise<VapidKey> {
  await tx
    .insertInto('signing_key')
    .values({ purpose: PURPOSE, secret: Buffer.from(tx.random.bytes(32)), created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await kept(tx))!;
}

const known = new WeakMap<Transact, Promise<VapidKey>>();

/** The key of this server, made when it is first asked for. */
export function vapidKey({ db, transact }: { db: Db; transact: Transact }): Promise<VapidKey> {
  const found = known.get(transact) ?? kept(db).then((key) => key ?? transact(make));
  known.set(transact, found);
  // What could not be read is asked for again.
  found.catch(() => known.delete(transact));
  return found;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that says to one push service who sends (RFC 8292 §2; ES256 of RFC 7518 §3.4). */
export function vapidToken(key: VapidKey, endpoint: string, contact: string, now: Date): string {
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.getTime() / 1_000) + LASTS_S,
    sub: contact,
  };
  const text = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(text), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

/** Seals a token: who reads the table alone can do nothing with it. */
export function sealToken({ sealing }: VapidKey, token: string, random: Random): Buffer {
  const nonce = random.bytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
  return Buffer.concat([nonce, cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

export function openToken({ sealing }: VapidKey, sealed: Buffer): string {
  const cipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, 12));
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]).toString('utf8');
}

/** How a push service is told who sends, for either encryption (RFC 8292 §3; draft-ietf-webpush-vapid-01 §2). */
export function vapidHeaders(key: VapidKey, token: string, standard: boolean): Record<string, string> {
  if (standard) return { authorization: `vapid t=${token}, k=${key.publicKey}` };
  return { authorization: `WebPush ${token}`, 'crypto-key': `p256ecdsa=${key.publicKey}` };
}
