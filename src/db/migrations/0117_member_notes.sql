-- Context that members add to a post: shown when people who usually disagree find it helpful.
create table member_note (
  id             bigint primary key,
  post_id        bigint not null references post (id),
  -- Null once they have left. Shown to moderators alone.
  author_id      bigint references account (id),
  text           text not null,
  language       text,
  sources        text[] not null,
  created_at     timestamptz not null,
  withdrawn_at   timestamptz,
  -- By a moderator, for how it is said and never for what it says.
  set_aside_at     timestamptz,
  set_aside_by     bigint references person (id),
  set_aside_reason text not null default '',
  -- The author of the post asks members to look again.
  review_asked_at  timestamptz,
  review_words     text not null default '',
  -- What the last count made of it.
  state          text not null default 'needs-more' check (state in ('shown', 'needs-more', 'not-shown')),
  reason         text not null default 'few'
                 check (reason in ('few', 'one-sided', 'divided', 'helpful', 'not-helpful')),
  method         text check (method in ('bridging', 'agreement')),
  score          double precision,
  tilt           double precision,
  judged_at      timestamptz,
  shown_since    timestamptz,
  -- When the author of the post was told: once.
  told_at        timestamptz,
  check ((state = 'shown') = (shown_since is not null)),
  check ((set_aside_at is null) = (set_aside_reason = '')),
  check ((review_asked_at is null) = (review_words = '')),
  check (author_id is not null or (text = '' and withdrawn_at is not null)),
  unique (post_id, author_id)
);
create index member_note_author on member_note (author_id);
create index member_note_shown on member_note (post_id) where state = 'shown';

-- Members who said yes to rating notes, and to what is published of it.
create table note_rater (
  member_id bigint primary key references member (id),
  since     timestamptz not null
);

create table note_rating (
  note_id   bigint not null references member_note (id),
  member_id bigint not null references member (id),
  value     text not null check (value in ('helpful', 'somewhat', 'not-helpful')),
  reasons   text[] not null,
  rated_at  timestamptz not null,
  primary key (note_id, member_id)
);
create index note_rating_member on note_rating (member_id);

-- What a count was made from and by: the last that was published keeps its data until the next.
create table note_count (
  id          bigint primary key,
  -- When the ratings were read.
  at          timestamptz not null,
  model       text not null,
  inputs_hash text not null,
  ratings     integer not null,
  raters      integer not null,
  notes       integer not null,
  -- From how many the axis was read; none where none could be.
  axis_raters integer not null,
  axis_notes  integer not null,
  mean        double precision,
  published_at timestamptz,
  -- What makes the names of raters, forgotten with the next publication.
  secret      bytea,
  data        text,
  check ((data is null) = (secret is null)),
  check (data is null or published_at is not null)
);
create index note_count_at on note_count (at);

do $$
declare
  standing text;
begin
  select pg_get_expr(conbin, conrelid) into standing from pg_constraint
    where conname = 'notification_kind_check' and conrelid = 'notification'::regclass;
  alter table notification drop constraint notification_kind_check;
  execute format('alter table notification add constraint notification_kind_check check (%s or kind = ''note'')', standing);
end $$;
