-- Many mails share one text, and people say which mails they want.

-- What an opening tells a hundred thousand voters is kept once a language, until the last of them was sent it.
create table mail_text (
  id         bigint primary key,
  subject    text not null,
  body_text  text not null,
  body_html  text not null,
  headers    jsonb not null default '{}',
  created_at timestamptz not null
);

-- Whose mail it is, what it is about where it can be stopped, and the text that it shares.
alter table mail
  add column person_id bigint,
  add column topic     text check (topic in ('votes', 'digest', 'membership')),
  add column text_id   bigint references mail_text (id);
create index mail_text_use on mail (text_id) where text_id is not null;
-- The primary key is read backwards as well.
drop index mail_newest;

-- Said of one kind of mail; who says nothing gets what is usual.
create table mail_choice (
  person_id bigint not null references person (id),
  topic     text not null check (topic in ('votes', 'digest', 'membership')),
  choice    text not null check (choice in ('none', 'all', 'daily', 'weekly')),
  at        timestamptz not null,
  primary key (person_id, topic)
);
create index mail_choice_topic on mail_choice (topic, choice);

-- By which the server knows again what it gave out: the links that stop mails.
create table signing_key (
  purpose    text primary key,
  secret     bytea not null,
  created_at timestamptz not null
);
