import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { loadSharp } from '#media';
import { commands } from './commands.ts';
import { emptyEssor, emptyFolder, essor } from './run.testing.ts';

const json = (printed: string) => JSON.parse(printed) as Record<string, unknown>;

const SETUP = (
  'setup|--name|Couvée|--purpose|A network of our own|--stage|campaign|--language|fr|' +
  '--steward|Amina|--handle|amina|--email|amina@example.org'
).split('|');

test('every command explains itself, in both languages', async () => {
  for (const LANG of ['C', 'fr_FR.UTF-8']) {
    const { code, printed } = await essor(['--help'], { env: { LANG } });
    assert.equal(code, 0);
    for (const { name, options } of commands) {
      assert.match(printed, new RegExp(`\\n  ${name} `));
      const help = await essor([name, '--help'], { env: { LANG } });
      assert.equal(help.code, 0);
      for (const option of [...Object.keys(options), 'json']) {
        assert.match(help.printed, new RegExp(`--${option}\\b.*  \\S`), `${name} --${option} says what it is`);
      }
    }
  }
});

test('speaks the language of the terminal', async () => {
  const said = async (env: Record<string, string>) => (await essor(['nothing'], { env })).said;
  assert.match(await said({}), /^There is no command “nothing”/);
  assert.match(await said({ LANG: 'fr_CA.UTF-8' }), /^Il n’y a pas de commande «\u202Fnothing\u202F»/);
  assert.match(await said({ LANG: 'fr_FR', LC_ALL: 'C' }), /^There is/);
  assert.match(await said({ LANG: 'de_DE' }), /^There is/);
});

test('what makes no sense ends with 2 and says where help is', async () => {
  for (const argv of [
    [],
    ['nothing'],
    ['clock', '--nothing'],
    ['clock', 'a', 'b'],
    ['token'],
    ['campaign', 'fly'],
    ['backup'],
  ]) {
    assert.equal((await essor(argv)).code, 2, argv.join(' '));
  }
  assert.match(
    (await essor(['clock', '--nothing'])).said,
    /There is no option --nothing\.\nSee: npm run essor -- clock --help/,
  );
  const { code, printed } = await essor(['clock', 'soon', '--json', '--nothing']);
  assert.deepEqual([code, Object.keys(json(printed))], [2, ['error']]);
});

test('a wrong environment is refused with its sentence', async () => {
  const { code, said } = await essor(['check'], { env: { PORT: 'eighty' } });
  assert.equal(code, 2);
  assert.match(said, /^PORT is "eighty"/);
});

test('a server is set up once, with the password from standard input', async (t) => {
  const env = await emptyEssor(t);
  const first = await essor([...SETUP, '--password-stdin'], { env, input: 'a seat for everyone\n' });
  assert.equal(first.code, 0, first.said);
  assert.match(
    first.printed,
    /Couvée is set up\. Its steward is @amina\.\nSign in at http:\/\/localhost:3000\/sign-in$/m,
  );
  const second = await essor(SETUP, { env });
  assert.equal(second.code, 1);
  assert.match(second.said, /set up already/);
});

test('set-ups at once make one', async (t) => {
  const env = await emptyEssor(t);
  const ran = await Promise.all(Array.from({ length: 8 }, () => essor(SETUP, { env })));
  assert.equal(ran.filter(({ code }) => code === 0).length, 1);
  assert.equal(ran.filter(({ code }) => code === 1).length, 7);
});

test('whoever sits at the terminal is asked for what is missing', async (t) => {
  const env = await emptyEssor(t);
  const answers = ['Couvée', 'A network of our own', 'co-op', 'Amina', 'amina', 'amina@example.org', ''];
  const { code, said, printed } = await essor(['setup', '--json'], { env, answers });
  assert.equal(code, 0, said);
  assert.match(said, /What is the server called\?/);
  assert.equal(json(printed).stage, 'co-op');
});

test('what is filled in wrongly is named by its option, and nothing is written', async (t) => {
  const env = await emptyEssor(t);
  const argv = [
    'setup',
    '--name',
    'X',
    '--purpose',
    'Y',
    '--stage',
    'sleep',
    '--steward',
    'A',
    '--handle',
    'a',
    '--email',
    'nobody',
  ];
  const { code, said } = await essor(argv, { env });
  assert.equal(code, 2);
  assert.match(said, /^--stage: Choose one of the answers offered\.$/m);
  assert.match(said, /^--email: Write a whole e-mail address/m);
  assert.equal((await essor(SETUP, { env })).code, 0);
});

test('nobody is asked where nobody sits', async () => {
  const { code, said } = await essor(['setup', '--name', 'X']);
  assert.equal(code, 2);
  assert.match(said, /^Also give: --purpose --stage --steward --handle --email\./);
});

