// bench: confirmed signatures a second, durable: form, mail, link, button; beside it single inserts by as many connections
// --signatures N (8000), --connections N (64): half of them send forms while the other half press buttons.
// --smtp: mails go out to a mail server meanwhile; --away SECONDS: it goes away for so long when a quarter has signed.
// --areas: the form asks for the country, and everybody says one.
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { checks } from '../checks/campaigns.ts';
import { prepareCampaign } from './campaign.ts';
import { openConnections } from './call.ts';
import { drive, summarise } from './drive.ts';
import { openMailServer } from './mail-server.ts';
import { type BenchServer, startServer } from './server.ts';

const { values } = parseArgs({
  options: {
    signatures: { type: 'string', default: '8000' },
    connections: { type: 'string', default: '64' },
    smtp: { type: 'boolean', default: false },
    away: { type: 'string', default: '0' },
    areas: { type: 'boolean', default: false },
  },
});
const total = Number(values.signatures);
const connections = Number(values.connections);
const away = Number(values.away) * 1_000;
const mails = values.smtp || away > 0 ? await openMailServer() : undefined;
const AREAS = 'FR BE DE GB IT ES PT CH CA US SN TN MA JP BR'.split(' ');

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
/** Each signer is somewhere else on the net. */
const from = (i: number) => ({ 'x-forwarded-for': `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}` });

/** Links of mails as they come in, read as a mail server would get them. */
async function* linksOf(server: BenchServer, count: number, stopped: () => boolean): AsyncGenerator<string> {
  let last = '0';
  for (let read = 0; read < count && !stopped();) {
    const { rows } = await sql<{ id: string; path: string }>`
      select id, substring(body_text from '/c/[^ \n]*/confirm/[A-Za-z0-9_-]{43}') as path
      from mail where id > ${last}::bigint and kind = 'confirm-signature' order by id limit 500`.execute(
      server.database.db,
    );
    for (const { id, path } of rows) {
      last = id;
      read++;
      yield path;
    }
    if (rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function signAndConfirm(server: BenchServer, slug: string) {
  const client = openConnections(server.origin, connections);
  const confirms: number[] = [];
  let pressed = 0;
  let wrong = 0;
  let over = false;
  const begun = performance.now();

  const links = mails ? mails.links(total, () => over) : linksOf(server, total, () => over);
  let sent = 0;
  const pressing = Array.from({ length: connections / 2 }, async () => {
    for (;;) {
      const { value: path, done } = await links.next();
      if (done) return;
      const at = performance.now();
      const answer = await client.call({
        path,
        method: 'POST',
        headers: { ...FORM, ...from(pressed++) },
        body: '',
      });
      confirms.push(performance.now() - at);
      if (answer.status !== 303) wrong++;
    }
  });
  const signs = await drive(connections / 2, total, async (i) => {
    if (away > 0 && ++sent === Math.ceil(total / 4)) void mails?.goAway(away);
    const body = new URLSearchParams({
      name: `Signer ${i}`,
      email: `signer${i}@example.org`,
      keepPosted: 'on',
      ...(values.areas && { area: AREAS[i % AREAS.length] ?? 'FR' }),
    }).toString();
    const answer = await client.call({
      path: `/c/${slug}/sign`,
      method: 'POST',
      headers: { ...FORM, ...from(i) },
      body,
    });
    return answer.status === 303;
  });
  over = signs.errors > 0;
  await Promise.all(pressing);
  const seconds = (performance.now() - begun) / 1_000;
  client.close();
  return { signs, confirms: summarise(confirms, seconds, wrong), seconds };
}

/** The floor: one row, one commit, by as many connections. */
async function insertAlone(server: BenchServer): Promise<number> {
  const pool = new pg.Pool({ ...server.database.connection, max: connections });
  // The server may end before the last connection has left.
  pool.on('error', () => {});
  await pool.query('create table bench_floor (id bigint primary key, words text not null)');
  const words = 'x'.repeat(200);
  await drive(
    connections,
    connections,
    async (i) => (await pool.query('insert into bench_floor values ($1, $2)', [-1 - i, words])).rowCount === 1,
  );
  const { perSecond } = await drive(connections, Math.min(total, 8_000), async (i) => {
    const { rowCount } = await pool.query({
      name: 'floor',
      text: 'insert into bench_floor values ($1, $2)',
      values: [i, words],
    });
    return rowCount === 1;
  });
  await pool.end();
  return perSecond;
}

const server = await startServer(mails && { SMTP_URL: mails.url });
try {
  const { id, slug } = await prepareCampaign(server, 0);
  if (values.areas) await sql`update petition set asks_area = 'country'`.execute(server.database.db);
  const before = server.cpu();
  const { signs, confirms, seconds } = await signAndConfirm(server, slug);
  const after = server.cpu();
  const counted: { signature_count: number } = await (await fetch(`${server.origin}/c/${slug}/count.json`)).json();
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from signature where campaign_id = ${id} and confirmed_at is not null`.execute(
    server.database.db,
  );
  const violations: string[] = [];
  for (const { name, query } of checks) {
    if ((await sql.raw(query).execute(server.database.db)).rows.length > 0) violations.push(name);
  }
  const floor = await insertAlone(server);
  const perSecond = Math.round(total / seconds);
  const twice = [...(mails?.taken.values() ?? [])].filter((n) => n > 1).length;
  const right =
    counted.signature_count === total && Number(rows[0]?.n) === total && violations.length === 0 && twice === 0;
  console.log(
    JSON.stringify({
      bench: 'sign',
      signatures: total,
      connections,
      areas: values.areas,
      seconds: Math.round(seconds * 100) / 100,
      confirmedPerSecond: perSecond,
      sign: { p50: signs.p50, p99: signs.p99, errors: signs.errors },
      confirm: { p50: confirms.p50, p99: confirms.p99, errors: confirms.errors },
      cpuMsPerSignature: {
        node: Math.round(((after.node - before.node) / total) * 1_000) / 1_000,
        postgres: Math.round(((after.postgres - before.postgres) / total) * 1_000) / 1_000,
      },
      counted: counted.signature_count,
      rows: Number(rows[0]?.n),
      ...(mails && { mails: mails.taken.size, twice, awaySeconds: away / 1_000 }),
      violations,
      floor: { what: 'durable inserts of one row by as many connections', perSecond: floor },
      ratio: Math.round((perSecond / floor) * 100) / 100,
    }),
  );
  if (!right) process.exitCode = 1;
} finally {
  await server.stop();
  await mails?.close();
}
