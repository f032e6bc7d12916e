-- Applications that people let act for them (OAuth 2.0, RFC 6749), as apps for Mastodon ask for it.

create table oauth_app (
  id            bigint primary key,
  -- What the application calls itself at every step; not secret.
  client_id     text not null unique,
  -- SHA-256 of its secret. Apps on phones cannot keep one: PKCE guards their codes.
  secret_hash   bytea not null,
  name          text not null,
  website       text not null default '',
  redirect_uris text[] not null check (cardinality(redirect_uris) > 0),
  scopes        text[] not null,
  created_at    timestamptz not null
);

-- A code that an application changes for a token, once.
create table oauth_code (
  code_hash      bytea primary key,
  app_id         bigint not null references oauth_app (id) on delete cascade,
  person_id      bigint not null references person (id),
  account_id     bigint not null references account (id),
  redirect_uri   text not null,
  scopes         text[] not null,
  -- BASE64URL(SHA-256(verifier)) of RFC 7636; null where the application gave none.
  code_challenge text,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  used_at        timestamptz
);
create index oauth_code_end on oauth_code (expires_at);
create index oauth_code_app on oauth_code (app_id);
create index oauth_code_person on oauth_code (person_id);

-- An application that acts for nobody yet.
create table oauth_app_token (
  token_hash bytea primary key,
  app_id     bigint not null references oauth_app (id) on delete cascade,
  scopes     text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index oauth_app_token_app on oauth_app_token (app_id);

alter table access_token
  add column app_id bigint references oauth_app (id),
  -- By which code it came: a code that is used twice ends what it gave (RFC 6749 §4.1.2).
  add column code_hash bytea;
create index access_token_app on access_token (app_id) where app_id is not null;
create index access_token_code on access_token (code_hash) where code_hash is not null;
