// bench: the two tests of a pledge drive, with every state, history, link and mail; floor: the same mails in one insert
// --pledges N (100000)
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { readConfig } from '#config';
import { openPledgeDrive } from '#campaigns';
import { standingClock } from '#clock';
import { openDatabase } from '#db';
import { systemRandom } from '#random';
import { checks } from '../checks/pledges.ts';
import { takeDrives } from '../src/campaigns/pledges/turn-jobs.ts';
import { prepareCampaign } from './campaign.ts';
import { startServer } from './server.ts';

const { values } = parseArgs({ options: { pledges: { type: 'string', default: '100000' } } });
const pledges = Number(values.pledges);
const DAY = 86_400_000;
const rounded = (n: number): number => Math.round(n * 100) / 100;

const server = await startServer();
const clock = standingClock(new Date());
const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY).toISOString().slice(0, 10);
let database = server.database;
try {
  const { id } = await prepareCampaign(server, 0);
  database = openDatabase({ connection: server.database.connection, clock, random: systemRandom, max: 4 });
  const { db, transact } = database;
  const person = await db
    .selectFrom('account')
    .where('person_id', 'is not', null)
    .select(['id as account', 'person_id as person'])
    .executeTakeFirstOrThrow();
  const ruth = { account: person.account, person: person.person!, roles: new Set(['steward'] as const) };
  await transact((tx) =>
    openPledgeDrive(tx, ruth, id, {
      currency: 'EUR',
      goal: '100000',
      pledgeUntil: inDays(1),
      closingAmount: '50000',
      collectUntil: inDays(30),
      least: '1',
      most: '1000',
      receiver: 'Association',
      legalForm: 'association',
      register: 'W1',
      address: '1 rue',
      country: 'France',
      iban: 'FR7630006000011234567890189',
      holder: 'Association',
      becomes: 'gift',
      words: 'A gift.',
    }),
  );
  await transact(async (tx) => {
    const first = tx.newIds<'pledge'>(pledges);
    const event = tx.newIds<'pledge-event'>(pledges);
    const each = sql`generate_series(0, ${pledges - 1}::bigint) as i`;
    await sql`insert into pledge (id, campaign_id, number, name, email, email_canonical, locale, amount, condition_kind,
        condition_least, state, terms_version, mails_since, made_at, confirmed_at)
      select ${first}::bigint + i, ${id}, i + 1, 'Pledger ' || i, 'p' || i || '@example.org', 'p' || i || '@example.org',
        case when i % 3 = 0 then 'fr' else 'en' end, 5000, case when i % 5 = 0 then 'people' else 'none' end,
        case when i % 5 = 0 then 1 + (i * 7919) % 150000 else 0 end, 'confirmed', 1, ${tx.now}, ${tx.now}, ${tx.now}
      from ${each}`.execute(tx);
    await sql`insert into pledge_event (id, pledge_id, kind, state, amount, at)
      select ${event}::bigint + i, ${first}::bigint + i, 'confirmed', 'confirmed', 5000, ${tx.now} from ${each}`.execute(
      tx,
    );
    await sql`insert into pledge_tally select campaign_id, condition_kind, condition_least, count(*), sum(amount)
      from pledge group by 1, 2, 3`.execute(tx);
    await sql`insert into pledge_day (campaign_id, day, people, pledged)
      values (${id}, ${tx.now}::date, ${pledges}, ${pledges * 5_000})`.execute(tx);
    await sql`update pledge_drive set pledges = ${pledges}`.execute(tx);
  });
  await sql`analyze`.execute(db);

  const settle = async () => {
    const begun = performance.now();
    await takeDrives({ db, transact, config: readConfig({}) });
    return rounded((performance.now() - begun) / 1_000);
  };
  clock.advance(3 * DAY);
  const call = await settle();
  // Two in three have paid, by statements of the bench: what is measured is the closing.
  await transact(async (tx) => {
    const first = tx.newIds<'pledge-payment'>(pledges);
    await sql`insert into pledge_payment (id, campaign_id, pledge_id, kind, amount, on_day, line, recorded_at)
      select ${first}::bigint + number, ${id}, id, 'payment', amount, ${tx.now}::date, 'line', ${tx.now}
      from pledge where state = 'called' and number % 3 > 0`.execute(tx);
    await sql`update pledge set paid = amount, state = 'paid' where state = 'called' and number % 3 > 0`.execute(tx);
    const event = tx.newIds<'pledge-event'>(pledges);
    await sql`insert into pledge_event (id, pledge_id, kind, state, amount, at)
      select ${event}::bigint + number, id, 'paid', 'paid', amount, ${tx.now} from pledge where state = 'paid'`.execute(
      tx,
    );
    await sql`update pledge_drive set collected = (select sum(paid) from pledge)`.execute(tx);
    await sql`insert into pledge_day (campaign_id, day, collected)
      select ${id}, ${tx.now}::date, collected from pledge_drive`.execute(tx);
  });
  clock.advance(40 * DAY);
  const close = await settle();
  const { rows } = await sql<{ kind: string; n: number }>`
    select kind, count(*)::integer as n from mail where kind like 'pledge-%' group by 1 order by 1`.execute(db);
  const begun = performance.now();
  await sql`create table bench_floor as select * from mail where kind = 'pledge-called'`.execute(db);
  await sql`checkpoint`.execute(db);
  const floor = rounded((performance.now() - begun) / 1_000);
  const violations: string[] = [];
  for (const { name, query } of checks) if ((await sql.raw(query).execute(db)).rows.length > 0) violations.push(name);
  console.log(
    JSON.stringify({
      bench: 'pledges',
      pledges,
      call,
      close,
      mails: Object.fromEntries(rows.map(({ kind, n }) => [kind, n])),
      floor: { what: 'the mails of the call copied in one statement, in seconds', seconds: floor },
      violations,
    }),
  );
  if (call > 60 || close > 60 || violations.length > 0) process.exitCode = 1;
} finally {
  if (database !== server.database) await database.close();
  await server.stop();
}
