import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

/** What somebody reports something for. */
export type ReportAbout = 'rule' | 'spam' | 'illegal' | 'other';
/** What those who moderate may do, from the mildest on. */
export type ActionKind = 'warn' | 'sensitive' | 'hide' | 'limit' | 'suspend';
/** How an action ended; `withdrawn` and `refused` are for a suspension that nobody confirmed. */
export type ActionEnd = 'lifted' | 'term' | 'appeal' | 'refused' | 'withdrawn' | 'left';
export type Verdict = 'upheld' | 'overturned';
/** By whom an appeal was settled; `lifted`: what it was against was taken back; `left`: its author is gone. */
export type AppealSettled = 'moderator' | 'jury' | 'silence' | 'lifted' | 'left';

type Text = ColumnType<string, string | undefined, string>;

/** What is said against one account, until somebody has looked at it. */
export interface ModerationCaseTable {
  id: Id<'case'>;
  account_id: Id<'account'>;
  opened_at: Date;
  claimed_by: Id<'person'> | null;
  claimed_at: Date | null;
  closed_at: Date | null;
  closed_by: Id<'person'> | null;
  outcome: 'acted' | 'nothing' | 'left' | null;
}

export interface ReportTable {
  id: Id<'report'>;
  case_id: Id<'case'>;
  /** null when whoever reported has left. */
  reporter_id: Id<'account'> | null;
  about: ReportAbout;
  rule_key: string | null;
  rule_words: Text;
  words: string;
  made_at: Date;
}

export interface ReportPostTable {
  report_id: Id<'report'>;
  post_id: Id<'post'>;
}

export interface ModerationNoteTable {
  id: Id<'moderation-note'>;
  case_id: Id<'case'>;
  person_id: Id<'person'>;
  words: string;
  made_at: Date;
}

export interface SavedReplyTable {
  id: Id<'saved-reply'>;
  title: string;
  words_en: string;
  words_fr: string;
  made_at: Date;
  made_by: Id<'person'>;
}

export interface ModerationActionTable {
  id: Id<'moderation-action'>;
  case_id: Id<'case'>;
  account_id: Id<'account'>;
  post_id: Id<'post'> | null;
  kind: ActionKind;
  ground: 'rule' | 'law';
  rule_key: string | null;
  /** The rule as it read then, or the law. */
  rule_words: string;
  /** What is told to the person. */
  facts: string;
  taken_at: Date;
  taken_by: Id<'person'>;
  /** Of a limit: when it ends by itself. */
  until: Date | null;
  /** From when on it holds; a suspension, since somebody else confirmed it. */
  began_at: Date | null;
  confirmed_by: Id<'person'> | null;
  ended_at: Date | null;
  ended_by: Id<'person'> | null;
  ended_how: ActionEnd | null;
  ended_words: Text;
}

export interface AppealTable {
  id: Id<'appeal'>;
  action_id: Id<'moderation-action'>;
  words: string;
  made_at: Date;
  answer_by: Date;
  jury_at: Date | null;
  jury_by: Date | null;
  /** Numbers of the members among whom lots were drawn, in their order; its SHA-256; and the seed. */
  roll: number[] | null;
  roll_hash: string | null;
  seed: string | null;
  decided_at: Date | null;
  decided_by: Id<'person'> | null;
  decided_how: AppealSettled | null;
  outcome: Verdict | null;
  answer: Text;
}

export interface JurorTable {
  appeal_id: Id<'appeal'>;
  place: number;
  person_id: Id<'person'>;
  /** In the register. */
  number: number;
  verdict: Verdict | null;
  words: Text;
  voted_at: Date | null;
}

export interface ModerationSchema {
  moderation_case: ModerationCaseTable;
  report: ReportTable;
  report_post: ReportPostTable;
  moderation_note: ModerationNoteTable;
  saved_reply: SavedReplyTable;
  moderation_action: ModerationActionTable;
  appeal: AppealTable;
  juror: JurorTable;
}
