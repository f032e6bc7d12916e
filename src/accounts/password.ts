import { argon2, timingSafeEqual } from 'node:crypto';
import { rawText } from '#input';
import type { Random } from '#random';
import { invalid } from '#refusal';

/** Argon2id as OWASP's Password Storage Cheat Sheet has it: 19 MiB, 2 passes, 1 lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;

/** Shortest password taken, in characters (NIST SP 800-63B-4 asks for 8 beside another way in). */
export const PASSWORD_LEAST = 10;
const PASSWORD_MOST = 200;

export const newPassword = () => rawText(PASSWORD_MOST, PASSWORD_LEAST);
/** A password as somebody claims it: no rule but a bound. */
export const claimedPassword = () => rawText(PASSWORD_MOST);

interface Parameters {
  memory: number;
  passes: number;
  parallelism: number;
}

function derive(password: string, nonce: Uint8Array, { memory, passes, parallelism }: Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const message = Buffer.from(password.normalize('NFKC'));
    argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength: TAG_BYTES }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');

/** @returns what is stored: a PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(random: Random, password: string): Promise<string> {
  const salt = random.bytes(16);
  const key = await derive(password, salt, { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(key)}`;
}

const NOBODY = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(new Uint8Array(16))}$${unpadded(new Uint8Array(TAG_BYTES))}`;

/**
 * Compares in constant time. Without a stored hash it works as long and answers no, so that the
 * time tells nothing about who has an account.
 */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored ?? NOBODY);
  if (!phc) throw new Error('a stored password is not in PHC form');
  const [, memory, passes, parallelism, salt = '', hash = ''] = phc;
  const key = await derive(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  const equal = timingSafeEqual(key, Buffer.from(hash, 'base64'));
  return equal && Boolean(stored);
}

const FIRST_GUESSES = [
  '0123456789',
  '1234567890',
  '12345678910',
  '0987654321',
  '1q2w3e4r5t',
  'abcdefghij',
  'administrator',
  'azertyuiop',
  'bonjour123',
  'changeme123',
  'iloveyou123',
  'jetaime123',
  'letmein123',
  'motdepasse',
  'motdepasse1',
  'motdepasse123',
  'password01',
  'password12',
  'password123',
  'password1234',
  'qwerty12345',
  'qwertyuiop',
  'soleil1234',
  'welcome123',
];

/**
 * Refuses a password that is among the first guesses: a famous one, one sign repeated, or one's own
 * handle or address (NIST SP 800-63B-4 §3.1.1.2).
 * @param own what the person is known by.
 */
export function refuseFirstGuesses(password: string, own: readonly string[]): void {
  const plain = password.toLowerCase();
  const guessed =
    FIRST_GUESSES.includes(plain) ||
    new Set(plain).size < 4 ||
    own.some((known) => known.length >= 4 && plain.replaceAll(/[\d!?.]+$/g, '') === known.toLowerCase());
  if (guessed) throw invalid({ password: (m) => m.accounts.passwordGuessed });
}
