-- What somebody noted about somebody else, for themselves alone.
create table account_note (
  account_id bigint not null references account (id),
  about_id   bigint not null references account (id),
  note       text not null check (note <> ''),
  updated_at timestamptz not null,
  primary key (account_id, about_id)
);
create index account_note_about on account_note (about_id);
