create table bookmark (
  id         bigint primary key,
  account_id bigint not null references account (id),
  post_id    bigint not null references post (id),
  created_at timestamptz not null,
  unique (account_id, post_id)
);
create index bookmark_newest on bookmark (account_id, id desc);
create index bookmark_post on bookmark (post_id);

create table pin (
  id         bigint primary key,
  account_id bigint not null references account (id),
  post_id    bigint not null unique references post (id),
  created_at timestamptz not null
);
create index pin_account on pin (account_id, id desc);

-- What a post said, edit after edit; none while it was never edited.
create table post_version (
  post_id         bigint not null references post (id),
  version         integer not null check (version >= 1),
  text            text not null,
  content_warning text not null,
  language        text,
  -- Descriptions of its pictures, in their order.
  alts            text[] not null,
  created_at      timestamptz not null,
  primary key (post_id, version)
);

alter table post add column edited_at timestamptz;
-- Its words belong to another record (a reason, an amendment): they change there.
alter table post add column mirrors boolean not null default false;
update post set mirrors = true where id in (
  select post_id from stance where post_id is not null union all select post_id from amendment where post_id is not null);

-- The point of a picture that stays in view when it is cropped: from -1 (left, bottom) to 1 (right, top).
alter table media add column focus_x real not null default 0 check (focus_x between -1 and 1);
alter table media add column focus_y real not null default 0 check (focus_y between -1 and 1);
