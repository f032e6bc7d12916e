import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { sql } from 'kysely';
import { checks } from '../checks/pledges.ts';
import { openDrive } from '../src/campaigns/pledges/pledges.testing.ts';
import { openWorld, type World } from './world.ts';

const GIVEN = Number(process.env.ESSOR_KILLS ?? 10);
/** Three batches, and a test before them: four transactions. */
const PLEDGES = 2_500;
const TRANSACTIONS = 4;

/** Settles what is due in a process of its own. @returns how it ended. */
async function drive(world: World, now: string, o: { dieAfter?: number; inside?: boolean } = {}) {
  const told = JSON.stringify({ connection: world.connection, now, ...o });
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', './scripts/tsx.mjs', 'test/take-pledges-driver.ts', told],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const complained: string[] = [];
  child.stderr.on('data', (text: Buffer) => complained.push(text.toString()));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('close', (...ended) => resolve(ended));
  });
  if (!signal) assert.equal(code, 0, complained.join(''));
  return signal ?? 'done';
}

/** Confirmed pledges with everything that belongs to them, by a few statements. */
async function manyPledges(world: World, campaign: string): Promise<void> {
  const { now } = world.db;
  await world.transact(async (tx) => {
    const [pledge, event] = [tx.newIds<'pledge'>(PLEDGES), tx.newIds<'pledge-event'>(PLEDGES)];
    const each = sql`generate_series(0, ${PLEDGES - 1}::bigint) as i`;
    await sql`insert into pledge (id, campaign_id, number, name, email, email_canonical, locale, amount, condition_kind,
        condition_least, state, terms_version, mails_since, made_at, confirmed_at)
      select ${pledge}::bigint + i, ${campaign}, i + 1, 'P' || i, 'p' || i || '@example.org', 'p' || i || '@example.org',
        case when i % 3 = 0 then 'fr' else 'en' end, 5000, case when i % 10 = 0 then 'people' else 'none' end,
        case when i % 10 = 0 then 1000000 else 0 end, 'confirmed', 1, ${now}, ${now}, ${now} from ${each}`.execute(tx);
    await sql`insert into pledge_event (id, pledge_id, kind, state, amount, at)
      select ${event}::bigint + i, ${pledge}::bigint + i, 'confirmed', 'confirmed', 5000, ${now} from ${each}`.execute(
      tx,
    );
    await sql`insert into pledge_tally select campaign_id, condition_kind, condition_least, count(*), sum(amount)
      from pledge group by 1, 2, 3`.execute(tx);
    await sql`insert into pledge_day (campaign_id, day, people, pledged)
      values (${campaign}, ${now}::date, ${PLEDGES}, ${PLEDGES * 5_000})`.execute(tx);
    await sql`update pledge_drive set pledges = ${PLEDGES}`.execute(tx);
  });
}

test(
  `a drive of ${PLEDGES} pledges is called once for each, however often the machine dies in the middle`,
  { timeout: GIVEN * 60_000 + 60_000 },
  async () => {
    await using world = await openWorld();
    const { id } = await openDrive(world);
    await manyPledges(world, id);
    // Each process has a millisecond of its own, as real ones have: identifiers are made of it.
    let second = 0;
    const due = () => new Date(Date.parse('2016-11-02T08:00:00Z') + (second += 1) * 1_000).toISOString();
    // Before and after the commit of each transaction, in turn.
    for (let kill = 0; kill < Math.min(GIVEN, 2 * TRANSACTIONS); kill++) {
      const signal = await drive(world, due(), { dieAfter: 0, inside: kill % 2 === 0 });
      if (signal === 'done') break;
      assert.equal(signal, 'SIGKILL');
    }
    await Promise.all([drive(world, due()), drive(world, due())]);
    const { rows } = await sql<{ state: string; n: number; events: number; mails: number }>`
      select state, count(*)::int as n, sum(events)::int as events, sum(sent)::int as mails
      from pledge
      cross join lateral (select count(*) as events from pledge_event where pledge_id = pledge.id) as history
      cross join lateral (select count(*) as sent from mail where recipient = pledge.email
        and kind in ('pledge-called', 'pledge-condition')) as letters
      group by state order by state`.execute(world.db);
    assert.deepEqual(rows, [
      { state: 'called', n: 2_250, events: 4_500, mails: 2_250 },
      { state: 'released', n: 250, events: 500, mails: 250 },
    ]);
    const turns = await world.db.selectFrom('pledge_turn').selectAll().execute();
    assert.deepEqual(
      turns.map((turn) => [turn.kind, turn.people, turn.pledged, turn.done_at !== null]),
      [['called', 2_250, '11250000', true]],
    );
    for (const { name, query } of checks) assert.deepEqual((await sql.raw(query).execute(world.db)).rows, [], name);
  },
);
