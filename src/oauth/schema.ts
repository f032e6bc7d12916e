import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

export interface OAuthAppTable {
  id: Id<'app'>;
  client_id: string;
  secret_hash: Buffer;
  name: string;
  website: ColumnType<string, string | undefined>;
  redirect_uris: string[];
  scopes: string[];
  created_at: Date;
}

export interface OAuthCodeTable {
  code_hash: Buffer;
  app_id: Id<'app'>;
  person_id: Id<'person'>;
  account_id: Id<'account'>;
  redirect_uri: string;
  scopes: string[];
  code_challenge: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface OAuthAppTokenTable {
  token_hash: Buffer;
  app_id: Id<'app'>;
  scopes: string[];
  created_at: Date;
  revoked_at: Date | null;
}

export interface OAuthSchema {
  oauth_app: OAuthAppTable;
  oauth_code: OAuthCodeTable;
  oauth_app_token: OAuthAppTokenTable;
}
