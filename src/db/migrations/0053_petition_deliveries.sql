-- What was handed to the one addressed: files with their hashes, so that anybody can check what was delivered.
create table petition_delivery (
  id           bigint primary key,
  campaign_id  bigint not null references petition (campaign_id),
  -- With the names of those who agreed to be shown.
  with_names   boolean not null,
  asked_at     timestamptz not null,
  asked_by     bigint references person (id),
  -- How many signatures are written so far, of how many.
  written      integer not null default 0,
  signatures   integer not null,
  set_aside    integer not null,
  imported     integer not null,
  declared     integer not null,
  made_at      timestamptz,
  -- SHA-256 of the manifest, which holds those of the files: published.
  sha256       bytea,
  delivered_on date,
  delivered_to text not null default '',
  source       text not null default '',
  url          text not null default '',
  receipt_at   timestamptz,
  receipt_by   bigint references person (id),
  check ((made_at is null) = (sha256 is null)),
  check ((receipt_at is null) = (delivered_on is null)),
  check (receipt_at is null or made_at is not null)
);
create index petition_delivery_campaign on petition_delivery (campaign_id, id desc);

create table petition_delivery_file (
  delivery_id bigint not null references petition_delivery (id),
  name        text not null,
  type        text not null,
  bytes       bigint not null,
  sha256      bytea not null,
  primary key (delivery_id, name)
);

-- In parts, so that no file is ever whole in memory. They go when the names of the petition go; the hashes stay.
create table petition_delivery_part (
  delivery_id bigint not null references petition_delivery (id),
  name        text not null,
  part        integer not null,
  content     bytea not null,
  primary key (delivery_id, name, part)
);
