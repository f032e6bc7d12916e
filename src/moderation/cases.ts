import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { Author, Visibility } from '#network';
import { notFound } from '#refusal';
import { claimLapses, mustModerate } from './may.ts';
import type { ActionEnd, ActionKind, AppealSettled, ReportAbout, Verdict } from './schema.ts';

/** Which part of the queue. */
export const QUEUES = ['waiting', 'mine', 'second', 'appeals', 'closed'] as const;
export type Queue = (typeof QUEUES)[number];

export interface CaseLine {
  readonly id: Id<'case'>;
  readonly author: Author;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly outcome: 'acted' | 'nothing' | 'left' | null;
  readonly reports: number;
  readonly abouts: readonly ReportAbout[];
  /** Who works on it, while their claim holds. */
  readonly claimedBy: string | null;
  readonly claimedByReader: boolean;
  readonly claimLapsesAt: Date | null;
  /** A suspension waits for a second person. */
  readonly suspensionWaits: boolean;
  /** An appeal waits for an answer, until then. */
  readonly answerBy: Date | null;
}

const MOST = 100;
const HANDLE_OF = (person: string) => sql<string | null>`(
  select account.handle from account where account.person_id = ${sql.ref(person)} and account.deleted_at is null
  order by account.id limit 1)`;

const WAITING_SUSPENSION = sql`(select count(*) from moderation_action as waits where waits.case_id = moderation_case.id
  and waits.kind = 'suspend' and waits.began_at is null and waits.ended_at is null)`;
const WAITING_APPEAL = sql`(select min(appeal.answer_by) from appeal
  join moderation_action as contested on contested.id = appeal.action_id
  where contested.case_id = moderation_case.id and appeal.decided_at is null and appeal.jury_at is null)`;

/**
 * The queue of those who moderate: what waits longest first, what is closed last first. What is about the reader is not
 * in it.
 * @throws Refusal 403.
 */
export async function readQueue(db: Db, actor: Actor, queue: Queue): Promise<readonly CaseLine[]> {
  await mustModerate(db, actor);
  const which = {
    waiting: sql`closed_at is null`,
    mine: sql`closed_at is null and claimed_by = ${actor.person}`,
    second: sql`${WAITING_SUSPENSION} > 0`,
    appeals: sql`${WAITING_APPEAL} is not null`,
    closed: sql`closed_at is not null`,
  }[queue];
  const order = queue === 'closed' ? sql`closed_at desc, id desc` : sql`opened_at, id`;
  return readLines(db, actor, which, order);
}

/** How many cases wait in each part of the queue, and how many people moderate. */
export interface QueueCounts extends Readonly<Record<Exclude<Queue, 'closed'>, number>> {
  readonly moderators: number;
}

/** @throws Refusal 403. */
export async function countQueue(db: Db, actor: Actor): Promise<QueueCounts> {
  await mustModerate(db, actor);
  const { rows } = await sql<QueueCounts>`
    select count(*) filter (where closed_at is null)::int as waiting,
      count(*) filter (where closed_at is null and claimed_by = ${actor.person})::int as mine,
      count(*) filter (where ${WAITING_SUSPENSION} > 0)::int as second,
      count(*) filter (where ${WAITING_APPEAL} is not null)::int as appeals,
      (select count(distinct person_id)::int from role_grant
        where role in ('moderator', 'steward') and ended_at is null) as moderators
    from moderation_case join account on account.id = moderation_case.account_id
    where account.person_id is distinct from ${actor.person}`.execute(db);
  return rows[0]!;
}

