-- What somebody would rather not read, and where.
create table filter (
  id         bigint primary key,
  account_id bigint not null references account (id),
  title      text not null,
  contexts   text[] not null check (contexts <@ array['home', 'notifications', 'public', 'thread', 'account']
    and cardinality(contexts) > 0),
  action     text not null check (action in ('warn', 'hide', 'blur')),
  expires_at timestamptz,
  created_at timestamptz not null
);
create index filter_account on filter (account_id, id);

create table filter_term (
  filter_id  bigint not null references filter (id),
  position   smallint not null,
  -- A word or more, a hashtag as it is compared, or somebody.
  kind       text not null check (kind in ('word', 'tag', 'account')),
  word       text,
  whole_word boolean not null,
  about_id   bigint references account (id),
  primary key (filter_id, position),
  check ((kind = 'account') = (about_id is not null) and (kind = 'account') = (word is null))
);
create index filter_term_about on filter_term (about_id) where about_id is not null;
