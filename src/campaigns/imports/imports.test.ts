import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countOf, importsOf, takeImport, uploadImport } from '#campaigns';
import { csvRows, csvText } from '#input';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../../test/world.ts';
import { launchAppeal, sign, signAndConfirm } from '../campaign.testing.ts';
import { signAgain } from './again.ts';
import { guessColumns } from './columns.ts';
import { deleteImported, stopImported } from './leave.ts';
import { previewImport } from './take.ts';

const FROM = {
  platform: 'action-network',
  platformName: '',
  exportedOn: '2016-10-02',
  wording: 'I sign, and the organisers may write to me about this petition.',
} as const;

const bring = async (world: World, csv: string | Uint8Array) => {
  const launched = await launchAppeal(world);
  const bytes = typeof csv === 'string' ? new TextEncoder().encode(csv) : csv;
  const file = await world.transact((tx) => uploadImport(tx, launched.ruth.actor, launched.id, FROM, bytes));
  return { ...launched, file };
};

const tokenFor = async (world: World, to: string): Promise<string> => {
  await world.app.settle();
  const [mail] = await world.mails(to);
  return /again\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
};

test('a table is read whatever separates its cells, quotes included (RFC 4180)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(',', ';', '\t', '|'),
      fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
      (separator, table) => {
        const header = ['email', 'name', 'city', 'date'];
        const rows = table.map((row) => row.map((cell) => cell.replaceAll('\r', '').trim()));
        const text = [header, ...rows]
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
          .join('\r\n');
        const kept = rows.filter((row) => row.some((cell) => cell !== ''));
        // Quoted separators do not mislead the guess: the header decides.
        const plain = text.replace(/^[^\r]*/, header.join(separator));
        assert.deepEqual(csvRows(plain, 100), [header, ...kept]);
      },
    ),
  );
});

test('accents survive in UTF-8, UTF-16 and Windows-1252', () => {
  assert.equal(csvText(Buffer.from('Zoé')), 'Zoé');
  assert.equal(csvText(Buffer.from([0x5a, 0x6f, 0xe9])), 'Zoé');
  assert.equal(csvText(Buffer.from([0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xe9, 0])), 'Zoé');
});

test('the columns of Action Network, of Change.org and of a list made at home are recognised', () => {
  assert.deepEqual(guessColumns(['Email', 'First name', 'Last name', 'can2_user_city', 'Timestamp (EST)']), {
    email: 0,
    firstName: 1,
    lastName: 2,
    place: 3,
    signedOn: 4,
  });
  assert.deepEqual(guessColumns(['Name', 'City', 'State', 'Postal Code', 'Country', 'Signed On']), {
    name: 0,
    place: 1,
    signedOn: 5,
  });
  assert.deepEqual(guessColumns(['Nom', 'Courriel', 'Ville']), { name: 0, email: 1, place: 2 });
});

test('an organiser sees what a file holds before anything of it is taken in', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina');
  const csv = [
    'email;first_name;last_name;city;created_at',
    'paul@example.org;Paul;Martin;Lyon;2016-09-30',
    'p.aula+x@gmail.com;Paula;;Lyon;9/30/2016',
    'paula@googlemail.com;Paula again;;Lyon;',
    'AMINA@example.org;Amina;;;',
    'not an address;Nobody;;;',
    'noname@example.org;;;;',
    'formula@example.org;=cmd();;;',
  ].join('\n');
  const file = await world.transact((tx) => uploadImport(tx, ruth.actor, id, FROM, Buffer.from(csv)));
  const look = await previewImport(world.db, ruth.actor, id, file);
  assert.deepEqual(
    look.usable.map(({ name, email, place, signedOn }) => [name, email, place, signedOn]),
    [
      ['Paul Martin', 'paul@example.org', 'Lyon', '2016-09-30'],
      ['Paula', 'p.aula+x@gmail.com', 'Lyon', '2016-09-30'],
    ],
  );
  assert.deepEqual([look.duplicates, look.signedHere], [1, 1]);
  assert.deepEqual(look.refused, [
    { row: 6, why: 'no-address' },
    { row: 7, why: 'no-name' },
    { row: 8, why: 'no-name' },
  ]);
  assert.deepEqual(await world.db.selectFrom('imported_signature').selectAll().execute(), []);
});

