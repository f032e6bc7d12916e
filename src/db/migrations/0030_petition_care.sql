-- Who signed is kept for a time that is said at signing; then names and addresses go, and the counts stay.
alter table petition
  add column keep_months smallint not null default 6 check (keep_months between 1 and 24),
  -- At the latest, however long the campaign runs.
  add column keep_until  date,
  add column erased_at   timestamptz;
update petition set keep_until = (campaign.launched_at at time zone 'UTC' + interval '24 months')::date
  from campaign where campaign.id = petition.campaign_id;
alter table petition alter column keep_until set not null;

-- A mailbox that two people share has two signatures: of other names, at one place. Never three.
alter table signature add column slot smallint not null default 1 check (slot in (1, 2));
drop index signature_mailbox;
create unique index signature_mailbox on signature (campaign_id, email_canonical, slot);

-- The owner of a mailbox said “this was not me”: for a while nothing of this campaign is sent there.
create table signature_refusal (
  campaign_id bigint not null references petition (campaign_id),
  -- SHA-256 of the mailbox, with the campaign.
  mailbox     bytea not null,
  refused_at  timestamptz not null,
  primary key (campaign_id, mailbox)
);

-- Signatures set aside together: first counted, then out of the count, and back in if that was wrong.
create table invalidation (
  id            bigint primary key,
  campaign_id   bigint not null references petition (campaign_id),
  -- Public, with how many it set aside.
  reason        text not null,
  -- What it takes: each that is not empty must fit, and one at least is not.
  name          text not null default '',
  mail_domain   text not null default '',
  address       text not null default '',
  place         text not null default '',
  signed_from   timestamptz,
  signed_until  timestamptz,
  found         integer not null check (found >= 0),
  counted_at    timestamptz not null,
  counted_by    bigint references person (id),
  applied_at    timestamptz,
  applied_by    bigint references person (id),
  -- How many were set aside, for good: withdrawn and erased ones included.
  set_aside     integer not null default 0,
  reverted_at   timestamptz,
  reverted_by   bigint references person (id),
  check (reverted_at is null or applied_at is not null)
);
create index invalidation_campaign on invalidation (campaign_id, id desc);
alter table signature add column invalidation_id bigint references invalidation (id);
alter table signature add constraint signature_invalidated check (invalidation_id is null or confirmed_at is not null);
create index signature_set_aside on signature (invalidation_id) where invalidation_id is not null;
-- Of what had been confirmed: set aside now, and erased at the end of its time, which still counts.
alter table signature_count
  add column invalidated bigint not null default 0,
  add column erased      bigint not null default 0;

-- What the one addressed said, or that they would say nothing: it stops the clock of every milestone reached before.
create table petition_answer (
  id          bigint primary key,
  campaign_id bigint not null references petition (campaign_id),
  kind        text not null check (kind in ('answer', 'no-comment')),
  answered_on date not null,
  text        text not null,
  source      text not null,
  url         text not null default '',
  recorded_at timestamptz not null,
  recorded_by bigint references person (id)
);
create index petition_answer_campaign on petition_answer (campaign_id, answered_on);
