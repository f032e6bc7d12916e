-- What more people than usual speak of and pass on, counted at intervals.
create table trend (
  kind       text not null check (kind in ('tag', 'link', 'post')),
  -- The name of a hashtag, an address, the number of a post.
  subject    text not null,
  -- From 1, by score.
  place      smallint not null check (place > 0),
  score      double precision not null,
  -- Distinct people who are counted in it.
  people     integer not null,
  counted_at timestamptz not null,
  primary key (kind, subject)
);

-- What those who moderate said of it: the newest word on a thing holds.
create table trend_review (
  id          bigint primary key,
  -- `account`: nothing that it wrote is a trend.
  kind        text not null check (kind in ('tag', 'link', 'post', 'account')),
  subject     text not null,
  approved    boolean not null,
  -- null: they have left.
  reviewer_id bigint references account (id),
  reviewed_at timestamptz not null
);
create index trend_review_newest on trend_review (kind, subject, id desc);
