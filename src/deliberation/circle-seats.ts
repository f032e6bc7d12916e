import type { Db } from '#db';
import type { Id } from '#ids';

/** A mandate that a circle would give, by an election or an action. */
interface Seat {
  readonly role: string | null;
  /** The circle for which it is held: its identifier or the end of its address; empty or null for none. */
  readonly circle: string | null;
}

/**
 * Whether a circle would give only what is its own to give: a mandate for itself. What the server lets somebody do for
 * everybody (the treasurer, the secretary, organisers, moderators) comes from all members, whatever powers a circle has.
 */
export async function isOwnSeat(db: Db, circle: Id<'circle'>, { role, circle: of }: Seat): Promise<boolean> {
  if (role !== null || !of) return false;
  if (of === circle) return true;
  const own = await db.selectFrom('circle').where('id', '=', circle).select('slug').executeTakeFirst();
  return own?.slug === of;
}

/** The same for an action; those that give no mandate are the circle's by their power alone. */
export async function givesOwnSeats(db: Db, circle: Id<'circle'>, name: string, input: unknown): Promise<boolean> {
  if (name !== 'mandate.grant') return true;
  if (typeof input !== 'object' || input === null) return false;
  const { role = null, circle: of = null } = input as { role?: string | null; circle?: string | null };
  return isOwnSeat(db, circle, { role: role || null, circle: of });
}
