import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

export interface MediaTable {
  id: Id<'media'>;
  /** null: the picture of a page elsewhere, which is nobody's here. */
  account_id: Id<'account'> | null;
  kind: 'image';
  mime: string;
  width: number;
  height: number;
  bytes: number;
  /** SHA-256 of the content, hexadecimal, with its extension. */
  file: string;
  /** The same picture at most 640 px wide, named likewise. */
  preview: string;
  alt: string;
  /** What stays in view when it is cropped: from -1 (left, bottom) to 1 (right, top). */
  focus_x: ColumnType<number, number | undefined>;
  focus_y: ColumnType<number, number | undefined>;
  created_at: Date;
}

export interface MediaSchema {
  media: MediaTable;
}
