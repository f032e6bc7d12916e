import { webcrypto } from 'node:crypto';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const POINT = 65;
const IV = 12;
/** What the derived key is for; the client says the same. */
const INFO = new TextEncoder().encode('essor street stand 1');

/** A pair whose public half seals and whose private half opens. */
export async function newSealPair(): Promise<{ publicKey: Buffer; privateKey: Buffer }> {
  const pair = await webcrypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  return {
    publicKey: Buffer.from(await webcrypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/**
 * Opens what a phone sealed: an ephemeral point of P-256 (65 bytes), an initialisation vector (12), and the text under
 * AES-256-GCM with a key of HKDF-SHA-256 over the shared secret (as in ECIES, SEC 1 §5.1).
 * @param sealed base64url, from outside.
 * @returns undefined when it was not sealed for this pair.
 */
export async function openSealed(privateKey: Uint8Array, sealed: string): Promise<string | undefined> {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= POINT + IV) return undefined;
  const { subtle } = webcrypto;
  try {
    const own = await subtle.importKey('pkcs8', Uint8Array.from(privateKey), CURVE, false, ['deriveBits']);
    const other = await subtle.importKey('raw', Uint8Array.from(bytes.subarray(0, POINT)), CURVE, false, []);
    const secret = await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
    const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
    const key = await subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: INFO },
      material,
      { name: 'AES-GCM', length: 256 },
      false,
      ['decrypt'],
    );
    const iv = Uint8Array.from(bytes.subarray(POINT, POINT + IV));
    const text = await subtle.decrypt({ name: 'AES-GCM', iv }, key, Uint8Array.from(bytes.subarray(POINT + IV)));
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}
