-- A pledge drive: people promise money on conditions, and nobody pays unless all together reach the goal. Amounts in
-- minor units of the drive’s currency.

create table pledge_drive (
  campaign_id    bigint primary key references campaign (id),
  -- In the references of its payments: small, for they are typed by hand.
  number         integer not null unique check (number between 1 and 99999),
  currency       text not null check (currency in ('EUR', 'GBP', 'USD', 'CHF', 'CAD')),
  goal           bigint not null check (goal > 0),
  -- The last day on which people pledge; the first test comes after it.
  pledge_until   date not null,
  -- How much must have come in for the thing to go ahead, and the last day on which it may.
  closing_amount bigint not null check (closing_amount > 0),
  collect_until  date not null check (collect_until > pledge_until),
  least          bigint not null check (least > 0),
  most           bigint not null check (most >= least),
  suggested      bigint[] not null default '{}',
  -- Who receives: a legal person, and an account of theirs. Essor holds no money.
  receiver       text not null check (receiver <> ''),
  legal_form     text not null check (legal_form <> ''),
  register       text not null check (register <> ''),
  address        text not null check (address <> ''),
  country        text not null check (country <> ''),
  iban           text not null default '',
  -- An account that has no IBAN, written out.
  other_account  text not null default '',
  account_holder text not null check (account_holder <> ''),
  becomes        text not null check (becomes in ('shares', 'gift')),
  -- How a pledge becomes what it becomes, and the rest of what is agreed to.
  words          text not null,
  -- Months after its end for which names and addresses are kept.
  keep_months    integer not null default 6,
  pledges        integer not null default 0,
  -- Counted with the rows: what came in less what was recorded in error, and what of it went back.
  collected      bigint not null default 0,
  refunded       bigint not null default 0,
  opened_at      timestamptz not null,
  opened_by      bigint references person (id),
  erased_at      timestamptz,
  check ((iban = '') <> (other_account = ''))
);

-- What people agree to, in the campaign’s language; who agreed to one version is held to no other.
create table pledge_terms (
  campaign_id  bigint not null references pledge_drive (campaign_id),
  version      integer not null,
  text         text not null,
  sha256       text not null,
  published_at timestamptz not null,
  published_by bigint references person (id),
  primary key (campaign_id, version)
);

-- What more would make possible.
create table pledge_step (
  campaign_id bigint not null references pledge_drive (campaign_id),
  amount      bigint not null check (amount > 0),
  possible    text not null,
  primary key (campaign_id, amount)
);

create table pledge (
  id              bigint primary key,
  campaign_id     bigint not null references pledge_drive (campaign_id),
  -- From its confirmation on: stands for the person where no name may.
  number          integer,
  person_id       bigint references person (id),
  name            text not null,
  email           text not null,
  email_canonical text not null,
  locale          text not null,
  amount          bigint not null check (amount > 0),
  condition_kind  text not null check (condition_kind in ('none', 'people', 'amount')),
  condition_least bigint not null default 0 check ((condition_kind = 'none') = (condition_least = 0)),
  -- Whether they would become members of the co-op that comes of it.
  would_join      boolean not null default false,
  state           text not null check (state in ('draft', 'confirmed', 'called', 'part-paid', 'paid', 'failed',
                    'released', 'refunded', 'withdrawn')),
  terms_version   integer,
  paid            bigint not null default 0 check (paid >= 0),
  refunded        bigint not null default 0 check (refunded between 0 and paid),
  -- Where money goes back to, as they told it.
  refund_account  text not null default '',
  -- The days before the last one at which they were last reminded.
  reminded        integer,
  stopped_at      timestamptz,
  mails           integer not null default 1,
  mails_since     timestamptz not null,
  made_at         timestamptz not null,
  confirmed_at    timestamptz,
  unique (campaign_id, number),
  check ((number is null) = (confirmed_at is null)),
  check ((state = 'draft') = (confirmed_at is null)),
  check (confirmed_at is null or terms_version is not null)
);
create unique index pledge_mailbox on pledge (campaign_id, email_canonical) where email_canonical <> '';
create index pledge_state on pledge (campaign_id, state, id);
create index pledge_person on pledge (person_id) where person_id is not null;

-- A link of a mail. With what its form said it confirms; it always opens one’s own page.
create table pledge_link (
  token_hash      bytea primary key,
  pledge_id       bigint not null references pledge (id) on delete cascade,
  name            text,
  email           text,
  amount          bigint,
  condition_kind  text,
  condition_least bigint,
  would_join      boolean,
  locale          text,
  sent_at         timestamptz not null
);
create index pledge_link_pledge on pledge_link (pledge_id);

-- What happened to a pledge, oldest first: its state from then on, its amount, and what changed.
create table pledge_event (
  id        bigint primary key,
  pledge_id bigint not null references pledge (id) on delete cascade,
  kind      text not null check (kind in ('confirmed', 'changed', 'withdrawn', 'called', 'released', 'failed', 'kept',
              'to-refund', 'paid', 'reversed', 'refunded')),
  state     text not null,
  amount    bigint not null,
  at        timestamptz not null
);
create index pledge_event_pledge on pledge_event (pledge_id, id);

-- The confirmed pledges of a drive by their condition, so that what stands is known without reading them all.
create table pledge_tally (
  campaign_id     bigint not null references pledge_drive (campaign_id),
  condition_kind  text not null,
  condition_least bigint not null,
  people          integer not null,
  amount          bigint not null,
  primary key (campaign_id, condition_kind, condition_least)
);

-- What was added to the sums on a day (UTC).
create table pledge_day (
  campaign_id bigint not null references pledge_drive (campaign_id),
  day         date not null,
  people      integer not null default 0,
  pledged     bigint not null default 0,
  collected   bigint not null default 0,
  primary key (campaign_id, day)
);

-- A test that was made: what it found, and how far what follows from it has come. Pledges follow in the order of their
-- numbers; the place in it is kept with what happens to them.
create table pledge_turn (
  campaign_id bigint not null references pledge_drive (campaign_id),
  kind        text not null check (kind in ('called', 'released', 'closed', 'refunding')),
  -- What stood together under its conditions, or was called.
  people      integer not null,
  pledged     bigint not null,
  -- What was confirmed in all, conditions aside.
  all_people  integer not null,
  all_pledged bigint not null,
  collected   bigint not null,
  decided_at  timestamptz not null,
  reached_id  bigint not null default 0,
  done_at     timestamptz,
  primary key (campaign_id, kind)
);
-- One answer to each test.
create unique index pledge_turn_test on pledge_turn (campaign_id, (kind in ('called', 'released')));

-- Money that an organiser saw come in or go out, with the line of the statement. Nothing is edited: what was wrong is
-- reversed by a row of its own.
create table pledge_payment (
  id          bigint primary key,
  campaign_id bigint not null references pledge_drive (campaign_id),
  pledge_id   bigint not null references pledge (id),
  kind        text not null check (kind in ('payment', 'refund')),
  amount      bigint not null check (amount > 0),
  on_day      date not null,
  -- Its line in the statement; emptied when names are erased.
  line        text not null,
  note        text not null default '',
  -- Of a pasted line, so that pasting it again records nothing.
  line_hash   bytea,
  reverses_id bigint unique references pledge_payment (id),
  recorded_at timestamptz not null,
  recorded_by bigint references person (id),
  unique (campaign_id, line_hash)
);
create index pledge_payment_pledge on pledge_payment (pledge_id, id);
