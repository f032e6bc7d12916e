import { createHash } from 'node:crypto';
import { countAccounts, LONGEST_FIELD, MOST_FIELDS } from '#accounts';
import { publicDomain, readBlocks } from '#blocklists';
import { type Ctx, get } from '#http';
import { LARGEST_PICTURE } from '#media';
import { vapidKey } from '#push';
import { countPosts, LONGEST_POST, MOST_PICTURES } from '#network';
import { noFace } from './addresses.ts';
import manifest from '../../package.json' with { type: 'json' };

/**
 * The Mastodon whose API is spoken, which applications read before what stands in brackets; and ourselves. Raise it
 * when what that version added is served, not before: applications trust it.
 */
const SPOKEN = '4.5.0';
export const VERSION = `${SPOKEN} (compatible; Essor ${manifest.version})`;
/** A link counts as so many characters, however long; and the length of a picture's description. */
const LINK_LENGTH = 23;
const LONGEST_ALT = 1_500;

const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'];

const streamingOf = (origin: string): string => origin.replace(/^http/, 'ws');

/** What applications may write here. */
const limits = (origin: string) => ({
  // By both of its names: some applications know the older one alone.
  urls: {
    streaming: streamingOf(origin),
    streaming_api: streamingOf(origin),
    about: `${origin}/about`,
    privacy_policy: `${origin}/about/privacy`,
    terms_of_service: null,
    status: null,
  },
  accounts: {
    max_featured_tags: 10,
    max_pinned_statuses: 5,
    max_profile_fields: MOST_FIELDS,
    profile_field_name_limit: LONGEST_FIELD,
    profile_field_value_limit: LONGEST_FIELD,
  },
  statuses: {
    max_characters: LONGEST_POST,
    max_media_attachments: MOST_PICTURES,
    characters_reserved_per_url: LINK_LENGTH,
  },
  media_attachments: {
    description_limit: LONGEST_ALT,
    supported_mime_types: PICTURES,
    image_size_limit: LARGEST_PICTURE,
    image_matrix_limit: 40_000_000,
    video_size_limit: 0,
    video_frame_rate_limit: 0,
    video_matrix_limit: 0,
  },
  polls: { max_options: 8, max_characters_per_option: 100, min_expiration: 300, max_expiration: 2_629_746 },
  translation: { enabled: false },
});

/** The rules of the house, as pages show them. */
const rulesOf = (c: Ctx) =>
  c.var.m.accounts.about.rules.list.map(([text, hint], i) => ({ id: String(i + 1), text, hint, translations: {} }));

/** How accounts open, as applications ask for it. Whoever comes by an invitation does so on our pages. */
function registrationsOf(c: Ctx) {
  const { registration, invitationsBy } = c.var.deps.settings.current;
  const { m } = c.var;
  return {
    enabled: registration === 'open' || registration === 'approval',
    approval: registration === 'approval',
    invites: registration !== 'closed' && invitationsBy !== 'stewards',
    message:
      registration === 'closed'
        ? m.decisions.registration.closedNow
        : registration === 'invitation'
          ? m.gate.join.invitedOnly
          : null,
  };
}

export const instanceEndpoints = [
  get('/api/v2/instance', { token: 'any', open: true }, async (c) => {
    const { config, settings, db } = c.var.deps;
    const { origin } = config;
    const { name, purpose, locale } = settings.current;
    const opens = registrationsOf(c);
    return c.json({
      domain: new URL(origin).host,
      title: name,
      version: VERSION,
      source_url: `${origin}/about`,
      description: purpose,
      usage: { users: { active_month: await countAccounts(db) } },
      thumbnail: { url: noFace(origin), blurhash: null, versions: {} },
      icon: [{ src: noFace(origin), size: '400x400' }],
      languages: [locale],
      configuration: { ...limits(origin), vapid: { public_key: (await vapidKey(c.var.deps)).publicKey } },
      registrations: {
        enabled: opens.enabled,
        approval_required: opens.approval,
        reason_required: opens.approval,
        message: opens.message,
        min_age: null,
        url: `${origin}/join`,
      },
      // As far as what it stands for is served, and no further: 7 are quotes by consent (Mastodon 4.5).
      api_versions: { mastodon: 7 },
      contact: { email: '', account: null },
      rules: rulesOf(c),
    });
  }),
  get('/api/v1/instance', { token: 'any', open: true }, async (c) => {
    const { config, settings, db } = c.var.deps;
    const { origin } = config;
    const { name, purpose, locale } = settings.current;
    const opens = registrationsOf(c);
    const [users, posts] = [await countAccounts(db), await countPosts(db)];
    return c.json({
      uri: new URL(origin).host,
      title: name,
      short_description: purpose,
      description: purpose,
      email: '',
      version: VERSION,
      urls: { streaming_api: streamingOf(origin) },
      stats: { user_count: users, status_count: posts, domain_count: 0 },
      thumbnail: noFace(origin),
      languages: [locale],
      registrations: opens.enabled,
      approval_required: opens.approval,
      invites_enabled: opens.invites,
      configuration: limits(origin),
      contact_account: null,
      rules: rulesOf(c),
    });
  }),
  get('/api/v1/instance/rules', { token: 'any', open: true }, (c) => c.json(rulesOf(c))),
  get('/api/v1/instance/domain_blocks', { token: 'any', open: true }, async (c) => {
    const blocks = await readBlocks(c.var.deps.db);
    return c.json(
      blocks
        .filter(({ severity }) => severity !== 'noop')
        .map((block) => ({
          domain: publicDomain(block),
          digest: createHash('sha256').update(block.domain).digest('hex'),
          severity: block.severity,
          comment: block.publicComment,
        })),
    );
  }),
  get('/api/v1/custom_emojis', { token: 'any', open: true }, (c) => c.json([])),
  get('/.well-known/nodeinfo', 'anyone', (c) => {
    const { origin } = c.var.deps.config;
    return c.json({
      // The newest alone. Phanpy looks for 2.0, and where a program is not called “mastodon” there it hides what its
      // version says that it serves: descriptions of pictures that are edited, who is filtered, the posts of a link.
      links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.1', href: `${origin}/nodeinfo/2.1` }],
    });
  }),
  // nodeinfo.diaspora.software/protocol
  get('/nodeinfo/:version{2\\.[01]}', 'anyone', async (c) => {
    const { db, settings } = c.var.deps;
    const version = c.req.param('version');
    return c.json({
      version,
      software: { name: 'essor', version: manifest.version },
      protocols: [],
      services: { inbound: [], outbound: [] },
      openRegistrations: registrationsOf(c).enabled,
      usage: { users: { total: await countAccounts(db) }, localPosts: await countPosts(db) },
      metadata: {
        nodeName: settings.current.name,
        nodeDescription: settings.current.purpose,
        // Some applications (Whalebird) sign in to programs that they do not know only where this names the API.
        upstream: { name: 'mastodon' },
      },
    });
  }),
];
