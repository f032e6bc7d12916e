import { type Author, lineToHtml, toHtml } from '#network';
import { accountUri, accountUrl, acctOf, mediaUrl, noFace, noHeader, tagUrl } from './addresses.ts';
import type { Facts } from './facts.ts';

/** An account as Mastodon's API gives it (docs.joinmastodon.org/entities/Account). */
export function accountJson(origin: string, author: Author, facts: ReturnType<Facts['get']>) {
  const picture = author.avatarFile ? mediaUrl(origin, author.avatarFile) : noFace(origin);
  const header = facts?.headerFile ? mediaUrl(origin, facts.headerFile) : noHeader(origin);
  const url = accountUrl(origin, author);
  const leads = { mention: () => undefined, tag: (name: string) => tagUrl(origin, name) };
  return {
    id: author.id,
    username: author.handle,
    acct: acctOf(author),
    display_name: author.displayName,
    locked: facts?.locked ?? false,
    bot: facts?.bot ?? false,
    discoverable: facts?.inDirectory ?? false,
    indexable: facts?.postsFindable ?? false,
    // Whoever is in the directory may be put into a starter pack (docs.joinmastodon.org/entities/FeatureApproval).
    feature_approval: {
      automatic: facts?.inDirectory ? ['public'] : [],
      manual: [],
      current_user: facts?.inDirectory ? 'automatic' : 'denied',
    },
    group: false,
    // Mastodon gives the day alone.
    created_at: `${(facts?.createdAt ?? new Date(0)).toISOString().slice(0, 10)}T00:00:00.000Z`,
    note: facts ? toHtml(facts.bio, leads) : '',
    url,
    uri: accountUri(origin, author),
    avatar: picture,
    avatar_static: picture,
    header,
    header_static: header,
    followers_count: facts?.counts.followers ?? 0,
    following_count: facts?.counts.following ?? 0,
    statuses_count: facts?.counts.posts ?? 0,
    last_status_at: facts?.lastPostAt?.toISOString().slice(0, 10) ?? null,
    emojis: [],
    roles: facts?.roles ?? [],
    hide_collections: facts?.followsHidden ?? false,
    fields: (facts?.fields ?? []).map(({ name, value, verifiedAt }) => ({
      name,
      value: lineToHtml(value, leads),
      verified_at: verifiedAt?.toISOString() ?? null,
    })),
  };
}
