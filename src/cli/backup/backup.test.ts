import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { launchCampaign, parseSigning, signPetition } from '#campaigns';
import { keepPicture, loadSharp, mediaPath } from '#media';
import { createPost } from '#network';
import { freshDatabase } from '../../../test/cluster.ts';
import { type World, openWorld } from '../../../test/world.ts';
import { emptyFolder, essor, urlOf } from '../run.testing.ts';
import { type Entry, readTar, writeTar } from './tar.ts';

// Text that a careless format would lose: tabs, line ends, backslashes, its own marks, other scripts.
const NASTY = 'tab\there\nline\r\nback\\slash \\N \\. "quote" \'one\' ,;| é 🪑 \u202F«oui» العربية';

async function livingWorld(): Promise<World> {
  const world = await openWorld();
  const amina = await world.person('Amina', { roles: ['steward'] });
  await world.person('Élodie');
  const sharp = await loadSharp();
  const bytes = await sharp({ create: { width: 900, height: 9, channels: 3, background: '#0b6b57' } })
    .png()
    .toBuffer();
  await world.transact(async (tx) => {
    const media = await keepPicture(tx, world.dataFolder, amina.actor, bytes, NASTY);
    await createPost(tx, amina.actor, { text: NASTY });
    const input = { title: 'We', summary: 'Two.', story: NASTY, target: 'them', place: '', locale: 'fr' as const };
    const { id } = await launchCampaign(
      tx,
      amina.actor,
      { ...input, milestones: [{ signatures: 5, consequence: 'x' }] },
      media,
    );
    for (let n = 0; n < 30; n++) {
      const answers = parseSigning({
        name: `N ${n}`,
        email: `n${n}@example.org`,
        place: '',
        showName: true,
        keepPosted: false,
      });
      await signPetition(tx, { campaign: id, answers, locale: 'fr', origin: 'http://localhost' });
    }
  });
  // What is due is done, so that nothing moves while two databases are compared.
  await world.app.settle();
  return world;
}

const envOf = (world: World): Record<string, string> => ({
  DATABASE_URL: urlOf(world.connection),
  ESSOR_DATA: world.dataFolder,
});

/** A PostgreSQL database without a single table, and an empty folder. */
async function nowhere(t: TestContext): Promise<Record<string, string>> {
  const { connection, drop } = await freshDatabase();
  t.after(drop);
  const client = new pg.Client(connection);
  await client.connect();
  await client.query('drop schema public cascade');
  await client.query('create schema public');
  await client.end();
  return { DATABASE_URL: urlOf(connection), ESSOR_DATA: join(emptyFolder(t), 'data') };
}

/** Everything a database holds and enforces: each table as the number of its rows and their digest. */
async function portrait(env: Record<string, string>): Promise<Record<string, string>> {
  const client = new pg.Client(env.DATABASE_URL);
  await client.connect();
  const list = async (query: string) => (await client.query<{ x: string }>(query)).rows.map((row) => row.x);
  await client.query(`set timezone = 'UTC'`);
  const told = (rows: string[]) => `${rows.length} ${createHash('sha256').update(rows.join('\n')).digest('hex')}`;
  const seen: Record<string, string> = {
    constraints: told(
      await list(`select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated as x
      from pg_constraint where connamespace = 'public'::regnamespace order by 1`),
    ),
    indexes: told(await list(`select indexdef as x from pg_indexes where schemaname = 'public' order by 1`)),
  };
  for (const table of await list(`select tablename as x from pg_tables where schemaname = 'public' order by 1`)) {
    const columns = table === 'migration' ? 'name, sha256' : 't.*';
    seen[table] = told(await list(`select (row(${columns}))::text as x from ${table} as t order by 1`));
  }
  await client.end();
  return seen;
}

async function backedUp(t: TestContext, world: World): Promise<string> {
  const file = join(emptyFolder(t), 'essor.tar.gz');
  const { code, said } = await essor(['backup', file], { env: envOf(world) });
  assert.equal(code, 0, said);
  return file;
}

