import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { notFound } from '#refusal';

type Owner = { readonly account: Id<'account'> };

export interface OwnMedia {
  readonly file: string;
  readonly preview: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** A picture that somebody brought; undefined when it is not theirs. */
export const mediaOf = (db: Db, actor: Owner, id: Id<'media'>): Promise<OwnMedia | undefined> =>
  db
    .selectFrom('media')
    .where('id', '=', id)
    .where('account_id', '=', actor.account)
    .select(['file', 'preview', 'width', 'height', 'alt'])
    .executeTakeFirst();

/** Says what a picture shows. @param alt checked by `altText`. @throws Refusal 404 when it is not theirs. */
export async function describePicture(tx: Tx, actor: Owner, id: Id<'media'>, alt: string): Promise<void> {
  const changed = await tx
    .updateTable('media')
    .set({ alt })
    .where('id', '=', id)
    .where('account_id', '=', actor.account)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw notFound();
}
