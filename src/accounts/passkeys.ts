import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import * as v from 'valibot';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { messagesFor } from '#i18n';
import { line, optional } from '#input';
import { queueMail } from '#mail';
import { Refusal, notFound } from '#refusal';
import { readSettings } from '#settings';
import { confirmWayIn } from './credentials.ts';
import { issueOneTime, takeOneTime } from './one-time.ts';
import { claimedPassword } from './password.ts';
import { type Opened, startSession } from './session.ts';
import type { Actor, Viewer } from './viewer.ts';

/** Where the browser says it is: passkeys belong to a host name, and each use names its origin (WebAuthn §5.1.3). */
export interface Site {
  /** Every origin under which this server may be asked; the first gives the host name. */
  readonly origins: readonly [string, ...string[]];
}

// Loaded when first needed: it is large, and few requests need it.
const webauthn = () => import('@simplewebauthn/server');
const rpId = ({ origins }: Site): string => new URL(origins[0]).hostname;
const refused = (): Refusal => new Refusal(422, (m) => m.accounts.passkeyRefused);

const text = v.pipe(v.string(), v.maxLength(20_000));
const credential = {
  id: text,
  rawId: text,
  type: v.literal('public-key'),
  clientExtensionResults: v.optional(v.looseObject({}), {}),
};
const registration = v.object({
  ...credential,
  authenticatorAttachment: v.optional(v.picklist(['platform', 'cross-platform'])),
  response: v.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(10)), []),
  }),
});
const assertion = v.object({
  ...credential,
  authenticatorAttachment: v.optional(v.picklist(['platform', 'cross-platform'])),
  response: v.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: v.optional(text) }),
});

/** The challenge that a browser answered: it is our one-time secret. */
function challengeIn(clientDataJSON: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString());
    const { challenge } = v.parse(v.object({ challenge: v.pipe(v.string(), v.maxLength(100)) }), data);
    return challenge;
  } catch {
    throw refused();
  }
}

/** @throws Refusal 410 when the challenge was answered or is out of date, 422 when it is none of ours. */
async function takeChallenge(tx: Tx, purpose: 'passkey-register' | 'passkey-sign-in', challenge: string) {
  return takeOneTime(tx, purpose, challenge).catch((error: unknown) => {
    throw error instanceof Refusal && error.status === 404 ? refused() : error;
  });
}

/**
 * What the browser needs to make a passkey for this person: none is added without the challenge in it.
 * @throws Refusal 422 at `currentPassword`, or 403 for who has none and did not just sign in.
 */
