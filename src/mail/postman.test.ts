import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { forgetMail, queueMails, smtpTransport, startPostman } from '#mail';
import { standingClock } from '#clock';
import { type Database, openDatabase } from '#db';
import { seededRandom } from '#random';
import { freshDatabase } from '../../test/cluster.ts';

interface Taken {
  to: string;
  raw: string;
}

/** A mail server of this test; `answer` may refuse a recipient with a code. */
async function mailServer(answer: (recipient: string) => number | undefined = () => undefined, port = 0) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    // The postman keeps connections open; the server leaves without waiting for them.
    closeTimeout: 50,
    onRcptTo({ address }, _session, done) {
      const code = answer(address);
      done(code === undefined ? undefined : Object.assign(new Error('no'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const take = async () => {
        taken.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: await text(stream) });
        done();
      };
      void take();
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const at = (server.server.address() as AddressInfo).port;
  return {
    taken,
    port: at,
    url: `smtp://127.0.0.1:${at}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

const letterTo = (to: string) => ({
  kind: 'test',
  to,
  subject: 'Votre signature : « oui »',
  paragraphs: ['Bonjour,', 'Un bouton <suit>.'],
  action: { label: 'Confirmer', url: 'https://essor.example/c/x/confirm/abc' },
  headers: { 'List-Unsubscribe': '<https://essor.example/u/1>' },
});

/** A database with an outbox, and no program around it that would keep the mail itself. */
async function office(url: string) {
  const { connection, drop } = await freshDatabase();
  const clock = standingClock(new Date('2016-10-03T07:00:00Z'));
  const database: Database = openDatabase({ connection, clock, random: seededRandom('office'), max: 4 });
  const transport = await smtpTransport(url);
  const postman = startPostman({
    db: database.db,
    log: () => {},
    transport: transport.send,
    from: 'Couvée <no-reply@essor.example>',
    domain: 'essor.example',
  });
  return {
    db: database.db,
    clock,
    postman,
    transact: database.transact,
    write: (recipients: readonly string[]) => database.transact((tx) => queueMails(tx, recipients.map(letterTo))),
    async [Symbol.asyncDispose]() {
      await postman.stop();
      transport.close();
      await database.close();
      await drop();
    },
  };
}

test('a mail reaches a real mail server once, whole, and its text is forgotten here', async () => {
  await using server = await mailServer();
  await using here = await office(server.url);
  await here.write(['zoe@example.org']);
  await here.postman.idle();
  await here.postman.idle();
  assert.equal(server.taken.length, 1);
  const { to, raw } = server.taken[0]!;
  assert.equal(to, 'zoe@example.org');
  assert.match(raw, /^Subject: =\?UTF-8\?/m);
  assert.match(raw, /^Message-ID: <\d+@essor\.example>/m);
  assert.match(raw, /^List-Unsubscribe: <https:\/\/essor\.example\/u\/1>/m);
  assert.match(raw, /text\/plain/);
  assert.match(raw, /text\/html/);
  const row = await here.db.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
  assert.ok(row.sent_at);
  assert.deepEqual([row.recipient, row.subject, row.body_text, row.body_html], ['', '', '', '']);
});

test('while the mail server is away mails wait, and each leaves once when it is back', async () => {
  const away = await mailServer();
  await away[Symbol.asyncDispose]();
  await using here = await office(away.url);
  const everyone = Array.from({ length: 7 }, (_, i) => `signer-${i}@example.org`);
  await here.write(everyone);
  await here.postman.idle();
  const waiting = await here.db.selectFrom('mail').select(['sent_at', 'failed_at', 'attempts']).execute();
  assert.equal(waiting.length, 7);
  for (const mail of waiting) assert.deepEqual(mail, { sent_at: null, failed_at: null, attempts: 1 });

  await using back = await mailServer(undefined, away.port);
  here.clock.advance(10 * 60_000);
  await here.postman.idle();
  assert.deepEqual(back.taken.map(({ to }) => to).toSorted(), everyone);
});

test('a mail server that is away for four days loses no mail', async () => {
  const away = await mailServer();
  await away[Symbol.asyncDispose]();
  await using here = await office(away.url);
  await here.write(['zoe@example.org']);
  for (let hours = 0; hours < 4 * 24; hours += 6) {
    await here.postman.idle();
    here.clock.advance(6 * 3_600_000);
  }
  await using back = await mailServer(undefined, away.port);
  await here.postman.idle();
  assert.equal(back.taken.length, 1);
});

/** A mail server that takes each mail and answers when it is told to. */
function slowServer() {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  let heard = (): void => {};
  return {
    asked,
    send: ({ to }: { to: string }) =>
      new Promise<void>((resolve) => {
        asked.push(to);
        answers.push(resolve);
        heard();
      }),
    answer: () => answers.splice(0).forEach((one) => one()),
    async until(n: number): Promise<void> {
      while (asked.length < n) await new Promise<void>((resolve) => (heard = resolve));
    },
  };
}

const second = (here: Awaited<ReturnType<typeof office>>, send: (mail: { to: string }) => Promise<void>) =>
  startPostman({ db: here.db, log: () => {}, transport: send, from: 'Couvée <a@b.example>', domain: 'b.example' });

test('of two processes with a slow mail server, each mail that waits is sent by one', async () => {
  await using nowhere = await mailServer();
  await using here = await office(nowhere.url);
  await here.postman.stop();
  const server = slowServer();
  const [first, other] = [second(here, server.send), second(here, server.send)];
  await here.write(Array.from({ length: 12 }, (_, i) => `signer-${i}@example.org`));
  first.wake();
  await server.until(5);
  // Its lease on all twelve lapses while five are under way, and the other takes them over.
  here.clock.advance(3 * 60_000);
  const under = new Set(server.asked);
  other.wake();
  await server.until(10);
  const both = Promise.all([first.idle(), other.idle()]).then(() => true);
  while (!(await Promise.race([both, new Promise<false>((resolve) => setImmediate(() => resolve(false)))])))
    server.answer();
  const waited = server.asked.filter((to) => !under.has(to));
  assert.deepEqual(waited.toSorted(), [...new Set(waited)].toSorted());
  assert.equal(new Set(server.asked).size, 12);
  await Promise.all([first.stop(), other.stop()]);
});

test('who stops finishes the mails under way, and leaves the others for the next start', async () => {
  await using nowhere = await mailServer();
  await using here = await office(nowhere.url);
  await here.postman.stop();
  const server = slowServer();
  const first = second(here, server.send);
  await here.write(Array.from({ length: 12 }, (_, i) => `signer-${i}@example.org`));
  first.wake();
  await server.until(5);
  const stopped = first.stop();
  server.answer();
  await stopped;
  assert.equal(server.asked.length, 5);
  const left = await here.db
    .selectFrom('mail')
    .where('sent_at', 'is', null)
    .select(['attempts', 'leased_until'])
    .execute();
  assert.deepEqual(
    left,
    Array.from({ length: 7 }, () => ({ attempts: 0, leased_until: null })),
  );
});

test('an address that the server refuses for good is not tried again; the others leave', async () => {
  await using server = await mailServer((recipient) => (recipient.startsWith('gone') ? 550 : undefined));
  await using here = await office(server.url);
  await here.write(['gone@example.org', 'here@example.org']);
  await here.postman.idle();
  here.clock.advance(3 * 86_400_000);
  await here.postman.idle();
  assert.deepEqual(
    server.taken.map(({ to }) => to),
    ['here@example.org'],
  );
  const failed = await here.db
    .selectFrom('mail')
    .where('failed_at', 'is not', null)
    .select(['attempts', 'last_error'])
    .execute();
  assert.deepEqual(failed, [{ attempts: 1, last_error: 'refused or unreachable (550)' }]);
});

test('a mail that is over is forgotten after a month, with the address in it', async () => {
  await using server = await mailServer((recipient) => (recipient.startsWith('gone') ? 550 : undefined));
  await using here = await office(server.url);
  await here.write(['gone@example.org', 'here@example.org']);
  await here.postman.idle();
  const left = async () => (await here.db.selectFrom('mail').select('id').execute()).length;
  here.clock.advance(29 * 86_400_000);
  await forgetMail.run(here, {});
  assert.equal(await left(), 2);
  here.clock.advance(2 * 86_400_000);
  await here.write(['new@example.org']);
  await forgetMail.run(here, {});
  assert.equal(await left(), 1);
});
