-- Programs that act for people, and servers that want to hear of what happens.

alter table access_token add column expires_at timestamptz;

-- What a program was answered, so that asking twice by the same key does once.
create table idempotency (
  token_id   bigint not null references access_token (id) on delete cascade,
  key        text not null,
  -- SHA-256 of method, path and body: the key of another request is refused.
  request    bytea not null,
  status     integer not null,
  body       jsonb not null,
  created_at timestamptz not null,
  primary key (token_id, key)
);
create index idempotency_age on idempotency (created_at);

create table webhook (
  id            bigint primary key,
  person_id     bigint not null references person (id),
  url           text not null,
  events        text[] not null,
  -- Signs what is sent.
  secret        text not null,
  created_at    timestamptz not null,
  -- Since when nothing that was sent there arrived.
  failing_since timestamptz,
  ended_at      timestamptz,
  ended_how     text check (ended_how in ('removed', 'failing')),
  check ((ended_at is null) = (ended_how is null))
);
create index webhook_person on webhook (person_id) where ended_at is null;

create table webhook_delivery (
  id           bigint primary key,
  webhook_id   bigint not null references webhook (id),
  -- What happened, and where it is written: once each.
  event        text not null,
  source       text not null,
  body         text not null,
  created_at   timestamptz not null,
  attempts     integer not null default 0,
  -- When it is tried next; null once it arrived, was given up, or its webhook ended.
  next_at      timestamptz,
  tried_at     timestamptz,
  status       integer,
  error        text,
  delivered_at timestamptz,
  given_up_at  timestamptz,
  unique (webhook_id, source)
);
create index webhook_delivery_due on webhook_delivery (next_at, id) where next_at is not null;
create index webhook_delivery_age on webhook_delivery (created_at);

-- How far the events have been told to webhooks.
create table webhook_watermark (
  source text primary key,
  told   timestamptz not null
);

-- Votes by time, for those who follow them live. Summaries of blocks: a changed vote stays cheap.
create index stance_cast on stance using brin (cast_at);
create index proposal_event_time on proposal_event (at);

-- Up to when somebody was told by their digest what happened, whether or not there was anything to say.
create table digest_sending (
  person_id  bigint primary key references person (id),
  told_until timestamptz not null
);
