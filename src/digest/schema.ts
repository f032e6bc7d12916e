import type { Id } from '#ids';

export interface DigestSendingTable {
  person_id: Id<'person'>;
  told_until: Date;
}

export interface DigestSchema {
  digest_sending: DigestSendingTable;
}
