-- Who comes in: applications that people read, and invitations.

-- Somebody who asks for an account while people decide on it. What they wrote goes with the decision against it, and
-- once the account is open; who decided what and when stays.
create table account_application (
  id         bigint primary key,
  -- Canonical form of the address, as people are found by it; null once it is erased.
  mailbox    text,
  email      text not null default '',
  locale     text not null check (locale in ('en', 'fr')),
  name       text not null default '',
  -- [{question, answer}] as they were asked and answered.
  answers    jsonb not null default '[]',
  next       text,
  made_at    timestamptz not null,
  -- By when an answer was said to come.
  due_at     timestamptz not null,
  decided_at timestamptz,
  decided_by bigint references person (id),
  outcome    text check (outcome in ('approved', 'refused', 'lapsed', 'overtaken')),
  -- What whoever decided wrote to them.
  words      text not null default '',
  joined_at  timestamptz,
  account_id bigint references account (id),
  check ((outcome is null) = (decided_at is null))
);
create unique index account_application_mailbox on account_application (mailbox);
create index account_application_waiting on account_application (id) where outcome is null;
create index account_application_decided_by on account_application (decided_by);
create index account_application_account on account_application (account_id);

-- A link by which people come in.
create table invitation (
  id         bigint primary key,
  -- What stands in the link; null once whoever invited has left.
  code       text unique,
  account_id bigint references account (id),
  made_at    timestamptz not null,
  most_uses  integer check (most_uses > 0),
  ends_at    timestamptz,
  -- Whoever comes by it follows whoever invited.
  follow     boolean not null,
  ended_at   timestamptz,
  ended_by   bigint references person (id)
);
create index invitation_account on invitation (account_id);
create index invitation_ended_by on invitation (ended_by);

-- Who came by which invitation.
create table invitation_use (
  account_id    bigint primary key references account (id),
  invitation_id bigint not null references invitation (id),
  used_at       timestamptz not null
);
create index invitation_use_invitation on invitation_use (invitation_id);
