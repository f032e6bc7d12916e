import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import * as v from 'valibot';
import type { Connection } from '#db';
import { fileName, writeMedia } from '#media';
import { Heading, Manifest } from './format.ts';
import { type Entry, readTar } from './tar.ts';
import { quoted, tablesOf } from './write-backup.ts';

const LARGEST = 64 * 1_048_576;

/** The file is no backup, or no whole one. The message says what is wrong with it. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup';
}

/** The files in a backup, in their order. @throws BadBackup, BadTar, or what gunzip says. */
export async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const unpacked = createGunzip();
  const reading = pipeline(createReadStream(file), unpacked);
  // It is awaited below; until then a failure reaches us through the stream.
  reading.catch(() => {});
  yield* readTar(unpacked as AsyncIterable<Buffer>, LARGEST);
  await reading;
}

function parse<Schema extends v.GenericSchema>(schema: Schema, { name, content }: Entry): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(content.toString()));
  } catch (cause) {
    throw new BadBackup(`${name} does not say what it should`, { cause });
  }
}

/** What the backup says of itself, before anything is taken in. */
export async function readHeading(entries: AsyncGenerator<Entry>): Promise<Heading> {
  for (let next = await entries.next(); !next.done; next = await entries.next()) {
    if (next.value.name === 'essor.json') return parse(Heading, next.value);
    if (next.value.name !== 'README.txt') break;
  }
  throw new BadBackup('it does not begin as a backup does');
}

/**
 * Takes a backup into a database that has its migrations and nothing else, in one transaction that
 * commits only when everything is there as the manifest says. Foreign keys are put aside and set
 * again at the end, which proves each row against them.
 * @throws BadBackup.
 */
export async function readBackup(o: {
  entries: AsyncGenerator<Entry>;
  heading: Heading;
  connection: Connection;
  dataFolder: string;
}): Promise<Manifest> {
  const client = new pg.Client({ ...o.connection, application_name: 'essor restore' });
  await client.connect();
  try {
    await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set client_encoding = 'UTF8'`);
    await client.query('begin');
    const found = await tablesOf(client);
    if (JSON.stringify(found) !== JSON.stringify(o.heading.tables))
      throw new BadBackup('its tables are not those of its migrations');
    const keys = await putKeysAside(client);
    if (found.length > 0)
      await client.query(`truncate ${found.map(({ name }) => `public.${quoted(name)}`).join(', ')}`);
    const manifest = await takeIn(client, o);
    for (const { relation, name, definition } of keys) {
      await client.query(`alter table ${relation} add constraint ${quoted(name)} ${definition}`);
    }
    for (const [name, { value, called }] of Object.entries(manifest.sequences)) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${quoted(name)}`, value, called]);
    }
    await client.query('commit');
    await client.query('analyze');
    return manifest;
  } finally {
    await client.end();
  }
}

interface ForeignKey {
  relation: string;
  name: string;
  definition: string;
}

async function putKeysAside(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as relation, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`);
  for (const { relation, name } of rows) await client.query(`alter table ${relation} drop constraint ${quoted(name)}`);
  return rows;
}

const PART = /^tables\/([a-z][a-z0-9_]*)\/(\d{6})\.tsv$/;

async function takeIn(
  client: pg.Client,
  { entries, heading, dataFolder }: { entries: AsyncGenerator<Entry>; heading: Heading; dataFolder: string },
): Promise<Manifest> {
  const columns = new Map(heading.tables.map((table) => [table.name, table.columns]));
  const loaded = new Map<string, Table>();
  let media = 0;
  let manifest: Manifest | undefined;
  let current: Table | undefined;
  for await (const entry of entries) {
    const [, table = '', part] = PART.exec(entry.name) ?? [];
    if (current && current.name !== table) {
      await current.end();
      current = undefined;
    }
    if (manifest) throw new BadBackup(`${entry.name} comes after its end`);
    if (entry.name === 'manifest.json') manifest = parse(Manifest, entry);
    else if (entry.name.startsWith('media/')) {
      if (entry.name !== `media/${fileName(entry.content)}`) throw new BadBackup(`${entry.name} was changed`);
      await writeMedia(dataFolder, entry.content);
      media++;
    } else {
      const names = columns.get(table);
      if (!names || (loaded.has(table) && !current)) throw new BadBackup(`${entry.name} has no place in it`);
      current ??= beginTable(client, table, names);
      loaded.set(table, current);
      if (Number(part) !== current.parts + 1) throw new BadBackup(`a part of ${table} is missing`);
      await current.write(entry.content);
    }
  }
  if (!manifest) throw new BadBackup('its end is missing');
  for (const { name } of heading.tables) {
    const said = manifest.tables[name];
    const got = loaded.get(name);
    if (!said) throw new BadBackup(`its manifest does not know ${name}`);
    if (said.rows !== (got?.rows ?? 0) || said.parts !== (got?.parts ?? 0))
      throw new BadBackup(`rows of ${name} are missing`);
    if (said.parts > 0 && said.sha256 !== got?.sha256()) throw new BadBackup(`${name} was changed`);
  }
  if (media !== manifest.media.files) throw new BadBackup('pictures are missing');
  return manifest;
}

interface Table {
  readonly name: string;
  parts: number;
  rows: number;
  write(content: Buffer): Promise<void>;
  end(): Promise<void>;
  sha256(): string;
}

function beginTable(client: pg.Client, name: string, columns: readonly string[]): Table {
  const into: CopyStreamQuery = client.query(
    copyFrom(`copy public.${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`),
  );
  const failed = new Promise<never>((_, reject) => into.on('error', reject));
  failed.catch(() => {});
  const hash = createHash('sha256');
  const table: Table = {
    name,
    parts: 0,
    rows: 0,
    async write(content) {
      table.parts++;
      hash.update(content);
      for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) table.rows++;
      if (!into.write(content)) await Promise.race([once(into, 'drain'), failed]);
    },
    async end() {
      const finished = once(into, 'finish');
      into.end();
      await Promise.race([finished, failed]);
    },
    sha256: () => hash.digest('hex'),
  };
  return table;
}
