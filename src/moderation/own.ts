import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { type JudgedPost, type ReadAction, readActions, readJudgedPosts } from './cases.ts';
import { APPEAL_DAYS, daysAfter } from './house.ts';
import type { ReportAbout } from './schema.ts';

/** Something that was decided about one, as one reads it: nobody who moderates is named. */
export interface Statement extends ReadAction {
  readonly words: JudgedPost | null;
  /** Until when one may appeal; null when one may not, or did. */
  readonly appealUntil: Date | null;
}

async function asStatements(db: Db, actions: readonly ReadAction[]): Promise<readonly Statement[]> {
  const posts = await readJudgedPosts(
    db,
    actions.flatMap((one) => one.post ?? []),
  );
  return actions.map((one) => {
    const until = one.beganAt && daysAfter(one.beganAt, APPEAL_DAYS);
    const over = one.ended !== null && one.ended.how !== 'term';
    return {
      ...one,
      words: one.post ? (posts.get(one.post) ?? null) : null,
      appealUntil: until && until > db.now && !one.appeal && !over ? until : null,
    };
  });
}

/** All that was decided about one, newest first. */
export async function statementsAbout(db: Db, actor: Pick<Actor, 'account'>): Promise<readonly Statement[]> {
  return asStatements(db, await readActions(db, null, sql`moderation_action.account_id = ${actor.account}`));
}

/** One of them. @throws Refusal 404 for what is about somebody else. */
export async function statementAbout(
  db: Db,
  actor: Pick<Actor, 'account'>,
  id: Id<'moderation-action'>,
): Promise<Statement> {
  const [found] = await asStatements(
    db,
    await readActions(db, null, sql`moderation_action.id = ${id} and moderation_action.account_id = ${actor.account}`),
  );
  if (!found) throw notFound();
  return found;
}

/** What one reported, and whether it was dealt with: what was done is not said. */
export interface OwnReport {
  readonly id: Id<'report'>;
  readonly about: ReportAbout;
  readonly ruleKey: string | null;
  readonly ruleWords: string;
  readonly words: string;
  readonly madeAt: Date;
  readonly handle: string;
  readonly posts: number;
  readonly closedAt: Date | null;
  readonly outcome: 'acted' | 'nothing' | 'left' | null;
}

/** What one reported, newest first. */
export async function reportsBy(db: Db, actor: Pick<Actor, 'account'>): Promise<readonly OwnReport[]> {
  const { rows } = await sql<OwnReport>`
    select report.id, about, rule_key as "ruleKey", rule_words as "ruleWords", words, made_at as "madeAt",
      account.handle, (select count(*)::int from report_post where report_id = report.id) as posts,
      closed_at as "closedAt", outcome
    from report join moderation_case on moderation_case.id = report.case_id
    join account on account.id = moderation_case.account_id
    where reporter_id = ${actor.account} order by report.id desc limit 100`.execute(db);
  return rows;
}
