import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { standingClock } from '#clock';
import { type Tx, openDatabase } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { chooseMails, keptMail, keptMailAfter, queueToMany, startPostman, stoppedBy, type Transport } from '#mail';
import { seededRandom } from '#random';
import { freshDatabase } from '../../test/cluster.ts';

type Sent = Parameters<Transport>[0];

/** A database with so many people, every third of whom reads French. */
async function town(people: number) {
  const { connection, drop } = await freshDatabase();
  const clock = standingClock(new Date('2016-10-03T07:00:00Z'));
  const database = openDatabase({ connection, clock, random: seededRandom('town'), max: 4 });
  const first = await database.transact(async (tx) => {
    const first = tx.newIds<'person'>(people);
    await sql`
      insert into person (id, email, email_canonical, email_confirmed_at, locale, created_at)
      select ${first}::bigint + n - 1, 'voter-' || n || '@example.org', 'voter-' || n || '@example.org', ${tx.now},
        case when n % 3 = 0 then 'fr' else 'en' end, ${tx.now}
      from generate_series(1, ${people}::integer) as n`.execute(tx);
    return BigInt(first);
  });
  return {
    ...database,
    clock,
    person: (n: number) => (first + BigInt(n) - 1n).toString() as Id<'person'>,
    notice: () => database.transact(notice),
    postman: (transport: Transport) =>
      startPostman({ db: database.db, log: () => {}, transport, from: 'Couvée <a@b.example>', domain: 'b.example' }),
    texts: async () => (await database.db.selectFrom('mail_text').selectAll().execute()).length,
    async [Symbol.asyncDispose]() {
      await database.close();
      await drop();
    },
  };
}

const notice = (tx: Tx): Promise<number> =>
  queueToMany(tx, {
    kind: 'vote-opened',
    topic: 'votes',
    origin: 'https://essor.example',
    letters: {
      en: { subject: 'A vote\nbegins', paragraphs: ['Rules of the house.'] },
      fr: { subject: 'Un vote commence', paragraphs: ['Le règlement.'] },
    },
    recipients: sql<{ person_id: string; email: string; locale: Locale }>`
      select id as person_id, email, locale from person`,
  });

const linkIn = (text: string): string =>
  /https:\/\/essor\.example\/unsubscribe\/([\w-]+)/.exec(text)?.[1] ?? assert.fail(text);

test('each of many gets the text in their language, with a link of their own, and the text is kept once', async () => {
  await using here = await town(30);
  assert.equal(await here.notice(), 30);
  assert.equal(await here.texts(), 2);
  const mails = await keptMail(here.db, 100);
  assert.equal(new Set(mails.map(({ id }) => id)).size, 30);
  assert.deepEqual(
    mails.map(({ to }) => to).toSorted(),
    Array.from({ length: 30 }, (_, i) => `voter-${i + 1}@example.org`).toSorted(),
  );
  const third = mails.find(({ to }) => to === 'voter-3@example.org')!;
  const fourth = mails.find(({ to }) => to === 'voter-4@example.org')!;
  assert.equal(third.subject, 'Un vote commence');
  assert.match(third.text, /Le règlement\.[\s\S]*Ne plus recevoir les courriels sur les votes/);
  assert.equal(fourth.subject, 'A vote begins');
  assert.equal(fourth.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
  assert.equal(fourth.headers['List-Unsubscribe'], `<https://essor.example/unsubscribe/${linkIn(fourth.text)}>`);
  assert.equal(linkIn(fourth.html), linkIn(fourth.text));
  assert.notEqual(linkIn(third.text), linkIn(fourth.text));
  assert.deepEqual(await stoppedBy(here.db, linkIn(third.text)), { person: here.person(3), topic: 'votes' });
  // Nothing of the address stands in it.
  assert.doesNotMatch(Buffer.from(linkIn(third.text), 'base64url').toString('latin1'), /voter|example/);
  assert.deepEqual(await keptMailAfter(here.db, '0', 100), mails.toReversed());
});

test('a link that was not given out stops nothing', async () => {
  await using here = await town(2);
  assert.equal(await stoppedBy(here.db, 'A'.repeat(34)), undefined);
  await here.notice();
  const token = linkIn((await keptMail(here.db, 1))[0]!.text);
  const bytes = Buffer.from(token, 'base64url');
  for (let place = 0; place < bytes.length; place++) {
    const other = Buffer.from(bytes);
    other[place]! ^= 1;
    assert.equal(await stoppedBy(here.db, other.toString('base64url')), undefined, `byte ${place}`);
  }
  for (const text of ['', 'x', `${token}=`, token.slice(1), `${token}A`, 'é'.repeat(34)])
    assert.equal(await stoppedBy(here.db, text), undefined, text);
});

test('who has stopped mails about votes gets none, and what waits for them is taken back', async () => {
  await using here = await town(5);
  await here.transact((tx) => chooseMails(tx, here.person(1), { votes: 'none' }));
  await here.transact((tx) => chooseMails(tx, here.person(2), { digest: 'none' }));
  assert.equal(await here.notice(), 4);
  await here.transact((tx) => chooseMails(tx, here.person(4), { votes: 'none' }));
  const to = (await keptMail(here.db, 10)).map((mail) => mail.to).toSorted();
  assert.deepEqual(to, ['voter-2@example.org', 'voter-3@example.org', 'voter-5@example.org']);
  await here.transact((tx) => chooseMails(tx, here.person(1), { votes: 'all' }));
  assert.equal(await here.notice(), 4);
});

test('each mail leaves once and whole; the text is erased with the last of them, not before', async () => {
  await using here = await town(60);
  await here.notice();
  const sent: Sent[] = [];
  let away = true;
  const postman = here.postman(async (mail) => {
    if (away && mail.to === 'voter-60@example.org') throw new Error('not now');
    sent.push(mail);
  });
  await postman.idle();
  assert.equal(sent.length, 59);
  assert.equal(await here.texts(), 1, 'the one that waits is in French');
  assert.ok(sent.every(({ text, html, headers }) => !/\u001a/.test(text + html + JSON.stringify(headers))));
  away = false;
  here.clock.advance(3_600_000);
  await postman.idle();
  assert.equal(new Set(sent.map(({ to }) => to)).size, 60);
  assert.equal(sent.length, 60);
  assert.match(sent.at(-1)!.text, /Le règlement/);
  assert.equal(await here.texts(), 0);
  const left = await here.db.selectFrom('mail').select(['recipient', 'person_id', 'text_id']).distinct().execute();
  assert.deepEqual(left, [{ recipient: '', person_id: null, text_id: null }]);
  await postman.stop();
});

test('a rush of notices gives every mail a number of its own', async () => {
  await using here = await town(300);
  await Promise.all([here.notice(), here.notice(), here.notice()]);
  const { rows } = await sql<{ mails: number; ids: number }>`
    select count(*)::integer as mails, count(distinct id)::integer as ids from mail`.execute(here.db);
  assert.deepEqual(rows, [{ mails: 900, ids: 900 }]);
});

test('a hundred thousand mails are written in seconds, two texts for all', async () => {
  await using here = await town(100_000);
  const begun = performance.now();
  assert.equal(await here.notice(), 100_000);
  const took = performance.now() - begun;
  assert.ok(took < 10_000, `${Math.round(took)} ms`);
  assert.equal(await here.texts(), 2);
});
