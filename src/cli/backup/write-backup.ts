import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Connection } from '#db';
import { KEEPING, mediaPath } from '#media';
import { FORMAT, type Heading, type Manifest, README } from './format.ts';
import { type Entry, writeTar } from './tar.ts';

const PART_BYTES = 8 * 1_048_576;
const MEDIA_AT_ONCE = 1_000;

/** Text that reads the same everywhere, whatever the server's settings. */
const PLAIN = `set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set bytea_output = 'hex'; set extra_float_digits = 3; set client_encoding = 'UTF8'`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Writes a whole server into one file, from one snapshot of its database, while it runs. Nothing is
 * held in memory but a few megabytes; the file has its name only once it is whole and on the disk.
 * @param at the machine's time.
 */
export async function writeBackup(o: {
  connection: Connection;
  dataFolder: string;
  file: string;
  at: Date;
}): Promise<Manifest> {
  const client = new pg.Client({ ...o.connection, application_name: 'essor backup' });
  const draft = `${o.file}.partial`;
  const manifest: Manifest = { tables: {}, media: { files: 0, bytes: 0 }, missing: [], sequences: {} };
  await client.connect();
  try {
    await client.query(PLAIN);
    // No picture is removed while the snapshot that names it is read.
    await client.query('select pg_advisory_lock_shared($1)', [KEEPING]);
    await client.query('begin isolation level repeatable read read only');
    await pipeline(
      writeTar(entries(client, o, manifest), o.at),
      createGzip(),
      createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await client.query('commit');
    await rename(draft, o.file);
    const folder = await open(dirname(o.file), 'r');
    await folder.sync().finally(() => folder.close());
    return manifest;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) await rm(draft, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function* entries(
  client: pg.Client,
  o: { dataFolder: string; at: Date },
  manifest: Manifest,
): AsyncGenerator<Entry> {
  const heading = await headingOf(client, o.at);
  yield { name: 'README.txt', content: Buffer.from(README) };
  yield { name: 'essor.json', content: json(heading) };
  for (const table of heading.tables) yield* partsOf(client, table, manifest);
  yield* pictures(client, o.dataFolder, manifest);
  await readSequences(client, manifest);
  yield { name: 'manifest.json', content: json(manifest) };
}

const json = (value: object): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

async function headingOf(client: pg.Client, at: Date): Promise<Heading> {
  const migrations = await client.query<Heading['migrations'][number]>(
    'select name, sha256 from migration order by name',
  );
  return { format: FORMAT, takenAt: at.toISOString(), migrations: migrations.rows, tables: await tablesOf(client) };
}

/** The tables of the program with the columns that are stored, not computed, in their order. */
export async function tablesOf(client: pg.Client): Promise<Heading['tables']> {
  const { rows } = await client.query<Heading['tables'][number]>(`
    select relname as name, array_agg(attname::text order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'
      and attnum > 0 and not attisdropped and attgenerated = ''
    group by relname order by relname`);
  return rows;
}

/** A table in parts that end with a row, so that a file of any size needs little memory. */
async function* partsOf(
  client: pg.Client,
  { name, columns }: Heading['tables'][number],
  manifest: Manifest,
): AsyncGenerator<Entry> {
  const hash = createHash('sha256');
  const told = { rows: 0, parts: 0, sha256: '' };
  let kept: Buffer[] = [];
  let size = 0;
  const part = (content: Buffer): Entry => {
    hash.update(content);
    for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) told.rows++;
    return { name: `tables/${name}/${String(++told.parts).padStart(6, '0')}.tsv`, content };
  };
  const source = client.query(copyTo(`copy public.${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`));
  for await (const chunk of source as AsyncIterable<Buffer>) {
    kept.push(chunk);
    size += chunk.length;
    if (size < PART_BYTES) continue;
    const all = Buffer.concat(kept, size);
    const end = all.lastIndexOf(10) + 1;
    if (end > 0) yield part(all.subarray(0, end));
    kept = [all.subarray(end)];
    size -= end;
  }
  if (size > 0) yield part(Buffer.concat(kept, size));
  manifest.tables[name] = { ...told, sha256: hash.digest('hex') };
}

async function* pictures(client: pg.Client, dataFolder: string, manifest: Manifest): AsyncGenerator<Entry> {
  let after = '';
  for (;;) {
    const { rows } = await client.query<{ name: string }>(
      `select name from (select file as name from media union select preview from media) as named
       where name > $1 collate "C" order by name collate "C" limit ${MEDIA_AT_ONCE}`,
      [after],
    );
    for (const { name } of rows) {
      const path = mediaPath(dataFolder, name);
      const content = path && (await readFile(path).catch(() => undefined));
      if (!content) {
        manifest.missing.push(name);
        continue;
      }
      manifest.media.files++;
      manifest.media.bytes += content.length;
      yield { name: `media/${name}`, content };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.name;
  }
}

async function readSequences(client: pg.Client, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select sequencename as name from pg_sequences where schemaname = 'public' order by 1`,
  );
  for (const { name } of rows) {
    const found = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from public.${quoted(name)}`,
    );
    manifest.sequences[name] = found.rows[0]!;
  }
}
