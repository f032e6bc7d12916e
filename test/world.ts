import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, Role } from '#accounts';
import { standingClock } from '#clock';
import { readConfig } from '#config';
import { type Tx, openDatabase } from '#db';
import type { Fetch } from '#fetch';
import { sessionCookie } from '#http';
import { type KeptMail, keptMail } from '#mail';
import { hashSecret, newSecret, seededRandom } from '#random';
import { changeSetting } from '#settings';
import { createApp } from '../src/app.ts';
import { freshDatabase } from './cluster.ts';

/** Somebody of the test's world: acts through verbs (`actor`) and through pages (`browse`). */
export interface Person {
  readonly name: string;
  readonly handle: string;
  readonly email: string;
  readonly actor: Actor;
  readonly cookie: string;
  /** Sends a request as this person's browser would. */
  browse(path: string, init?: RequestInit): Promise<Response>;
}

const HUNDRED_DAYS_MS = 100 * 86_400_000;

/** Monday 3 October 2016, nine in the morning in Paris. */
export const THE_FIRST_DAY = new Date('2016-10-03T07:00:00Z');

/**
 * A whole Essor of its own: database, clock that stands until moved, seeded chance, kept mail.
 * `await using world = await openWorld()` closes it.
 */
export async function openWorld(
  options: { setUp?: boolean; config?: Record<string, string>; seed?: string; fetch?: Fetch } = {},
) {
  const { connection, drop } = await freshDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'essor-world-'));
  const clock = standingClock(THE_FIRST_DAY);
  const random = seededRandom(options.seed ?? 'world');
  const database = openDatabase({ connection, clock, random, max: 6 });
  const log: string[] = [];
  const config = readConfig({ ESSOR_DATA: dataFolder, ESSOR_TRUSTED_PROXIES: '127.0.0.1', ...options.config });
  if (options.setUp !== false) {
    await database.transact(async (tx) => {
      await changeSetting(tx, null, 'name', 'Couvée');
      await changeSetting(tx, null, 'setUpAt', tx.now.toISOString());
    });
  }
  const app = await createApp({
    config,
    database,
    clock,
    random,
    log: (line) => void log.push(line),
    fetch: options.fetch ?? (() => Promise.reject(new Error('this world has no network'))),
  });

  async function person(
    name: string,
    more: { handle?: string; roles?: Role[]; locale?: 'en' | 'fr' } = {},
  ): Promise<Person> {
    const handle =
      more.handle ??
      name
        .normalize('NFD')
        .replaceAll(/[^A-Za-z0-9]/g, '')
        .toLowerCase();
    const email = `${handle}@example.org`;
    const secret = newSecret(random);
    const actor = await database.transact((tx) =>
      addPerson(tx, { name, handle, email, secret, locale: more.locale ?? 'en', roles: more.roles ?? [] }),
    );
    const cookie = `${sessionCookie(config)}=${secret}`;
    return {
      name,
      handle,
      email,
      actor,
      cookie,
      browse: async (path, init = {}) =>
        app.request(path, { ...init, headers: { cookie, ...Object.fromEntries(new Headers(init.headers)) } }),
    };
  }

  return {
    app,
    deps: app.deps,
    db: database.db,
    transact: database.transact,
    clock,
    random,
    log,
    dataFolder,
    connection,
    person,
    /** Sends a request as a stranger's browser would. */
    browse: async (path: string, init?: RequestInit) => app.request(path, init),
    /** The mails sent so far, newest first. */
    mails: (to?: string): Promise<KeptMail[]> => keptMail(database.db, 1_000, to),
    async [Symbol.asyncDispose]() {
      await app.stop();
      await database.close();
      await drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** The body and type of a form, for `browse`. */
export function form(fields: Record<string, string | string[]>): RequestInit {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return { method: 'POST', body: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } };
}

async function addPerson(
  tx: Tx,
  o: { name: string; handle: string; email: string; secret: string; locale: 'en' | 'fr'; roles: Role[] },
): Promise<Actor> {
  const person = tx.newId<'person'>();
  const account = tx.newId<'account'>();
  await tx
    .insertInto('person')
    .values({
      id: person,
      email: o.email,
      email_canonical: o.email,
      email_confirmed_at: tx.now,
      locale: o.locale,
      created_at: tx.now,
    })
    .execute();
  await tx
    .insertInto('account')
    .values({ id: account, person_id: person, handle: o.handle, display_name: o.name, created_at: tx.now })
    .execute();
  await tx
    .insertInto('session')
    .values({
      id: tx.newId<'session'>(),
      token_hash: hashSecret(o.secret),
      person_id: person,
      account_id: account,
      device: '',
      created_at: tx.now,
      seen_at: tx.now,
      expires_at: new Date(tx.now.getTime() + HUNDRED_DAYS_MS),
    })
    .execute();
  for (const role of o.roles) {
    await tx
      .insertInto('role_grant')
      .values({ id: tx.newId<'grant'>(), person_id: person, role, granted_at: tx.now })
      .execute();
  }
  return { person, account, roles: new Set(o.roles) };
}
