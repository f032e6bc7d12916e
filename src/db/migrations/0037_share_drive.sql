-- A share drive: a company, what is known of it with its date and source, and who holds its shares.

create table share_drive (
  campaign_id  bigint primary key references campaign (id),
  company      text not null,
  -- Whose law says what a holder may file.
  jurisdiction text not null check (jurisdiction in ('US', 'UK', 'FR')),
  currency     text not null check (currency in ('USD', 'EUR', 'GBP')),
  opened_at    timestamptz not null
);

-- A figure of the company, on a day and from a source. Amounts in hundredths of the currency.
create table share_drive_figure (
  id          bigint primary key,
  campaign_id bigint not null references share_drive (campaign_id),
  kind        text not null check (kind in ('price', 'shares', 'votes', 'float', 'insiders', 'capital', 'users')),
  -- Of which class of shares; empty where there is one, or for the company as a whole.
  class       text not null default '',
  on_day      date not null,
  value       bigint not null check (value >= 0),
  source      text not null,
  url         text not null default '',
  -- One figure a day of each kind and class: correcting it replaces it.
  unique (campaign_id, kind, class, on_day)
);

-- Who wanted to buy the company, and what they did.
create table share_drive_move (
  id          bigint primary key,
  campaign_id bigint not null references share_drive (campaign_id),
  on_day      date not null,
  suitor      text not null,
  move        text not null,
  source      text not null,
  url         text not null default ''
);
create index share_drive_move_campaign on share_drive_move (campaign_id, on_day);

-- The days that the law or the company sets; one of each kind a meeting, so a year later there is another.
create table share_drive_date (
  id          bigint primary key,
  campaign_id bigint not null references share_drive (campaign_id),
  kind        text not null check (kind in ('holding', 'filing', 'record', 'proxy', 'meeting')),
  on_day      date not null,
  note        text not null default '',
  source      text not null,
  url         text not null default '',
  unique (campaign_id, kind, on_day)
);

-- Written before it is sent: nobody is reminded twice of the same day at the same distance.
create table share_drive_reminder (
  date_id     bigint not null references share_drive_date (id) on delete cascade,
  days_before integer not null,
  sent_at     timestamptz not null,
  primary key (date_id, days_before)
);

create table share_drive_follower (
  campaign_id bigint not null references share_drive (campaign_id),
  person_id   bigint not null references person (id),
  -- In the link at the end of each reminder, which stops them.
  stop_token  text not null unique,
  followed_at timestamptz not null,
  primary key (campaign_id, person_id)
);

-- What somebody says they hold. It gives nobody a vote of theirs.
create table share_holding (
  campaign_id bigint not null references share_drive (campaign_id),
  person_id   bigint not null references person (id),
  shares      bigint not null check (shares > 0),
  held_since  date not null,
  -- Whether they would put their name to a resolution.
  would_file  boolean not null,
  declared_at timestamptz not null,
  primary key (campaign_id, person_id)
);

-- A day that comes, told to those who follow the drive.
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in
  ('mention', 'reply', 'favourite', 'boost', 'follow',
   'vote-opened', 'vote-closing', 'decided', 'effect', 'membership', 'duty', 'drive-date'));
