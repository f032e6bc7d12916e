import * as v from 'valibot';
import type { Actor, Bearer, Viewer } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { choice } from '#input';
import { notFound } from '#refusal';
import { isPoint } from './encrypt.ts';
import { NO_NOTIFICATION, TRIAL } from './kinds.ts';
import { standing } from './news-to-push.ts';
import type { PushPolicy } from './schema.ts';
import { sealToken, type VapidKey } from './vapid.ts';

export const PUSH_POLICIES = ['all', 'followed', 'follower', 'none'] as const satisfies readonly PushPolicy[];
const LONGEST_ENDPOINT = 2_000;

const bytes = (length: number) =>
  v.pipe(
    v.string('missing'),
    v.check((text) => /^[\w+/=-]{1,200}$/.test(text), 'unknownChoice'),
    // Both alphabets of base64, as browsers and applications write them.
    v.transform((text): Buffer => Buffer.from(text, 'base64')),
    v.check((value) => value.length === length, 'unknownChoice'),
  );

/** Where a push service takes messages for one receiver, and how they are encrypted for it. */
export const receiverInput = v.object({
  endpoint: v.pipe(
    v.string('missing'),
    v.check((text) => text.length <= LONGEST_ENDPOINT, `tooLong:${LONGEST_ENDPOINT}`),
    v.check((text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
    }, 'webAddress'),
  ),
  p256dh: v.pipe(bytes(65), v.check(isPoint, 'unknownChoice')),
  auth: bytes(16),
  standard: v.optional(v.boolean(), true),
});
export type ReceiverInput = v.InferOutput<typeof receiverInput>;

export const policyInput = v.optional(choice(PUSH_POLICIES), 'all');

/** Has this browser told what concerns whoever is signed in, as they chose, while they are. */
export async function subscribeDevice(
  tx: Tx,
  viewer: Pick<Viewer, 'account' | 'session'>,
  receiver: ReceiverInput,
): Promise<Id<'push'>> {
  // Who was signed in before in this browser is told there no more.
  await tx
    .deleteFrom('push_subscription')
    .where('session_id', 'is not', null)
    .where((eb) => eb.or([eb('session_id', '=', viewer.session), eb('endpoint', '=', receiver.endpoint)]))
    .execute();
  const id = tx.newId<'push'>();
  await tx
    .insertInto('push_subscription')
    .values({
      id,
      account_id: viewer.account,
      session_id: viewer.session,
      token_id: null,
      ...receiver,
      kinds: null,
      policy: 'all',
      sealed_token: null,
      created_at: tx.now,
      minute_at: tx.now,
    })
    .execute();
  return id;
}

/** What an application is told of, and from whom. */
export interface Asked {
  readonly kinds: readonly string[];
  readonly policy: PushPolicy;
}

/**
 * Has an application told what concerns whom it acts for, while its token is good. What it asked before goes.
 * @param secret its token, which each message carries: so it knows whose it is.
 */
export async function subscribeApp(
  tx: Tx,
  bearer: Pick<Bearer, 'account' | 'token'>,
  key: VapidKey,
  secret: string,
  receiver: ReceiverInput,
  { kinds, policy }: Asked,
): Promise<AppSubscription> {
  await unsubscribeApp(tx, bearer);
  const id = tx.newId<'push'>();
  await tx
    .insertInto('push_subscription')
    .values({
      id,
      account_id: bearer.account,
      session_id: null,
      token_id: bearer.token,
      ...receiver,
      kinds: [...kinds],
      policy,
      sealed_token: sealToken(key, secret, tx.random),
      created_at: tx.now,
      minute_at: tx.now,
    })
    .execute();
  return { id, endpoint: receiver.endpoint, standard: receiver.standard, kinds, policy };
}

export interface AppSubscription extends Asked {
  readonly id: Id<'push'>;
  readonly endpoint: string;
  readonly standard: boolean;
}

export async function appSubscription(db: Db, { token }: Pick<Bearer, 'token'>): Promise<AppSubscription | undefined> {
  const row = await db
    .selectFrom('push_subscription')
    .where('token_id', '=', token)
    .select(['id', 'endpoint', 'standard', 'kinds', 'policy'])
    .executeTakeFirst();
  return row && { ...row, kinds: row.kinds ?? [] };
}

/** @throws Refusal 404 where it asked for nothing. */
export async function changeAppSubscription(
  tx: Tx,
  { token }: Pick<Bearer, 'token'>,
  { kinds, policy }: Asked,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('push_subscription')
    .set({ kinds: [...kinds], policy })
    .where('token_id', '=', token)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound();
}

export async function unsubscribeApp(tx: Tx, { token }: Pick<Bearer, 'token'>): Promise<void> {
  await tx.deleteFrom('push_subscription').where('token_id', '=', token).execute();
}

/** A browser or an application that is told. */
export interface Told {
  readonly id: Id<'push'>;
  /** As `deviceOf` says it, or what the application calls itself. */
  readonly name: string;
  readonly isApp: boolean;
  readonly current: boolean;
  readonly createdAt: Date;
  readonly failingSince: Date | null;
}

/** Where an account is told, this browser first. */
export async function toldOf(db: Db, viewer: Pick<Viewer, 'account' | 'session'>): Promise<readonly Told[]> {
  const rows = await db
    .selectFrom('push_subscription')
    .leftJoin('session', 'session.id', 'push_subscription.session_id')
    .leftJoin('access_token', 'access_token.id', 'push_subscription.token_id')
    .where('push_subscription.account_id', '=', viewer.account)
    .where(standing(db.now))
    .orderBy('push_subscription.id', 'desc')
    .select([
      'push_subscription.id',
      'push_subscription.session_id',
      'push_subscription.created_at as createdAt',
      'push_subscription.failing_since as failingSince',
      'session.device',
      'access_token.name',
    ])
    .execute();
  return rows
    .map(({ session_id: session, device, name, ...row }) => ({
      ...row,
      name: device ?? name ?? '',
      isApp: session === null,
      current: session === viewer.session,
    }))
    .toSorted((a, b) => Number(b.current) - Number(a.current));
}

/** Tells nothing there any more. @throws Refusal 404 when it is nobody's or somebody else's. */
export async function unsubscribe(tx: Tx, { account }: Pick<Actor, 'account'>, id: Id<'push'>): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('push_subscription')
    .where('id', '=', id)
    .where('account_id', '=', account)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound();
}

/** Sends a message that says nothing but that it arrived. @throws Refusal 404 when it is nobody's or somebody else's. */
export async function tryPush(tx: Tx, { account }: Pick<Actor, 'account'>, id: Id<'push'>): Promise<void> {
  const own = await tx
    .selectFrom('push_subscription')
    .where('id', '=', id)
    .where('account_id', '=', account)
    .select('id')
    .executeTakeFirst();
  if (!own) throw notFound();
  await tx
    .insertInto('push_message')
    .values({ subscription_id: id, notification_id: NO_NOTIFICATION, kind: TRIAL, created_at: tx.now, next_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
