import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { queueMails, queueToHolders, STOP_TOKEN } from '#mail';
import { hashSecret, newSecret } from '#random';
import type { PledgeEventTable, PledgeTurnTable } from '../schema.ts';
import { isMet } from './conditions.ts';
import { conditionFrom, type PledgeState } from './confirm.ts';
import { receiverOf, standingOf, todayOn } from './drive.ts';
import { holdDrive } from './hold.ts';
import { letterOfCall, letterToAll, type Told } from './letters.ts';
import { referenceOf } from './reference.ts';

/** Few enough for a transaction of a few tenths of a second. */
const AT_ONCE = 1_000;

type Kind = PledgeTurnTable['kind'];

/** However late a call went out, those who are called have this long before it is asked what came in. */
export const DAYS_TO_PAY = 7;
const atLeastAWeekAgo = (now: Date): Date => new Date(now.getTime() - DAYS_TO_PAY * 86_400_000);

/** The drives that have something to do now: a test to make, or what follows from one. */
export async function dueDrives(db: Db): Promise<readonly Id<'campaign'>[]> {
  const today = await todayOn(db);
  const { rows } = await sql<{ id: Id<'campaign'> }>`
    select campaign_id as id from pledge_drive drive
    where exists (select from pledge_turn turn where turn.campaign_id = drive.campaign_id and done_at is null)
      or (pledge_until < ${today}::date
        and not exists (select from pledge_turn turn where turn.campaign_id = drive.campaign_id))
      or (collect_until < ${today}::date
        and exists (select from pledge_turn turn where turn.campaign_id = drive.campaign_id and kind = 'called'
          and decided_at <= ${atLeastAWeekAgo(db.now)})
        and not exists (select from pledge_turn turn where turn.campaign_id = drive.campaign_id
          and kind in ('closed', 'refunding')))
    order by campaign_id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Makes the test that is due, once: after the pledge date whether what stands under its conditions reaches the goal,
 * after the collection date whether what came in reaches the closing condition. What it found is written down; what
 * follows for each pledge is `takeSome`.
 * @returns what came of it; undefined when no test is due.
 */
export async function makeTest(tx: Tx, campaign: Id<'campaign'>): Promise<Kind | undefined> {
  const drive = await holdDrive(tx, campaign);
  const today = await todayOn(tx);
  const turns = await tx.selectFrom('pledge_turn').where('campaign_id', '=', campaign).selectAll().execute();
  // What follows from the first test is over before the second is made.
  if (turns.some(({ done_at }) => done_at === null)) return undefined;
  const { goal, closing_amount, collected, refunded } = await tx
    .selectFrom('pledge_drive')
    .where('campaign_id', '=', campaign)
    .select(['goal', 'closing_amount', 'collected', 'refunded'])
    .executeTakeFirstOrThrow();
  const there = Number(collected) - Number(refunded);
  if (drive.state === 'open' && drive.pledge_until < today) {
    const { people, amount, all } = await standingOf(tx, campaign);
    const kind = amount >= Number(goal) ? 'called' : 'released';
    await write(tx, campaign, kind, { people, pledged: amount, allPeople: all.people, allPledged: all.amount, there });
    // The test holds the figures from now on.
    await tx.deleteFrom('pledge_tally').where('campaign_id', '=', campaign).execute();
    return kind;
  }
  const [first] = turns;
  const inTime = first && first.decided_at <= atLeastAWeekAgo(tx.now);
  if (drive.state === 'called' && inTime && drive.collect_until < today) {
    const kind = there >= Number(closing_amount) ? 'closed' : 'refunding';
    const { people, pledged } = first;
    await write(tx, campaign, kind, {
      people,
      pledged: Number(pledged),
      allPeople: people,
      allPledged: Number(pledged),
      there,
    });
    return kind;
  }
  return undefined;
}

async function write(
  tx: Tx,
  campaign: Id<'campaign'>,
  kind: Kind,
  o: { people: number; pledged: number; allPeople: number; allPledged: number; there: number },
): Promise<void> {
  await tx
    .insertInto('pledge_turn')
    .values({
      campaign_id: campaign,
      kind,
      people: o.people,
      pledged: String(o.pledged),
      all_people: o.allPeople,
      all_pledged: String(o.allPledged),
      collected: String(o.there),
      decided_at: tx.now,
      done_at: null,
    })
    .execute();
}

interface Row {
  id: Id<'pledge'>;
  number: number;
  email: string;
  locale: Locale;
  amount: string;
  condition_kind: 'none' | 'people' | 'amount';
  condition_least: string;
  state: PledgeState;
  paid: string;
  refunded: string;
  stopped_at: Date | null;
}

interface Follows {
  readonly state: PledgeState;
  readonly event: PledgeEventTable['kind'];
  readonly tell: Told | 'call';
}

/** What a test means for one pledge; undefined where nothing follows. */
function whatFollows(kind: Kind, row: Row, turn: { people: number; amount: number }): Follows | undefined {
  const there = Number(row.paid) - Number(row.refunded);
  switch (kind) {
    case 'called':
      if (row.state !== 'confirmed') return undefined;
      return isMet(conditionFrom(row.condition_kind, row.condition_least), turn)
        ? { state: 'called', event: 'called', tell: 'call' }
        : { state: 'released', event: 'released', tell: 'condition' };
    case 'released':
      return row.state === 'confirmed' ? { state: 'released', event: 'released', tell: 'released' } : undefined;
    case 'closed':
      if (row.state === 'called') return { state: 'failed', event: 'failed', tell: 'failed' };
      return there > 0 ? { state: row.state, event: 'kept', tell: 'kept' } : undefined;
    case 'refunding':
      if (row.state === 'called') return { state: 'released', event: 'released', tell: 'let-go' };
      return there > 0 ? { state: row.state, event: 'to-refund', tell: 'refund' } : undefined;
  }
}

/**
 * Lets a test follow for the next thousand pledges: their states, their histories and their mails, with the place in
 * the order, in one transaction. Killed anywhere it goes on where it was; nobody is called or written to twice.
 * @returns whether there may be more.
 */
export async function takeSome(tx: Tx, campaign: Id<'campaign'>, origin: string): Promise<boolean> {
  const turn = await tx
    .selectFrom('pledge_turn')
    .innerJoin('campaign', 'campaign.id', 'pledge_turn.campaign_id')
    .where('campaign_id', '=', campaign)
    .where('done_at', 'is', null)
    .select(['kind', 'people', 'pledged', 'reached_id', 'slug', 'title'])
    .forUpdate('pledge_turn')
    .executeTakeFirst();
  if (!turn) return false;
  const { kind } = turn;
  const first = kind === 'called' || kind === 'released';
  const { rows } = await sql<Row>`
    select id, number, email, locale, amount, condition_kind, condition_least, state, paid, refunded, stopped_at
    from pledge where campaign_id = ${campaign} and id > ${turn.reached_id} order by id limit ${sql.lit(AT_ONCE)}
    for update`.execute(tx);
  const standing = { people: turn.people, amount: Number(turn.pledged) };
  const taken = rows.flatMap((row) => {
    const follows = whatFollows(kind, row, standing);
    return follows ? [{ row, follows, token: newSecret(tx.random) }] : [];
  });
  const last = rows.at(-1);
  if (taken.length > 0) {
    const ids = taken.map(({ row }) => row.id);
    const states = taken.map(({ follows }) => follows.state);
    await sql`
      update pledge set state = new.state
      from unnest(${ids}::bigint[], ${states}::text[]) as new (id, state) where pledge.id = new.id`.execute(tx);
    await sql`
      insert into pledge_event (id, pledge_id, kind, state, amount, at)
      select ${tx.newIds<'pledge-event'>(ids.length)}::bigint + row_number() over () - 1, id, kind, state, amount,
        ${tx.now}
      from unnest(${ids}::bigint[], ${taken.map(({ follows }) => follows.event)}::text[], ${states}::text[],
        ${taken.map(({ row }) => row.amount)}::bigint[]) as new (id, kind, state, amount)`.execute(tx);
    await tell(tx, campaign, turn, taken, origin);
  }
  // What was never confirmed waits for nothing any more.
  if (first) {
    const drafts = rows.filter(({ state }) => state === 'draft').map(({ id }) => id);
    if (drafts.length > 0) await tx.deleteFrom('pledge').where('id', 'in', drafts).execute();
  }
  const more = rows.length === AT_ONCE;
  await tx
    .updateTable('pledge_turn')
    .set({ reached_id: last?.id ?? turn.reached_id, done_at: more ? null : tx.now })
    .where('campaign_id', '=', campaign)
    .where('kind', '=', kind)
    .execute();
  return more;
}

interface Taken {
  row: Row;
  follows: Follows;
  token: string;
}

async function tell(
  tx: Tx,
  campaign: Id<'campaign'>,
  { slug, title }: { slug: string; title: string },
  taken: readonly Taken[],
  origin: string,
): Promise<void> {
  const readers = taken.filter(({ row }) => row.email !== '');
  if (readers.length === 0) return;
  await sql`
    insert into pledge_link (token_hash, pledge_id, sent_at)
    select *, ${tx.now}::timestamptz from unnest(
      ${readers.map(({ token }) => hashSecret(token))}::bytea[], ${readers.map(({ row }) => row.id)}::bigint[])`.execute(
    tx,
  );
  const called = readers.filter(({ follows }) => follows.tell === 'call');
  if (called.length > 0) {
    const drive = await payable(tx, campaign);
    await queueMails(
      tx,
      called.map(({ row, token }) =>
        letterOfCall(
          {
            to: row.email,
            locale: row.locale,
            origin,
            campaign: { slug, title },
            drive,
            amount: Number(row.amount),
            reference: referenceOf(drive.number, row.number),
          },
          token,
        ),
      ),
    );
  }
  for (const [told, group] of Map.groupBy(readers, ({ follows }) => follows.tell)) {
    if (told === 'call') continue;
    const letters = (locale: Locale) => letterToAll(told, locale, { slug, title, origin }, STOP_TOKEN);
    await queueToHolders(tx, {
      kind: `pledge-${told}`,
      letters: { en: letters('en'), fr: letters('fr') },
      recipients: group.map(({ row, token }) => ({ email: row.email, locale: row.locale, token })),
    });
  }
}

/** What mails say of where to pay. */
export async function payable(db: Db, campaign: Id<'campaign'>) {
  const row = await db
    .selectFrom('pledge_drive')
    .where('campaign_id', '=', campaign)
    .select(['number', 'currency', 'collect_until', 'receiver', 'iban', 'other_account', 'account_holder'])
    .select(['legal_form', 'register', 'address', 'country'])
    .executeTakeFirstOrThrow();
  return { number: row.number, currency: row.currency, collectUntil: row.collect_until, receiver: receiverOf(row) };
}
