-- Proposals, votes, and decisions that take effect.

create table rule (
  id            bigint primary key,
  key           text not null,
  version       integer not null,
  -- Empty: the preset's own words, in the reader's language.
  name          text not null default '',
  settings      jsonb not null,
  created_at    timestamptz not null,
  by_decision   bigint,
  superseded_at timestamptz,
  unique (key, version)
);
create unique index rule_current on rule (key) where superseded_at is null;

create table proposal (
  id           bigint primary key,
  -- Given when it is published.
  number       integer unique,
  -- Every change after publication makes a new one.
  version      integer not null default 1,
  account_id   bigint not null references account (id),
  member_id    bigint not null references member (id),
  circle_id    bigint references circle (id),
  kind         text not null,
  title        text not null,
  body         text not null,
  language     text not null,
  rule_id      bigint not null references rule (id),
  settings     jsonb not null,
  options      jsonb not null default '[]',
  state        text not null check (state in ('draft', 'discussion', 'voting', 'closed', 'withdrawn')),
  created_at   timestamptz not null,
  published_at timestamptz,
  -- When this version began: notice counts from here.
  version_at   timestamptz not null,
  opened_at    timestamptz,
  closes_at    timestamptz,
  extended_at  timestamptz,
  closed_at    timestamptz,
  withdrawn_at timestamptz,
  -- What people vote on, as canonical JSON, and its SHA-256 in hex; set at opening.
  frozen       text,
  frozen_hash  text,
  electors     integer,
  review_on    date,
  -- Why the server itself proposed it.
  origin       text check (origin in ('succession', 'review', 'undo', 'emergency', 'call-in', 'hold', 'founding')),
  origin_decision bigint,
  check ((state in ('voting', 'closed')) = (opened_at is not null)),
  check ((opened_at is null) = (frozen_hash is null)),
  check ((state = 'closed') = (closed_at is not null))
);
create index proposal_running on proposal (closes_at, id) where state = 'voting';
create index proposal_state on proposal (state, id desc);
create index proposal_author on proposal (member_id, id desc);

create table proposal_version (
  proposal_id bigint not null references proposal (id),
  version     integer not null,
  title       text not null,
  body        text not null,
  options     jsonb not null,
  actions     jsonb not null,
  rule_id     bigint not null references rule (id),
  settings    jsonb not null,
  by_account  bigint not null references account (id),
  amendment_id bigint,
  at          timestamptz not null,
  primary key (proposal_id, version)
);

create table action (
  id          bigint primary key,
  proposal_id bigint not null references proposal (id),
  position    integer not null,
  -- Runs only when this option is chosen.
  option_id   text,
  name        text not null,
  input       jsonb not null,
  -- Frozen at opening.
  expected    jsonb,
  labels      jsonb,
  -- Written when it runs, with what it found and what it made.
  ran_at      timestamptz,
  before      jsonb,
  after       jsonb,
  inverse     jsonb,
  unique (proposal_id, position)
);

create table sponsor (
  proposal_id bigint not null references proposal (id),
  member_id   bigint not null references member (id),
  at          timestamptz not null,
  primary key (proposal_id, member_id)
);

create table candidate (
  proposal_id  bigint not null references proposal (id),
  member_id    bigint not null references member (id),
  statement    text not null default '',
  nominated_by bigint not null references member (id),
  nominated_at timestamptz not null,
  accepted_at  timestamptz,
  withdrawn_at timestamptz,
  primary key (proposal_id, member_id)
);

-- The roll: who may vote, frozen at opening. It holds no vote.
create table elector (
  proposal_id bigint not null references proposal (id),
  member_id   bigint not null references member (id),
  weight      text not null default '1',
  college     text,
  -- When the notice was written into the inbox and the mail outbox.
  noticed_at  timestamptz,
  reminded_at timestamptz,
  primary key (proposal_id, member_id)
);
create index elector_member on elector (member_id, proposal_id desc);

-- The one vote of a member. In a confidential vote `choice` and `position` are emptied when it closes.
create table stance (
  proposal_id bigint not null references proposal (id),
  member_id   bigint not null references member (id),
  choice      jsonb,
  -- yes, no, abstain or block, where the kind knows them.
  position    text,
  reason      text not null default '',
  person_id   bigint not null references person (id),
  -- The reply that carries the reason in the debate.
  post_id     bigint references post (id),
  revision    integer not null default 1,
  cast_at     timestamptz not null,
  primary key (proposal_id, member_id)
);
create index stance_position on stance (proposal_id, position);

-- What a member had said before, in a public vote.
create table stance_revision (
  proposal_id bigint not null,
  member_id   bigint not null,
  revision    integer not null,
  choice      jsonb not null,
  position    text,
  reason      text not null,
  cast_at     timestamptz not null,
  primary key (proposal_id, member_id, revision)
);

-- A confidential vote once closed: the choices, in the order of their text, without names.
create table ballot (
  proposal_id bigint not null references proposal (id),
  ordinal     integer not null,
  choice      jsonb not null,
  weight      text not null,
  college     text,
  primary key (proposal_id, ordinal)
);

create table outcome (
  proposal_id bigint primary key references proposal (id),
  result      text not null check (result in ('passed', 'failed', 'floor-missed', 'tied', 'indicative')),
  -- The options chosen, in order.
  chosen      jsonb not null default '[]',
  electors    integer not null,
  cast_votes  integer not null,
  -- The count record of packages/tally, and the SHA-256 of its canonical text.
  record      jsonb not null,
  record_hash text not null,
  closed_at   timestamptz not null
);