test('a token is made for an account and told once', async (t) => {
  const env = await emptyEssor(t);
  await essor(SETUP, { env });
  const { code, printed } = await essor(['token', '@Amina', '--name', 'phone', '--scopes', 'read, write'], { env });
  assert.equal(code, 0);
  assert.match(printed, /^[\w-]{43}\n$/);
  assert.match((await essor(['token', 'nobody'], { env })).said, /There is no account @nobody here/);
  assert.equal((await essor(['token', 'amina', '--scopes', 'admin'], { env })).code, 2);
});

const FILE = `---
title: What if we bought it?
summary: "We ask for a study. No more."
target: the board of Example, Inc.
milestones:
  - 5 000: the board answers in public
  - 10000: we meet
picture: seat.png
alt: A free seat
---
The **story**.
`;

test('a campaign is launched from a file with its picture, listed, and closed', async (t) => {
  const env = await emptyEssor(t);
  const folder = emptyFolder(t);
  const sharp = await loadSharp();
  await sharp({ create: { width: 9, height: 9, channels: 3, background: '#0b6b57' } })
    .png()
    .toFile(join(folder, 'seat.png'));
  await writeFile(join(folder, 'campaign.md'), FILE);
  await essor(SETUP, { env });
  const created = await essor(['campaign', 'create', join(folder, 'campaign.md')], { env });
  assert.equal(created.code, 0, created.said);
  assert.equal(created.printed, 'The campaign runs: http://localhost:3000/c/what-if-we-bought-it\n');
  assert.match(
    (await essor(['campaign', 'list'], { env })).printed,
    /What if we bought it\?\n  0 confirmed, 0 sent this week and not confirmed\n$/,
  );
  assert.equal((await essor(['check'], { env })).code, 0);
  assert.equal((await essor(['campaign', 'close', 'what-if-we-bought-it'], { env })).code, 0);
  assert.match((await essor(['campaign', 'list'], { env: { ...env, LANG: 'fr' } })).printed, /, close le \d/);
  assert.equal((await essor(['campaign', 'close', 'nothing'], { env })).code, 1);
});

test('a campaign is launched from options and from JSON', async (t) => {
  const env = await emptyEssor(t);
  const told = [
    '--title',
    'One',
    '--summary',
    'Two.',
    '--story',
    'Three',
    '--target',
    'them',
    '--milestones',
    '10: a; 2 000: b: c',
  ];
  assert.match((await essor(['campaign', 'create', ...told], { env })).said, /Nobody may organise yet/);
  await essor(SETUP, { env });
  assert.equal((await essor(['campaign', 'create', ...told], { env })).code, 0);
  const file = join(emptyFolder(t), 'c.json');
  const fields = {
    title: 'Four',
    summary: 'Five.',
    story: 'Six',
    target: 'us',
    milestones: [{ signatures: 9, consequence: 'x' }],
  };
  await writeFile(file, JSON.stringify(fields));
  assert.equal((await essor(['campaign', 'create', file, '--title', 'Seven'], { env })).code, 0);
  const { printed } = await essor(['campaign', 'list', '--json'], { env });
  const titles = (JSON.parse(printed) as { title: string }[]).map(({ title }) => title);
  assert.deepEqual(titles.toSorted(), ['One', 'Seven']);
});

test('a campaign that is not whole is refused by option', async (t) => {
  const env = await emptyEssor(t);
  await essor(SETUP, { env });
  const { code, said } = await essor(['campaign', 'create', '--title', 'One'], { env });
  assert.equal(code, 2);
  assert.match(said, /^--summary: Fill this in\.\n--story: Fill this in\.\n--target: Fill this in\.$/m);
  assert.equal((await essor(['campaign', 'create', '/nowhere.md'], { env })).code, 1);
  const file = join(emptyFolder(t), 'c.md');
  await writeFile(file, 'no head');
  assert.match((await essor(['campaign', 'create', file], { env })).said, /cannot be understood/);
});

test('data of another version is refused with a sentence', async (t) => {
  const env = await emptyEssor(t);
  const client = new pg.Client(env.DATABASE_URL);
  await client.connect();
  await client.query(`insert into migration values ('9999_later.sql', repeat('0', 64), now())`);
  assert.match(
    (await essor(['campaign', 'list'], { env })).said,
    /written by a newer Essor \(migration 9999_later\.sql/,
  );
  await client.query('listen essor');
  await client.query(`set application_name = 'essor doorbell'`);
  assert.match((await essor(['campaign', 'list'], { env })).said, /^The database was not made by this version/);
  await client.end();
});

test('in production the clock cannot be moved', async (t) => {
  const env = { ...(await emptyEssor(t)), ESSOR_ORIGIN: 'https://essor.example', SMTP_URL: 'smtp://localhost' };
  const { code, said } = await essor(['clock', '+1d'], { env });
  assert.equal(code, 1);
  assert.match(said, /is in production/);
});
