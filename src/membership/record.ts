import type { Selectable } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { type Hand, handColumns } from './hand.ts';
import type { MembershipEventKind, MemberTable } from './schema.ts';

export type MemberRow = Selectable<MemberTable>;

/**
 * One entry of the register, held until the transaction ends: whatever changes it does so in turn.
 * @throws Refusal 404 when there is none.
 */
export async function holdMember(tx: Tx, member: Id<'member'>): Promise<MemberRow> {
  const row = await tx.selectFrom('member').where('id', '=', member).selectAll().forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/**
 * Holds an entry that is the actor's own, or an organisation's for which they speak.
 * @throws Refusal 404 when it is neither.
 */
export async function holdOwn(tx: Tx, actor: Pick<Actor, 'person'>, member: Id<'member'>): Promise<MemberRow> {
  const row = await holdMember(tx, member);
  if (!(await speaksFor(tx, actor, row))) throw notFound();
  return row;
}

/** Whether an entry is the actor's own, or an organisation's for which they speak. */
export async function speaksFor(
  db: Db,
  actor: Pick<Actor, 'person'>,
  row: Pick<MemberRow, 'id' | 'person_id'>,
): Promise<boolean> {
  if (row.person_id === actor.person) return true;
  const speaks = await db
    .selectFrom('member_delegate')
    .where('member_id', '=', row.id)
    .where('person_id', '=', actor.person)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return speaks !== undefined;
}

/** What happened to an entry, and what changed in it. */
export interface Happened {
  readonly kind: MembershipEventKind;
  readonly hand: Hand;
  readonly reason?: string;
  /** Of a charge: when it ends unless it is brought to a vote. */
  readonly lapsesAt?: Date;
  readonly changed?: Partial<Pick<MemberRow, 'status' | 'class' | 'number' | 'legal_name'>>;
}

/** What the dates of an entry become with an event: its last admission, and its end while it has ended. */
export function datesAfter(
  { admitted_at, ended_at }: Pick<MemberRow, 'admitted_at' | 'ended_at'>,
  kind: MembershipEventKind,
  at: Date,
): Pick<MemberRow, 'admitted_at' | 'ended_at'> {
  switch (kind) {
    case 'admitted':
      return { admitted_at: at, ended_at: null };
    case 'left':
    case 'expelled':
      return { admitted_at, ended_at: at };
    case 'applied':
    case 'reinstated':
      return { admitted_at, ended_at: null };
    default:
      return { admitted_at, ended_at };
  }
}

/**
 * Writes down what happened to an entry that is held: the row as it is now, and the event as it will be read at any
 * date. Nothing else writes either of them.
 */
export async function writeDown(tx: Tx, row: MemberRow, happened: Happened): Promise<Id<'membership-event'>> {
  const { kind, hand, reason = '', lapsesAt = null, changed = {} } = happened;
  const { id, status, class: key, number, legal_name } = { ...row, ...changed };
  const standing = { status, class: key, number, legal_name };
  await tx
    .updateTable('member')
    .set({ ...standing, ...datesAfter(row, kind, tx.now) })
    .where('id', '=', id)
    .execute();
  const event = tx.newId<'membership-event'>();
  await tx
    .insertInto('membership_event')
    .values({
      id: event,
      member_id: id,
      kind,
      ...standing,
      reason,
      ...handColumns(hand),
      at: tx.now,
      lapses_at: lapsesAt,
    })
    .execute();
  return event;
}
