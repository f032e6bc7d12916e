import type { Db, Tx } from '#db';
import { messagesFor } from '#i18n';
import { readSettings } from '#settings';

/** A category of members, in the words of the co-op. */
export interface MemberClass {
  readonly key: string;
  readonly name: string;
  readonly description: string;
}

const ONLY = 'member';

const standing = (db: Db): Promise<MemberClass[]> =>
  db
    .selectFrom('member_class')
    .where('retired_at', 'is', null)
    .orderBy('position')
    .orderBy('key')
    .select(['key', 'name', 'description'])
    .execute();

/** The categories that those who apply choose from, in order: one, where the co-op has named none. */
export async function classes(db: Db): Promise<readonly MemberClass[]> {
  const named = await standing(db);
  if (named.length > 0) return named;
  const { locale } = await readSettings(db);
  return [{ key: ONLY, ...messagesFor(locale).membership.onlyClass }];
}

/** The same, written down: an entry of the register names its class. */
export async function ensureClasses(tx: Tx): Promise<readonly MemberClass[]> {
  const offered = await classes(tx);
  for (const [position, one] of offered.entries()) {
    await tx
      .insertInto('member_class')
      .values({ ...one, position })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ retired_at: null }))
      .execute();
  }
  return offered;
}
