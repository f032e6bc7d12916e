import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

/** From whom somebody wants to hear by an application: anybody, whom they follow, who follows them, nobody. */
export type PushPolicy = 'all' | 'followed' | 'follower' | 'none';

export interface PushSubscriptionTable {
  id: Id<'push'>;
  account_id: Id<'account'>;
  session_id: Id<'session'> | null;
  token_id: Id<'token'> | null;
  endpoint: string;
  p256dh: Buffer;
  auth: Buffer;
  standard: boolean;
  kinds: string[] | null;
  policy: PushPolicy;
  sealed_token: Buffer | null;
  created_at: Date;
  minute_at: Date;
  minute_count: ColumnType<number, number | undefined>;
  failing_since: ColumnType<Date | null, Date | null | undefined>;
}

export interface PushPreferenceTable {
  account_id: Id<'account'>;
  kinds: string[];
  quiet_from: number | null;
  quiet_until: number | null;
  discreet: boolean;
  updated_at: Date;
}

export interface PushMessageTable {
  subscription_id: Id<'push'>;
  notification_id: Id<'notification'>;
  kind: string;
  created_at: Date;
  next_at: Date;
  attempts: ColumnType<number, number | undefined>;
}

export interface PushSchema {
  push_subscription: PushSubscriptionTable;
  push_preference: PushPreferenceTable;
  push_message: PushMessageTable;
}
