import type { Id } from '#ids';

export interface DomainBlockTable {
  id: Id<'domain-block'>;
  domain: string;
  severity: 'silence' | 'suspend' | 'noop';
  reject_media: boolean;
  reject_reports: boolean;
  public_comment: string;
  private_comment: string;
  obfuscate: boolean;
  came_by: 'hand' | 'list';
  made_at: Date;
  made_by: Id<'person'>;
  ended_at: Date | null;
  ended_by: Id<'person'> | null;
}

export interface BlocklistsSchema {
  domain_block: DomainBlockTable;
}
