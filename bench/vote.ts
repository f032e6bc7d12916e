// bench: votes a second, durable, on one proposal; opening and closing with 1 to 100,000 electors; /d with 500 proposals
// --votes N (20000), --http N (4000), --connections N (64), --most N electors (100000), --proposals N (500)
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { standingClock } from '#clock';
import { type Database, openDatabase, together } from '#db';
import {
  castStances,
  closeVote,
  countToDecide,
  draftProposal,
  openVote,
  parseDraft,
  publishProposal,
} from '#deliberation';
import type { Id } from '#ids';
import { hashSecret, newSecret, systemRandom } from '#random';
import { changeSetting } from '#settings';
import { checks } from '../checks/votes.ts';
import { openConnections } from './call.ts';
import { drive } from './drive.ts';
import { analyse, type BenchMember, prepareMembers } from './members.ts';
import { startServer } from './server.ts';

const { values } = parseArgs({
  options: {
    votes: { type: 'string', default: '20000' },
    http: { type: 'string', default: '4000' },
    connections: { type: 'string', default: '64' },
    most: { type: 'string', default: '100000' },
    proposals: { type: 'string', default: '500' },
  },
});
const votes = Number(values.votes);
const overHttp = Number(values.http);
const connections = Number(values.connections);
const most = Number(values.most);
const proposals = Number(values.proposals);

const DAY = 86_400_000;
const rounded = (n: number): number => Math.round(n * 100) / 100;

/** How long by the clock on the wall, and how much processor PostgreSQL took for it: others may use the machine too. */
async function seconds(work: () => Promise<unknown>): Promise<{ wall: number; postgres: number }> {
  const before = server.cpu().postgres;
  const begun = performance.now();
  await work();
  const wall = rounded((performance.now() - begun) / 1_000);
  return { wall, postgres: rounded((server.cpu().postgres - before) / 1_000) };
}

const draft = (more: object) =>
  parseDraft({
    kind: 'yes-no',
    title: 'Shall we meet on Tuesdays?',
    body: 'Tuesdays suit most.\n\n'.repeat(20),
    language: 'en',
    rule: 'lazy',
    settings: { votingMinutes: 10_080 },
    ...more,
  });

const published = ({ transact }: Database, { actor }: BenchMember, more: object = {}): Promise<Id<'proposal'>> =>
  transact(async (tx) => {
    const { id } = await draftProposal(tx, actor, draft(more));
    await publishProposal(tx, actor, id);
    return id;
  });

/** Advice of some: what binds is decided by everybody. */
const named = (members: readonly BenchMember[]) => ({
  kind: 'advice',
  settings: {
    votingMinutes: 10_080,
    opensItself: false,
    electorate: { kind: 'named', members: members.map(({ member }) => member) },
  },
});

/** Everybody on the roll votes, by one statement: what is measured is the closing. */
const everybodyVotes = ({ transact }: Database, id: Id<'proposal'>): Promise<unknown> =>
  transact((tx) =>
    sql`insert into stance (proposal_id, member_id, choice, position, person_id, cast_at)
      select elector.proposal_id, member.id, jsonb_build_object('position', said), said, person_id, ${tx.now}
      from elector join member on member.id = elector.member_id
      cross join lateral (select case when member.id % 4 = 0 then 'no' else 'yes' end as said) as position
      where elector.proposal_id = ${id}`.execute(tx),
  );

async function openAndClose(
  database: Database,
  clock: ReturnType<typeof standingClock>,
  members: readonly BenchMember[],
  electors: number,
  confidential: boolean,
) {
  const all = electors >= members.length;
  const id = await published(
    database,
    members[0]!,
    all
      ? { settings: { votingMinutes: 10_080, opensItself: false, confidential } }
      : {
          ...named(members.slice(0, electors)),
          settings: { ...named(members.slice(0, electors)).settings, confidential },
        },
  );
  const open = await seconds(() => database.transact((tx) => openVote(tx, members[0]!.actor, id, 'http://localhost')));
  await everybodyVotes(database, id);
  clock.advance(8 * DAY);
  const close = await seconds(() => database.transact((tx) => closeVote(tx, id)));
  const { rows } = await sql<{ told: number; cast: number; mails: number }>`
    select (select count(*)::integer from elector where proposal_id = ${id} and noticed_at is not null) as told,
      (select cast_votes from outcome where proposal_id = ${id}) as cast,
      (select count(*)::integer from mail where kind = 'vote-opened') as mails`.execute(database.db);
  return { electors, confidential, open, close, right: rows[0]?.told === electors && rows[0].cast === electors };
}

