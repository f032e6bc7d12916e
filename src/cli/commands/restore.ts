import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from '#clock';
import { type Config, withoutPassword } from '#config';
import { type Connection, knownMigrations, migrate, openDatabase, reachServer, startPostgres } from '#db';
import { format } from '#i18n';
import { systemRandom } from '#random';
import { sql } from 'kysely';
import { runChecks } from '../../../checks/checks.ts';
import type { Heading } from '../backup/format.ts';
import { entriesOf, readBackup, readHeading } from '../backup/read-backup.ts';
import { type Call, CannotDo, type Command, type Report } from '../command.ts';

export const restore: Command = {
  name: 'restore',
  words: 'FILE',
  fewestWords: 1,
  mostWords: 1,
  options: { into: 'FOLDER' },
  async run(call) {
    const { words, option, m } = call;
    const file = resolve(words[0] ?? '');
    const into = option('into');
    const config = into === undefined ? call.config : { ...call.config, dataFolder: resolve(into) };
    if ((await inside(config.dataFolder)).length > 0) throw new CannotDo(m.cli.restore.notEmpty(config.dataFolder));
    const entries = entriesOf(file);
    try {
      const heading = await readHeading(entries);
      const newer = await unknownMigration(heading);
      if (newer !== undefined) throw new CannotDo(m.cli.restore.newer(newer));
      return await rebuild(call, config, heading, entries);
    } catch (error) {
      throw asSentence(error, call, file);
    } finally {
      await entries.return(undefined);
    }
  },
};

const inside = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });

/** A migration that this program does not have, or has with another text. */
async function unknownMigration({ migrations }: Heading): Promise<string | undefined> {
  const known = await knownMigrations();
  return migrations.find(({ name, sha256 }) => known.get(name) !== sha256)?.name;
}

async function rebuild(
  { m, locale, terminal }: Call,
  config: Config,
  heading: Heading,
  entries: ReturnType<typeof entriesOf>,
): Promise<Report> {
  await using opened = new AsyncDisposableStack();
  let restored = false;
  opened.defer(async () => {
    if (!restored)
      for (const name of await inside(config.dataFolder))
        await rm(join(config.dataFolder, name), { recursive: true, force: true });
  });
  const connection = await emptyDatabase(config, opened, m.cli.restore.notEmpty, terminal.say);
  const database = openDatabase({ connection, clock: systemClock(), random: systemRandom, max: 2 });
  opened.defer(() => database.close());
  opened.defer(async () => {
    if (restored || config.databaseUrl === undefined) return;
    await sql`drop schema public cascade`.execute(database.db);
    await sql`create schema public`.execute(database.db);
  });

  const last = heading.migrations.at(-1)?.name;
  if (last !== undefined) await migrate(database, { through: last });
  const manifest = await readBackup({ entries, heading, connection, dataFolder: config.dataFolder });
  const upgraded = await migrate(database);
  restored = true;
  const findings = await runChecks({ db: database.db, dataFolder: config.dataFolder });
  const broken = findings.filter(({ violations }) => violations > 0);
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  const { number } = format.formatsFor(locale);
  return {
    ok: broken.length === 0,
    lines: [
      m.cli.restore.done(config.dataFolder, number(rows), number(manifest.media.files)),
      ...broken.map(({ name, violations }) => m.cli.check.broken(name, violations)),
      broken.length === 0
        ? m.cli.check.allHold(findings.length)
        : m.cli.check.someBroken(broken.length, findings.length),
    ],
    data: {
      folder: config.dataFolder,
      takenAt: heading.takenAt,
      rows,
      media: manifest.media,
      upgraded,
      ok: broken.length === 0,
      findings,
    },
  };
}

async function emptyDatabase(
  config: Config,
  opened: AsyncDisposableStack,
  notEmpty: (where: string) => string,
  log: (line: string) => void,
): Promise<Connection> {
  if (config.databaseUrl === undefined) {
    const postgres = await startPostgres({ dataFolder: config.dataFolder, binFolder: config.postgresBin, log });
    opened.defer(() => postgres.stop());
    return postgres.connection;
  }
  const shown = withoutPassword(config.databaseUrl);
  await reachServer(config.databaseUrl, shown);
  const connection = { connectionString: config.databaseUrl };
  const database = openDatabase({ connection, clock: systemClock(), random: systemRandom, max: 1 });
  try {
    const { rows } = await sql`select from pg_class where relnamespace = 'public'::regnamespace limit 1`.execute(
      database.db,
    );
    if (rows.length > 0) throw new CannotDo(notEmpty(shown));
  } finally {
    await database.close();
  }
  return connection;
}

function asSentence(error: unknown, { m }: Call, file: string): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (error.name === 'BadBackup' || error.name === 'BadTar')
    return new CannotDo(m.cli.restore.bad(file, error.message), { cause: error });
  if (code.startsWith('Z_') || /^(?:22|23|42)/.test(code))
    return new CannotDo(m.cli.restore.bad(file, error.message), { cause: error });
  if (['ENOENT', 'EACCES', 'EISDIR'].includes(code)) return new CannotDo(m.cli.cannotRead(file), { cause: error });
  return error;
}
