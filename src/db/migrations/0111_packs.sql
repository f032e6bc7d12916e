-- People and hashtags that somebody puts together for others to follow at once.
create table pack (
  id         bigint primary key,
  account_id bigint not null references account (id),
  title      text not null,
  words      text not null,
  made_at    timestamptz not null,
  changed_at timestamptz,
  -- Those who run the server show it to newcomers.
  offered_at timestamptz
);
create index pack_account_newest on pack (account_id, id desc);
create index pack_offered on pack (offered_at) where offered_at is not null;

create table pack_account (
  pack_id    bigint not null references pack (id),
  account_id bigint not null references account (id),
  added_at   timestamptz not null,
  -- They took themselves out: nobody puts them back but they.
  left_at    timestamptz,
  primary key (pack_id, account_id)
);
create index pack_account_of on pack_account (account_id);

create table pack_tag (
  pack_id bigint not null references pack (id),
  tag     text not null references tag (name),
  primary key (pack_id, tag)
);

-- Whom somebody does not want to be suggested any more.
create table suggestion_dismissal (
  account_id   bigint not null references account (id),
  target_id    bigint not null references account (id),
  dismissed_at timestamptz not null,
  primary key (account_id, target_id)
);
create index suggestion_dismissal_of on suggestion_dismissal (target_id);

-- One more kind of news: somebody put one into a pack.
do $$
declare
  standing text;
begin
  select pg_get_expr(conbin, conrelid) into standing from pg_constraint
    where conname = 'notification_kind_check' and conrelid = 'notification'::regclass;
  alter table notification drop constraint notification_kind_check;
  execute format('alter table notification add constraint notification_kind_check check (%s or kind in (''pack''))',
    standing);
end $$;
