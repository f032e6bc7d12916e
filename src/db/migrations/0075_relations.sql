-- Who keeps whom away, and whom one would rather not hear.

create table block (
  account_id bigint not null references account (id),
  target_id  bigint not null references account (id),
  created_at timestamptz not null,
  primary key (account_id, target_id),
  check (account_id <> target_id)
);
create index block_target on block (target_id, account_id);

create table mute (
  account_id bigint not null references account (id),
  target_id  bigint not null references account (id),
  -- Also what they send to one's inbox.
  notifications boolean not null,
  until      timestamptz,
  created_at timestamptz not null,
  primary key (account_id, target_id),
  check (account_id <> target_id)
);
create index mute_target on mute (target_id);

-- A conversation that one wants no more news of.
create table thread_mute (
  account_id bigint not null references account (id),
  thread_id  bigint not null references post (id),
  created_at timestamptz not null,
  primary key (account_id, thread_id)
);

-- Followed for what they write, not for what they boost.
alter table follow add column boosts_hidden_at timestamptz;

-- More kinds of news, beside those that stand already, whichever these are.
do $$
declare
  standing text;
begin
  select pg_get_expr(conbin, conrelid) into standing from pg_constraint
    where conname = 'notification_kind_check' and conrelid = 'notification'::regclass;
  alter table notification drop constraint notification_kind_check;
  execute format('alter table notification add constraint notification_kind_check check (%s or kind in
    (''follow-request'', ''poll'', ''edit'', ''quote'', ''quote-request''))', standing);
end $$;
