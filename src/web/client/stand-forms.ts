// The forms of a stand as the phone keeps them: sealed, until the server has them.

export interface Waiting {
  readonly key: string;
  readonly stand: string;
  readonly sealed: string;
}

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('kept nothing')));
  });

/** Resolves once what it wrote is durable. */
const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed = () => reject(transaction.error ?? new Error('kept nothing'));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', failed);
    transaction.addEventListener('abort', failed);
  });

const base64url = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};
const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

/** Seals a text so that only the server can open it: see `campaigns/stand/sealed.ts`. */
export async function seal(publicKey: string, text: string): Promise<string> {
  const { subtle } = crypto;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const server = await subtle.importKey('raw', bytesOf(publicKey), curve, false, []);
  const own = await subtle.generateKey(curve, false, ['deriveBits']);
  const secret = await subtle.deriveBits({ name: 'ECDH', public: server }, own.privateKey, 256);
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('essor street stand 1');
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const point = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const closed = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)));
  const whole = new Uint8Array(point.length + iv.length + closed.length);
  whole.set(point);
  whole.set(iv, point.length);
  whole.set(closed, point.length + iv.length);
  return base64url(whole);
}

/** What the phone keeps of one stand. */
export async function openStore(stand: string) {
  const opening = indexedDB.open('essor-stand', 1);
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('waiting', { keyPath: 'key' });
    opening.result.createObjectStore('done');
  });
  const store = await asked(opening);
  const of = (name: 'waiting' | 'done', mode: IDBTransactionMode) => store.transaction(name, mode).objectStore(name);
  const done = async (what: 'sent' | 'unread'): Promise<number> =>
    Number((await asked(of('done', 'readonly').get(`${stand} ${what}`))) ?? 0);
  const waiting = async (): Promise<Waiting[]> =>
    ((await asked(of('waiting', 'readonly').getAll())) as Waiting[]).filter((one) => one.stand === stand);
  return {
    waiting,
    done,
    async keep(sealed: string): Promise<void> {
      const key = base64url(crypto.getRandomValues(new Uint8Array(18)));
      // Durable before the next person has the phone.
      const writing = store.transaction('waiting', 'readwrite', { durability: 'strict' });
      writing.objectStore('waiting').add({ key, stand, sealed } satisfies Waiting);
      await ended(writing);
    },
    /** The server has it, or cannot read it: wiped here, and counted in the same step. */
    async wipe(key: string, as: 'sent' | 'unread'): Promise<void> {
      const number = (await done(as)) + 1;
      const wiping = store.transaction(['waiting', 'done'], 'readwrite');
      wiping.objectStore('waiting').delete(key);
      wiping.objectStore('done').put(number, `${stand} ${as}`);
      await ended(wiping);
    },
    async wipeAll(): Promise<void> {
      for (const { key } of await waiting()) await asked(of('waiting', 'readwrite').delete(key));
    },
  };
}

export type Store = Awaited<ReturnType<typeof openStore>>;
