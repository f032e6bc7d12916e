import { rm } from 'node:fs/promises';
import pg from 'pg';
import { systemClock } from '#clock';
import { migrate, openDatabase } from '#db';
import { startPostgres } from '../src/db/embedded.ts';
import { systemRandom } from '#random';
import { atEnd } from './process.ts';
import { scratchFolder } from './scratch.ts';

interface Server {
  host: string;
  port: number;
  user: string;
  database: string;
}

const TEMPLATE = 'essor_template';
let server: Promise<Server> | undefined;

/** The PostgreSQL of this test run: the runner's, else one of this process that ends with it. */
async function serverOfThisRun(): Promise<Server> {
  const given = process.env.ESSOR_TEST_POSTGRES;
  if (given) return JSON.parse(given) as Server;
  const folder = await scratchFolder('essor-test-');
  const postgres = await startPostgres({ dataFolder: folder, log: () => {}, lasting: false });
  atEnd(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return postgres.connection;
}

async function asAdministrator<T>(at: Server, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...at, database: 'postgres' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function ensureTemplate(at: Server): Promise<void> {
  await asAdministrator(at, async (client) => {
    await client.query('select pg_advisory_lock(4711)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount === 0) {
      await client.query(`create database ${TEMPLATE}_new`);
      const template = openDatabase({
        connection: { ...at, database: `${TEMPLATE}_new` },
        clock: systemClock(),
        random: systemRandom,
        max: 1,
      });
      await migrate(template);
      await template.close();
      await client.query(`alter database ${TEMPLATE}_new rename to ${TEMPLATE}`);
    }
    await client.query('select pg_advisory_unlock(4711)');
  });
}

/** An empty, migrated database of its own; `drop` removes it. */
export async function freshDatabase(): Promise<{ connection: Server; drop(): Promise<void> }> {
  server ??= serverOfThisRun().then(async (at) => {
    await ensureTemplate(at);
    return at;
  });
  const at = await server;
  const name = `essor_${process.pid}_${Buffer.from(systemRandom.bytes(6)).toString('hex')}`;
  // Copying the files costs half of what writing every page to the log does.
  await asAdministrator(at, (client) =>
    client.query(`create database ${name} template ${TEMPLATE} strategy file_copy`),
  );
  return {
    connection: { ...at, database: name },
    async drop() {
      await asAdministrator(at, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