create table decision (
  id           bigint primary key,
  -- In the public register: without gaps.
  number       integer not null unique,
  proposal_id  bigint not null unique references proposal (id),
  state        text not null check (state in
    ('rejected', 'queued', 'held', 'executed', 'stale', 'failed', 'expired', 'cancelled')),
  decided_at   timestamptz not null,
  -- When its actions run, unless it is held.
  due_at       timestamptz,
  expires_at   timestamptz,
  executed_at  timestamptz,
  -- Why it is stale or failed: the code of a sentence, and the action's position.
  fault        jsonb,
  -- How often its effect broke off, and when it is tried again.
  tries        integer not null default 0,
  retry_at     timestamptz,
  review_on    date,
  reviewed_by_proposal bigint,
  undone_by_decision   bigint
);
create index decision_due on decision (due_at) where state = 'queued';
create index decision_review on decision (review_on) where review_on is not null;

-- A request of members within the objection window: to look again, or to stop until that was done.
create table objection (
  id          bigint primary key,
  decision_id bigint not null references decision (id),
  member_id   bigint not null references member (id),
  kind        text not null check (kind in ('review', 'hold', 'call-in')),
  reason      text not null default '',
  at          timestamptz not null,
  unique (decision_id, member_id, kind)
);

-- Calling in what a circle decides: members ask that everybody does.
create table call_in (
  proposal_id bigint not null references proposal (id),
  member_id   bigint not null references member (id),
  reason      text not null default '',
  at          timestamptz not null,
  primary key (proposal_id, member_id)
);

create table proposal_event (
  id          bigint primary key,
  proposal_id bigint not null references proposal (id),
  kind        text not null,
  member_id   bigint references member (id),
  data        jsonb not null default '{}',
  at          timestamptz not null
);
create index proposal_event_proposal on proposal_event (proposal_id, at, id);

create table amendment (
  id          bigint primary key,
  proposal_id bigint not null references proposal (id),
  version     integer not null,
  member_id   bigint not null references member (id),
  -- The place of the paragraph in the body of that version, from 0, and its text then.
  paragraph   integer not null,
  original    text not null,
  replacement text not null,
  why         text not null default '',
  state       text not null check (state in ('offered', 'accepted', 'declined', 'withdrawn')),
  offered_at  timestamptz not null,
  settled_at  timestamptz,
  answer      text not null default '',
  -- The reply in the debate that carries the reason.
  post_id     bigint references post (id)
);
create index amendment_proposal on amendment (proposal_id, id);

create table debate_summary (
  id          bigint primary key,
  proposal_id bigint not null references proposal (id),
  member_id   bigint not null references member (id),
  text        text not null,
  at          timestamptz not null
);
create index debate_summary_proposal on debate_summary (proposal_id, id desc);

create table document (
  id         bigint primary key,
  slug       text not null unique,
  kind       text not null check (kind in ('bylaws', 'manifesto', 'code-of-conduct', 'policy')),
  title      text not null,
  language   text not null,
  version    integer not null,
  created_at timestamptz not null,
  retired_at timestamptz
);

create table document_version (
  document_id bigint not null references document (id),
  version     integer not null,
  text        text not null,
  hash        text not null,
  by_decision bigint,
  by_person   bigint references person (id),
  at          timestamptz not null,
  primary key (document_id, version)
);

create table document_signature (
  document_id bigint not null references document (id),
  version     integer not null,
  person_id   bigint not null references person (id),
  -- Through which account, and whether its name is shown.
  account_id  bigint not null references account (id),
  shown       boolean not null,
  at          timestamptz not null,
  primary key (document_id, version, person_id),
  foreign key (document_id, version) references document_version (document_id, version)
);

-- What a decision cites, kept as it was read.
create table citation (
  id          bigint primary key,
  proposal_id bigint not null references proposal (id),
  label       text not null,
  address     text not null default '',
  text        text not null,
  hash        text not null,
  at          timestamptz not null
);
create index citation_proposal on citation (proposal_id, id);

-- What people must do outside the server because it was decided.
create table duty (
  id          bigint primary key,
  decision_id bigint not null references decision (id),
  what        text not null,
  owner_id    bigint not null references member (id),
  due_on      date not null,
  reminded_at timestamptz,
  proof       text,
  done_at     timestamptz,
  done_by     bigint references member (id)
);
create index duty_owner on duty (owner_id) where done_at is null;
create index duty_decision on duty (decision_id);

create table proposal_template (
  id         bigint primary key,
  name       text not null,
  member_id  bigint not null references member (id),
  kind       text not null,
  title      text not null,
  body       text not null,
  rule_key   text not null,
  settings   jsonb not null,
  options    jsonb not null default '[]',
  created_at timestamptz not null,
  retired_at timestamptz
);

-- What a holder of a mandate did at once: it lapses by itself unless members ratify it.
create table emergency_act (
  id          bigint primary key,
  action      text not null,
  input       jsonb not null,
  before      jsonb not null,
  after       jsonb not null,
  labels      jsonb,
  inverse     jsonb not null,
  member_id   bigint not null references member (id),
  reason      text not null,
  at          timestamptz not null,
  lapses_at   timestamptz not null,
  proposal_id bigint references proposal (id),
  ratified_at timestamptz,
  lapsed_at   timestamptz
);
create index emergency_act_standing on emergency_act (lapses_at) where ratified_at is null and lapsed_at is null;

-- What a member is told of votes, decisions and their own membership.
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in
  ('mention', 'reply', 'favourite', 'boost', 'follow',
   'vote-opened', 'vote-closing', 'decided', 'effect', 'membership', 'duty'));