async function readLines(
  db: Db,
  actor: Actor,
  which: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
): Promise<readonly CaseLine[]> {
  const { rows } = await sql<{
    id: Id<'case'>;
    account_id: Id<'account'>;
    handle: string;
    domain: string | null;
    display_name: string;
    avatar: string | null;
    opened_at: Date;
    closed_at: Date | null;
    outcome: CaseLine['outcome'];
    reports: number;
    abouts: ReportAbout[] | null;
    claimed_by: Id<'person'> | null;
    claimed_at: Date | null;
    claimed_handle: string | null;
    suspension: number;
    answer_by: Date | null;
  }>`
    select moderation_case.id, account.id as account_id, account.handle, account.domain, account.display_name,
      face.preview as avatar, opened_at, closed_at, outcome, claimed_by, claimed_at,
      ${HANDLE_OF('moderation_case.claimed_by')} as claimed_handle,
      (select count(*)::int from report where report.case_id = moderation_case.id) as reports,
      (select array_agg(distinct about) from report where report.case_id = moderation_case.id) as abouts,
      ${WAITING_SUSPENSION}::int as suspension, ${WAITING_APPEAL} as answer_by
    from moderation_case join account on account.id = moderation_case.account_id
    left join media as face on face.id = account.avatar_id
    where account.person_id is distinct from ${actor.person} and ${which}
    order by ${order} limit ${MOST}`.execute(db);
  return rows.map((row) => {
    const claimLapsesAt = claimLapses(row, db.now);
    return {
      id: row.id,
      author: {
        id: row.account_id,
        handle: row.handle,
        domain: row.domain,
        displayName: row.display_name,
        avatarFile: row.avatar,
      },
      openedAt: row.opened_at,
      closedAt: row.closed_at,
      outcome: row.outcome,
      reports: row.reports,
      abouts: row.abouts ?? [],
      claimedBy: claimLapsesAt ? row.claimed_handle : null,
      claimedByReader: claimLapsesAt !== null && row.claimed_by === actor.person,
      claimLapsesAt,
      suspensionWaits: row.suspension > 0,
      answerBy: row.answer_by,
    };
  });
}

/** A post as those who moderate see it, hidden or not. */
export interface JudgedPost {
  readonly id: Id<'post'>;
  readonly text: string;
  readonly warning: string;
  readonly language: string | null;
  readonly visibility: Visibility;
  readonly createdAt: Date;
  readonly deleted: boolean;
  readonly hidden: boolean;
  readonly sensitive: boolean;
  /** It announces a campaign, a proposal or an article. */
  readonly civic: boolean;
  readonly media: readonly { readonly file: string; readonly preview: string; readonly alt: string }[];
}

export interface ReadReport {
  readonly id: Id<'report'>;
  readonly about: ReportAbout;
  readonly ruleKey: string | null;
  readonly ruleWords: string;
  readonly words: string;
  readonly madeAt: Date;
  /** null when whoever reported has left. */
  readonly reporter: string | null;
  readonly posts: readonly Id<'post'>[];
}

export interface AppealView {
  readonly id: Id<'appeal'>;
  readonly words: string;
  readonly madeAt: Date;
  readonly answerBy: Date;
  readonly jury: { readonly at: Date; readonly by: Date; readonly size: number; readonly seed: string } | null;
  readonly settled: {
    readonly at: Date;
    readonly how: AppealSettled;
    readonly outcome: Verdict | null;
    readonly answer: string;
  } | null;
}

export interface ReadAction {
  readonly id: Id<'moderation-action'>;
  readonly case: Id<'case'>;
  readonly kind: ActionKind;
  readonly post: Id<'post'> | null;
  readonly ground: 'rule' | 'law';
  readonly ruleKey: string | null;
  readonly ruleWords: string;
  readonly facts: string;
  readonly takenAt: Date;
  readonly takenBy: string | null;
  readonly until: Date | null;
  readonly beganAt: Date | null;
  readonly confirmedBy: string | null;
  readonly ended: { readonly at: Date; readonly how: ActionEnd; readonly words: string } | null;
  /** The reader took or confirmed it. */
  readonly byReader: boolean;
  /** The reader proposed it. */
  readonly proposedByReader: boolean;
  readonly appeal: AppealView | null;
}

