-- Polls of the network: they ask, and decide nothing.
create table poll (
  post_id     bigint primary key references post (id),
  multiple    boolean not null,
  -- Nobody sees figures before the end.
  hidden      boolean not null,
  closes_at   timestamptz not null,
  -- When its end was told.
  told_at     timestamptz,
  voters      integer not null default 0,
  -- How many of them have left: counted, and no longer written down.
  erased      integer not null default 0
);
create index poll_waiting on poll (closes_at) where told_at is null;

create table poll_option (
  post_id  bigint not null references poll (post_id),
  position smallint not null,
  title    text not null,
  votes    integer not null default 0,
  erased   integer not null default 0,
  primary key (post_id, position)
);

create table poll_vote (
  post_id    bigint not null,
  account_id bigint not null references account (id),
  position   smallint not null,
  created_at timestamptz not null,
  primary key (post_id, account_id, position),
  foreign key (post_id, position) references poll_option (post_id, position)
);
create index poll_vote_account on poll_vote (account_id);
