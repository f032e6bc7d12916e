import { type Bearer, covers } from '#accounts';
import type { Deps } from '#deps';
import { type Id, parseId } from '#ids';
import {
  type Moderated,
  mustModerate,
  readModerated,
  readReported,
  type Reported,
  type Statement,
  statementsAbout,
} from '#moderation';
import type { Author, Notification } from '#network';
import { Refusal } from '#refusal';
import { CATEGORIES } from './admin-reports.ts';
import { accountsFor } from './give.ts';
import { houseOf } from './house.ts';

/** What applications show of moderation beside its type: whom it comes from, and its own members. */
interface ModerationShape {
  readonly type: 'moderation_warning' | 'admin.report';
  readonly from: Author;
  readonly more: Readonly<Record<string, unknown>>;
}

/** What was hidden is there for whoever moderates, and for nobody else: as what Mastodon deletes. */
const ACTIONS = {
  warn: 'none',
  sensitive: 'mark_statuses_as_sensitive',
  hide: 'delete_statuses',
  limit: 'silence',
  suspend: 'suspend',
} as const;

/**
 * News of moderation in the types that Mastodon has for it: a decision about the reader as a warning, a report for those
 * who moderate as that. What else happens (a decision that ended, an appeal that waits or is answered, a suspension that
 * needs a second person) is no warning and no report, and is not here.
 * @returns by notification; null for what is not the reader’s any more.
 */
export async function moderationShapes(
  deps: Deps,
  bearer: Bearer,
  news: readonly Notification[],
): Promise<ReadonlyMap<Id<'notification'>, ModerationShape | null>> {
  const found = new Map<Id<'notification'>, ModerationShape | null>();
  const about = (kind: Notification['kind']) => news.filter((one) => one.kind === kind && one.about !== null);
  const decided = about('moderation');
  if (decided.length > 0) {
    const statements = new Map((await statementsAbout(deps.db, bearer)).map((one) => [String(one.id), one]));
    for (const one of decided) {
      const statement = statements.get(one.about!);
      if (statement && isNewIn(statement, one.createdAt))
        found.set(one.id, { type: 'moderation_warning', from: one.from, more: await warningJson(deps, one.from, statement) }); // prettier-ignore
    }
  }
  const cases = news.filter(({ kind }) => kind === 'case');
  if (cases.length > 0) {
    const moderates = await mustModerate(deps.db, bearer).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refusal) return false;
        throw error;
      },
    );
    if (moderates) await addReports(deps, bearer, about('case'), found);
    else for (const { id } of cases) found.set(id, null);
  }
  return found;
}

/** Told of again, it is because it ended or its appeal was answered. */
function isNewIn({ takenAt, beganAt, ended, appeal }: Statement, told: Date): boolean {
  const isThen = (at: Date | null | undefined) => at?.getTime() === told.getTime();
  return [takenAt, beganAt].some(isThen) && ![ended?.at, appeal?.jury?.at, appeal?.settled?.at].some(isThen);
}

/** docs.joinmastodon.org/entities/AccountWarning. Until somebody confirms a suspension, the account is limited. */
async function warningJson(deps: Deps, self: Author, { id, kind, beganAt, post, appeal, ...said }: Statement) {
  const state = !appeal?.settled ? 'pending' : appeal.settled.outcome === 'upheld' ? 'rejected' : 'approved';
  return {
    moderation_warning: {
      id,
      action: kind === 'suspend' && beganAt === null ? 'silence' : ACTIONS[kind],
      text: `${said.ruleWords}\n\n${said.facts}`,
      status_ids: post === null ? [] : [post],
      target_account: (await accountsFor(deps, [self]))[0],
      appeal: appeal && { text: appeal.words, state },
      created_at: said.takenAt.toISOString(),
    },
  };
}

async function addReports(
  deps: Deps,
  bearer: Bearer,
  news: readonly Notification[],
  found: Map<Id<'notification'>, ModerationShape | null>,
): Promise<void> {
  const cases = news.flatMap(({ about }) => (about === null ? [] : (parseId<'case'>(about) ?? [])));
  if (cases.length === 0) return;
  const { items: reports } = await readReported(deps.db, bearer, { cases }, { limit: 80 });
  const ids = [...new Set(reports.flatMap(({ account, reporter }) => [account, ...(reporter ? [reporter] : [])]))];
  const { items } = await readModerated(deps.db, bearer, { ids: ids.slice(0, 80) }, { limit: 80 });
  const people = new Map(items.map((one) => [one.id, one]));
  for (const one of news) {
    // The newest, which it was told for.
    const report = reports.find((each) => String(each.case) === one.about);
    const target = report && people.get(report.account);
    if (!report || !target) continue;
    const from = (report.reporter && people.get(report.reporter)) || houseOf(deps);
    found.set(one.id, { type: 'admin.report', from, more: await reportJson(deps, bearer, report, target) });
  }
}

/** docs.joinmastodon.org/entities/Report; what was said in it, to programs alone that were let in for reports. */
async function reportJson(deps: Deps, bearer: Bearer, report: Reported, target: Moderated) {
  return {
    report: {
      id: report.id,
      action_taken: report.closedAt !== null,
      action_taken_at: report.closedAt?.toISOString() ?? null,
      category: CATEGORIES[report.about],
      comment: covers(bearer.scopes, 'admin:read:reports') ? report.words : '',
      forwarded: false,
      created_at: report.madeAt.toISOString(),
      status_ids: report.posts,
      rule_ids: report.ruleKey === null ? null : [report.ruleKey.replace(/^house\//, '')],
      target_account: (await accountsFor(deps, [target]))[0],
    },
  };
}
