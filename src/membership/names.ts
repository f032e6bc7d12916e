import type { Db } from '#db';
import type { Id } from '#ids';

/** How a member is shown to everybody: people by their account, organisations by their name. */
export interface MemberName {
  readonly number: number | null;
  readonly name: string;
  readonly handle: string | null;
  readonly displayName: string | null;
  readonly avatarFile: string | null;
}

export async function memberNames(
  db: Db,
  ids: readonly Id<'member'>[],
): Promise<ReadonlyMap<Id<'member'>, MemberName>> {
  throw new Error(`to come: ${String(db)} ${String(ids)}`);
}
