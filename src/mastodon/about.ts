import { sql } from 'kysely';
import { type Ctx, get, post, type Route } from '#http';
import { parseId } from '#ids';
import { lastServerChange } from '#accounts';
import { loadPosts, POST_LANGUAGES, toHtml } from '#network';
import { invalid, notFound, Refusal } from '#refusal';
import { accountUrl, postUrl } from './addresses.ts';

const OPEN = { token: 'any', open: true } as const;
const PROOF = { token: 'read:accounts' } as const;
/** How long others may keep what they are told of a post, in seconds. */
const KEPT_FOR = 3_600;

const html = (text: string): string => toHtml(text, { mention: () => undefined, tag: () => '' });

/** docs.joinmastodon.org/entities/ExtendedDescription: what the server is for, in its own words. */
async function description(c: Ctx): Promise<Response> {
  const { settings, db, config } = c.var.deps;
  const changed = await lastServerChange(db);
  return c.json({
    updated_at: changed?.at.toISOString() ?? null,
    content: html(`${settings.current.purpose}\n\n${config.origin}/about`),
  });
}

/** docs.joinmastodon.org/entities/PrivacyPolicy: our page says it, by what is kept and until when. */
function privacy(c: Ctx): Response {
  const { lede } = c.var.m.accounts.about.privacy;
  return c.json({ updated_at: null, content: html(`${lede}\n\n${c.var.deps.config.origin}/about/privacy`) });
}

/**
 * oEmbed (oembed.com) for a post that everybody may see: a link with its title and author. No frame is offered, since
 * posts have no page that others may frame.
 */
async function oembed(c: Ctx): Promise<Response> {
  const { config, settings, db } = c.var.deps;
  const { origin } = config;
  const url = c.req.query('url') ?? '';
  const [, number = ''] = /^\/@[A-Za-z0-9_]+\/([0-9]+)\/?$/.exec(url.startsWith(origin) ? url.slice(origin.length) : '') ?? []; // prettier-ignore
  const id = parseId<'post'>(number);
  const found = id && (await loadPosts(db, undefined, [id])).get(id);
  if (!found || found.boosted) throw notFound();
  const words = found.warning || found.text;
  return c.json({
    type: 'link',
    version: '1.0',
    title: words.length > 200 ? `${words.slice(0, 199)}…` : words || found.author.displayName,
    author_name: found.author.displayName,
    author_url: accountUrl(origin, found.author),
    provider_name: settings.current.name,
    provider_url: `${origin}/`,
    url: postUrl(origin, found),
    cache_age: KEPT_FOR,
  });
}

/**
 * Accounts open by a link that comes by mail, on our pages, whatever the admission: an application is told where.
 * @throws Refusal 422, as registrations are refused (docs.joinmastodon.org/methods/accounts/#create).
 */
function register(c: Ctx): never {
  const { config, settings } = c.var.deps;
  const url = `${config.origin}/join`;
  const { registration } = settings.current;
  throw invalid({
    email: (m) =>
      registration === 'closed'
        ? m.decisions.registration.closedNow
        : registration === 'invitation'
          ? m.gate.join.invitedOnly
          : m.wire.joinOnPage(url),
  });
}

const REPORTS = '/api/v1/annual_reports';

/** What the server says of itself beside `instance`, and what it has nothing to say of. */
export const aboutEndpoints: readonly Route[] = [
  get('/api/v1/instance/extended_description', OPEN, description),
  get('/api/v1/instance/privacy_policy', OPEN, privacy),
  get('/api/v1/instance/languages', OPEN, (c) => {
    const names = new Intl.DisplayNames(['en'], { type: 'language' });
    return c.json(POST_LANGUAGES.map((code) => ({ code, name: names.of(code) ?? code })));
  }),
  // Nobody else's server is known here, and no machine translates.
  get('/api/v1/instance/peers', OPEN, (c) => c.json([])),
  get('/api/v1/instance/translation_languages', OPEN, (c) => c.json({})),
  get('/api/oembed', 'anyone', oembed),
  post('/api/v1/accounts', { token: 'any' }, register),
  // Whoever has an account has proved their address: the account opened by a link that was sent there.
  get('/api/v1/emails/check_confirmation', PROOF, (c) => c.json(true)),
  post('/api/v1/emails/confirmations', { token: 'write:accounts' }, () => {
    throw new Refusal(409, (m) => m.wire.mailConfirmed);
  }),
  // Nobody's year is summed up here.
  get(REPORTS, PROOF, (c) => c.json({ annual_reports: [], accounts: [], statuses: [] })),
  get(`${REPORTS}/:year{[0-9]+}/state`, PROOF, (c) => c.json({ state: 'ineligible' })),
  post(`${REPORTS}/:year{[0-9]+}/generate`, { token: 'write:accounts' }, (c) => c.json({})),
  // docs.joinmastodon.org/methods/health: whether it answers, and reaches its database.
  get('/health', 'anyone', async (c) => {
    await sql`select 1`.execute(c.var.deps.db);
    return c.json({ status: 'UP' });
  }),
];
