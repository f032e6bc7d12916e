-- Accounts that agreed to be named where the momentum of a hashtag is shown. Nobody is, unless they did.

create table tag_carrier (
  account_id bigint primary key references account (id),
  since      timestamptz not null
);