/** A session and a token for each of many members, as signing in and /settings would make them. @returns the secrets. */
async function secretsOf(database: Database, members: readonly BenchMember[]): Promise<readonly string[]> {
  const secrets = members.map(() => newSecret(systemRandom));
  await database.transact(async (tx) => {
    const rows = sql`unnest(${secrets.map((secret) => hashSecret(secret))}::bytea[],
      ${members.map(({ actor }) => actor.person)}::bigint[], ${members.map(({ actor }) => actor.account)}::bigint[])
      with ordinality as one (hash, person, account, i)`;
    await sql`insert into session
        (id, token_hash, person_id, account_id, device, created_at, seen_at, expires_at)
      select ${tx.newIds<'session'>(members.length)}::bigint + i - 1, hash, person, account, '', ${tx.now}, ${tx.now},
        ${new Date(tx.now.getTime() + 30 * DAY)} from ${rows}`.execute(tx);
    await sql`insert into access_token (id, token_hash, person_id, account_id, name, scopes, created_at, seen_at)
      select ${tx.newIds<'token'>(members.length)}::bigint + i - 1, hash, person, account, '',
        '{write:votes}', ${tx.now}, ${tx.now} from ${rows}`.execute(tx);
  });
  return secrets;
}

/**
 * Votes as they come in: the form of a page with a session, or a program with a token; beside each the same answer of
 * a page that only says who asks.
 */
async function votesOverHttp(database: Database, members: readonly BenchMember[], how: 'form' | 'token') {
  const id = await published(database, members[0]!, { settings: { votingMinutes: 10_080, opensItself: false } });
  await database.transact((tx) => openVote(tx, members[0]!.actor, id, 'http://localhost'));
  const { number } = await database.db
    .selectFrom('proposal')
    .where('id', '=', id)
    .select('number')
    .executeTakeFirstOrThrow();
  const voters = members.slice(0, overHttp);
  const secrets = await secretsOf(database, voters);
  const client = openConnections(server.origin, connections);
  const as = (i: number): Record<string, string> =>
    how === 'form'
      ? { cookie: `essor_session=${secrets[i]}`, 'sec-fetch-site': 'same-origin' }
      : { authorization: `Bearer ${secrets[i]}` };
  const cast = (i: number) =>
    how === 'form'
      ? client.call({
          path: `/d/${number}/vote`,
          method: 'POST',
          headers: { ...as(i), 'content-type': 'application/x-www-form-urlencoded' },
          body: `position=${i % 4 === 0 ? 'no' : 'yes'}&reason=&member=${voters[i]!.member}`,
        })
      : client.call({
          path: `/api/essor/v1/proposals/${number}/stance`,
          method: 'PUT',
          headers: { ...as(i), 'content-type': 'application/json' },
          body: JSON.stringify({ choice: { position: i % 4 === 0 ? 'no' : 'yes' } }),
        });
  // What a request costs that is refused as soon as it is known who asks.
  const refused = { path: how === 'form' ? '/d/999999999/vote' : '/api/essor/v1/proposals/999999999/stance' };
  const floor = await drive(connections, Math.min(2_000, voters.length), async (i) => {
    const answer = await client.call({
      ...refused,
      method: how === 'form' ? 'POST' : 'PUT',
      headers: { ...as(i), 'content-type': how === 'form' ? 'application/x-www-form-urlencoded' : 'application/json' },
      body: how === 'form' ? 'position=yes' : '{"choice":{"position":"yes"}}',
    });
    return answer.status === 404;
  });
  const voting = await drive(
    connections,
    voters.length,
    async (i) => (await cast(i)).status === (how === 'form' ? 303 : 200),
  );
  client.close();
  const { n } = await database.db
    .selectFrom('stance')
    .where('proposal_id', '=', id)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return {
    how,
    ...voting,
    rows: Number(n),
    floor: { what: 'the same request, of no vote', perSecond: floor.perSecond },
  };
}

