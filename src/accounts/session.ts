import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { hashSecret, newSecret } from '#random';
import { notFound } from '#refusal';
import type { Actor, Viewer } from './viewer.ts';

const DAY_MS = 86_400_000;
/** A session that nobody uses for so long ends. */
export const SESSION_DAYS = 90;

/** A session just begun: `secret` goes into the cookie and nowhere else. */
export interface Opened {
  readonly secret: string;
  readonly expires: Date;
}

/**
 * Begins a session of a person, with the account they made first.
 * @param device as `deviceOf` says it.
 */
export async function startSession(tx: Tx, person: Id<'person'>, device: string): Promise<Opened> {
  const account = await tx
    .selectFrom('account')
    .where('person_id', '=', person)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .select('id')
    .executeTakeFirst();
  if (!account) throw notFound();
  const secret = newSecret(tx.random);
  const expires = new Date(tx.now.getTime() + SESSION_DAYS * DAY_MS);
  await tx
    .insertInto('session')
    .values({
      id: tx.newId<'session'>(),
      token_hash: hashSecret(secret),
      person_id: person,
      account_id: account.id,
      device,
      created_at: tx.now,
      seen_at: tx.now,
      expires_at: expires,
    })
    .execute();
  return { secret, expires };
}

const NEW_MS = 600_000;

/** Whether a session began within the last ten minutes. */
export async function isSessionNew(db: Db, { session }: Pick<Viewer, 'session'>): Promise<boolean> {
  const row = await db.selectFrom('session').where('id', '=', session).select('created_at').executeTakeFirst();
  // A clock that was moved back makes no session new for longer.
  return row !== undefined && Math.abs(db.now.getTime() - row.created_at.getTime()) < NEW_MS;
}

/** Whether a session was last noted more than a day ago: then `keepSession` is due. */
export const isSessionStale = (viewer: Viewer, now: Date): boolean => now.getTime() - viewer.seenAt.getTime() > DAY_MS;

/** Notes that a session is in use, and lets it live on. @returns its new end. */
export async function keepSession(tx: Tx, viewer: Viewer): Promise<Date> {
  const expires = new Date(tx.now.getTime() + SESSION_DAYS * DAY_MS);
  await tx
    .updateTable('session')
    .set({ seen_at: tx.now, expires_at: expires })
    .where('id', '=', viewer.session)
    .where('ended_at', 'is', null)
    .execute();
  return expires;
}

export interface SessionView {
  readonly id: Id<'session'>;
  readonly device: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly current: boolean;
}

/** Where a person is signed in, this session first, then the one used last. */
export async function sessionsOf(db: Db, viewer: Viewer): Promise<SessionView[]> {
  const rows = await db
    .selectFrom('session')
    .where('person_id', '=', viewer.person)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', db.now)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .select(['id', 'device', 'created_at as createdAt', 'seen_at as seenAt'])
    .execute();
  return rows
    .map((row) => ({ ...row, current: row.id === viewer.session }))
    .toSorted((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one session of one's own. @throws Refusal 404 when it is nobody's or somebody else's. */
export async function endSession(tx: Tx, actor: Actor, session: Id<'session'>): Promise<void> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: tx.now })
    .where('id', '=', session)
    .where('person_id', '=', actor.person)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!ended) throw notFound();
}

/** Ends every session of a person, but the one to keep. */
export async function endSessions(tx: Tx, person: Id<'person'>, keep?: Id<'session'>): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: tx.now })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .$if(keep !== undefined, (query) => query.where('id', '!=', keep!))
    .execute();
}

/** After a new password or address: whoever came in by the old ones is out, programs included. */
export async function endEverything(tx: Tx, person: Id<'person'>): Promise<void> {
  await endSessions(tx, person);
  await tx
    .updateTable('access_token')
    .set({ revoked_at: tx.now })
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .execute();
}
