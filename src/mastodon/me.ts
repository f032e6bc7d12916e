import { type Bearer, mayInvite, profileOf } from '#accounts';
import { type Ctx, get } from '#http';
import { type Preferences, readPreferences, readProfile, readRequests } from '#network';
import { notFound } from '#refusal';
import { accountJson } from './account.ts';
import { factsOf } from './facts.ts';
import { ownRoleJson } from './roles.ts';

/** Whom the program acts for, on a route that lets nobody else pass. */
export function bearerIn(c: Ctx): Bearer {
  const { bearer } = c.var;
  if (!bearer) throw notFound();
  return bearer;
}

const QUOTE_POLICY = { everyone: 'public', followers: 'followers', nobody: 'nobody' } as const;
const PRIVACY = { public: 'public', unlisted: 'unlisted', followers: 'private' } as const;

type Field = Awaited<ReturnType<typeof profileOf>>['fields'][number];
/** docs.joinmastodon.org/entities/Account/#Field, as it was written. */
export const fieldJson = ({ name, value, verifiedAt }: Field) => ({
  name,
  value,
  verified_at: verifiedAt?.toISOString() ?? null,
});

const languageOf = ({ usualLanguage }: Preferences, { locale }: Bearer): string => usualLanguage || locale;

/** docs.joinmastodon.org/entities/Account/#CredentialAccount: what its owner wrote, to be edited. */
export async function credentialsJson(c: Ctx, bearer: Bearer) {
  const { db, config, settings } = c.var.deps;
  const profile = await readProfile(db, bearer, bearer.handle);
  if (!profile) throw notFound();
  const facts = (await factsOf(c.var.deps, [profile.id])).get(profile.id);
  const said = await profileOf(db, bearer);
  const usual = await readPreferences(db, profile.id);
  return {
    ...accountJson(config.origin, profile, facts),
    source: {
      note: said.bio,
      fields: said.fields.map(fieldJson),
      privacy: PRIVACY[usual.usualVisibility],
      sensitive: usual.usuallySensitive,
      language: languageOf(usual, bearer),
      follow_requests_count: (await readRequests(db, bearer, { limit: 80 })).items.length,
      hide_collections: usual.followsHidden,
      discoverable: usual.inDirectory,
      indexable: usual.postsFindable,
      quote_policy: QUOTE_POLICY[usual.quotePolicy],
      attribution_domains: [],
    },
    role: ownRoleJson(c.var.m, bearer.roles, {
      invites: mayInvite(settings.current, bearer, true),
      shown: (facts?.roles.length ?? 0) > 0,
    }),
  };
}

export const meEndpoints = [
  get('/api/v1/accounts/verify_credentials', { token: 'profile' }, async (c) =>
    c.json(await credentialsJson(c, bearerIn(c))),
  ),
  get('/api/v1/preferences', { token: 'read:accounts' }, async (c) => {
    const bearer = bearerIn(c);
    const usual = await readPreferences(c.var.deps.db, bearer.account);
    return c.json({
      'posting:default:visibility': PRIVACY[usual.usualVisibility],
      'posting:default:sensitive': usual.usuallySensitive,
      'posting:default:language': languageOf(usual, bearer),
      'posting:default:quote_policy': QUOTE_POLICY[usual.quotePolicy],
      'reading:expand:media': 'default',
      'reading:expand:spoilers': false,
      'reading:autoplay:gifs': false,
    });
  }),
];
