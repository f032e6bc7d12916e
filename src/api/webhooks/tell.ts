import { sql } from 'kysely';
import type { Tx } from '#db';
import { proposalsByIds } from '#deliberation';
import type { Deps } from '#deps';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { showSummary } from '../shapes/proposals.ts';
import { type EventName, eventOf } from './events.ts';

const EVERY_MS = 10_000;
const PAGE = 500;
const SECOND_MS = 1_000;

/** Something that happened, ready to be sent. */
interface Happening {
  /** Where it is written: each is told once by it. */
  readonly source: string;
  readonly event: EventName;
  readonly at: Date;
  readonly data: unknown;
}

/** A place in a table by time, and by identifier within a moment. */
interface Place {
  readonly at: Date;
  readonly id: string;
}

/** One table of which webhooks are told. */
interface Source {
  readonly name: string;
  readonly events: (event: string) => boolean;
  /** Rows may become visible so much after their moment: the longest transaction that writes them. */
  readonly lateMs: number;
  page(tx: Tx, after: Place, until: Date): Promise<{ happenings: readonly Happening[]; last: Place | undefined }>;
}

const history: Source = {
  name: 'history',
  events: (event) => event.startsWith('proposal.') || event.startsWith('decision.'),
  lateMs: 600 * SECOND_MS,
  async page(tx, after, until) {
    const { rows } = await sql<{ id: string; proposal: Id<'proposal'>; kind: string; at: Date }>`
      select id, proposal_id as proposal, kind, at from proposal_event
      where (at, id) > (${after.at}, ${after.id}::bigint) and at <= ${until}
      order by at, id limit ${sql.lit(PAGE)}`.execute(tx);
    const told = rows.flatMap((row) => {
      const event = eventOf(row.kind);
      return event ? [{ ...row, event }] : [];
    });
    // As a stranger sees them: what is for some only is told to nobody.
    const proposals =
      told.length > 0 ? await proposalsByIds(tx, undefined, [...new Set(told.map((row) => row.proposal))]) : undefined;
    const happenings = told.flatMap(({ id, event, at, proposal }) => {
      const found = proposals?.get(proposal);
      return found ? [{ source: `history_${id}`, event, at, data: { proposal: showSummary(found) } }] : [];
    });
    return { happenings, last: lastOf(rows) };
  },
};

const admissions: Source = {
  name: 'admissions',
  events: (event) => event === 'member.admitted',
  lateMs: 600 * SECOND_MS,
  async page(tx, after, until) {
    const { rows } = await sql<{ id: string; at: Date; member: object }>`
      select event.id, event.at, json_build_object(
        'id', member.id::text, 'number', member.number, 'kind', member.kind, 'class', member.class) as member
      from membership_event as event join member on member.id = event.member_id
      where event.kind = 'admitted' and member.number is not null
        and (event.at, event.id) > (${after.at}, ${after.id}::bigint) and event.at <= ${until}
      order by event.at, event.id limit ${sql.lit(PAGE)}`.execute(tx);
    const happenings = rows.map(({ id, at, member }): Happening => ({
      source: `register_${id}`,
      event: 'member.admitted',
      at,
      data: { member },
    }));
    return { happenings, last: lastOf(rows) };
  },
};

/** Votes of which everybody may see at once who says what. */
const stances: Source = {
  name: 'stances',
  events: (event) => event === 'stance.cast',
  lateMs: 60 * SECOND_MS,
  async page(tx, after, until) {
    const { rows } = await sql<{ id: string; at: Date; proposal: string; member: string; data: object }>`
      select stance.member_id as id, stance.cast_at as at, stance.proposal_id as proposal, stance.member_id as member,
        json_build_object('proposal', proposal.number, 'member', stance.member_id::text, 'position', stance.position,
          'choice', stance.choice, 'revision', stance.revision) as data
      from stance join proposal on proposal.id = stance.proposal_id
      where stance.cast_at >= ${after.at} and (stance.cast_at, stance.member_id) > (${after.at}, ${after.id}::bigint)
        and stance.cast_at <= ${until}
        and proposal.number is not null and stance.choice is not null
        and not (proposal.settings ->> 'confidential')::boolean and proposal.settings ->> 'results' = 'live'
      order by stance.cast_at, stance.member_id limit ${sql.lit(PAGE)}`.execute(tx);
    const happenings = rows.map(({ at, proposal, member, data }): Happening => ({
      source: `stance_${proposal}_${member}_${at.getTime()}`,
      event: 'stance.cast',
      at,
      data: { ...data, cast_at: at.toISOString() },
    }));
    return { happenings, last: lastOf(rows) };
  },
};

const lastOf = (rows: readonly Place[]): Place | undefined => (rows.length === PAGE ? rows.at(-1) : undefined);

/**
 * Every ten seconds: writes what happened since into the outbox of each webhook that asked for it. It looks back a
 * little beyond where it was, since what a slow transaction wrote appears late; each thing is written once, by its
 * source.
 */
export const tellWebhooks = defineJob<Deps, object>({
  name: 'webhooks.tell',
  every: EVERY_MS,
  async run({ transact }) {
    for (const source of [history, admissions, stances]) await transact((tx) => tellOf(tx, source));
  },
});

async function tellOf(tx: Tx, source: Source): Promise<void> {
  const mark = await tx
    .selectFrom('webhook_watermark')
    .where('source', '=', source.name)
    .forUpdate()
    .select('told')
    .executeTakeFirst();
  const webhooks = (await tx.selectFrom('webhook').where('ended_at', 'is', null).selectAll().execute()).filter(
    ({ events }) => events.some(source.events),
  );
  if (webhooks.length > 0) {
    const eldest = webhooks.reduce((a, b) => (a.created_at < b.created_at ? a : b)).created_at;
    const since = new Date((mark?.told ?? tx.now).getTime() - source.lateMs);
    let after: Place | undefined = { at: since < eldest ? eldest : since, id: '0' };
    while (after) {
      const page: Awaited<ReturnType<Source['page']>> = await source.page(tx, after, tx.now);
      for (const one of page.happenings) await outbox(tx, one, webhooks);
      after = page.last;
    }
  }
  await tx
    .insertInto('webhook_watermark')
    .values({ source: source.name, told: tx.now })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ told: tx.now }))
    .execute();
}

async function outbox(
  tx: Tx,
  { source, event, at, data }: Happening,
  webhooks: readonly { id: Id<'webhook'>; events: readonly string[]; created_at: Date }[],
): Promise<void> {
  const asked = webhooks.filter((webhook) => webhook.events.includes(event) && webhook.created_at <= at);
  if (asked.length === 0) return;
  const body = JSON.stringify({ type: event, timestamp: at.toISOString(), data });
  await tx
    .insertInto('webhook_delivery')
    .values(
      asked.map((webhook) => ({
        id: tx.newId<'delivery'>(),
        webhook_id: webhook.id,
        event,
        source,
        body,
        created_at: tx.now,
        next_at: tx.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['webhook_id', 'source']).doNothing())
    .execute();
}

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;

/** Every day: forgets what was sent more than a month ago. */
export const forgetDeliveries = defineJob<Deps, object>({
  name: 'webhooks.forget',
  every: DAY_MS,
  async run({ transact }) {
    await transact((tx) =>
      tx
        .deleteFrom('webhook_delivery')
        .where('created_at', '<', new Date(tx.now.getTime() - KEPT_DAYS * DAY_MS))
        .execute(),
    );
  },
});
