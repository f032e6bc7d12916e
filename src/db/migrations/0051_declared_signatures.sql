-- Signatures on paper, as somebody counted them: a figure apart. A correction is a record of its own.
create table declared_signatures (
  id          bigint primary key,
  campaign_id bigint not null references petition (campaign_id),
  signatures  integer not null check (signatures >= 0),
  counted_on  date not null,
  place       text not null,
  counted_by  text not null,
  kept_where  text not null,
  note        text not null default '',
  recorded_at timestamptz not null,
  recorded_by bigint references person (id),
  -- Replaces that one, which stays readable. One correction each: the next corrects the correction.
  corrects    bigint unique references declared_signatures (id)
);
create index declared_signatures_campaign on declared_signatures (campaign_id, id desc);
