import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { mustModerate } from './may.ts';
import type { ActionKind } from './schema.ts';

/** Something done about an account that has not ended. */
export interface Standing {
  readonly id: Id<'moderation-action'>;
  readonly kind: ActionKind;
  readonly post: Id<'post'> | null;
  /** A suspension that nobody has confirmed yet. */
  readonly waits: boolean;
}

/**
 * What stands against an account, oldest first.
 * @throws Refusal 403, 404 when it is one's own or not there.
 */
export async function readStanding(db: Db, actor: Actor, account: Id<'account'>): Promise<readonly Standing[]> {
  await mustModerate(db, actor);
  const about = await db
    .selectFrom('account')
    .where('id', '=', account)
    .where('deleted_at', 'is', null)
    .select('person_id')
    .executeTakeFirst();
  if (!about || about.person_id === actor.person) throw notFound();
  const rows = await db
    .selectFrom('moderation_action')
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .select(['id', 'kind', 'post_id as post', 'began_at'])
    .execute();
  return rows.map(({ began_at, ...row }) => ({ ...row, waits: began_at === null }));
}
