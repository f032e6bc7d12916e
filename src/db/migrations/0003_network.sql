-- Only posts are stored; timelines never are.

create table media (
  id          bigint primary key,
  account_id  bigint not null references account (id),
  kind        text not null check (kind in ('image')),
  mime        text not null,
  width       integer not null,
  height      integer not null,
  bytes       integer not null,
  -- Name of the file in the media folder: the SHA-256 of its content.
  file        text not null,
  preview     text not null,
  alt         text not null default '' check (length(alt) <= 1500),
  created_at  timestamptz not null
);
create index media_account on media (account_id, id desc);

alter table account add foreign key (avatar_id) references media (id);

create table post (
  id             bigint primary key,
  account_id     bigint not null references account (id),
  -- A boost is a post without text of its own.
  boost_of_id    bigint references post (id),
  in_reply_to_id bigint references post (id),
  -- First post of the conversation; its own id when it starts one.
  thread_id      bigint not null,
  text           text not null default '',
  content_warning text not null default '',
  language       text,
  visibility     text not null check (visibility in ('public', 'unlisted', 'followers', 'direct')),
  local_only     boolean not null default false,
  -- The civic object that this post announces (a campaign, later a proposal, an election, a decision).
  about_kind     text,
  about_id       bigint,
  created_at     timestamptz not null,
  deleted_at     timestamptz,
  check ((about_kind is null) = (about_id is null))
);
create index post_account on post (account_id, id desc) where deleted_at is null;
create index post_thread on post (thread_id, id) where deleted_at is null;
create index post_reply on post (in_reply_to_id) where in_reply_to_id is not null and deleted_at is null;
create index post_public on post (id desc) where deleted_at is null and visibility = 'public' and boost_of_id is null;
create unique index post_boost on post (account_id, boost_of_id) where boost_of_id is not null and deleted_at is null;
create index post_boosts on post (boost_of_id) where boost_of_id is not null and deleted_at is null;
create unique index post_about on post (about_kind, about_id) where about_kind is not null and deleted_at is null;

create table post_media (
  post_id  bigint not null references post (id),
  position smallint not null,
  media_id bigint not null unique references media (id),
  primary key (post_id, position)
);

create table tag (
  -- As compared: lower case, NFKC, accents folded.
  name       text primary key,
  -- As first written.
  label      text not null,
  created_at timestamptz not null
);
create index tag_prefix on tag (name text_pattern_ops);

create table post_tag (
  tag     text not null references tag (name),
  post_id bigint not null references post (id),
  primary key (tag, post_id)
);
create index post_tag_post on post_tag (post_id);

create table mention (
  post_id    bigint not null references post (id),
  account_id bigint not null references account (id),
  primary key (post_id, account_id)
);
create index mention_account on mention (account_id, post_id desc);

create table favourite (
  account_id bigint not null references account (id),
  post_id    bigint not null references post (id),
  created_at timestamptz not null,
  primary key (account_id, post_id)
);
create index favourite_post on favourite (post_id);

create table follow (
  follower_id bigint not null references account (id),
  followed_id bigint not null references account (id),
  created_at  timestamptz not null,
  primary key (follower_id, followed_id),
  check (follower_id <> followed_id)
);
create index follow_followed on follow (followed_id, follower_id);

create table notification (
  id         bigint primary key,
  account_id bigint not null references account (id),
  kind       text not null check (kind in ('mention', 'reply', 'favourite', 'boost', 'follow')),
  from_id    bigint not null references account (id),
  post_id    bigint references post (id),
  created_at timestamptz not null,
  seen_at    timestamptz
);
create index notification_account on notification (account_id, id desc);
create index notification_unseen on notification (account_id) where seen_at is null;
-- Liking, unliking and liking again is one piece of news.
create unique index notification_once on notification (account_id, kind, from_id, coalesce(post_id, 0));
