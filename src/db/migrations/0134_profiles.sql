-- The wide picture above a profile, and since when an account says of itself that a program writes for it.
alter table account add column header_id bigint references media (id), add column bot_at timestamptz;
-- What somebody says of themselves, line by line: “Website”, “https://amina.example”.
create table profile_field (
  account_id  bigint not null references account (id),
  position    smallint not null check (position >= 0),
  name        text not null check (name <> ''),
  value       text not null check (value <> ''),
  -- When the page behind it was last seen to link back to the profile; null: it was not.
  verified_at timestamptz,
  -- When that page was last asked for, whatever came of it; null: it is to be asked for, or leads nowhere.
  checked_at  timestamptz check (verified_at is null or checked_at >= verified_at),
  primary key (account_id, position)
);
-- How somebody writes unless they say otherwise, and who sees whom they follow.
alter table network_preference
  add column usual_visibility text not null default 'public' check (usual_visibility in ('public', 'unlisted', 'followers')),
  add column usually_sensitive boolean not null default false,
  -- null: that in which they read.
  add column usual_language text,
  add column follows_hidden boolean not null default false;
