-- How an account and a post stand, as everything reads it. Who did it and why is written in moderation_action, from
-- which these four are made.
alter table account add column limited_at timestamptz, add column suspended_at timestamptz;
create index account_limited on account (id) where limited_at is not null;
alter table post add column hidden_at timestamptz, add column sensitive_at timestamptz;

-- What is said against one account, until somebody has looked at it.
create table moderation_case (
  id         bigint primary key,
  account_id bigint not null references account,
  opened_at  timestamptz not null,
  claimed_by bigint references person,
  claimed_at timestamptz,
  closed_at  timestamptz,
  closed_by  bigint references person,
  outcome    text check (outcome in ('acted', 'nothing', 'left')),
  check ((claimed_by is null) = (claimed_at is null)),
  check ((closed_at is null) = (outcome is null))
);
create unique index moderation_case_open on moderation_case (account_id) where closed_at is null;
create index moderation_case_account on moderation_case (account_id);

create table report (
  id          bigint primary key,
  case_id     bigint not null references moderation_case,
  -- Emptied when whoever reported leaves.
  reporter_id bigint references account,
  about       text not null check (about in ('rule', 'spam', 'illegal', 'other')),
  rule_key    text,
  rule_words  text not null default '',
  words       text not null,
  made_at     timestamptz not null,
  check ((about = 'rule') = (rule_key is not null))
);
create index report_case on report (case_id);
create index report_reporter on report (reporter_id);

create table report_post (
  report_id bigint not null references report,
  post_id   bigint not null references post,
  primary key (report_id, post_id)
);
create index report_post_post on report_post (post_id);

-- What those who moderate say to each other.
create table moderation_note (
  id        bigint primary key,
  case_id   bigint not null references moderation_case,
  person_id bigint not null references person,
  words     text not null,
  made_at   timestamptz not null
);
create index moderation_note_case on moderation_note (case_id);

-- Words that are kept ready, in both languages.
create table saved_reply (
  id         bigint primary key,
  title      text not null,
  words_en   text not null,
  words_fr   text not null,
  made_at    timestamptz not null,
  made_by    bigint not null references person
);

create table moderation_action (
  id           bigint primary key,
  case_id      bigint not null references moderation_case,
  account_id   bigint not null references account,
  post_id      bigint references post,
  kind         text not null check (kind in ('warn', 'sensitive', 'hide', 'limit', 'suspend')),
  ground       text not null check (ground in ('rule', 'law')),
  rule_key     text,
  -- The rule as it read then, or the law.
  rule_words   text not null,
  -- What is told to the person.
  facts        text not null,
  taken_at     timestamptz not null,
  taken_by     bigint not null references person,
  until        timestamptz,
  -- From when on it holds: for a suspension, since somebody else confirmed it.
  began_at     timestamptz,
  confirmed_by bigint references person,
  ended_at     timestamptz,
  ended_by     bigint references person,
  ended_how    text check (ended_how in ('lifted', 'term', 'appeal', 'refused', 'withdrawn', 'left')),
  ended_words  text not null default '',
  check ((post_id is not null) = (kind in ('sensitive', 'hide'))),
  check ((ground = 'rule') = (rule_key is not null)),
  check (until is null or kind = 'limit'),
  check (kind = 'suspend' or began_at is not null),
  check (confirmed_by is null or (kind = 'suspend' and began_at is not null and confirmed_by <> taken_by)),
  check (kind <> 'suspend' or (began_at is null) = (confirmed_by is null)),
  check ((ended_at is null) = (ended_how is null))
);
create index moderation_action_case on moderation_action (case_id);
create index moderation_action_account on moderation_action (account_id);
create index moderation_action_post on moderation_action (post_id) where post_id is not null;
create index moderation_action_term on moderation_action (until) where until is not null and ended_at is null;

create table appeal (
  id         bigint primary key,
  action_id  bigint not null unique references moderation_action,
  words      text not null,
  made_at    timestamptz not null,
  -- By when somebody answers, and since when and until when a jury does.
  answer_by  timestamptz not null,
  jury_at    timestamptz,
  jury_by    timestamptz,
  -- The numbers of the members among whom lots were drawn, the SHA-256 of them, and the seed.
  roll       integer[],
  roll_hash  text,
  seed       text,
  decided_at timestamptz,
  decided_by bigint references person,
  decided_how text check (decided_how in ('moderator', 'jury', 'silence', 'lifted', 'left')),
  outcome    text check (outcome in ('upheld', 'overturned')),
  answer     text not null default '',
  check ((jury_at is null) = (seed is null) and (jury_at is null) = (roll is null)
    and (jury_at is null) = (roll_hash is null) and (jury_at is null) = (jury_by is null)),
  check ((decided_at is null) = (decided_how is null)),
  check ((outcome is null) = (decided_how is null or decided_how in ('lifted', 'left'))),
  check ((decided_by is not null) = (decided_how is not distinct from 'moderator'))
);
create index appeal_waiting on appeal (answer_by) where decided_at is null;

create table juror (
  appeal_id bigint not null references appeal,
  place     integer not null,
  person_id bigint not null references person,
  number    integer not null,
  verdict   text check (verdict in ('upheld', 'overturned')),
  words     text not null default '',
  voted_at  timestamptz,
  primary key (appeal_id, place),
  unique (appeal_id, person_id),
  check ((verdict is null) = (voted_at is null))
);
create index juror_person on juror (person_id);

-- More kinds of news, beside those that stand already, whichever these are.
do $$
declare
  standing text;
begin
  select pg_get_expr(conbin, conrelid) into standing from pg_constraint
    where conname = 'notification_kind_check' and conrelid = 'notification'::regclass;
  alter table notification drop constraint notification_kind_check;
  execute format('alter table notification add constraint notification_kind_check check (%s or kind in
    (''moderation'', ''report'', ''case'', ''jury''))', standing);
end $$;
