-- A signature may have been sent several links, and each stays good for its seven days: whichever
-- mail is opened first confirms. Of a link only the SHA-256 of its token is kept.

create table signature_link (
  token_hash   bytea primary key,
  signature_id bigint not null references signature (id) on delete cascade,
  sent_at      timestamptz not null
);
create index signature_link_signature on signature_link (signature_id);

alter table signature drop column token_hash;
-- Mails sent since the moment beside it: a form filled in again and again cannot fill a mailbox.
alter table signature add column mails smallint not null default 1;
alter table signature add column mails_since timestamptz not null;

-- Only those who wanted their name shown are ever listed.
drop index signature_confirmed;
create index signature_shown on signature (campaign_id, confirmed_at desc, id desc)
  where confirmed_at is not null and show_name;

-- The curve over time, kept beside the counter so that no page counts rows.
create table signature_hour (
  campaign_id bigint not null references petition (campaign_id),
  -- Start of the hour.
  hour        timestamptz not null,
  confirmed   bigint not null,
  primary key (campaign_id, hour)
);

alter table campaign add column place text not null default '';
create index campaign_newest on campaign (launched_at desc, id desc);
