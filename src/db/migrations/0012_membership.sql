-- The co-operative: who is in it, in which circles, with which mandates until when.

alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check
  check (role in ('steward', 'organiser', 'moderator', 'treasurer', 'secretary'));

-- One may hear of one's membership more than once from the same person.
drop index notification_once;
create unique index notification_once on notification (account_id, kind, from_id, coalesce(post_id, 0))
  where kind <> 'membership';

-- The categories of members that the co-op's model names: users, workers, supporters, …
create table member_class (
  key         text primary key,
  name        text not null,
  description text not null default '',
  position    integer not null default 0,
  retired_at  timestamptz
);

-- What the co-op asks those who apply.
create table membership_question (
  id         bigint primary key,
  position   integer not null,
  question   text not null,
  required   boolean not null default false,
  created_at timestamptz not null,
  retired_at timestamptz
);

create table member (
  id          bigint primary key,
  -- Given at admission, in order, never again.
  number      integer unique,
  kind        text not null check (kind in ('person', 'organisation')),
  -- Who signs in as this member: never for an organisation, no more once the person is gone.
  person_id   bigint unique references person (id),
  -- Apart from the handle; empty once erased.
  legal_name  text not null,
  class       text not null references member_class (key),
  status      text not null check (status in
    ('applicant', 'refused', 'withdrawn', 'probation', 'voting', 'suspended', 'left', 'expelled')),
  -- Takes part in the founding assembly.
  founder     boolean not null default false,
  -- [{"question": …, "answer": …}], as it was asked.
  answers     jsonb not null default '[]',
  applied_at  timestamptz not null,
  admitted_at timestamptz,
  ended_at    timestamptz,
  check (kind = 'person' or person_id is null),
  check ((number is null) = (admitted_at is null))
);
create index member_status on member (status, id);

-- The register is its history: what a member was at a date is the last event until then.
create table membership_event (
  id          bigint primary key,
  member_id   bigint not null references member (id),
  kind        text not null check (kind in
    ('applied', 'withdrew', 'refused', 'admitted', 'confirmed', 'suspended', 'reinstated', 'left', 'expelled',
     'class-changed', 'renamed', 'charged', 'replied', 'appealed')),
  -- As they are from this moment on. The name is emptied once erased.
  status      text not null,
  class       text not null,
  number      integer,
  legal_name  text not null,
  reason      text not null default '',
  -- By whose hand: a person, or a decision of the register.
  by_person   bigint references person (id),
  by_decision bigint,
  at          timestamptz not null
);
create index membership_event_member on membership_event (member_id, at, id);
create index membership_event_time on membership_event (at, id);

-- Who speaks for an organisation.
create table member_delegate (
  id        bigint primary key,
  member_id bigint not null references member (id),
  person_id bigint not null references person (id),
  from_at   timestamptz not null,
  named_by  bigint references person (id),
  ended_at  timestamptz
);
create unique index member_delegate_current on member_delegate (member_id, person_id) where ended_at is null;
create index member_delegate_person on member_delegate (person_id) where ended_at is null;

create table circle (
  id         bigint primary key,
  slug       text not null unique,
  name       text not null,
  purpose    text not null,
  -- Members join by themselves.
  open       boolean not null default false,
  created_at timestamptz not null,
  created_by_decision bigint,
  closed_at  timestamptz,
  closed_by_decision  bigint
);

create table circle_member (
  circle_id bigint not null references circle (id),
  member_id bigint not null references member (id),
  from_at   timestamptz not null,
  ended_at  timestamptz,
  primary key (circle_id, member_id, from_at)
);
create unique index circle_member_current on circle_member (circle_id, member_id) where ended_at is null;
create index circle_member_member on circle_member (member_id) where ended_at is null;

-- Which actions a circle may decide by itself, and under which rule.
create table circle_power (
  circle_id bigint not null references circle (id),
  action    text not null,
  rule_key  text not null,
  from_at   timestamptz not null,
  by_decision bigint,
  ended_at  timestamptz,
  primary key (circle_id, action, from_at)
);
create unique index circle_power_current on circle_power (circle_id, action) where ended_at is null;

create table mandate (
  id          bigint primary key,
  -- What the server lets its holder do; null for a mandate that is words only.
  role        text check (role in ('organiser', 'moderator', 'treasurer', 'secretary')),
  title       text not null,
  circle_id   bigint references circle (id),
  member_id   bigint not null references member (id),
  from_at     timestamptz not null,
  ends_at     timestamptz not null,
  ended_at    timestamptz,
  ended_how   text check (ended_how in ('term', 'decision', 'resigned', 'left')),
  by_decision bigint,
  ended_by_decision bigint,
  -- When it ends: an election, a draw, or nothing is called.
  succession  text not null default 'election' check (succession in ('election', 'draw', 'none')),
  -- The proposal that fills it anew, once there is one.
  successor_proposal bigint,
  -- Those who come next if the seat falls empty, in order.
  reserves    jsonb not null default '[]',
  check ((ended_at is null) = (ended_how is null))
);
create index mandate_member on mandate (member_id) where ended_at is null;
create index mandate_end on mandate (ends_at) where ended_at is null;
