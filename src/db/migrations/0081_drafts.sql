-- What somebody began to write, and what goes out by itself when its moment comes.
create table draft (
  id         bigint primary key,
  account_id bigint not null references account (id),
  content    jsonb not null,
  -- null: waits for its author.
  due_at     timestamptz,
  -- It could not go out at its moment, and waits again.
  refused_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index draft_account on draft (account_id, id desc);

create table draft_media (
  draft_id bigint not null references draft (id),
  position smallint not null,
  media_id bigint not null unique references media (id),
  primary key (draft_id, position)
);
