import type { Reason, State, Value } from '@essor/bridging';
import type { ColumnType } from 'kysely';
import type { Id } from '#ids';
import type { JudgedNote } from './count.ts';
import type { RatingReason } from './rate.ts';

/** What members add to a post, with what the last count made of it. */
export interface MemberNoteTable {
  id: Id<'note'>;
  post_id: Id<'post'>;
  author_id: Id<'account'> | null;
  text: string;
  language: string | null;
  sources: string[];
  created_at: Date;
  withdrawn_at: ColumnType<Date | null, undefined, Date>;
  set_aside_at: ColumnType<Date | null, undefined, Date | null>;
  set_aside_by: ColumnType<Id<'person'> | null, undefined, Id<'person'> | null>;
  set_aside_reason: ColumnType<string, undefined, string>;
  review_asked_at: ColumnType<Date | null, undefined, Date | null>;
  review_words: ColumnType<string, undefined, string>;
  state: ColumnType<State, undefined, State>;
  reason: ColumnType<Reason, undefined, Reason>;
  method: ColumnType<'bridging' | 'agreement' | null, undefined, 'bridging' | 'agreement' | null>;
  score: ColumnType<number | null, undefined, number | null>;
  tilt: ColumnType<number | null, undefined, number | null>;
  judged_at: ColumnType<Date | null, undefined, Date>;
  shown_since: ColumnType<Date | null, undefined, Date | null>;
  told_at: ColumnType<Date | null, undefined, Date>;
}

export interface NoteRaterTable {
  member_id: Id<'member'>;
  since: Date;
}

export interface NoteRatingTable {
  note_id: Id<'note'>;
  member_id: Id<'member'>;
  value: Value;
  reasons: RatingReason[];
  rated_at: Date;
}

export interface NoteCountTable {
  id: Id<'note-count'>;
  at: Date;
  model: string;
  inputs_hash: string;
  ratings: number;
  raters: number;
  notes: number;
  axis_raters: number;
  axis_notes: number;
  mean: number | null;
  published_at: Date | null;
  secret: Buffer | null;
  data: string | null;
  /** Of each note, when its ratings were published. */
  verdicts: ColumnType<JudgedNote[] | null, string | null, null>;
}

export interface NotesSchema {
  member_note: MemberNoteTable;
  note_rater: NoteRaterTable;
  note_rating: NoteRatingTable;
  note_count: NoteCountTable;
}
