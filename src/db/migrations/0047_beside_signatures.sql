-- What signers may add once their signature counts. All of it goes with the signature.

alter table petition
  add column asks           text[] not null default '{reason}'
    check (asks <@ '{reason,shares,pledge,skill,language,place}'),
  add column pledges_in     text not null default 'EUR' check (pledges_in ~ '^[A-Z]{3}$');

create table signature_reason (
  signature_id   bigint primary key references signature (id) on delete cascade,
  campaign_id    bigint not null references petition (campaign_id),
  text           text not null,
  -- As the signer chose to be shown; empty for neither.
  first_name     text not null default '',
  place          text not null default '',
  written_at     timestamptz not null,
  hidden_at      timestamptz,
  hidden_by      bigint references person (id),
  hidden_because text,
  check (num_nonnulls(hidden_at, hidden_because) in (0, 2))
);
create index signature_reason_campaign on signature_reason (campaign_id, signature_id desc);

create table signature_commitment (
  signature_id bigint not null references signature (id) on delete cascade,
  kind         text not null check (kind in ('shares', 'pledge', 'skill', 'language', 'place')),
  campaign_id  bigint not null references petition (campaign_id),
  -- Shares held, or the minor units of an amount.
  quantity     bigint check (quantity > 0),
  since        date,
  words        text not null default '',
  languages    text[] not null default '{}',
  -- Whether the organisers may write about it.
  may_write    boolean not null,
  made_at      timestamptz not null,
  primary key (signature_id, kind),
  check ((kind in ('shares', 'pledge')) = (quantity is not null)),
  check ((kind = 'shares') = (since is not null)),
  check ((kind in ('skill', 'place')) = (words <> '')),
  check ((kind = 'language') = (languages <> '{}'))
);
create index signature_commitment_campaign on signature_commitment (campaign_id, kind, signature_id);

-- The sums that everybody may read: of five people at least, moved by five at least, once a day at most.
create table commitment_total (
  campaign_id bigint not null references petition (campaign_id),
  kind        text not null,
  people      integer not null check (people >= 5),
  -- To two figures; null where nothing is summed.
  quantity    bigint,
  languages   smallint not null default 0,
  primary key (campaign_id, kind)
);
