-- From where forms come, by the hour: mail domains by name, networks as keyed hashes that nobody can turn back once
-- their key is gone. No address is kept.
create table signing_origin (
  campaign_id bigint not null references petition (campaign_id),
  kind        text not null check (kind in ('domain', 'network')),
  subject     text not null,
  hour        timestamptz not null,
  forms       integer not null,
  primary key (campaign_id, hour, kind, subject)
);

-- One domain or network sends far more than is usual for this petition.
create table signing_alarm (
  id          bigint primary key,
  campaign_id bigint not null references petition (campaign_id),
  kind        text not null check (kind in ('domain', 'network')),
  subject     text not null,
  hour        timestamptz not null,
  forms       integer not null,
  -- How many it would have been, at its usual part.
  expected    integer not null,
  raised_at   timestamptz not null,
  unique (campaign_id, kind, subject, hour)
);
create index signing_alarm_recent on signing_alarm (raised_at);

-- A puzzle is solved once.
create table spent_puzzle (
  nonce      bytea primary key,
  expires_at timestamptz not null
);

-- Forms from where there was an alarm, of those whose browser solves no puzzle: they are taken in turn.
create table slow_signing (
  id          bigint primary key,
  campaign_id bigint not null references petition (campaign_id),
  answers     jsonb not null,
  locale      text not null check (locale in ('en', 'fr')),
  received_at timestamptz not null
);
create index slow_signing_campaign on slow_signing (campaign_id, id);
