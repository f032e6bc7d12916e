-- News of a campaign to those of its signers who asked for it: in batches, each mail once.

create table campaign_update (
  -- What is told stands there.
  event_id    bigint primary key references campaign_event (id),
  campaign_id bigint not null references campaign (id),
  published_at timestamptz not null,
  published_by bigint references person (id),
  -- The last signature that was written to; signatures are taken in the order of their numbers.
  mailed_to   bigint not null default 0,
  mails       integer not null default 0,
  mailed_at   timestamptz
);
create index campaign_update_campaign on campaign_update (campaign_id, published_at);

-- What a shared text leaves a place for, of those who have no account.
alter table mail add column token text;
