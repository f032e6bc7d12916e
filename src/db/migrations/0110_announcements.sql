-- What those who run the server tell everybody on it.
create table announcement (
  id           bigint primary key,
  -- One of them may be empty: then everybody reads the other.
  text_en      text not null,
  text_fr      text not null,
  -- When it is read from.
  published_at timestamptz not null,
  -- What it is about lasts from, until: it is over then.
  starts_at    timestamptz,
  ends_at      timestamptz,
  all_day      boolean not null,
  made_at      timestamptz not null,
  -- Emptied when they leave.
  made_by      bigint references person (id),
  changed_at   timestamptz,
  withdrawn_at timestamptz,
  check (text_en <> '' or text_fr <> ''),
  check (ends_at > starts_at)
);
create index announcement_standing on announcement (published_at desc) where withdrawn_at is null;

create table announcement_dismissal (
  account_id      bigint not null references account (id),
  announcement_id bigint not null references announcement (id),
  dismissed_at    timestamptz not null,
  primary key (account_id, announcement_id)
);

create table announcement_reaction (
  announcement_id bigint not null references announcement (id),
  account_id      bigint not null references account (id),
  emoji           text not null check (length(emoji) <= 8),
  made_at         timestamptz not null,
  primary key (announcement_id, account_id, emoji)
);
create index announcement_reaction_of on announcement_reaction (account_id);
