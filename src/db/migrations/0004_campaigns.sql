-- A campaign is a story with a target and one or more asks; the first ask is the petition.

create table campaign (
  id         bigint primary key,
  slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  locale     text not null check (locale in ('en', 'fr')),
  title      text not null,
  summary    text not null,
  story      text not null,
  target     text not null,
  picture_id bigint references media (id),
  account_id bigint not null references account (id),
  launched_at timestamptz not null,
  closed_at  timestamptz,
  closed_by  bigint references person (id)
);

create table petition (
  campaign_id bigint primary key references campaign (id)
);

create table milestone (
  campaign_id bigint not null references petition (campaign_id),
  signatures  integer not null check (signatures > 0),
  consequence text not null,
  reached_at  timestamptz,
  primary key (campaign_id, signatures)
);

create table campaign_event (
  id          bigint primary key,
  campaign_id bigint not null references campaign (id),
  happened_on date not null,
  title       text not null,
  text        text not null default ''
);
create index campaign_event_campaign on campaign_event (campaign_id, happened_on);

create table signature (
  id              bigint primary key,
  campaign_id     bigint not null references petition (campaign_id),
  name            text not null,
  email           text not null,
  email_canonical text not null,
  place           text not null default '',
  show_name       boolean not null,
  keep_posted     boolean not null,
  locale          text not null check (locale in ('en', 'fr')),
  -- SHA-256 of the token in the mail's link.
  token_hash      bytea not null unique,
  signed_at       timestamptz not null,
  confirmed_at    timestamptz
);
-- One mailbox, one signature, however often the form is sent.
create unique index signature_mailbox on signature (campaign_id, email_canonical);
create index signature_confirmed on signature (campaign_id, confirmed_at desc) where confirmed_at is not null;

-- The counter, in shards so that a thousand confirmations a second do not queue on one row.
create table signature_count (
  campaign_id bigint not null references petition (campaign_id),
  shard       smallint not null,
  pending     bigint not null default 0,
  confirmed   bigint not null default 0,
  primary key (campaign_id, shard)
);
