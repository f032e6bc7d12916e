-- Signatures given on other platforms: a figure apart, until whoever gave them presses a button here.

create table signature_import (
  id            bigint primary key,
  campaign_id   bigint not null references petition (campaign_id),
  platform      text not null check (platform in ('action-network', 'change-org', 'other')),
  -- As it is shown.
  platform_name text not null,
  exported_on   date not null,
  -- What they agreed to there.
  wording       text not null,
  file_sha256   bytea not null check (octet_length(file_sha256) = 32),
  -- Which column holds what, by its number from nought.
  columns       jsonb not null default '{}',
  uploaded_at   timestamptz not null,
  uploaded_by   bigint references person (id),
  taken_at      timestamptz,
  taken_by      bigint references person (id),
  -- Those who have not confirmed by then are erased.
  erase_on      date,
  -- What came of the rows of the file when it was taken in.
  usable        integer not null default 0,
  duplicates    integer not null default 0,
  signed_here   integer not null default 0,
  refused       integer not null default 0,
  -- What became of the usable ones; the rest have a row below.
  confirmed     integer not null default 0,
  deleted       integer not null default 0,
  erased        integer not null default 0,
  -- The last one that was written to; they are taken in the order of their numbers.
  mailed_to     bigint not null default 0,
  mails         integer not null default 0,
  mailed_at     timestamptz,
  check (taken_at is not null or usable + duplicates + signed_here + refused = 0)
);
create index signature_import_campaign on signature_import (campaign_id, id desc);

-- The file between its preview and its taking in; then nothing of it is kept but its hash.
create table signature_import_file (
  import_id bigint primary key references signature_import (id) on delete cascade,
  content   bytea not null
);

create table imported_signature (
  id              bigint primary key,
  import_id       bigint not null references signature_import (id),
  campaign_id     bigint not null references petition (campaign_id),
  name            text not null,
  email           text not null,
  email_canonical text not null,
  place           text not null default '',
  locale          text not null check (locale in ('en', 'fr')),
  signed_on       date,
  -- SHA-256 of the token in the one mail that went there.
  token_hash      bytea unique,
  stopped_at      timestamptz
);
create unique index imported_signature_mailbox on imported_signature (campaign_id, email_canonical);
create index imported_signature_import on imported_signature (import_id, id);
