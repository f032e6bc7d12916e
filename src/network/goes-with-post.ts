/** What is erased with a post, beside its words, pictures, hashtags and mentions; in the order of their foreign keys. */
export const GOES_WITH_POST = [
  'favourite',
  'notification',
  'bookmark',
  'pin',
  'post_version',
  'filter_term',
  'post_link',
  'poll_vote',
  'poll_option',
  'poll',
  'quote',
] as const;