test('an imported signature counts once its button is pressed, once however often, and never before', async () => {
  await using world = await openWorld();
  const { ruth, id, file } = await bring(world, 'email,name\nlea@example.org,Lea\ntom@example.org,Tom\n');
  assert.equal(await world.transact((tx) => takeImport(tx, ruth.actor, id, file)), 2);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 0 });
  const token = await tokenFor(world, 'lea@example.org');
  const pressed = await Promise.all(Array.from({ length: 20 }, () => world.transact((tx) => signAgain(tx, token))));
  assert.deepEqual(pressed.map(({ outcome }) => outcome).toSorted(), [
    'counted',
    ...Array.from({ length: 19 }, () => 'used'),
  ]);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  const [one] = await importsOf(world.db, id);
  assert.deepEqual([one?.usable, one?.confirmed, one?.mails], [2, 1, 2]);
  assert.equal((await world.mails('lea@example.org')).length, 1, 'each is written to once');
});

test('who had filled in the form and not confirmed has one signature', async () => {
  await using world = await openWorld();
  const { ruth, id, file } = await bring(world, 'email,name\nlea@example.org,Lea\n');
  await sign(world, id, 'Lea');
  await world.transact((tx) => takeImport(tx, ruth.actor, id, file));
  await world.app.settle();
  const mails = await world.mails('lea@example.org');
  const token = /again\/([\w-]{43})/.exec(mails.map(({ text }) => text).join())?.[1] ?? '';
  await world.transact((tx) => signAgain(tx, token));
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
});

test('who asks to be deleted is gone at once and cannot be brought again; who stops hears no more', async () => {
  await using world = await openWorld();
  const { ruth, id, file } = await bring(world, 'email,name\nlea@example.org,Lea\ntom@example.org,Tom\n');
  await world.transact((tx) => takeImport(tx, ruth.actor, id, file));
  const lea = await tokenFor(world, 'lea@example.org');
  const tom = await tokenFor(world, 'tom@example.org');
  await world.transact((tx) => deleteImported(tx, lea));
  await world.transact((tx) => stopImported(tx, tom));
  assert.deepEqual(
    (await world.db.selectFrom('imported_signature').select('email').execute()).map(({ email }) => email),
    ['tom@example.org'],
  );
  const again = await world.transact((tx) =>
    uploadImport(tx, ruth.actor, id, FROM, Buffer.from('email,name\nlea@example.org,Lea\n')),
  );
  const look = await previewImport(world.db, ruth.actor, id, again);
  assert.deepEqual(look.refused, [{ row: 0, why: 'not-wanted' }]);
  await assert.rejects(
    world.transact((tx) => takeImport(tx, ruth.actor, id, again)),
    Refusal,
  );
});

test('who has confirmed here meanwhile is not written to; who never does is erased on the day that was said', async () => {
  await using world = await openWorld();
  const { ruth, id, file } = await bring(world, 'email,name\nlea@example.org,Lea\ntom@example.org,Tom\n');
  await world.transact((tx) => takeImport(tx, ruth.actor, id, file));
  await signAndConfirm(world, id, 'Lea');
  await world.app.settle();
  assert.deepEqual(
    (await world.mails('lea@example.org')).map(({ kind }) => kind),
    ['confirm-signature'],
  );
  world.clock.advance(61 * 86_400_000);
  await world.app.settle();
  const [one] = await importsOf(world.db, id);
  assert.deepEqual([one?.usable, one?.confirmed, one?.erased], [2, 1, 1]);
  assert.deepEqual(await world.db.selectFrom('imported_signature').selectAll().execute(), []);
});
