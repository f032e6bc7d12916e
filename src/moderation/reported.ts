import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { cut, inOrder, limitOf, type Page, type Paging, within } from '#network';
import { claimLapses, mustModerate } from './may.ts';
import type { ReportAbout } from './schema.ts';

/** One report with how its case stands. */
export interface Reported {
  readonly id: Id<'report'>;
  readonly case: Id<'case'>;
  readonly account: Id<'account'>;
  /** null when whoever reported has left. */
  readonly reporter: Id<'account'> | null;
  readonly about: ReportAbout;
  readonly ruleKey: string | null;
  readonly ruleWords: string;
  readonly words: string;
  readonly madeAt: Date;
  readonly closedAt: Date | null;
  /** Accounts of those who closed the case, and who work on it while their claim holds. */
  readonly closedBy: Id<'account'> | null;
  readonly claimedBy: Id<'account'> | null;
  readonly claimedAt: Date | null;
  /** Those of the posts it names that are still there. */
  readonly posts: readonly Id<'post'>[];
}

export interface ReportedFilter {
  readonly id?: Id<'report'> | undefined;
  readonly closed?: boolean | undefined;
  readonly reporter?: Id<'account'> | undefined;
  readonly account?: Id<'account'> | undefined;
  readonly cases?: readonly Id<'case'>[] | undefined;
}

const ACCOUNT_OF = (person: string) => sql`(select hand.id from account as hand
  where hand.person_id = ${sql.ref(person)} and hand.deleted_at is null order by hand.id limit 1)`;

/**
 * Reports, newest first; those about the reader are not among them.
 * @throws Refusal 403 for who does not moderate.
 */
export async function readReported(
  db: Db,
  actor: Actor,
  { id, closed, reporter, account, cases }: ReportedFilter,
  paging: Paging<'report'> = {},
): Promise<Page<Reported, 'report'>> {
  await mustModerate(db, actor);
  const wanted = [
    ...(id ? [sql`report.id = ${id}`] : []),
    ...(closed === undefined ? [] : [closed ? sql`closed_at is not null` : sql`closed_at is null`]),
    ...(reporter ? [sql`report.reporter_id = ${reporter}`] : []),
    ...(account ? [sql`account.id = ${account}`] : []),
    ...(cases ? [sql`case_id = any(${cases}::bigint[])`] : []),
  ];
  const { rows } = await sql<Reported>`
    select report.id, case_id as case, account.id as account, reporter_id as reporter, about, rule_key as "ruleKey",
      rule_words as "ruleWords", words, made_at as "madeAt", closed_at as "closedAt",
      ${ACCOUNT_OF('moderation_case.closed_by')} as "closedBy",
      ${ACCOUNT_OF('moderation_case.claimed_by')} as "claimedBy", claimed_at as "claimedAt",
      array(select post.id from report_post join post on post.id = report_post.post_id and post.deleted_at is null
        where report_post.report_id = report.id order by post.id) as posts
    from report join moderation_case on moderation_case.id = report.case_id
      join account on account.id = moderation_case.account_id
    where account.person_id is distinct from ${actor.person}
      ${wanted.length === 0 ? sql`` : sql`and ${sql.join(wanted, sql` and `)}`} ${within(paging, 'report.id')}
    order by report.id ${inOrder(paging)} limit ${limitOf(paging) + 1}`.execute(db);
  const shown = rows.map((row) => {
    const holds = claimLapses({ claimed_at: row.claimedAt }, db.now) !== null;
    return { ...row, claimedBy: holds ? row.claimedBy : null };
  });
  return cut(shown, paging, (row) => row.id);
}
