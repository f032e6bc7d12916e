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
  created_at: Date;
}

export interface MediaSchema {
  media: MediaTable;
}
