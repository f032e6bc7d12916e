/** One request of an application that starts. */
export interface Asked {
  readonly path: string;
  /** What the answer must have, as the application reads it; `[]` for a list. */
  readonly has: readonly string[] | '[]' | 'any';
  /** Not there is a true answer: nothing was subscribed to, or this server does not have it. */
  readonly maybe?: true;
}

const asks = (path: string, has: Asked['has'] = 'any', maybe?: true): Asked => ({ path, has, ...(maybe && { maybe }) });

/** What applications ask when they start and as one looks around, in their order: as their builds were seen to do. */
export const START_UPS: Readonly<Record<string, readonly Asked[]>> = {
  Phanpy: [
    asks('/.well-known/oauth-authorization-server', ['issuer', 'code_challenge_methods_supported']),
    asks('/api/v1/preferences', ['posting:default:visibility']),
    asks('/api/v2/instance', ['domain', 'configuration', 'api_versions']),
    asks('/api/v1/accounts/verify_credentials', ['id', 'source']),
    asks('/.well-known/nodeinfo', ['links']),
    asks('/api/v1/timelines/home?limit=20', '[]'),
    asks('/api/v1/followed_tags?limit=200', '[]'),
    asks('/api/v1/announcements', '[]'),
    asks('/api/v1/follow_requests?limit=80', '[]'),
    asks('/api/v2/notifications/policy', ['for_not_following', 'for_limited_accounts', 'summary']),
    asks('/api/v2/notifications?exclude_types[]=follow_request', ['accounts', 'statuses', 'notification_groups']),
    asks('/api/v2/notifications?types[]=annual_report', ['notification_groups']),
    asks('/api/v1/notifications/requests', '[]'),
    asks('/api/v1/markers?timeline=notifications'),
    asks('/api/v1/conversations?limit=20', '[]'),
    asks('/api/v1/push/subscription', 'any', true),
    asks('/api/v1/notifications?types[]=mention&types[]=quote', '[]'),
    asks('/api/v2/search?q=from:me&type=statuses&limit=1', ['statuses']),
    asks('/api/v1/bookmarks', '[]'),
    asks('/api/v1/favourites', '[]'),
    asks('/api/v1/lists', '[]'),
    asks('/api/v2/filters', '[]'),
    asks('/api/v1/featured_tags', '[]'),
    asks('/api/v1/trends/tags', '[]'),
    asks('/api/v1/trends/links', '[]', true),
    asks('/api/v1/timelines/link?url=https%3A%2F%2Fexample.org%2F', '[]'),
    asks('/api/v1/trends/statuses', '[]', true),
    asks('/api/v1/timelines/public?limit=20&local=true', '[]'),
    asks('/api/v1/timelines/tag/essor?limit=20&any[]=coop', '[]'),
    asks('/api/v1/accounts/lookup?acct=amina', ['id', 'acct', 'avatar_static', 'header_static', 'last_status_at']),
    asks('/api/v1/mutes?limit=80', '[]'),
    asks('/api/v1/blocks?limit=80', '[]'),
    asks('/api/v1/instance/rules', '[]'),
    asks('/api/v1/scheduled_statuses', '[]'),
    asks('/api/v1/custom_emojis', '[]'),
  ],
  Elk: [
    asks('/nodeinfo/2.0', ['software']),
    asks('/api/v2/instance', ['domain']),
    asks('/api/v1/accounts/verify_credentials', ['id']),
    asks('/api/v1/preferences', ['posting:default:language']),
    asks('/api/v1/push/subscription', 'any', true),
    asks('/api/v1/followed_tags', '[]'),
    asks('/api/v1/timelines/home?limit=30', '[]'),
    asks('/api/v1/notifications', '[]'),
    asks('/api/v1/accounts/lookup?acct=amina', ['id', 'acct']),
    asks('/api/v1/bookmarks', '[]'),
    asks('/api/v1/trends/statuses', '[]', true),
  ],
  'Mastodon.py': [
    asks('/api/v1/instance/', ['version', 'urls']),
    asks('/api/v1/accounts/verify_credentials', ['id']),
    asks('/api/v1/timelines/home', '[]'),
    asks('/api/v2/search?q=bonjour&resolve=1&exclude_unreviewed=1', ['accounts', 'statuses', 'hashtags']),
    asks('/api/v1/notifications', '[]'),
    asks('/api/v1/conversations', '[]'),
    asks('/api/v1/filters', '[]'),
  ],
};
