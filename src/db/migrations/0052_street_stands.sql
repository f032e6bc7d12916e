-- Stands in the street: a phone that collects without a network and sends later.
create table street_stand (
  id          bigint primary key,
  campaign_id bigint not null references petition (campaign_id),
  -- Where it stands, as the mails say.
  place       text not null,
  -- SHA-256 of the token in the address of its page.
  token_hash  bytea not null unique,
  -- P-256. The phone seals what it keeps with the public one; only this server opens it.
  public_key  bytea not null,
  private_key bytea not null,
  opened_at   timestamptz not null,
  opened_by   bigint references person (id),
  ended_at    timestamptz,
  ended_by    bigint references person (id),
  -- Forms that came in, each counted once.
  received    integer not null default 0
);
create index street_stand_campaign on street_stand (campaign_id, id desc);

-- A form that is sent twice counts once.
create table street_stand_form (
  stand_id    bigint not null references street_stand (id),
  key         text not null check (length(key) between 16 and 64),
  received_at timestamptz not null,
  primary key (stand_id, key)
);
