-- Whose news one's inbox takes, sets apart or never writes down.
create table notification_policy (
  account_id         bigint primary key references account (id),
  not_following      text not null check (not_following in ('accept', 'filter', 'drop')),
  not_followers      text not null check (not_followers in ('accept', 'filter', 'drop')),
  new_accounts       text not null check (new_accounts in ('accept', 'filter', 'drop')),
  private_mentions   text not null check (private_mentions in ('accept', 'filter', 'drop')),
  limited_accounts   text not null check (limited_accounts in ('accept', 'filter', 'drop')),
  updated_at         timestamptz not null
);
-- Who was let through whatever the policy says.
create table notification_permission (
  account_id bigint not null references account (id),
  from_id    bigint not null references account (id),
  created_at timestamptz not null,
  primary key (account_id, from_id)
);
create index notification_permission_from on notification_permission (from_id);
-- Kept apart, until its reader lets its sender in or puts it away.
alter table notification add column filtered_at timestamptz;
create index notification_filtered on notification (account_id, from_id)
  where filtered_at is not null and dismissed_at is null;
