import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

/** Why a page cannot be read, in the words of who would read it. */
export type Unreadable = 'away' | 'slow' | 'large' | 'forbidden' | 'gone' | 'no-page';
export type PageKind = 'article' | 'radio' | 'tv' | 'podcast' | 'blog';

export interface LinkPreviewTable {
  url: string;
  asked_at: Date;
  expires_at: Date;
  tries: ColumnType<number, number | undefined>;
  found_at: Date | null;
  failed_at: Date | null;
  because: Unreadable | null;
  canonical: ColumnType<string, string | undefined>;
  title: ColumnType<string, string | undefined>;
  description: ColumnType<string, string | undefined>;
  site: ColumnType<string, string | undefined>;
  author: ColumnType<string, string | undefined>;
  language: ColumnType<string, string | undefined>;
  kind: ColumnType<PageKind | '', PageKind | '' | undefined>;
  /** A calendar day, `2016-10-03`. */
  published_on: string | null;
  image_id: Id<'media'> | null;
}

export interface PreviewSchema {
  link_preview: LinkPreviewTable;
}
