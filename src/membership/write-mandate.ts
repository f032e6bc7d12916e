import { grantRole } from '#accounts';
import type { Authority } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { holdMember } from './record.ts';
import type { MandateRole, Succession } from './schema.ts';
import { tellMember } from './tell.ts';

/** A mandate to be given. */
export interface NewMandate {
  readonly member: Id<'member'>;
  /** What the server lets its holder do; null for a mandate that is words only. */
  readonly role: MandateRole | null;
  readonly title: string;
  readonly circle: Id<'circle'> | null;
  readonly endsAt: Date;
  readonly succession?: Succession;
  /** Those who come next if the seat falls empty, in order. */
  readonly reserves?: readonly Id<'member'>[];
}

/** Why somebody cannot hold a mandate. */
export type Hindrance = 'no-member' | 'organisation' | 'held';

/** @returns what stands in the way of giving it at this moment; undefined when nothing does. */
export async function hindranceTo(
  tx: Pick<Tx, 'selectFrom'>,
  { member, role, title, circle }: Pick<NewMandate, 'member' | 'role' | 'title' | 'circle'>,
): Promise<Hindrance | undefined> {
  const row = await tx
    .selectFrom('member')
    .where('id', '=', member)
    .select(['status', 'kind', 'person_id'])
    .executeTakeFirst();
  if (!row || (row.status !== 'voting' && row.status !== 'probation')) return 'no-member';
  // A role is of a person who answers for it: an organisation's would be of whoever it names.
  if (role && row.kind === 'organisation') return 'organisation';
  if (role && !row.person_id) return 'no-member';
  const same = await tx
    .selectFrom('mandate')
    .where('member_id', '=', member)
    .where('title', '=', title)
    .where('role', 'is not distinct from', role)
    .where('circle_id', 'is not distinct from', circle)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return same && 'held';
}

/**
 * Gives a mandate with its role, and tells its holder.
 * @param more the decision it comes from, where that is not the one that runs: a reserve sits by the election's.
 * @returns what stands in the way, and then nothing was changed.
 */
export async function writeMandate(
  tx: Tx,
  by: Authority | null,
  input: NewMandate,
  more: { readonly decision?: Id<'decision'> | null } = {},
): Promise<{ mandate: Id<'mandate'>; news: News } | { hindrance: Hindrance }> {
  // Held, so that nobody gets a mandate while they leave.
  const row = await holdMember(tx, input.member);
  const hindrance = await hindranceTo(tx, input);
  if (hindrance) return { hindrance };
  const mandate = tx.newId<'mandate'>();
  await tx
    .insertInto('mandate')
    .values({
      id: mandate,
      role: input.role,
      title: input.title,
      circle_id: input.circle,
      member_id: input.member,
      from_at: tx.now,
      ends_at: input.endsAt,
      by_decision: more.decision ?? by?.decision ?? null,
      succession: input.succession ?? 'election',
      reserves: JSON.stringify(input.reserves ?? []),
    })
    .execute();
  if (input.role && row.person_id) await grantRole(tx, null, row.person_id, input.role);
  return { mandate, news: await tellMember(tx, by, input.member, { mandate }) };
}