export interface ReadCase extends CaseLine {
  readonly bio: string;
  readonly since: Date;
  readonly limited: boolean;
  readonly suspended: boolean;
  /** The language of the person, for the words to them. */
  readonly locale: 'en' | 'fr';
  readonly newest: readonly ReadReport[];
  readonly posts: ReadonlyMap<Id<'post'>, JudgedPost>;
  readonly notes: readonly { readonly by: string | null; readonly words: string; readonly at: Date }[];
  /** All that was done about this account, in this case or before; newest first. */
  readonly history: readonly ReadAction[];
  /** Other cases about it that were closed: how many led to something. */
  readonly before: { readonly acted: number; readonly nothing: number };
}

/** A case with all that is known of it. @throws Refusal 403, 404 also when it is about the reader. */
export async function readCase(db: Db, actor: Actor, id: Id<'case'>): Promise<ReadCase> {
  await mustModerate(db, actor);
  const [line] = await readLines(db, actor, sql`moderation_case.id = ${id}`, sql`id`);
  if (!line) throw notFound();
  const account = await db
    .selectFrom('account')
    .leftJoin('person', 'person.id', 'account.person_id')
    .where('account.id', '=', line.author.id)
    .select(['bio', 'account.created_at as since', 'limited_at', 'suspended_at', 'locale'])
    .executeTakeFirstOrThrow();
  const newest = await readReports(db, id);
  const history = await readActions(db, actor, sql`moderation_action.account_id = ${line.author.id}`);
  const posts = await readJudgedPosts(db, [
    ...newest.flatMap((one) => one.posts),
    ...history.flatMap((one) => one.post ?? []),
  ]);
  const notes = await sql<{ by: string | null; words: string; at: Date }>`
    select ${HANDLE_OF('moderation_note.person_id')} as by, words, made_at as at from moderation_note
    where case_id = ${id} order by id`.execute(db);
  const { rows: before } = await sql<ReadCase['before']>`
    select count(*) filter (where outcome = 'acted')::int as acted, count(*) filter (where outcome = 'nothing')::int as nothing
    from moderation_case where account_id = ${line.author.id} and id <> ${id} and closed_at is not null`.execute(db);
  return {
    ...line,
    bio: account.bio,
    since: account.since,
    limited: account.limited_at !== null,
    suspended: account.suspended_at !== null,
    locale: account.locale ?? 'en',
    newest,
    posts,
    notes: notes.rows,
    history,
    before: before[0]!,
  };
}

async function readReports(db: Db, id: Id<'case'>): Promise<readonly ReadReport[]> {
  const { rows } = await sql<ReadReport>`
    select report.id, about, rule_key as "ruleKey", rule_words as "ruleWords", words, made_at as "madeAt",
      account.handle as reporter, array(
        select post_id::text from report_post where report_id = report.id order by post_id) as posts
    from report left join account on account.id = report.reporter_id and account.deleted_at is null
    where case_id = ${id} order by report.id desc`.execute(db);
  return rows;
}

