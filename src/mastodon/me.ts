import type { Bearer } from '#accounts';
import { type Ctx, get } from '#http';
import { readAccountFacts, readProfile } from '#network';
import { notFound } from '#refusal';
import { accountJson } from './account.ts';

/** Whom the program acts for, on a route that lets nobody else pass. */
export function bearerIn(c: Ctx): Bearer {
  const { bearer } = c.var;
  if (!bearer) throw notFound();
  return bearer;
}

export const meEndpoints = [
  get('/api/v1/accounts/verify_credentials', { token: 'profile' }, async (c) => {
    const { db, config } = c.var.deps;
    const bearer = bearerIn(c);
    const profile = await readProfile(db, bearer, bearer.handle);
    if (!profile) throw notFound();
    const facts = await readAccountFacts(db, [profile.id]);
    return c.json({
      ...accountJson(config.origin, profile, facts.get(profile.id)),
      // Mastodon's CredentialAccount: what its owner wrote, to be edited.
      source: {
        note: profile.bio,
        fields: [],
        privacy: 'public',
        sensitive: false,
        language: bearer.locale,
        follow_requests_count: 0,
        hide_collections: false,
        discoverable: true,
        indexable: false,
      },
    });
  }),
  get('/api/v1/preferences', { token: 'read:accounts' }, (c) =>
    c.json({
      'posting:default:visibility': 'public',
      'posting:default:sensitive': false,
      'posting:default:language': bearerIn(c).locale,
      'reading:expand:media': 'default',
      'reading:expand:spoilers': false,
    }),
  ),
];
