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
  readonly focusX: number;
  readonly focusY: number;
}

/** A picture that somebody brought; undefined when it is not theirs. */
export const mediaOf = (db: Db, actor: Owner, id: Id<'media'>): Promise<OwnMedia | undefined> =>
  db
    .selectFrom('media')
    .where('id', '=', id)
    .where('account_id', '=', actor.account)
    .select(['file', 'preview', 'width', 'height', 'alt', 'focus_x as focusX', 'focus_y as focusY'])
    .executeTakeFirst();

export interface PictureWords {
  /** What it shows, checked by `altText`. */
  readonly alt?: string | undefined;
  /** What stays in view when it is cropped: from -1 (left, bottom) to 1 (right, top). */
  readonly focus?: { readonly x: number; readonly y: number } | undefined;
}

/** Says what a picture shows; what is left out stays. @throws Refusal 404 when it is not theirs. */
export async function describePicture(
  tx: Tx,
  actor: Owner,
  id: Id<'media'>,
  { alt, focus }: PictureWords,
): Promise<void> {
  const changed = await tx
    .updateTable('media')
    .set((eb) => ({
      alt: alt ?? eb.ref('alt'),
      focus_x: focus?.x ?? eb.ref('focus_x'),
      focus_y: focus?.y ?? eb.ref('focus_y'),
    }))
    .where('id', '=', id)
    .where('account_id', '=', actor.account)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw notFound();
}