/** Actions, newest first. @param actor who reads; null for the person they are about. */
export async function readActions(
  db: Db,
  actor: Pick<Actor, 'person'> | null,
  which: ReturnType<typeof sql>,
): Promise<readonly ReadAction[]> {
  const me = actor?.person ?? null;
  const { rows } = await sql<
    Omit<ReadAction, 'ended' | 'appeal'> & {
      ended_at: Date | null;
      ended_how: ActionEnd | null;
      ended_words: string;
      appeal_id: Id<'appeal'> | null;
      appeal_words: string;
      made_at: Date;
      answer_by: Date;
      jury_at: Date | null;
      jury_by: Date | null;
      seed: string | null;
      roll: number[] | null;
      decided_at: Date | null;
      decided_how: AppealSettled | null;
      outcome: Verdict | null;
      answer: string;
    }
  >`
    select moderation_action.id, case_id as case, kind, post_id as post, ground, rule_key as "ruleKey",
      rule_words as "ruleWords", facts, taken_at as "takenAt", ${HANDLE_OF('moderation_action.taken_by')} as "takenBy",
      until, began_at as "beganAt", ${HANDLE_OF('moderation_action.confirmed_by')} as "confirmedBy",
      ended_at, ended_how, ended_words,
      coalesce(taken_by = ${me}::bigint or confirmed_by = ${me}::bigint, false) as "byReader",
      coalesce(taken_by = ${me}::bigint, false) as "proposedByReader",
      appeal.id as appeal_id, appeal.words as appeal_words, appeal.made_at, appeal.answer_by, jury_at, jury_by, seed, roll,
      decided_at, decided_how, outcome, answer
    from moderation_action left join appeal on appeal.action_id = moderation_action.id
    where ${which} order by moderation_action.id desc`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    case: row.case,
    kind: row.kind,
    post: row.post,
    ground: row.ground,
    ruleKey: row.ruleKey,
    ruleWords: row.ruleWords,
    facts: row.facts,
    takenAt: row.takenAt,
    takenBy: actor ? row.takenBy : null,
    until: row.until,
    beganAt: row.beganAt,
    confirmedBy: actor ? row.confirmedBy : null,
    ended: row.ended_at && row.ended_how && { at: row.ended_at, how: row.ended_how, words: row.ended_words },
    byReader: row.byReader,
    proposedByReader: row.proposedByReader,
    appeal: row.appeal_id && {
      id: row.appeal_id,
      words: row.appeal_words,
      madeAt: row.made_at,
      answerBy: row.answer_by,
      jury:
        row.jury_at && row.jury_by && row.seed
          ? { at: row.jury_at, by: row.jury_by, size: row.roll?.length ?? 0, seed: row.seed }
          : null,
      settled:
        row.decided_at && row.decided_how
          ? { at: row.decided_at, how: row.decided_how, outcome: row.outcome, answer: row.answer }
          : null,
    },
  }));
}

/** Posts whoever may see them: for those who moderate, and for who wrote them. */
export async function readJudgedPosts(
  db: Db,
  ids: readonly Id<'post'>[],
): Promise<ReadonlyMap<Id<'post'>, JudgedPost>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<JudgedPost>`
    select post.id, text, content_warning as warning, language, visibility, post.created_at as "createdAt",
      deleted_at is not null as deleted, hidden_at is not null as hidden, sensitive_at is not null as sensitive,
      about_kind is not null as civic,
      coalesce((select jsonb_agg(jsonb_build_object('file', media.file, 'preview', media.preview, 'alt', media.alt)
        order by post_media.position) from post_media join media on media.id = post_media.media_id
        where post_media.post_id = post.id), '[]') as media
    from post where post.id = any(${ids}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What it would reach: how many people here follow an account, and how many posts it wrote. */
export async function readImpact(
  db: Db,
  actor: Actor,
  id: Id<'case'>,
): Promise<{ readonly followers: number; readonly posts: number; readonly week: number; readonly apps: number }> {
  await mustModerate(db, actor);
  const { rows } = await sql<{ followers: number; posts: number; week: number; apps: number }>`
    select (select count(*)::int from follow join account as follower on follower.id = follower_id
        and follower.deleted_at is null and follower.domain is null where followed_id = account.id) as followers,
      (select count(*)::int from post where post.account_id = account.id and deleted_at is null and boost_of_id is null) as posts,
      (select count(*)::int from post where post.account_id = account.id and deleted_at is null and boost_of_id is null
        and post.created_at > ${db.now}::timestamptz - interval '7 days') as week,
      (select count(*)::int from access_token where access_token.account_id = account.id and revoked_at is null) as apps
    from moderation_case join account on account.id = moderation_case.account_id
    where moderation_case.id = ${id}`.execute(db);
  if (!rows[0]) throw notFound();
  return rows[0];
}
