import { sql } from 'kysely';
import { canonicalEmail } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { hashSecret } from '#random';
import { notFound, Refusal } from '#refusal';
import { isToken, LINK_LIVES_MS } from '../confirm.ts';
import type { PledgeEventTable, PledgeTable } from '../schema.ts';
import type { Condition } from './conditions.ts';
import { addToDay, holdDrive, mustBeCurrent, mustBeOpen, mustBeWithin, tally } from './hold.ts';

export type PledgeState = PledgeTable['state'];

/** A link of a mail, with what its button will count; once the pledge is confirmed, with what stands. */
export interface PledgeLink {
  readonly pledge: Id<'pledge'>;
  readonly campaign: Id<'campaign'>;
  readonly state: PledgeState;
  readonly name: string;
  /** Where the mail with the link went. */
  readonly mailbox: string;
  /** Minor units. */
  readonly amount: number;
  readonly condition: Condition;
  readonly wouldJoin: boolean;
  readonly expired: boolean;
}

export const conditionFrom = (kind: Condition['kind'], least: string | number): Condition =>
  kind === 'none' ? { kind } : { kind, least: Number(least) };

/**
 * Reads a link and changes nothing: mail scanners follow links. It opens the pledge for as long as that stands. Where
 * `+` parts no mailboxes a form may have been sent with somebody else's address: such a link opens nothing any more
 * once another address has confirmed.
 * @param token from outside.
 */
export async function pledgeOfLink(db: Db, token: string): Promise<PledgeLink | undefined> {
  if (!isToken(token)) return undefined;
  const row = await db
    .selectFrom('pledge_link as link')
    .innerJoin('pledge', 'pledge.id', 'link.pledge_id')
    .where('link.token_hash', '=', hashSecret(token))
    .select((eb) => [
      'pledge.id',
      'pledge.campaign_id as campaign',
      'pledge.state',
      'pledge.name',
      'pledge.email',
      'pledge.amount',
      'pledge.condition_kind as kind',
      'pledge.condition_least as least',
      'pledge.would_join as wouldJoin',
      'link.email as linkEmail',
      'link.sent_at as sentAt',
      eb.fn.coalesce('link.name', 'pledge.name').as('ownName'),
      eb.fn.coalesce('link.amount', 'pledge.amount').as('ownAmount'),
      eb.fn.coalesce('link.condition_kind', 'pledge.condition_kind').as('ownKind'),
      eb.fn.coalesce('link.condition_least', 'pledge.condition_least').as('ownLeast'),
      eb.fn.coalesce('link.would_join', 'pledge.would_join').as('ownWouldJoin'),
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const draft = row.state === 'draft';
  const elsewhere = row.linkEmail !== null && row.linkEmail.toLowerCase() !== row.email.toLowerCase();
  if (!draft && row.email !== '' && elsewhere) return undefined;
  return {
    pledge: row.id,
    campaign: row.campaign,
    state: row.state,
    mailbox: canonicalEmail(row.linkEmail ?? row.email),
    expired: draft && db.now.getTime() - row.sentAt.getTime() >= LINK_LIVES_MS,
    ...(draft
      ? {
          name: row.ownName,
          amount: Number(row.ownAmount),
          condition: conditionFrom(row.ownKind, row.ownLeast),
          wouldJoin: row.ownWouldJoin,
        }
      : {
          name: row.name,
          amount: Number(row.amount),
          condition: conditionFrom(row.kind, row.least),
          wouldJoin: row.wouldJoin,
        }),
  };
}

/**
 * Counts a pledge: the button was pressed, beside the terms of this version. Pressing again changes nothing.
 * @returns whether it counts from now on.
 * @throws Refusal 404 when no mail of ours held such a link, 409 once the last day is over or the terms are others, 410
 * when the link is too old.
 */
export async function confirmPledge(tx: Tx, token: string, terms: number): Promise<boolean> {
  const before = await pledgeOfLink(tx, token);
  if (!before) throw notFound();
  if (before.state !== 'draft') return false;
  if (before.expired) throw new Refusal(410, (m) => m.pledges.faults.linkExpired);
  const drive = await holdDrive(tx, before.campaign);
  await mustBeOpen(tx, drive);
  mustBeWithin(before.amount, drive);
  await mustBeCurrent(tx, before.campaign, terms);
  const number = drive.pledges + 1;
  const { condition, amount } = before;
  const least = condition.kind === 'none' ? 0 : condition.least;
  const { rows } = await sql<{ id: Id<'pledge'> }>`
    update pledge set state = 'confirmed', confirmed_at = ${tx.now}, number = ${number}, terms_version = ${terms},
      name = coalesce(link.name, pledge.name), email = coalesce(link.email, pledge.email),
      locale = coalesce(link.locale, pledge.locale), amount = ${amount}, condition_kind = ${condition.kind},
      condition_least = ${least}, would_join = ${before.wouldJoin}
    from pledge_link link
    where link.token_hash = ${hashSecret(token)} and pledge.id = link.pledge_id and pledge.state = 'draft'
    returning pledge.id`.execute(tx);
  if (rows.length === 0) return false;
  await tx.updateTable('pledge_drive').set({ pledges: number }).where('campaign_id', '=', before.campaign).execute();
  await tally(tx, before.campaign, { kind: condition.kind, least, people: 1, amount });
  await addToDay(tx, before.campaign, { people: 1, pledged: amount });
  await note(tx, before.pledge, 'confirmed', 'confirmed', amount);
  return true;
}

/** Writes into the history of a pledge. */
export async function note(
  tx: Tx,
  pledge: Id<'pledge'>,
  kind: PledgeEventTable['kind'],
  state: PledgeState,
  amount: number,
): Promise<void> {
  await tx
    .insertInto('pledge_event')
    .values({ id: tx.newId<'pledge-event'>(), pledge_id: pledge, kind, state, amount: String(amount), at: tx.now })
    .execute();
}