test('what a backup holds comes back, row for row, with every constraint and picture', async (t) => {
  await using world = await livingWorld();
  const file = await backedUp(t, world);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const there = await nowhere(t);
  const { code, printed, said } = await essor(['restore', file], { env: there });
  assert.equal(code, 0, said);
  assert.match(printed, /^All \d+ checks hold\.$/m);
  assert.deepEqual(await portrait(there), await portrait(envOf(world)));
  const rows = await world.db.selectFrom('media').select(['file', 'preview']).execute();
  for (const name of rows.flatMap((row) => [row.file, row.preview])) {
    assert.deepEqual(
      readFileSync(mediaPath(there.ESSOR_DATA!, name)!),
      readFileSync(mediaPath(world.dataFolder, name)!),
    );
  }
});

test('other programs read it: tar the file, PostgreSQL the tables', async (t) => {
  await using world = await livingWorld();
  const folder = emptyFolder(t);
  execFileSync('tar', ['xzf', await backedUp(t, world), '-C', folder]);
  assert.match(readFileSync(join(folder, 'README.txt'), 'utf8'), /^A backup of an Essor server/);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    tables: Record<string, { rows: number; sha256: string }>;
  };
  const parts = readdirSync(join(folder, 'tables/signature'))
    .toSorted()
    .map((name) => join(folder, 'tables/signature', name));
  const sha256 = execFileSync('sh', ['-c', 'cat "$@" | sha256sum', 'sh', ...parts])
    .toString()
    .slice(0, 64);
  assert.deepEqual([manifest.tables.signature!.rows, manifest.tables.signature!.sha256], [30, sha256]);
});

test('a backup taken while people sign is one moment of it', async (t) => {
  await using world = await livingWorld();
  const { id } = await world.db.selectFrom('campaign').select('id').executeTakeFirstOrThrow();
  let signing = true;
  const crowd = Array.from({ length: 4 }, async (_, who) => {
    for (let n = 0; signing; n++) {
      const email = `crowd${who}-${n}@example.org`;
      const answers = parseSigning({ name: 'One', email, place: '', showName: true, keepPosted: false });
      await world.transact((tx) =>
        signPetition(tx, { campaign: id, answers, locale: 'fr', origin: 'http://localhost' }),
      );
    }
  });
  const file = await backedUp(t, world);
  signing = false;
  await Promise.all(crowd);
  const { code, printed } = await essor(['restore', file, '--json'], { env: await nowhere(t) });
  assert.equal(code, 0, printed);
});

async function changed(file: string, change: (entries: Entry[]) => Entry[]): Promise<string> {
  const entries = await Array.fromAsync(
    readTar(
      (async function* () {
        yield gunzipSync(readFileSync(file));
      })(),
      1e9,
    ),
  );
  const tar = await Array.fromAsync(
    writeTar(
      (async function* () {
        yield* change(entries);
      })(),
      new Date(0),
    ),
  );
  const other = file.replace('.tar.gz', `-${Math.floor(performance.now() * 1_000)}.tar.gz`);
  writeFileSync(other, gzipSync(Buffer.concat(tar)));
  return other;
}

const replaced = (entries: Entry[], name: RegExp, by: (content: string) => string): Entry[] =>
  entries.map((entry) =>
    name.test(entry.name) ? { ...entry, content: Buffer.from(by(entry.content.toString('latin1')), 'latin1') } : entry,
  );

