import { approveApplication, type ApplicationView, readApplications, refusalInput, refuseApplication } from '#accounts';
import { type Ctx, readFields } from '#http';
import { parseId, type Id } from '#ids';
import { parseInput } from '#input';
import { type ModeratedFilter, readModerated, readStanding } from '#moderation';
import { notFound, Refusal } from '#refusal';
import { act } from './act.ts';
import { idIn } from './address-of.ts';
import { takeActionByApp, takeBackByApp } from './admin-action.ts';
import { applicationJson, changeByModerator, moderatedById, moderatedJsons, readByModerator } from './admin-account.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';
import { ROLE_IDS } from './roles.ts';

type Query = Readonly<Record<string, string | undefined>>;
const is = (value: string | undefined): boolean => value !== undefined && !['', '0', 'false'].includes(value);

const STATES = { active: 'active', silenced: 'limited', suspended: 'suspended', sensitized: 'sensitive' } as const;

/** What stands behind the at sign. @throws Refusal 422 for a whole address: who may not see one may not try one. */
function mailDomainIn(email: string | undefined): string | undefined {
  const domain = email?.replace(/^[%*]?@/, '');
  if (domain?.includes('@')) throw new Refusal(422, (m) => m.moderating.noAddresses);
  return domain;
}

/** What both versions ask alike. */
function filterIn(c: Ctx): ModeratedFilter {
  const q: Query = c.req.query();
  if (q['ip']) throw new Refusal(422, (m) => m.moderating.noAddresses);
  const ids = c.req.queries('role_ids[]') ?? [];
  const invitedBy = q['invited_by'];
  return {
    handle: q['username'],
    displayName: q['display_name'],
    domain: q['by_domain'],
    mailDomain: mailDomainIn(q['email']),
    invitedBy: invitedBy ? (parseId<'account'>(invitedBy) ?? ('0' as Id<'account'>)) : undefined,
    roles: ids.length > 0 ? ids.flatMap((id) => ROLE_IDS[id] ?? []) : undefined,
  };
}

const STAFF = Object.values(ROLE_IDS);
interface Which {
  readonly origin: 'local' | 'remote' | undefined;
  readonly status: string | undefined;
  readonly staff: boolean;
}

/** docs.joinmastodon.org/methods/admin/accounts/#v1: each choice is a parameter of its own. */
const firstVersion = (q: Query): Which => ({
  origin: is(q['local']) ? 'local' : is(q['remote']) ? 'remote' : undefined,
  status: ['pending', 'disabled', 'silenced', 'suspended', 'sensitized', 'active'].find((one) => is(q[one])),
  staff: is(q['staff']),
});

/** docs.joinmastodon.org/methods/admin/accounts/#v2 */
const secondVersion = (q: Query): Which => ({
  origin: q['origin'] === 'local' || q['origin'] === 'remote' ? q['origin'] : undefined,
  status: q['status'],
  staff: q['permissions'] === 'staff',
});

const list = (version: (q: Query) => Which) => async (c: Ctx) => {
  const filter = filterIn(c);
  const { origin, status, staff } = version(c.req.query());
  const page = askedPage<'account'>(c, { usual: 80, most: 80 });
  if (status === 'pending') return c.json(origin === 'remote' ? [] : await applications(c, filter));
  // Nobody is locked out here.
  if (status === 'disabled') return c.json([]);
  const state = Object.entries(STATES).find(([name]) => name === status)?.[1];
  const wanted = { ...filter, origin, state, ...(staff && { roles: STAFF }) };
  const found = await readModerated(c.var.deps.db, bearerIn(c), wanted, page);
  return c.json(
    await moderatedJsons(
      c,
      givePage(c, page, found, ({ id }) => id),
    ),
  );
};

/** Requests for an account that wait, newest first: a hundred at most, so that they come on one page. */
async function applications(c: Ctx, { handle, displayName = '' }: ModeratedFilter) {
  const { max_id: before } = c.req.query();
  const { waiting } = await readApplications(c.var.deps.db, bearerIn(c));
  return waiting
    .filter(
      ({ id, name }) =>
        !handle &&
        (!before || BigInt(id) < BigInt(parseId(before) ?? 0)) &&
        name.toLowerCase().startsWith(displayName.toLowerCase()),
    )
    .toReversed()
    .map((asked) => applicationJson(c, asked));
}

async function waitingIn(c: Ctx): Promise<ApplicationView | undefined> {
  const id = idIn<'account-application'>(c);
  return (await readApplications(c.var.deps.db, bearerIn(c))).waiting.find((one) => one.id === id);
}

async function give(c: Ctx): Promise<Response> {
  const id = idIn<'account'>(c);
  const account = (await moderatedById(c, [id])).get(id);
  if (account) return c.json(account);
  const asked = await waitingIn(c);
  if (!asked) throw notFound();
  return c.json(applicationJson(c, asked));
}

/** Lets in who asks, or refuses with a sentence. @throws Refusal 404 where nobody waits, 409, 422 without the sentence. */
const decide = (approve: boolean) => async (c: Ctx) => {
  const { deps } = c.var;
  const asked = await waitingIn(c);
  if (!asked) throw notFound();
  const { text } = await readFields(c);
  const words = typeof text === 'string' ? text.trim() : '';
  if (!approve && words.length < 10)
    throw new Refusal(422, (m) => m.moderating.refuseOnPage(`${deps.config.origin}/moderation/applications`));
  await act(c, async (tx, actor) => {
    if (approve) await approveApplication(tx, actor, asked.id, { words: '', origin: deps.config.origin });
    else await refuseApplication(tx, actor, asked.id, parseInput(refusalInput, { words }).words);
    return [];
  });
  deps.wake.mail();
  return c.json(applicationJson(c, asked, approve));
};

const takesBack = (kind: Parameters<typeof takeBackByApp>[1]) => async (c: Ctx) => {
  await takeBackByApp(c, kind);
  return give(c);
};

const ONE = '/api/v1/admin/accounts/:id';
const WRITE = 'admin:write:accounts';

/**
 * docs.joinmastodon.org/methods/admin/accounts, with the rules of our own moderation: an action cites a rule or a law, and
 * answers with the account as it stands then, since a suspension begins only when a second person confirms it.
 */
export const adminAccountEndpoints = [
  readByModerator('/api/v1/admin/accounts', 'admin:read:accounts', list(firstVersion)),
  readByModerator('/api/v2/admin/accounts', 'admin:read:accounts', list(secondVersion)),
  readByModerator(ONE, 'admin:read:accounts', give),
  changeByModerator('POST', `${ONE}/approve`, WRITE, decide(true)),
  changeByModerator('POST', `${ONE}/reject`, WRITE, decide(false)),
  changeByModerator('POST', `${ONE}/action`, WRITE, async (c) => {
    await takeActionByApp(c);
    return give(c);
  }),
  changeByModerator('POST', `${ONE}/unsilence`, WRITE, takesBack('limit')),
  changeByModerator('POST', `${ONE}/unsuspend`, WRITE, takesBack('suspend')),
  changeByModerator('POST', `${ONE}/unsensitive`, WRITE, takesBack('sensitive')),
  // Nobody is locked out of their account here: there is nothing to enable.
  changeByModerator('POST', `${ONE}/enable`, WRITE, async (c) => {
    await readStanding(c.var.deps.db, bearerIn(c), idIn(c));
    return give(c);
  }),
];
