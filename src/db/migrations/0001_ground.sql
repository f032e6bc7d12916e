-- What the ground floor stands on: settings, jobs and the mail outbox.

create table setting (
  key        text primary key,
  value      jsonb not null,
  changed_at timestamptz not null,
  changed_by bigint
);

create table job (
  id           bigint primary key,
  name         text not null,
  payload      jsonb not null,
  -- At most one waiting job per key: a second request for the same work is the same work.
  key          text,
  run_at       timestamptz not null,
  attempts     integer not null default 0,
  leased_until timestamptz,
  last_error   text,
  dead_at      timestamptz,
  created_at   timestamptz not null
);
create index job_due on job (run_at, id) where dead_at is null;
create unique index job_key on job (name, key) where key is not null and dead_at is null;

-- Written in the transaction that causes the mail; sent afterwards, retried, never lost with a dead server.
create table mail (
  id           bigint primary key,
  kind         text not null,
  recipient    text not null,
  subject      text not null,
  body_text    text not null,
  body_html    text not null,
  headers      jsonb not null default '{}',
  created_at   timestamptz not null,
  send_at      timestamptz not null,
  attempts     integer not null default 0,
  leased_until timestamptz,
  sent_at      timestamptz,
  failed_at    timestamptz,
  last_error   text
);
create index mail_due on mail (send_at, id) where sent_at is null and failed_at is null;
create index mail_newest on mail (id desc);
