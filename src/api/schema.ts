import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

export interface IdempotencyTable {
  token_id: Id<'token'>;
  key: string;
  request: Buffer;
  status: number;
  body: ColumnType<unknown, string, string>;
  created_at: Date;
}

export interface WebhookTable {
  id: Id<'webhook'>;
  person_id: Id<'person'>;
  url: string;
  events: string[];
  secret: string;
  created_at: Date;
  failing_since: Date | null;
  ended_at: Date | null;
  ended_how: 'removed' | 'failing' | null;
}

export interface WebhookDeliveryTable {
  id: Id<'delivery'>;
  webhook_id: Id<'webhook'>;
  event: string;
  source: string;
  /** The very text that is signed and sent. */
  body: string;
  created_at: Date;
  attempts: ColumnType<number, number | undefined>;
  next_at: Date | null;
  tried_at: Date | null;
  status: number | null;
  error: string | null;
  delivered_at: Date | null;
  given_up_at: Date | null;
}

export interface WebhookWatermarkTable {
  source: string;
  told: Date;
}

export interface ApiSchema {
  idempotency: IdempotencyTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
  webhook_watermark: WebhookWatermarkTable;
}
