import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { VersionedAction } from './schema.ts';

/** What a proposal changes as it stands, without what was frozen. */
export async function versionedActions(db: Db, id: Id<'proposal'>): Promise<readonly VersionedAction[]> {
  return db
    .selectFrom('action')
    .where('proposal_id', '=', id)
    .orderBy('position')
    .select(['name', 'input', 'option_id as option'])
    .execute();
}

/** Keeps the version that the proposal has now. */
export async function writeVersion(
  tx: Tx,
  id: Id<'proposal'>,
  by: Pick<Actor, 'account'>,
  amendment: Id<'amendment'> | null = null,
): Promise<void> {
  const row = await tx.selectFrom('proposal').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
  await tx
    .insertInto('proposal_version')
    .values({
      proposal_id: id,
      version: row.version,
      title: row.title,
      body: row.body,
      options: JSON.stringify(row.options),
      actions: JSON.stringify(await versionedActions(tx, id)),
      rule_id: row.rule_id,
      settings: JSON.stringify(row.settings),
      by_account: by.account,
      amendment_id: amendment,
      at: tx.now,
    })
    .execute();
}
