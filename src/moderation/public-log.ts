import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { ActionEnd, ActionKind, AppealSettled, ReportAbout, Verdict } from './schema.ts';

/** One line of the public log: nobody is named, neither whom it is about nor who reported or decided. */
export interface LogLine {
  /** Of the line alone: it names nothing else. */
  readonly cursor: Id<'moderation-action'>;
  readonly at: Date;
  readonly kind: ActionKind;
  readonly ground: 'rule' | 'law';
  readonly ruleKey: string | null;
  readonly ruleWords: string;
  readonly until: Date | null;
  readonly ended: { readonly at: Date; readonly how: ActionEnd } | null;
  readonly appeal: {
    readonly at: Date;
    readonly how: AppealSettled | null;
    readonly outcome: Verdict | null;
    /** How a jury was drawn: among how many, the hash of the list, the seed. */
    readonly draw: { readonly among: number; readonly rollHash: string; readonly seed: string } | null;
  } | null;
}

const PAGE = 50;

/** What was done, newest first: what waits for a second person is not in it. */
export async function publicLog(
  db: Db,
  before?: Id<'moderation-action'>,
): Promise<{ readonly lines: readonly LogLine[]; readonly older: Id<'moderation-action'> | undefined }> {
  const { rows } = await sql<{
    cursor: Id<'moderation-action'>;
    at: Date;
    kind: ActionKind;
    ground: 'rule' | 'law';
    ruleKey: string | null;
    ruleWords: string;
    until: Date | null;
    ended_at: Date | null;
    ended_how: ActionEnd | null;
    appealed_at: Date | null;
    decided_how: AppealSettled | null;
    outcome: Verdict | null;
    among: number | null;
    roll_hash: string | null;
    seed: string | null;
  }>`
    select moderation_action.id as cursor, began_at as at, kind, ground, rule_key as "ruleKey", rule_words as "ruleWords",
      until, ended_at, ended_how, appeal.made_at as appealed_at, decided_how, outcome,
      cardinality(roll) as among, roll_hash, seed
    from moderation_action left join appeal on appeal.action_id = moderation_action.id
    where began_at is not null ${before === undefined ? sql`` : sql`and moderation_action.id < ${before}`}
    order by moderation_action.id desc limit ${PAGE + 1}`.execute(db);
  const lines = rows.slice(0, PAGE).map((row): LogLine => ({
    cursor: row.cursor,
    at: row.at,
    kind: row.kind,
    ground: row.ground,
    ruleKey: row.ruleKey,
    ruleWords: row.ruleWords,
    until: row.until,
    ended: row.ended_at && row.ended_how && { at: row.ended_at, how: row.ended_how },
    appeal: row.appealed_at && {
      at: row.appealed_at,
      how: row.decided_how,
      outcome: row.outcome,
      draw: row.seed && row.roll_hash ? { among: row.among ?? 0, rollHash: row.roll_hash, seed: row.seed } : null,
    },
  }));
  return { lines, older: rows.length > PAGE ? lines.at(-1)?.cursor : undefined };
}

/** Figures of the last twelve months. */
export interface ModerationFigures {
  readonly since: Date;
  readonly months: readonly {
    /** The first day of the month, UTC. */
    readonly month: string;
    readonly reports: number;
    readonly actions: number;
  }[];
  readonly reports: readonly { readonly about: ReportAbout; readonly n: number }[];
  readonly cases: { readonly open: number; readonly acted: number; readonly nothing: number };
  readonly actions: readonly {
    readonly kind: ActionKind;
    readonly ground: 'rule' | 'law';
    readonly ruleKey: string | null;
    readonly ruleWords: string;
    readonly n: number;
  }[];
  /** Seconds from the first report of a case until it was closed; null when none was. */
  readonly medianSeconds: number | null;
  readonly appeals: {
    readonly made: number;
    readonly waiting: number;
    readonly overdue: number;
    readonly upheld: number;
    readonly overturned: number;
    readonly byJury: number;
    readonly bySilence: number;
  };
}

/** Counted from the records each time. */
export async function moderationFigures(db: Db): Promise<ModerationFigures> {
  const { now } = db;
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11, 1));
  const [months, reports, cases, actions, delay, appeals] = await Promise.all([
    sql<{ month: string; reports: number; actions: number }>`
      select to_char(month, 'YYYY-MM-DD') as month,
        (select count(*)::int from report
          where made_at >= month at time zone 'UTC' and made_at < (month + interval '1 month') at time zone 'UTC') as reports,
        (select count(*)::int from moderation_action
          where began_at >= month at time zone 'UTC' and began_at < (month + interval '1 month') at time zone 'UTC') as actions
      from generate_series(${since.toISOString().slice(0, 10)}::timestamp,
        ${now.toISOString().slice(0, 10)}::timestamp, interval '1 month') as month order by 1`.execute(db),
    sql<{ about: ReportAbout; n: number }>`
      select about, count(*)::int as n from report where made_at >= ${since} group by 1 order by 2 desc, 1`.execute(db),
    sql<{ open: number; acted: number; nothing: number }>`
      select count(*) filter (where closed_at is null)::int as open,
        count(*) filter (where outcome = 'acted')::int as acted,
        count(*) filter (where outcome = 'nothing')::int as nothing
      from moderation_case where closed_at is null or closed_at >= ${since}`.execute(db),
    sql<ModerationFigures['actions'][number]>`
      select kind, ground, rule_key as "ruleKey", case when ground = 'rule' then min(rule_words) else '' end as "ruleWords",
        count(*)::int as n
      from moderation_action where began_at >= ${since} group by 1, 2, 3 order by n desc, 3, 1`.execute(db),
    sql<{ seconds: number | null }>`
      select percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at))::float8 as seconds
      from moderation_case where closed_at >= ${since} and outcome in ('acted', 'nothing')`.execute(db),
    sql<ModerationFigures['appeals']>`
      select count(*)::int as made,
        count(*) filter (where decided_at is null)::int as waiting,
        count(*) filter (where decided_at is null and coalesce(jury_by, answer_by) <= ${now})::int as overdue,
        count(*) filter (where outcome = 'upheld')::int as upheld,
        count(*) filter (where outcome = 'overturned')::int as overturned,
        count(*) filter (where decided_how = 'jury')::int as "byJury",
        count(*) filter (where decided_how = 'silence')::int as "bySilence"
      from appeal where made_at >= ${since}`.execute(db),
  ]);
  return {
    since,
    months: months.rows,
    reports: reports.rows,
    cases: cases.rows[0]!,
    actions: actions.rows,
    medianSeconds: delay.rows[0]?.seconds ?? null,
    appeals: appeals.rows[0]!,
  };
}
