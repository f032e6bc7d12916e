import * as v from 'valibot';

// What applications demand, read from their models: the strictest counts. A member that is missing, null where it must
// not be, or of another type ends Tusky and Pachli (Moshi), Ice Cubes, Ivory and Mastodon for iOS (Codable), and
// Mastodon for Android and Moshidon (@RequiredField) for the whole answer that it stands in.

const text = v.string();
const id = v.pipe(text, v.regex(/^\d+$/));
const flag = v.boolean();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const counted = v.pipe(text, v.regex(/^\d+$/));
/** As Swift's and Android's readers take it: with milliseconds, in universal time. */
const moment = v.pipe(text, v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const day = v.pipe(text, v.regex(/^\d{4}-\d\d-\d\d$/));
const address = v.pipe(text, v.url());
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.nullable(schema);
const many = <Schema extends v.GenericSchema>(schema: Schema) => v.array(schema);
const object = v.looseObject;
const some = <const Names extends readonly string[]>(...names: Names) => v.picklist(names);

const visibility = some('public', 'unlisted', 'private', 'direct');
const emojis = many(object({ shortcode: text, url: address, static_url: address, visible_in_picker: flag }));
const field = object({ name: text, value: text, verified_at: orNull(moment) });

export const account = object({
  id,
  username: text,
  acct: text,
  display_name: text,
  url: address,
  uri: address,
  note: text,
  avatar: address,
  avatar_static: address,
  header: address,
  header_static: address,
  locked: flag,
  bot: flag,
  group: flag,
  discoverable: flag,
  indexable: flag,
  hide_collections: flag,
  emojis,
  fields: many(field),
  roles: many(object({ id: text, name: text, color: text })),
  created_at: moment,
  last_status_at: orNull(day),
  followers_count: count,
  following_count: count,
  statuses_count: count,
});
export const ownAccount = object({
  ...account.entries,
  source: object({
    note: text,
    fields: many(field),
    privacy: visibility,
    sensitive: flag,
    language: orNull(text),
    follow_requests_count: count,
    hide_collections: flag,
    discoverable: flag,
    indexable: flag,
    quote_policy: some('public', 'followers', 'nobody'),
  }),
});
export const mutedAccount = object({ ...account.entries, mute_expires_at: orNull(moment) });
const partialAccount = object({ id, acct: text, url: address, avatar: address, avatar_static: address, locked: flag, bot: flag }); // prettier-ignore

const size = object({ width: count, height: count, size: text, aspect: v.number() });
export const media = object({
  id,
  type: some('image', 'gifv', 'video', 'audio', 'unknown'),
  url: address,
  preview_url: address,
  remote_url: orNull(address),
  meta: object({ original: size, small: size, focus: object({ x: v.number(), y: v.number() }) }),
  description: orNull(text),
  blurhash: orNull(text),
});

export const poll = object({
  id,
  expires_at: moment,
  expired: flag,
  multiple: flag,
  votes_count: count,
  voters_count: orNull(count),
  voted: flag,
  own_votes: many(count),
  options: many(object({ title: text, votes_count: orNull(count) })),
  emojis,
});

const history = many(object({ day: counted, uses: counted, accounts: counted }));
export const card = object({
  url: address,
  title: text,
  description: text,
  language: orNull(text),
  type: some('link', 'photo', 'video', 'rich'),
  author_name: text,
  author_url: text,
  authors: many(object({ name: text, url: text, account: orNull(account) })),
  provider_name: text,
  provider_url: text,
  html: text,
  width: count,
  height: count,
  image: orNull(address),
  image_description: text,
  embed_url: text,
  blurhash: orNull(text),
  published_at: orNull(moment),
});

const filterHead = object({
  id,
  title: text,
  context: many(some('home', 'notifications', 'public', 'thread', 'account')),
  expires_at: orNull(moment),
  filter_action: some('warn', 'hide', 'blur'),
});
export const filter = object({
  ...filterHead.entries,
  keywords: many(object({ id, keyword: text, whole_word: flag })),
  statuses: many(object({ id, status_id: id })),
});
export const olderFilter = object({ id, phrase: text, context: many(text), whole_word: flag, expires_at: orNull(moment), irreversible: flag }); // prettier-ignore

const quoteState = some('pending', 'accepted', 'rejected', 'revoked', 'deleted', 'unauthorized');
const shallowQuote = object({ state: quoteState, quoted_status_id: id });
const policies = many(some('public', 'followers', 'following', 'unsupported_policy'));
const innerStatus = object({
  id,
  uri: address,
  url: address,
  created_at: moment,
  edited_at: orNull(moment),
  account,
  content: text,
  visibility,
  sensitive: flag,
  spoiler_text: text,
  language: orNull(text),
  in_reply_to_id: orNull(id),
  in_reply_to_account_id: orNull(id),
  application: orNull(object({ name: text, website: orNull(text) })),
  media_attachments: many(media),
  mentions: many(object({ id, username: text, acct: text, url: address })),
  tags: many(object({ name: text, url: address })),
  emojis,
  card: orNull(card),
  poll: orNull(poll),
  replies_count: count,
  reblogs_count: count,
  favourites_count: count,
  quotes_count: count,
  quote_approval: object({
    automatic: policies,
    manual: policies,
    current_user: some('automatic', 'manual', 'denied', 'unknown'),
  }),
  favourited: flag,
  reblogged: flag,
  muted: flag,
  bookmarked: flag,
  pinned: flag,
  filtered: many(object({ filter: filterHead, keyword_matches: many(text), status_matches: many(id) })),
  reblog: v.null(),
  quote: orNull(shallowQuote),
});
const quotingStatus = object({
  ...innerStatus.entries,
  quote: orNull(object({ state: quoteState, quoted_status: orNull(innerStatus) })),
});
export const status = object({ ...quotingStatus.entries, reblog: orNull(quotingStatus) });
export const deletedStatus = object({ ...status.entries, text });
export const context = object({ ancestors: many(status), descendants: many(status) });
export const statusSource = object({ id, text, spoiler_text: text });
export const statusEdit = object({
  content: text,
  spoiler_text: text,
  sensitive: flag,
  created_at: moment,
  account,
  poll: orNull(object({ options: many(object({ title: text })) })),
  media_attachments: many(media),
  emojis,
});
export const scheduledStatus = object({
  id,
  scheduled_at: moment,
  params: object({
    text,
    sensitive: flag,
    spoiler_text: text,
    visibility,
    language: orNull(text),
    in_reply_to_id: orNull(id),
    media_ids: orNull(many(id)),
    poll: orNull(object({ options: many(text), expires_in: count, multiple: flag, hide_totals: flag })),
    scheduled_at: v.null(),
    application_id: text,
  }),
  media_attachments: many(media),
});

export const relationship = object({
  id,
  following: flag,
  showing_reblogs: flag,
  notifying: flag,
  languages: orNull(many(text)),
  followed_by: flag,
  blocking: flag,
  blocked_by: flag,
  muting: flag,
  muting_notifications: flag,
  muting_expires_at: orNull(moment),
  requested: flag,
  requested_by: flag,
  domain_blocking: flag,
  endorsed: flag,
  note: text,
});

export const list = object({ id, title: text, replies_policy: some('followed', 'list', 'none'), exclusive: flag });
export const tag = object({ id: text, name: text, url: address, history, following: flag, featuring: flag });
export const featuredTag = object({ id: text, name: text, url: address, statuses_count: counted, last_status_at: orNull(day) }); // prettier-ignore
export const search = object({ accounts: many(account), statuses: many(status), hashtags: many(tag) });
export const conversation = object({ id, unread: flag, accounts: many(account), last_status: orNull(status) });
export const suggestion = object({
  account,
  source: some('staff', 'past_interactions', 'global'),
  sources: many(
    some('featured', 'most_followed', 'most_interactions', 'similar_to_recently_followed', 'friends_of_friends'),
  ),
});
export const familiarFollowers = object({ id, accounts: many(account) });
export const announcement = object({
  id,
  content: text,
  starts_at: orNull(moment),
  ends_at: orNull(moment),
  all_day: flag,
  published_at: moment,
  updated_at: moment,
  read: flag,
  mentions: many(v.unknown()),
  statuses: many(v.unknown()),
  tags: many(v.unknown()),
  emojis,
  reactions: many(object({ name: text, count, me: flag })),
});
export const report = object({
  id,
  action_taken: flag,
  action_taken_at: orNull(moment),
  category: some('spam', 'legal', 'violation', 'other'),
  comment: text,
  forwarded: flag,
  created_at: moment,
  status_ids: orNull(many(id)),
  rule_ids: orNull(many(text)),
  target_account: account,
});

export const notification = object({
  id,
  type: text,
  created_at: moment,
  group_key: text,
  account,
  status: v.optional(status),
});
const groups = <Schema extends v.GenericSchema>(newest: Schema) =>
  object({
    accounts: many(account),
    partial_accounts: v.optional(many(partialAccount)),
    statuses: many(status),
    notification_groups: many(
      object({
        group_key: text,
        notifications_count: count,
        type: text,
        most_recent_notification_id: newest,
        page_min_id: id,
        page_max_id: id,
        latest_page_notification_at: moment,
        sample_account_ids: v.pipe(many(id), v.minLength(1)),
        status_id: v.optional(id),
      }),
    ),
  });
/** A number of 64 bits to Swift (`Int`); a browser cannot hold one. */
export const groupedForPhones = groups(v.number());
export const groupedForBrowsers = groups(id);
const summary = object({ pending_requests_count: count, pending_notifications_count: count });
const way = some('accept', 'filter', 'drop');
export const policy = object({
  for_not_following: way,
  for_not_followers: way,
  for_new_accounts: way,
  for_private_mentions: way,
  for_limited_accounts: way,
  summary,
});
export const olderPolicy = object({
  filter_not_following: flag,
  filter_not_followers: flag,
  filter_new_accounts: flag,
  filter_private_mentions: flag,
  summary,
});
export const notificationRequest = object({ id, created_at: moment, updated_at: moment, notifications_count: counted, account, last_status: orNull(status) }); // prettier-ignore
const marker = object({ last_read_id: id, version: count, updated_at: moment });
export const markers = object({ notifications: marker, home: v.optional(marker) });
export const preferences = object({
  'posting:default:visibility': visibility,
  'posting:default:sensitive': flag,
  'posting:default:language': orNull(text),
  'posting:default:quote_policy': some('public', 'followers', 'nobody'),
  'reading:expand:media': some('default', 'show_all', 'hide_all'),
  'reading:expand:spoilers': flag,
  'reading:autoplay:gifs': flag,
});
/** Of 32 bits on Android. */
const smallNumber = v.pipe(count, v.maxValue(2 ** 31 - 1));
const told = { mention: flag, reblog: flag, favourite: flag, follow: flag, follow_request: flag, poll: flag };
export const pushSubscription = object({
  id: smallNumber,
  endpoint: address,
  standard: flag,
  policy: some('all', 'followed', 'follower', 'none'),
  alerts: object(told),
  server_key: text,
});

const rule = object({ id: text, text, hint: text, translations: v.record(text, object({ text, hint: text })) });
const limits = {
  accounts: object({ max_featured_tags: count, max_pinned_statuses: count }),
  statuses: object({ max_characters: count, max_media_attachments: count, characters_reserved_per_url: count }),
  media_attachments: object({
    supported_mime_types: many(text),
    description_limit: smallNumber,
    image_size_limit: smallNumber,
    image_matrix_limit: smallNumber,
    video_size_limit: smallNumber,
    video_frame_rate_limit: smallNumber,
    video_matrix_limit: smallNumber,
  }),
  polls: object({ max_options: count, max_characters_per_option: count, min_expiration: count, max_expiration: count }),
  translation: object({ enabled: flag }),
};
export const rules = many(rule);
export const instance = object({
  domain: text,
  title: text,
  version: text,
  source_url: address,
  description: text,
  usage: object({ users: object({ active_month: count }) }),
  thumbnail: object({ url: address, blurhash: orNull(text), versions: object({}) }),
  icon: many(object({ src: address, size: text })),
  languages: many(text),
  configuration: object({
    ...limits,
    // Mastodon for iOS and Tusky know the second name alone.
    urls: object({ streaming: address, streaming_api: address }),
    vapid: object({ public_key: text }),
  }),
  registrations: object({
    enabled: flag,
    approval_required: flag,
    reason_required: flag,
    message: orNull(text),
    min_age: orNull(count),
    url: orNull(address),
  }),
  api_versions: object({ mastodon: count }),
  contact: object({ email: text, account: orNull(account) }),
  rules,
});
export const olderInstance = object({
  uri: text,
  title: text,
  short_description: text,
  description: text,
  email: text,
  version: text,
  urls: object({ streaming_api: address }),
  stats: object({ user_count: count, status_count: count, domain_count: count }),
  thumbnail: orNull(address),
  languages: many(text),
  registrations: flag,
  approval_required: flag,
  invites_enabled: flag,
  configuration: object(limits),
  contact_account: orNull(account),
  rules,
});
const appEntries = { id, name: text, website: orNull(address), scopes: many(text), redirect_uri: text, redirect_uris: many(text), vapid_key: text }; // prettier-ignore
export const application = object(appEntries);
export const ownApplication = object({ ...appEntries, client_id: text, client_secret: text });
export const token = object({ access_token: text, token_type: text, scope: text, created_at: count });
export const nodeinfo = object({
  version: text,
  software: object({ name: text, version: text }),
  protocols: many(text),
  openRegistrations: flag,
  usage: object({ users: object({ total: count }), localPosts: count }),
  metadata: object({ upstream: object({ name: v.literal('mastodon') }) }),
});
export const refusal = object({ error: text });
export const empty = v.strictObject({});
export const listOf = many;