const damages: Record<string, (entries: Entry[]) => Entry[]> = {
  'a row is changed': (entries) => replaced(entries, /tables\/signature\//, (text) => text.replace('n7@', 'm7@')),
  'a row is taken out': (entries) =>
    replaced(entries, /tables\/signature\//, (text) => text.slice(text.indexOf('\n') + 1)),
  'a table is taken out': (entries) => entries.filter(({ name }) => !name.startsWith('tables/signature/')),
  'a picture is changed': (entries) => replaced(entries, /^media\//, (text) => `${text} `),
  'a picture is taken out': (entries) =>
    entries.filter(({ name }, i) => !(name.startsWith('media/') && entries[i + 1]?.name.startsWith('media/'))),
  'its end is missing': (entries) => entries.filter(({ name }) => name !== 'manifest.json'),
  'its beginning is missing': (entries) => entries.filter(({ name }) => name !== 'essor.json'),
  'something is added': (entries) => [
    ...entries.slice(0, -1),
    { name: '../../escape', content: Buffer.from('x') },
    entries.at(-1)!,
  ],
  'a table comes twice': (entries) => [
    ...entries.slice(0, -1),
    ...entries.filter(({ name }) => name.startsWith('tables/account/')),
    entries.at(-1)!,
  ],
  'something comes after its end': (entries) => [...entries, entries.find(({ name }) => name.startsWith('media/'))!],
  'a row breaks a foreign key': (entries) => replaced(entries, /^tables\/account\//, () => ''),
};

test('a backup that is not whole is refused, and nothing of it stays', async (t) => {
  await using world = await livingWorld();
  const file = await backedUp(t, world);
  const there = await nowhere(t);
  const empty = await portrait(there);
  const refuses = async (what: string, path: string): Promise<void> => {
    const { code, said } = await essor(['restore', path], { env: there });
    assert.equal(code, 1, what);
    assert.match(said, /is not a whole backup: .*Nothing was restored\.$/m, what);
    assert.deepEqual(await portrait(there), empty, what);
    assert.deepEqual(existsSync(there.ESSOR_DATA!) ? readdirSync(there.ESSOR_DATA!) : [], [], what);
  };
  for (const [what, damage] of Object.entries(damages)) await refuses(what, await changed(file, damage));
  const bytes = readFileSync(file);
  writeFileSync(`${file}.cut`, bytes.subarray(0, bytes.length - 30));
  await refuses('the file is cut', `${file}.cut`);
  writeFileSync(`${file}.txt`, 'no backup at all');
  await refuses('the file is text', `${file}.txt`);
  assert.equal((await essor(['restore', file], { env: there })).code, 0, 'and the whole one is taken');
});

test('a backup of a later version is refused by name', async (t) => {
  await using world = await livingWorld();
  const later = await changed(await backedUp(t, world), (entries) =>
    replaced(entries, /essor\.json/, (text) =>
      text.replace('"migrations": [', `"migrations": [{"name": "9999_later.sql", "sha256": "${'0'.repeat(64)}"},`),
    ),
  );
  const { code, said } = await essor(['restore', later], { env: await nowhere(t) });
  assert.equal(code, 1);
  assert.match(said, /migration 9999_later\.sql/);
});

test('nothing is written over: not a backup, not a server', async (t) => {
  await using world = await livingWorld();
  const file = await backedUp(t, world);
  const before = readFileSync(file);
  assert.match((await essor(['backup', file], { env: envOf(world) })).said, /is there already/);
  assert.deepEqual(readFileSync(file), before);
  assert.match((await essor(['restore', file], { env: envOf(world) })).said, /is not empty/);
  const elsewhere = { ...envOf(world), ESSOR_DATA: join(emptyFolder(t), 'data') };
  assert.match((await essor(['restore', file], { env: elsewhere })).said, /is not empty/);
  assert.match(
    (await essor(['backup', '/nowhere/at/all'], { env: envOf(world) })).said,
    /cannot be written \(ENOENT\)/,
  );
  assert.match((await essor(['restore', '/nowhere/at/all'], { env: await nowhere(t) })).said, /cannot be read/);
});

test('a picture that is missing is said, and the rest is kept', async (t) => {
  await using world = await livingWorld();
  const { preview } = await world.db.selectFrom('media').select('preview').executeTakeFirstOrThrow();
  await rm(mediaPath(world.dataFolder, preview)!);
  const file = join(emptyFolder(t), 'essor.tar.gz');
  const { code, printed } = await essor(['backup', file], { env: envOf(world) });
  assert.equal(code, 1);
  assert.match(printed, /1 picture was not in the folder, and so is not in the backup/);
  assert.ok(existsSync(file));
});
