-- Servers that somebody keeps away from themselves: each with all below its name.
create table account_domain_block (
  id         bigint primary key,
  account_id bigint not null references account (id),
  domain     text not null check (domain ~ '^[a-z0-9.-]+$'),
  created_at timestamptz not null,
  unique (account_id, domain)
);
-- Whom somebody recommends on their page, as long as they follow them.
create table endorsement (
  account_id bigint not null,
  target_id  bigint not null,
  created_at timestamptz not null,
  primary key (account_id, target_id),
  foreign key (account_id, target_id) references follow (follower_id, followed_id) on delete cascade
);
create index endorsement_target on endorsement (target_id);
