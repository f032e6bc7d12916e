-- Servers and mail domains that are kept away. A block that changes is another row: who, when and why stay readable.

create table domain_block (
  id              bigint primary key,
  -- In lower case and in its ASCII form; what stands below it is meant too.
  domain          text not null check (domain = lower(domain)),
  severity        text not null check (severity in ('silence', 'suspend', 'noop')),
  reject_media    boolean not null,
  reject_reports  boolean not null,
  public_comment  text not null,
  private_comment text not null,
  obfuscate       boolean not null,
  -- By hand, or as a line of a list.
  came_by         text not null check (came_by in ('hand', 'list')),
  made_at         timestamptz not null,
  made_by         bigint not null references person (id),
  ended_at        timestamptz,
  ended_by        bigint references person (id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index domain_block_standing on domain_block (domain) where ended_at is null;
create index domain_block_made_by on domain_block (made_by);
create index domain_block_ended_by on domain_block (ended_by);

create table mail_domain_block (
  id       bigint primary key,
  domain   text not null check (domain = lower(domain)),
  made_at  timestamptz not null,
  made_by  bigint not null references person (id),
  ended_at timestamptz,
  ended_by bigint references person (id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index mail_domain_block_standing on mail_domain_block (domain) where ended_at is null;
create index mail_domain_block_made_by on mail_domain_block (made_by);
create index mail_domain_block_ended_by on mail_domain_block (ended_by);