/** The floor: one row, one commit, by as many connections. */
async function insertAlone(database: Database): Promise<number> {
  const pool = new pg.Pool({ ...database.connection, max: connections });
  await pool.query('create table bench_floor (id bigint primary key, words text not null)');
  const insert = (i: number) =>
    pool.query({ name: 'floor', text: 'insert into bench_floor values ($1, $2)', values: [i, 'x'.repeat(100)] });
  await drive(connections, connections, async (i) => (await insert(-1 - i)).rowCount === 1);
  const { perSecond } = await drive(connections, 8_000, async (i) => (await insert(i)).rowCount === 1);
  await pool.end();
  return perSecond;
}

const server = await startServer();
const clock = standingClock(new Date());
const database = openDatabase({
  connection: server.database.connection,
  clock,
  random: systemRandom,
  max: 6,
});
try {
  await database.transact((tx) => changeSetting(tx, null, 'setUpAt', tx.now.toISOString()));
  const members = await prepareMembers(database, most);
  await analyse(database);

  const id = await published(database, members[0]!, { settings: { votingMinutes: 10_080, opensItself: false } });
  await database.transact((tx) => openVote(tx, members[0]!.actor, id, 'http://localhost'));
  const cast = together(database.transact, castStances);
  const voting = await drive(connections, Math.min(votes, most), async (i) => {
    const { outcome } = await cast({
      actor: members[i]!.actor,
      proposal: id,
      input: { choice: { position: i % 4 === 0 ? 'no' : 'yes' }, reason: '' },
    });
    return outcome === 'cast';
  });
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from stance where proposal_id = ${id}`.execute(database.db);
  const floor = await insertAlone(database);
  await server.restart();
  const http = [await votesOverHttp(database, members, 'form'), await votesOverHttp(database, members, 'token')];

  const rolls = [];
  for (const electors of [1, 10, 1_000, most])
    rolls.push(await openAndClose(database, clock, members, electors, false));
  rolls.push(await openAndClose(database, clock, members, most, true));

  for (let i = 0; i < proposals; i++) {
    const one = await published(database, members[i % 50]!, named(members.slice(0, 50)));
    if (i % 5 === 0) await database.transact((tx) => openVote(tx, members[i % 50]!.actor, one, 'http://localhost'));
  }
  await analyse(database);
  const count = await drive(1, 300, async () => (await countToDecide(database.db, members[7]!.actor)) > 0);
  await server.restart();
  const client = openConnections(server.origin, 4);
  const page = await drive(1, 100, async () => (await client.call({ path: '/d' })).status === 200);
  client.close();

  const violations: string[] = [];
  for (const check of checks) {
    const broken =
      'query' in check
        ? (await sql.raw(check.query).execute(database.db)).rows
        : await check.violations({ db: database.db, dataFolder: '' });
    if (broken.length > 0) violations.push(check.name);
  }
  console.log(
    JSON.stringify({
      bench: 'vote',
      votes: { ...voting, rows: rows[0]?.n, connections },
      floor: { what: 'durable inserts of one row by as many connections', perSecond: floor },
      ratio: rounded(voting.perSecond / floor),
      http,
      rolls,
      toDecide: { proposals, p50: count.p50, p99: count.p99 },
      decidePage: { proposals, p50: page.p50, p99: page.p99, errors: page.errors },
      violations,
    }),
  );
  const right =
    voting.errors === 0 &&
    rows[0]?.n === voting.requests &&
    http.every(({ errors, rows: kept, requests }) => errors === 0 && kept === requests) &&
    rolls.every((roll) => roll.right && roll.open.wall < 5 && roll.close.wall < 5) &&
    violations.length === 0;
  if (!right) process.exitCode = 1;
} finally {
  await database.close();
  await server.stop();
}
