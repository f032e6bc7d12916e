import type { Bearer } from '#accounts';
import { type Ctx, get } from '#http';
import { readAccountFacts, readPreferences, readProfile, readRequests } from '#network';
import { notFound } from '#refusal';
import { accountJson } from './account.ts';

/** Whom the program acts for, on a route that lets nobody else pass. */
export function bearerIn(c: Ctx): Bearer {
  const { bearer } = c.var;
  if (!bearer) throw notFound();
  return bearer;
}

const QUOTE_POLICY = { everyone: 'public', followers: 'followers', nobody: 'nobody' } as const;

/** docs.joinmastodon.org/entities/Account/#CredentialAccount: what its owner wrote, to be edited. */
export async function credentialsJson(c: Ctx, bearer: Bearer) {
  const { db, config } = c.var.deps;
  const profile = await readProfile(db, bearer, bearer.handle);
  if (!profile) throw notFound();
  const facts = await readAccountFacts(db, [profile.id]);
  const { postsFindable, inDirectory, quotePolicy } = await readPreferences(db, profile.id);
  return {
    ...accountJson(config.origin, profile, facts.get(profile.id)),
    source: {
      note: profile.bio,
      fields: [],
      privacy: 'public',
      sensitive: false,
      language: bearer.locale,
      follow_requests_count: (await readRequests(db, bearer, { limit: 80 })).items.length,
      hide_collections: false,
      discoverable: inDirectory,
      indexable: postsFindable,
      quote_policy: QUOTE_POLICY[quotePolicy],
    },
  };
}

export const meEndpoints = [
  get('/api/v1/accounts/verify_credentials', { token: 'profile' }, async (c) =>
    c.json(await credentialsJson(c, bearerIn(c))),
  ),
  get('/api/v1/preferences', { token: 'read:accounts' }, async (c) => {
    const { account, locale } = bearerIn(c);
    const { quotePolicy } = await readPreferences(c.var.deps.db, account);
    return c.json({
      'posting:default:visibility': 'public',
      'posting:default:sensitive': false,
      'posting:default:language': locale,
      'posting:default:quote_policy': QUOTE_POLICY[quotePolicy],
      'reading:expand:media': 'default',
      'reading:expand:spoilers': false,
      'reading:autoplay:gifs': false,
    });
  }),
];
