// Types only: each module writes down its own tables, and here they become one schema.
import type { ColumnType } from 'kysely';
import type { Id } from '#ids';
import type { AccountsSchema } from '../accounts/schema.ts';
import type { ApiSchema } from '../api/schema.ts';
import type { ArticlesSchema } from '../articles/schema.ts';
import type { BlocklistsSchema } from '../blocklists/schema.ts';
import type { CampaignsSchema } from '../campaigns/schema.ts';
import type { DeliberationSchema } from '../deliberation/schema.ts';
import type { DigestSchema } from '../digest/schema.ts';
import type { JobsSchema } from '../jobs/schema.ts';
import type { MailSchema } from '../mail/schema.ts';
import type { MediaSchema } from '../media/schema.ts';
import type { MembershipSchema } from '../membership/schema.ts';
import type { ModerationSchema } from '../moderation/schema.ts';
import type { NetworkSchema } from '../network/schema.ts';
import type { NotesSchema } from '../notes/schema.ts';
import type { OAuthSchema } from '../oauth/schema.ts';
import type { PreviewSchema } from '../preview/schema.ts';
import type { PushSchema } from '../push/schema.ts';

export interface SettingTable {
  key: string;
  value: ColumnType<unknown, string, string>;
  changed_at: Date;
  changed_by: Id<'person'> | null;
}

export interface Schema
  extends
    AccountsSchema,
    ApiSchema,
    ArticlesSchema,
    BlocklistsSchema,
    CampaignsSchema,
    DeliberationSchema,
    DigestSchema,
    JobsSchema,
    MailSchema,
    MediaSchema,
    MembershipSchema,
    ModerationSchema,
    NetworkSchema,
    NotesSchema,
    OAuthSchema,
    PreviewSchema,
    PushSchema {
  setting: SettingTable;
}
