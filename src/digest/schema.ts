import type { Id } from '#ids';

export interface DigestSendingTable {
  person_id: Id<'person'>;
  sent_at: Date;
}

export interface DigestSchema {
  digest_sending: DigestSendingTable;
}
