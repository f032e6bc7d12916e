-- A person signs in; an account posts. A person may hold several accounts; a remote account has no person.

create table person (
  id                 bigint primary key,
  email              text not null,
  -- The address with its domain's aliases folded: one person per mailbox.
  email_canonical    text not null unique,
  email_confirmed_at timestamptz not null,
  locale             text not null check (locale in ('en', 'fr')),
  theme              text not null default 'system' check (theme in ('system', 'light', 'dark')),
  password_hash      text,
  created_at         timestamptz not null
);

create table account (
  id           bigint primary key,
  person_id    bigint references person (id),
  handle       text not null check (handle ~ '^[A-Za-z0-9_]{1,30}$'),
  -- null: lives here. Otherwise the remote server's domain, lower case.
  domain       text,
  display_name text not null check (length(display_name) <= 60),
  bio          text not null default '' check (length(bio) <= 2000),
  avatar_id    bigint,
  created_at   timestamptz not null,
  deleted_at   timestamptz
);
create unique index account_handle on account (lower(handle), coalesce(domain, ''));
create index account_person on account (person_id) where person_id is not null;

create table session (
  id           bigint primary key,
  token_hash   bytea not null unique,
  person_id    bigint not null references person (id),
  account_id   bigint not null references account (id),
  device       text not null default '',
  created_at   timestamptz not null,
  seen_at      timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz
);
create index session_person on session (person_id) where ended_at is null;

create table passkey (
  id            bigint primary key,
  person_id     bigint not null references person (id),
  credential_id bytea not null unique,
  public_key    bytea not null,
  sign_count    bigint not null,
  transports    text[] not null default '{}',
  name          text not null,
  created_at    timestamptz not null,
  used_at       timestamptz
);
create index passkey_person on passkey (person_id);

-- One-time links sent by mail (join, sign in, change address) and passkey challenges.
create table one_time_token (
  token_hash bytea primary key,
  purpose    text not null,
  email      text,
  person_id  bigint references person (id),
  payload    jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index one_time_token_expiry on one_time_token (expires_at);

-- Role is a record: who gave it, when, and when it ended. Mandates of the co-op replace it later.
create table role_grant (
  id         bigint primary key,
  person_id  bigint not null references person (id),
  role       text not null check (role in ('steward', 'organiser', 'moderator')),
  granted_by bigint references person (id),
  granted_at timestamptz not null,
  ended_at   timestamptz,
  ended_by   bigint references person (id)
);
create unique index role_grant_current on role_grant (person_id, role) where ended_at is null;

create table access_token (
  id         bigint primary key,
  token_hash bytea not null unique,
  person_id  bigint not null references person (id),
  account_id bigint not null references account (id),
  name       text not null,
  scopes     text[] not null,
  created_at timestamptz not null,
  seen_at    timestamptz,
  revoked_at timestamptz
);
create index access_token_person on access_token (person_id) where revoked_at is null;
