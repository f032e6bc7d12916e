import * as v from 'valibot';
import { type Ctx } from '#http';
import { parseInput } from '#input';
import type { Id } from '#ids';
import { parseId } from '#ids';
import { claimCase, closeCase, readReported, releaseCase, type Reported } from '#moderation';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import { type News } from '#network';
import { notFound, Refusal } from '#refusal';
import { act } from './act.ts';
import { idIn } from './address-of.ts';
import { changeByModerator, moderatedById, readByModerator } from './admin-account.ts';
import { listOf } from './fields.ts';
import { statusesById, readerOf } from './give.ts';
import { bearerIn } from './me.ts';
import { readNested } from './nested.ts';
import { askedPage, givePage } from './paging.ts';

/** What something is reported for, as applications name it. */
export const CATEGORIES = { rule: 'violation', spam: 'spam', illegal: 'legal', other: 'other' } as const;
const HOUSE = 'house/';

/** As the rules of the instance are numbered. */
const ruleId = (key: string): string => (key.startsWith(HOUSE) ? key.slice(HOUSE.length) : key);

/** Where people work on a case. */
export const casePage = (c: Ctx, id: Id<'case'>): string => `${c.var.deps.config.origin}/moderation/${id}`;

/**
 * Reports as docs.joinmastodon.org/entities/Admin_Report. `account` is null when whoever reported has left; `statuses` are
 * those that its reader may see as anybody: the page of the case shows the others too.
 */
async function reportJsons(c: Ctx, reports: readonly Reported[]) {
  const accounts = await moderatedById(
    c,
    reports.flatMap((one) => [one.account, one.reporter, one.claimedBy, one.closedBy].flatMap((id) => id ?? [])),
  );
  const statuses = await statusesById(
    c.var.deps,
    readerOf(c),
    reports.flatMap(({ posts }) => posts),
  );
  const accountOf = (id: Id<'account'> | null) => (id && accounts.get(id)) ?? null;
  return reports.map((one) => ({
    id: one.id,
    action_taken: one.closedAt !== null,
    action_taken_at: one.closedAt?.toISOString() ?? null,
    category: CATEGORIES[one.about],
    comment: one.words,
    forwarded: false,
    created_at: one.madeAt.toISOString(),
    updated_at: (one.closedAt ?? one.claimedAt ?? one.madeAt).toISOString(),
    account: accountOf(one.reporter),
    target_account: accountOf(one.account),
    assigned_account: accountOf(one.claimedBy),
    action_taken_by_account: accountOf(one.closedBy),
    statuses: one.posts.flatMap((id) => {
      const text = statuses.get(id);
      return text === undefined ? [] : [JSON.parse(text) as unknown];
    }),
    rules: one.ruleKey === null ? [] : [{ id: ruleId(one.ruleKey), text: one.ruleWords }],
  }));
}

/** The report in the address. @throws Refusal 404 also when it is about the reader. */
async function reportIn(c: Ctx): Promise<Reported> {
  const { items } = await readReported(c.var.deps.db, bearerIn(c), { id: idIn<'report'>(c) });
  if (!items[0]) throw notFound();
  return items[0];
}

const give = async (c: Ctx): Promise<Response> => c.json((await reportJsons(c, [await reportIn(c)]))[0]);

async function list(c: Ctx): Promise<Response> {
  const page = askedPage<'report'>(c, { usual: 100, most: 200 });
  const { resolved, account_id: reporter, target_account_id: account } = c.req.query();
  const of = (id: string | undefined) => (id ? (parseId<'account'>(id) ?? ('0' as Id<'account'>)) : undefined);
  const found = await readReported(
    c.var.deps.db,
    bearerIn(c),
    {
      closed: resolved !== undefined && !['', '0', 'false'].includes(resolved),
      reporter: of(reporter),
      account: of(account),
    },
    page,
  );
  return c.json(
    await reportJsons(
      c,
      givePage(c, page, found, ({ id }) => id),
    ),
  );
}

/** Does something with the case that a report is in, and gives the report as it stands then. */
const does =
  (work: (c: Ctx, tx: Tx, actor: Actor, id: Id<'case'>) => Promise<News | { news: News } | void>) => async (c: Ctx) => {
    const { case: id } = await reportIn(c);
    await act(c, async (tx, actor) => (await work(c, tx, actor, id)) ?? []);
    c.var.deps.wake.mail();
    return give(c);
  };

/** @throws Refusal 422 when a category or rules would change. */
async function classify(c: Ctx): Promise<Response> {
  const { category, rule_ids: rules } = parseInput(
    v.object({ category: v.optional(v.nullable(v.string())), rule_ids: v.optional(listOf(v.unknown())) }),
    await readNested(c),
  );
  const report = await reportIn(c);
  const cited = report.ruleKey === null ? [] : [ruleId(report.ruleKey)];
  const same = (category ?? CATEGORIES[report.about]) === CATEGORIES[report.about];
  if (!same || (rules && rules.map(String).join() !== cited.join()))
    throw new Refusal(422, (m) => m.moderating.noEditing(casePage(c, report.case)));
  return give(c);
}

const PATH = '/api/v1/admin/reports';

/**
 * docs.joinmastodon.org/methods/admin/reports. Reports against one account gather in a case: who takes one on, or settles
 * it, does so with all of them. What somebody reported is theirs, so that nobody edits it (`PUT`): the rule is chosen when
 * something is done.
 */
export const adminReportEndpoints = [
  readByModerator(PATH, 'admin:read:reports', list),
  readByModerator(`${PATH}/:id`, 'admin:read:reports', give),
  changeByModerator('PUT', `${PATH}/:id`, 'admin:write:reports', classify),
  changeByModerator(
    'POST',
    `${PATH}/:id/assign_to_self`,
    'admin:write:reports',
    does((_c, tx, actor, id) => claimCase(tx, actor, id)),
  ),
  changeByModerator(
    'POST',
    `${PATH}/:id/unassign`,
    'admin:write:reports',
    does((_c, tx, actor, id) => releaseCase(tx, actor, id)),
  ),
  changeByModerator(
    'POST',
    `${PATH}/:id/resolve`,
    'admin:write:reports',
    does((c, tx, actor, id) => closeCase(tx, actor, id, c.var.deps.config)),
  ),
  changeByModerator('POST', `${PATH}/:id/reopen`, 'admin:write:reports', async (c) => {
    const { case: id, closedAt } = await reportIn(c);
    if (closedAt === null) return give(c);
    throw new Refusal(422, (m) => m.moderating.noReopening(casePage(c, id)));
  }),
];
