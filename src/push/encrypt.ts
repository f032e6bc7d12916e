import { createCipheriv, createECDH, ECDH, hkdfSync } from 'node:crypto';

const CURVE = 'prime256v1';
/** What a push service takes at least (RFC 8030 §7.2), and so the size of the one record. */
const RECORD = 4_096;
const TAG = 16;
/** Lengths tell a push service what was written: all are a multiple of this. */
const PADDED_TO = 256;
/** The longest message: the record without what the header (86), the tag and the padding take. */
export const LONGEST_MESSAGE = RECORD - 86 - TAG - PADDED_TO;

/** To whom a message goes: the key and the secret that the receiver made (RFC 8291 §2.1). */
export interface Receiver {
  readonly p256dh: Buffer;
  readonly auth: Buffer;
}

/** What is new in each message: a private key of 32 bytes and a salt of 16. Never used twice. */
export interface Fresh {
  readonly privateKey: Uint8Array;
  readonly salt: Uint8Array;
}

export interface Encrypted {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Whether bytes are a point of P-256 in its uncompressed form. */
export function isPoint(bytes: Buffer): boolean {
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  try {
    ECDH.convertKey(bytes, CURVE);
    return true;
  } catch {
    return false;
  }
}

const derive = (secret: Uint8Array, salt: Uint8Array, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));

const named = (name: string, ...more: readonly Buffer[]): Buffer => Buffer.concat([Buffer.from(`${name}\0`), ...more]);

function agree({ p256dh }: Receiver, { privateKey }: Fresh): { own: Buffer; shared: Buffer } {
  const ecdh = createECDH(CURVE);
  ecdh.setPrivateKey(privateKey);
  return { own: ecdh.getPublicKey(), shared: ecdh.computeSecret(p256dh) };
}

function seal(key: Buffer, nonce: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Encrypts a message for one receiver as `aes128gcm` (RFC 8291 §3.4 over RFC 8188 §2): whoever carries it reads
 * nothing of it.
 * @param pad up to how many bytes the message is filled; those of the RFC’s own example have none.
 */
export function encryptStandard(message: Buffer, to: Receiver, fresh: Fresh, pad = PADDED_TO): Encrypted {
  const { own, shared } = agree(to, fresh);
  const secret = derive(shared, to.auth, named('WebPush: info', to.p256dh, own), 32);
  const key = derive(secret, fresh.salt, named('Content-Encoding: aes128gcm'), 16);
  const nonce = derive(secret, fresh.salt, named('Content-Encoding: nonce'), 12);
  // The last record ends with a 2, then zeros (RFC 8188 §2).
  const plain = Buffer.concat([message, Buffer.from([2]), padding(message.length + 1, pad)]);
  const header = Buffer.alloc(21);
  header.set(fresh.salt);
  header.writeUInt32BE(RECORD, 16);
  header[20] = own.length;
  return {
    body: Buffer.concat([header, own, seal(key, nonce, plain)]),
    headers: { 'content-encoding': 'aes128gcm' },
  };
}

/**
 * The same as applications read it that were written before the standard: `aesgcm`
 * (draft-ietf-webpush-encryption-04 §4, draft-ietf-httpbis-encryption-encoding-02 §3).
 */
export function encryptEarlier(message: Buffer, to: Receiver, fresh: Fresh): Encrypted {
  const { own, shared } = agree(to, fresh);
  const secret = derive(shared, to.auth, named('Content-Encoding: auth'), 32);
  const context = named('P-256', sized(to.p256dh), sized(own));
  const key = derive(secret, fresh.salt, named('Content-Encoding: aesgcm', context), 16);
  const nonce = derive(secret, fresh.salt, named('Content-Encoding: nonce', context), 12);
  const filling = padding(message.length + 2, PADDED_TO);
  const plain = Buffer.concat([sizeOf(filling), filling, message]);
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return {
    body: seal(key, nonce, plain),
    headers: {
      'content-encoding': 'aesgcm',
      encryption: `salt=${text(fresh.salt)}`,
      'crypto-key': `dh=${text(own)}`,
    },
  };
}

const padding = (length: number, to: number): Buffer => Buffer.alloc(to === 0 ? 0 : (to - (length % to)) % to);

function sizeOf(bytes: Buffer): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(bytes.length);
  return size;
}
const sized = (bytes: Buffer): Buffer => Buffer.concat([sizeOf(bytes), bytes]);
