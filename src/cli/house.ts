import { systemClock, type MovableClock } from '#clock';
import { type Config, withoutPassword } from '#config';
import { type Connection, type Database, joinPostgres, knownMigrations, migrate, openDatabase, reachServer } from '#db';
import { type Live, sharedLive } from '#live';
import { newSecret, systemRandom } from '#random';
import { type ServerSettings, readSettings } from '#settings';
import { sql } from 'kysely';
import { CannotDo } from './command.ts';
import type { Messages } from '#i18n';

/** The database of the server, whether that runs or not; `await using` lets go of it. */
export interface House extends AsyncDisposable {
  readonly database: Database;
  readonly settings: ServerSettings;
  readonly clock: MovableClock;
  /** Whether a server uses this database now. */
  readonly running: boolean;
  /** Tells the running server, by the doorbell. */
  readonly live: Live;
}

/** A connection to the server's database, started when nothing runs. */
export async function reachDatabase(
  config: Config,
  say: (line: string) => void,
): Promise<{ connection: Connection; owned: boolean } & AsyncDisposable> {
  if (config.databaseUrl !== undefined) {
    await reachServer(config.databaseUrl, withoutPassword(config.databaseUrl));
    return { connection: { connectionString: config.databaseUrl }, owned: false, async [Symbol.asyncDispose]() {} };
  }
  const postgres = await joinPostgres({ dataFolder: config.dataFolder, binFolder: config.postgresBin, log: say });
  return {
    connection: postgres.connection,
    owned: postgres.owned,
    [Symbol.asyncDispose]: () => postgres.stop(),
  };
}

/**
 * Opens what a command works on. With nothing running, the database is brought up to date first; a
 * server that runs keeps the one that it knows.
 * @throws CannotStart or CannotDo with a sentence.
 */
export async function openHouse(config: Config, m: Messages, say: (line: string) => void): Promise<House> {
  await using opened = new AsyncDisposableStack();
  const { connection } = opened.use(await reachDatabase(config, say));
  const clock = systemClock();
  const database = openDatabase({ connection, clock, random: systemRandom, max: 4 });
  opened.defer(() => database.close());
  const running = await isServed(database);
  if (!running) await bringUpToDate(database);
  else if (!(await isUpToDate(database))) throw new CannotDo(m.cli.notUpToDate);
  const settings = await readSettings(database.db);
  if (!config.production) clock.moveTo(settings.clockOffset);
  const live = await sharedLive(connection, newSecret(systemRandom));
  opened.defer(() => live.close());
  const closing = opened.move();
  return { database, settings, clock, running, live, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

async function bringUpToDate(database: Database): Promise<void> {
  await migrate(database).catch((cause: unknown) => {
    throw cause instanceof Error && !('code' in cause) ? new CannotDo(cause.message, { cause }) : cause;
  });
}

/** Whether the running server has the tables that this program knows. */
async function isUpToDate({ db }: Database): Promise<boolean> {
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(db);
  const known = await knownMigrations();
  return rows.length === known.size && rows.every(({ name, sha256 }) => known.get(name) === sha256);
}

/** Every server that runs holds a doorbell. */
async function isServed({ db }: Database): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity
    where datname = current_database() and application_name = 'essor doorbell'`.execute(db);
  return rows.length > 0;
}
