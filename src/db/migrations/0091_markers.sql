-- How far somebody has read, so that another device goes on from there.
create table marker (
  account_id bigint not null references account (id),
  timeline   text not null check (timeline in ('home', 'notifications')),
  last_read  bigint not null,
  version    integer not null,
  moved_at   timestamptz not null,
  primary key (account_id, timeline)
);
