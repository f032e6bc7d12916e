import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

// What a browser and a push service do, written after the RFCs with the browser's own WebCrypto: it shares no line with
// what it reads.

const { subtle } = globalThis.crypto;
const text = new TextEncoder();
const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64url, 'base64url'));
const join = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.concat(parts));

export interface ReceiverKeys {
  readonly p256dh: string;
  readonly auth: string;
  readonly privateKey: CryptoKey;
}

/** What a browser makes when it subscribes. */
export async function newReceiver(): Promise<ReceiverKeys> {
  const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const point = await subtle.exportKey('raw', pair.publicKey);
  const auth = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return {
    p256dh: Buffer.from(point).toString('base64url'),
    auth: Buffer.from(auth).toString('base64url'),
    privateKey: pair.privateKey,
  };
}

/** @param privateKey the scalar, base64url. */
export async function knownReceiver(p256dh: string, auth: string, privateKey: string): Promise<ReceiverKeys> {
  const [x, y] = [bytesOf(p256dh).slice(1, 33), bytesOf(p256dh).slice(33)].map((one) =>
    Buffer.from(one).toString('base64url'),
  );
  const jwk = { kty: 'EC', crv: 'P-256', x, y, d: privateKey } as JsonWebKey;
  const key = await subtle.importKey('jwk', jwk, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return { p256dh, auth, privateKey: key };
}

async function shared(
  { privateKey }: ReceiverKeys,
  senderPoint: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const sender = await subtle.importKey('raw', senderPoint, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
  return new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: sender }, privateKey, 256));
}

async function hkdf(
  salt: Uint8Array<ArrayBuffer>,
  secret: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, length * 8));
}

async function open(
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv }, aes, sealed));
}

/** RFC 8291 §3 and RFC 8188 §2, of one record. */
export async function readStandard(receiver: ReceiverKeys, body: Uint8Array): Promise<string> {
  const whole = Uint8Array.from(body);
  const salt = whole.slice(0, 16);
  const size = new DataView(whole.buffer).getUint32(16);
  const point = whole.slice(21, 21 + whole[20]!);
  const sealed = whole.slice(21 + whole[20]!);
  if (sealed.length > size) throw new Error('more than one record');
  const info = join(text.encode('WebPush: info\0'), bytesOf(receiver.p256dh), point);
  const secret = await hkdf(bytesOf(receiver.auth), await shared(receiver, point), info, 32);
  const key = await hkdf(salt, secret, text.encode('Content-Encoding: aes128gcm\0'), 16);
  const nonce = await hkdf(salt, secret, text.encode('Content-Encoding: nonce\0'), 12);
  const plain = await open(key, nonce, sealed);
  const end = plain.findLastIndex((byte) => byte !== 0);
  if (plain[end] !== 2) throw new Error('the last record does not end as one');
  return new TextDecoder().decode(plain.slice(0, end));
}

/** draft-ietf-webpush-encryption-04, as applications of before the standard read it. */
export async function readEarlier(
  receiver: ReceiverKeys,
  body: Uint8Array,
  headers: { encryption: string; cryptoKey: string },
): Promise<string> {
  const salt = bytesOf(/salt=([\w-]+)/.exec(headers.encryption)![1]!);
  const point = bytesOf(/dh=([\w-]+)/.exec(headers.cryptoKey)![1]!);
  const secret = await hkdf(
    bytesOf(receiver.auth),
    await shared(receiver, point),
    text.encode('Content-Encoding: auth\0'),
    32,
  );
  const context = join(
    text.encode('P-256\0'),
    Uint8Array.of(0, 65),
    bytesOf(receiver.p256dh),
    Uint8Array.of(0, 65),
    point,
  );
  const key = await hkdf(salt, secret, join(text.encode('Content-Encoding: aesgcm\0'), context), 16);
  const nonce = await hkdf(salt, secret, join(text.encode('Content-Encoding: nonce\0'), context), 12);
  const plain = await open(key, nonce, Uint8Array.from(body));
  return new TextDecoder().decode(plain.slice(2 + new DataView(plain.buffer).getUint16(0)));
}

export interface Pushed {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A push service on this machine: keeps what comes, and answers with `service.status`. */
export async function openPushService() {
  const pushed: Pushed[] = [];
  const service = { status: 201, retryAfter: '' };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      pushed.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(service.status, service.retryAfter ? { 'retry-after': service.retryAfter } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(service, {
    at: (path: string) => `http://127.0.0.1:${port}${path}`,
    pushed,
    /** What came since it was last asked. */
    take: (): Pushed[] => pushed.splice(0),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
