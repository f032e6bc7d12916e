import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, type KyselyPlugin, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Clock } from '#clock';
import { type IdMaker, idMaker } from '#ids';
import type { Random } from '#random';
import type { Schema } from './schema.ts';
import { preparingPool } from './prepare.ts';
import { notingWrites } from './writes.ts';

interface Reading {
  /** The moment of reading; inside a transaction, the one moment at which all of it happens. */
  readonly now: Date;
}

interface Writing extends Reading, IdMaker {
  readonly random: Random;
  /** Runs once the transaction is durable, never when it is rolled back. Must not throw. */
  afterCommit(hook: () => void): void;
}

/**
 * Suffices to read. It has no verb that writes, nor one that leads to them (`with`, `transaction`). Raw `sql` runs
 * on it whatever it says: only the worker and the postman write so, each in single statements on its own queue.
 */
export type Db = Pick<Kysely<Schema>, 'selectFrom' | 'selectNoFrom' | 'fn' | 'getExecutor'> & Reading;
/** Needed to write: only `transact` makes one, so `insertInto` outside a transaction does not compile. */
export type Tx = Transaction<Schema> & Writing;

export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** How to reach a PostgreSQL server: a socket folder or host, or an operator's URL. */
export type Connection =
  | { host: string; port: number; user: string; database: string; password?: string }
  | { connectionString: string };

export interface Database {
  readonly db: Db;
  readonly transact: Transact;
  readonly connection: Connection;
  /**
   * Hears of every transaction of this process that became durable and changed one of these tables: `session` stands for
   * updates and deletions, `+session` for insertions. It must not throw.
   */
  onWrite(tables: readonly string[], hear: () => void): void;
  close(): Promise<void>;
}

export interface OpenOptions {
  connection: Connection;
  clock: Clock;
  random: Random;
  /** Connections at most. */
  max?: number;
}

// `date` columns are calendar days, not moments: keep them as text.
pg.types.setTypeParser(pg.types.builtins.DATE, (day: string) => day);

const RETRIED = new Set(['40001', '40P01']);
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * Opens a pool of connections. Nothing is sent until the first query.
 * @throws from queries on `db` made inside an open transaction: on a full pool they would wait
 *   for themselves for ever, so they fail at once and by name.
 */
export function openDatabase({ connection, clock, random, max = 10 }: OpenOptions): Database {
  const pool = new pg.Pool({
    ...connection,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'essor',
  });
  // A connection that breaks, idle or in use, fails the query that needs it and is then replaced. Unheard,
  // the event would end the program.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));

  const inside = new AsyncLocalStorage<{ open: boolean }>();
  const guard: KyselyPlugin = {
    transformQuery({ node }) {
      if (inside.getStore()?.open) {
        throw new Error('query outside the open transaction: pass the `tx` of transact() down to here');
      }
      return node;
    },
    transformResult: async ({ result }) => result,
  };

  const bare = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: preparingPool(pool) }) });
  const db = withNow(bare.withPlugin(guard), clock);
  const ids = idMaker(
    () => clock.now(),
    () => {
      const bytes = random.bytes(2);
      return (bytes[0]! << 8) | bytes[1]!;
    },
  );

  const writeListeners: { tables: readonly string[]; hear: () => void }[] = [];
  const once = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const hooks: (() => void)[] = [];
    const scope = { open: true };
    const written = new Set<string>();
    const result = await bare.transaction().execute((plain) => {
      const transaction = plain.withPlugin(notingWrites(written));
      const writing: Writing = {
        now: clock.now(),
        ...ids,
        random,
        afterCommit: (hook) => void hooks.push(hook),
      };
      return inside
        .run(scope, () => work(Object.assign(transaction, writing)))
        .finally(() => {
          scope.open = false;
        });
    });
    for (const { tables, hear } of writeListeners) if (tables.some((table) => written.has(table))) hear();
    for (const hook of hooks) hook();
    return result;
  };

  return {
    db,
    connection,
    onWrite: (tables, hear) => void writeListeners.push({ tables, hear }),
    async transact(work) {
      if (inside.getStore()?.open) throw new Error('transact() inside transact(): pass the open `tx` instead');
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work);
        } catch (error) {
          if (attempt === 4 || !RETRIED.has(String(codeOf(error)))) throw error;
        }
      }
    },
    async close() {
      await bare.destroy();
    },
  };
}

function withNow(db: Kysely<Schema>, clock: Clock): Db {
  Object.defineProperty(db, 'now', { get: () => clock.now() });
  return db as Kysely<Schema> & Reading;
}
