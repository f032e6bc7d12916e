import type { NotificationKind } from './schema.ts';

/** News of what one account did to another: it goes with whoever did it. */
export const SOCIAL_KINDS: readonly NotificationKind[] = [
  'mention',
  'reply',
  'favourite',
  'boost',
  'follow',
  'follow-request',
  'edit',
  'quote',
  'quote-request',
  'post',
  'pack',
];
