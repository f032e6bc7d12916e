import { SCOPES } from '#accounts';
import { type Ctx, get, post, readFields } from '#http';
import { parseInput } from '#input';
import {
  AppInput,
  appOfBearer,
  appOfToken,
  type Client,
  endToken,
  exchangeCode,
  type Issued,
  issueAppToken,
  type OAuthApp,
  registerApp,
  type TokenFault,
} from '#oauth';
import { vapidKey } from '#push';
import { notFound } from '#refusal';
import { readProfile } from '#network';
import { accountUri } from './addresses.ts';

const REGISTERING = { name: 'oauth-apps', per: 'address', times: 60, seconds: 3_600 } as const;
const CHANGING = { name: 'oauth-token', per: 'address', times: 120, seconds: 600 } as const;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Which application calls: by HTTP Basic (RFC 6749 §2.3.1) or in the body. */
function clientOf(c: Ctx, fields: Readonly<Record<string, unknown>>): Client | undefined {
  const basic = /^Basic +([A-Za-z0-9+/=]+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (basic !== undefined) {
    const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':').map(decoded);
    // One way at a time (§2.3): two that differ are two applications.
    const named = text(fields['client_id']);
    return id === '' || (named !== undefined && named !== id) ? undefined : { id, secret };
  }
  const id = text(fields['client_id']);
  return id === undefined ? undefined : { id, secret: text(fields['client_secret']) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const fault = (c: Ctx, { fault: error }: TokenFault): Response => {
  const say = c.var.m.oauth;
  const description = {
    invalid_client: say.badClient,
    invalid_grant: say.badGrant,
    invalid_scope: say.badScope,
    invalid_request: say.badRequest,
    unsupported_grant_type: say.unknownGrant,
  }[error];
  if (error === 'invalid_client') c.header('www-authenticate', 'Basic realm="essor"');
  return c.json({ error, error_description: description }, error === 'invalid_client' ? 401 : 400);
};

/** RFC 6749 §5.1; nobody on the way keeps it. */
function tokenAnswer(c: Ctx, issued: Issued | TokenFault): Response {
  c.header('cache-control', 'no-store');
  if ('fault' in issued) return fault(c, issued);
  return c.json({
    access_token: issued.token,
    token_type: 'Bearer',
    scope: issued.scopes.join(' '),
    created_at: Math.floor(issued.createdAt.getTime() / 1_000),
  });
}

/** Mastodon’s Application entity. */
const appJson = (app: OAuthApp) => ({
  id: app.id,
  name: app.name,
  website: app.website || null,
  scopes: app.scopes,
  redirect_uri: app.redirectUris.join('\n'),
  redirect_uris: app.redirectUris,
});

export const oauthEndpoints = [
  post(
    '/api/v1/apps',
    'anyone',
    async (c) => {
      const input = parseInput(AppInput, await readFields(c));
      const { app, secret } = await c.var.deps.transact((tx) => registerApp(tx, input));
      const { publicKey } = await vapidKey(c.var.deps);
      return c.json({
        ...appJson(app),
        vapid_key: publicKey,
        client_id: app.clientId,
        client_secret: secret,
        client_secret_expires_at: 0,
      });
    },
    { limits: [REGISTERING], fromAnywhere: true },
  ),
  get('/api/v1/apps/verify_credentials', { token: 'any' }, async (c) => {
    const secret =
      c.req
        .header('authorization')
        ?.replace(/^Bearer +/i, '')
        .trim() ?? '';
    const app = (await appOfToken(c.var.deps.db, secret)) ?? (await appOfBearer(c.var.deps.db, secret));
    if (!app) throw notFound();
    return c.json({ ...appJson(app), vapid_key: (await vapidKey(c.var.deps)).publicKey });
  }),
  post(
    '/oauth/token',
    'anyone',
    async (c) => {
      const fields = await readFields(c);
      const client = clientOf(c, fields);
      if (!client) return tokenAnswer(c, { fault: 'invalid_request' });
      const { transact } = c.var.deps;
      switch (fields['grant_type']) {
        case 'authorization_code': {
          const [code, redirectUri] = [text(fields['code']), text(fields['redirect_uri'])];
          if (code === undefined || redirectUri === undefined) return tokenAnswer(c, { fault: 'invalid_request' });
          const verifier = text(fields['code_verifier']);
          return tokenAnswer(c, await transact((tx) => exchangeCode(tx, client, { code, redirectUri, verifier })));
        }
        case 'client_credentials':
          return tokenAnswer(c, await transact((tx) => issueAppToken(tx, client, text(fields['scope']) ?? '')));
        case undefined:
          return tokenAnswer(c, { fault: 'invalid_request' });
        default:
          return tokenAnswer(c, { fault: 'unsupported_grant_type' });
      }
    },
    { limits: [CHANGING], fromAnywhere: true },
  ),
  post(
    '/oauth/revoke',
    'anyone',
    async (c) => {
      const fields = await readFields(c);
      const client = clientOf(c, fields);
      const token = text(fields['token']) ?? '';
      const known = client && (await c.var.deps.transact((tx) => endToken(tx, client, token)));
      return known ? c.json({}) : fault(c, { fault: 'invalid_client' });
    },
    { limits: [CHANGING], fromAnywhere: true },
  ),
  get('/oauth/userinfo', { token: 'profile' }, async (c) => {
    const { deps, bearer } = c.var;
    const profile = bearer && (await readProfile(deps.db, bearer, bearer.handle));
    if (!profile) throw notFound();
    const { origin } = deps.config;
    // OpenID Connect Core §5.3: who it is, by an address that never changes.
    return c.json({
      iss: origin,
      sub: accountUri(origin, profile),
      name: profile.displayName,
      preferred_username: profile.handle,
      profile: `${origin}/@${profile.handle}`,
      ...(profile.avatarFile && { picture: `${origin}/media/${profile.avatarFile}` }),
    });
  }),
  get('/.well-known/oauth-authorization-server', 'anyone', (c) => {
    const { origin } = c.var.deps.config;
    // RFC 8414 §2, with Mastodon's address for registering applications.
    return c.json({
      issuer: origin,
      authorization_endpoint: `${origin}/oauth/authorize`,
      token_endpoint: `${origin}/oauth/token`,
      revocation_endpoint: `${origin}/oauth/revoke`,
      userinfo_endpoint: `${origin}/oauth/userinfo`,
      app_registration_endpoint: `${origin}/api/v1/apps`,
      service_documentation: `${origin}/developers`,
      scopes_supported: SCOPES,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'client_credentials'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      revocation_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      authorization_response_iss_parameter_supported: true,
    });
  }),
];
