import type { ApplicationView } from '#accounts';
import type { Ctx, Route, TokenAccess } from '#http';
import type { Id } from '#ids';
import { type Moderated, mustModerate, readModerated } from '#moderation';
import { accountJson } from './account.ts';
import { factsOf } from './facts.ts';
import { change } from './act.ts';
import { bearerIn } from './me.ts';
import { moderatingRoleJson } from './roles.ts';

/**
 * Fields of docs.joinmastodon.org/entities/Admin_Account that are the same for everybody. Addresses of mail and of the
 * network are empty: our pages show those who moderate neither, for neither is needed to judge what somebody wrote
 * (Regulation (EU) 2016/679, Art. 5(1)(c)). Nobody is disabled: a person may always sign in, to read why and appeal.
 */
const NOT_SHOWN = { email: '', ip: null, ips: [], disabled: false, created_by_application_id: null } as const;

/** An account as Admin::Account. A suspension that waits for its second person shows as what holds: silenced. */
function moderatedJson(c: Ctx, account: Moderated, facts: Parameters<typeof accountJson>[2]) {
  return {
    id: account.id,
    username: account.handle,
    domain: account.domain,
    created_at: account.createdAt.toISOString(),
    ...NOT_SHOWN,
    locale: account.locale,
    invite_request: null,
    role: moderatingRoleJson(c.var.m, account.roles),
    confirmed: account.confirmed,
    approved: true,
    silenced: account.limited,
    suspended: account.suspended,
    sensitized: account.sensitive,
    account: accountJson(c.var.deps.config.origin, account, facts),
    invited_by_account_id: account.invitedBy,
  };
}

export async function moderatedJsons(c: Ctx, accounts: readonly Moderated[]) {
  const facts = await factsOf(
    c.var.deps,
    accounts.map(({ id }) => id),
  );
  return accounts.map((account) => moderatedJson(c, account, facts.get(account.id)));
}

/** The same by identifier; those that are gone are not in it. */
export async function moderatedById(c: Ctx, ids: readonly Id<'account'>[]) {
  const wanted = [...new Set(ids)];
  const all = [];
  for (let from = 0; from < wanted.length; from += 80) {
    const some = wanted.slice(from, from + 80);
    const { items } = await readModerated(c.var.deps.db, bearerIn(c), { ids: some }, { limit: 80 });
    all.push(...(await moderatedJsons(c, items)));
  }
  return new Map(all.map((one) => [one.id, one]));
}

/** Who asks for an account, which has no name to be called by yet: its identifier is that of the request. */
export function applicationJson(c: Ctx, asked: ApplicationView, approved = false) {
  const author = {
    id: asked.id as string as Id<'account'>,
    handle: '',
    domain: null,
    displayName: asked.name,
    avatarFile: null,
  };
  return {
    id: asked.id,
    username: '',
    domain: null,
    created_at: asked.madeAt.toISOString(),
    ...NOT_SHOWN,
    locale: asked.locale,
    invite_request: asked.answers.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n'),
    role: null,
    confirmed: true,
    approved,
    silenced: false,
    suspended: false,
    sensitized: false,
    account: accountJson(c.var.deps.config.origin, author, undefined),
    invited_by_account_id: null,
  };
}

/** Asks for the role before anything else, so that nobody learns from an answer what is there. */
const moderating =
  (handler: Route['handler']): Route['handler'] =>
  async (c) => {
    await mustModerate(c.var.deps.db, bearerIn(c));
    return handler(c);
  };

/** Routes for a program that moderates for its person, who holds the role now. */
export const readByModerator = (path: string, token: TokenAccess['token'], handler: Route['handler']): Route => ({
  method: 'GET',
  path,
  access: { token },
  handler: moderating(handler),
});
export const changeByModerator = (
  method: Parameters<typeof change>[0],
  path: string,
  token: TokenAccess['token'],
  handler: Route['handler'],
): Route => change(method, path, token, moderating(handler));