export async function passkeyToAdd(
  tx: Tx,
  actor: Actor & Pick<Viewer, 'session'>,
  site: Site,
  currentPassword: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  await confirmWayIn(tx, actor, currentPassword);
  const { generateRegistrationOptions } = await webauthn();
  const challenge = await issueOneTime(tx, 'passkey-register', { person: actor.person });
  const known = await tx
    .selectFrom('passkey')
    .where('person_id', '=', actor.person)
    .select(['credential_id', 'transports'])
    .execute();
  const account = await tx
    .selectFrom('account')
    .where('id', '=', actor.account)
    .select(['handle', 'display_name'])
    .executeTakeFirstOrThrow();
  return generateRegistrationOptions({
    rpName: (await readSettings(tx)).name,
    rpID: rpId(site),
    userID: new Uint8Array(Buffer.from(actor.person)),
    userName: account.handle,
    userDisplayName: account.display_name,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    excludeCredentials: known.map((one) => ({
      id: one.credential_id.toString('base64url'),
      transports: one.transports,
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  });
}

/**
 * Keeps a passkey that the browser made, and tells the person by mail.
 * @param answer what the browser gave, unchecked.
 * @throws Refusal 422 when it proves nothing, 410 when it comes too late or twice.
 */
export async function addPasskey(tx: Tx, actor: Actor, site: Site, answer: unknown, name: string): Promise<void> {
  const parsed = v.safeParse(registration, answer);
  if (!parsed.success) throw refused();
  const response: RegistrationResponseJSON = parsed.output;
  const challenge = challengeIn(response.response.clientDataJSON);
  const token = await takeChallenge(tx, 'passkey-register', challenge);
  if (token.person !== actor.person) throw refused();
  const { verifyRegistrationResponse } = await webauthn();
  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: [...site.origins],
    expectedRPID: rpId(site),
    requireUserVerification: false,
  }).catch(() => {
    throw refused();
  });
  if (!result.verified) throw refused();
  const { id, publicKey, counter } = result.registrationInfo.credential;
  const kept = await tx
    .insertInto('passkey')
    .values({
      id: tx.newId<'passkey'>(),
      person_id: actor.person,
      credential_id: Buffer.from(id, 'base64url'),
      public_key: Buffer.from(publicKey),
      sign_count: String(counter),
      transports: parsed.output.response.transports,
      name,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!kept) throw refused();
  const person = await tx
    .selectFrom('person')
    .where('id', '=', actor.person)
    .select(['email', 'locale'])
    .executeTakeFirstOrThrow();
  const letter = messagesFor(person.locale).accounts.letters.passkeyAdded((await readSettings(tx)).name);
  await queueMail(tx, { kind: 'passkey-added', to: person.email, ...letter });
}

/** What the browser needs to sign in with a passkey, whoever it is. */
export async function passkeyToSignIn(tx: Tx, site: Site): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn();
  const challenge = await issueOneTime(tx, 'passkey-sign-in', {});
  return generateAuthenticationOptions({
    rpID: rpId(site),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'preferred',
  });
}

/**
 * Signs in with a passkey.
 * @param answer what the browser gave, unchecked.
 * @throws Refusal 422 when it proves nothing or its counter goes back (WebAuthn §6.1.1: a copy), 410 when
 *   it comes too late or twice.
 */
export async function signInWithPasskey(tx: Tx, site: Site, answer: unknown, device: string): Promise<Opened> {
  const parsed = v.safeParse(assertion, answer);
  if (!parsed.success) throw refused();
  const response: AuthenticationResponseJSON = parsed.output;
  const challenge = challengeIn(response.response.clientDataJSON);
  await takeChallenge(tx, 'passkey-sign-in', challenge);
  const passkey = await tx
    .selectFrom('passkey')
    .where('credential_id', '=', Buffer.from(response.id, 'base64url'))
    .forUpdate()
    .selectAll()
    .executeTakeFirst();
  if (!passkey) throw refused();
  const { verifyAuthenticationResponse } = await webauthn();
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: [...site.origins],
    expectedRPID: rpId(site),
    requireUserVerification: false,
    credential: {
      id: response.id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: Number(passkey.sign_count),
      transports: passkey.transports,
    },
  }).catch(() => {
    throw refused();
  });
  if (!result.verified) throw refused();
  await tx
    .updateTable('passkey')
    .set({ sign_count: String(result.authenticationInfo.newCounter), used_at: tx.now })
    .where('id', '=', passkey.id)
    .execute();
  return startSession(tx, passkey.person_id, device);
}

export interface PasskeyView {
  readonly id: Id<'passkey'>;
  readonly name: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

/** A person's passkeys, oldest first. */
export function passkeysOf(db: Db, actor: Actor): Promise<PasskeyView[]> {
  return db
    .selectFrom('passkey')
    .where('person_id', '=', actor.person)
    .orderBy('id')
    .select(['id', 'name', 'created_at as createdAt', 'used_at as usedAt'])
    .execute();
}

/** What is said again before a passkey is added. */
export const passkeyProof = v.object({ currentPassword: optional(claimedPassword()) });

export const passkeyName = v.object({ name: line(60) });

/** @throws Refusal 404 when it is nobody's or somebody else's. */
export async function renamePasskey(tx: Tx, actor: Actor, passkey: Id<'passkey'>, name: string): Promise<void> {
  const renamed = await tx
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', passkey)
    .where('person_id', '=', actor.person)
    .returning('id')
    .executeTakeFirst();
  if (!renamed) throw notFound();
}

/** @throws Refusal 404 when it is nobody's or somebody else's. */
export async function removePasskey(tx: Tx, actor: Actor, passkey: Id<'passkey'>): Promise<void> {
  const removed = await tx
    .deleteFrom('passkey')
    .where('id', '=', passkey)
    .where('person_id', '=', actor.person)
    .returning('id')
    .executeTakeFirst();
  if (!removed) throw notFound();
}
