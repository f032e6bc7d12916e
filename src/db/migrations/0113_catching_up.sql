-- Where posts lead: what a card stands for, and what is passed around.
create table post_link (
  post_id    bigint not null references post (id),
  -- 0: the first, which has the card.
  position   smallint not null check (position between 0 and 4),
  -- As `canonicalAddress` writes it.
  url        text not null check (length(url) <= 2000),
  -- When its author took the card away.
  removed_at timestamptz,
  primary key (post_id, position)
);
create index post_link_url on post_link (url, post_id);

-- Those that stand already are noted by a job, newest first.
insert into job (id, name, payload, key, run_at, created_at)
select (extract(epoch from now()) * 1000)::bigint << 16, 'network.note-links', '{}', 'all', now(), now()
where exists (select from post where deleted_at is null and text ~ 'https?://');

-- When somebody was last here, so that they can catch up on what came since.
create table visit (
  account_id   bigint primary key references account (id),
  -- The visit that goes on, or was the last.
  began_at     timestamptz not null,
  last_at      timestamptz not null check (last_at >= began_at),
  -- When the one before it ended.
  before_at    timestamptz,
  -- Up to when they say that they are up to date.
  caught_up_to timestamptz
);
