-- How an account may be reached and found; without a row, as the defaults say.
create table network_preference (
  account_id         bigint primary key references account (id),
  approves_followers boolean not null default false,
  quote_policy       text not null default 'everyone' check (quote_policy in ('everyone', 'followers', 'nobody')),
  -- Its public posts are found by their words.
  posts_findable     boolean not null default false,
  in_directory       boolean not null default true,
  updated_at         timestamptz not null
);

create table follow_request (
  follower_id bigint not null references account (id),
  followed_id bigint not null references account (id),
  created_at  timestamptz not null,
  primary key (follower_id, followed_id),
  check (follower_id <> followed_id)
);
create index follow_request_followed on follow_request (followed_id, follower_id);

create table list (
  id             bigint primary key,
  account_id     bigint not null references account (id),
  title          text not null,
  -- Which replies it shows: to anybody one follows, to those in it, none.
  replies_policy text not null check (replies_policy in ('followed', 'list', 'none')),
  -- Those in it stay out of one's home.
  exclusive      boolean not null,
  created_at     timestamptz not null
);
create index list_account_newest on list (account_id, id desc);

create table list_account (
  list_id    bigint not null references list (id),
  account_id bigint not null references account (id),
  created_at timestamptz not null,
  primary key (list_id, account_id)
);
create index list_account_of on list_account (account_id);

create table tag_follow (
  account_id bigint not null references account (id),
  tag        text not null references tag (name),
  created_at timestamptz not null,
  primary key (account_id, tag)
);
create index tag_follow_tag on tag_follow (tag);

create table featured_tag (
  account_id bigint not null references account (id),
  tag        text not null references tag (name),
  created_at timestamptz not null,
  primary key (account_id, tag)
);
