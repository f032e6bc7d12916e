-- Articles: long posts with a title, a cover, authors, and comments of readers who have no account.

create table article (
  id                bigint primary key,
  -- Who began it and answers for it; authors are named in article_author.
  account_id        bigint not null references account (id),
  campaign_id       bigint references campaign (id),
  kind              text not null check (kind in ('essay', 'op-ed', 'manifesto', 'news')),
  language          text not null check (language in ('en', 'fr')),
  -- The end of its address now; those it had before stand in article_slug.
  slug              text,
  translation_of    bigint references article (id),
  created_at        timestamptz not null,
  published_at      timestamptz,
  comments_close_at timestamptz,
  -- How many comments of people without an account are shown.
  shown_comments    integer not null default 0 check (shown_comments >= 0),
  withdrawn_at      timestamptz,
  withdrawn_by      bigint references person (id),
  withdrawn_reason  text not null default '',
  check ((published_at is null) = (slug is null)),
  check ((published_at is null) = (comments_close_at is null)),
  check (withdrawn_at is null or published_at is not null),
  check (translation_of is distinct from id)
);
create index article_published on article (published_at desc, id desc) where published_at is not null;
create index article_account on article (account_id, id desc);
create index article_campaign on article (campaign_id, published_at desc) where campaign_id is not null;
create index article_translation on article (translation_of) where translation_of is not null;

-- Every end of an address that an article ever had: none is given twice.
create table article_slug (
  slug       text primary key,
  article_id bigint not null references article (id),
  since      timestamptz not null
);
create index article_slug_article on article_slug (article_id);
alter table article add foreign key (slug) references article_slug (slug);

-- What is being written and not published yet: a new article, or a correction.
create table article_draft (
  article_id   bigint primary key references article (id),
  title        text not null,
  standfirst   text not null,
  -- Markdown.
  body         text not null,
  cover_id     bigint references media (id),
  cover_alt    text not null,
  cover_credit text not null,
  -- Counts the savings, so that two people never overwrite each other unawares.
  revision     integer not null,
  saved_at     timestamptz not null,
  saved_by     bigint not null references account (id)
);

create table article_version (
  article_id   bigint not null references article (id),
  version      integer not null,
  title        text not null,
  standfirst   text not null,
  body         text not null,
  cover_id     bigint references media (id),
  cover_alt    text not null,
  cover_credit text not null,
  -- What was corrected; empty for the first.
  note         text not null,
  published_at timestamptz not null,
  published_by bigint not null references account (id),
  primary key (article_id, version)
);

-- An account is named once it has said yes; somebody without one by name.
create table article_author (
  id          bigint primary key,
  article_id  bigint not null references article (id),
  account_id  bigint references account (id),
  name        text not null default '',
  asked_by    bigint not null references account (id),
  asked_at    timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  check ((account_id is null) = (name <> '')),
  check (accepted_at is null or declined_at is null),
  unique (article_id, account_id)
);
create index article_author_account on article_author (account_id) where account_id is not null;

-- A comment by name and e-mail. Those with an account answer with a post.
create table article_comment (
  id              bigint primary key,
  article_id      bigint not null references article (id),
  parent_id       bigint references article_comment (id),
  parent_post_id  bigint references post (id),
  name            text not null,
  -- Never published; null once erased.
  email           text,
  email_canonical text,
  -- Whether the name stays when the address is erased.
  keep_name       boolean not null,
  locale          text not null,
  text            text not null,
  sent_at         timestamptz not null,
  confirmed_at    timestamptz,
  shown_at        timestamptz,
  -- Null when the program showed it: the address had a comment let in before.
  shown_by        bigint references person (id),
  hidden_at       timestamptz,
  hidden_by       bigint references person (id),
  hidden_reason   text not null default '',
  -- When its author was told by mail what became of it.
  told_at         timestamptz,
  -- The day that was said when it was sent.
  keep_until      timestamptz not null,
  erased_at       timestamptz,
  -- Its author took it back: an empty place under which answers of others stand.
  deleted_at      timestamptz,
  check (parent_id is null or parent_post_id is null),
  check (shown_at is null or confirmed_at is not null),
  check (hidden_at is null or confirmed_at is not null),
  check ((email is null) = (email_canonical is null)),
  check ((email is null) = (erased_at is not null)),
  check (deleted_at is null or (name = '' and text = '' and email is null))
);
create index article_comment_article on article_comment (article_id, id);
create index article_comment_parent on article_comment (parent_id) where parent_id is not null;
create index article_comment_mailbox on article_comment (email_canonical) where email_canonical is not null;
create index article_comment_keep on article_comment (keep_until) where erased_at is null;

create table article_comment_link (
  token_hash bytea primary key,
  comment_id bigint not null references article_comment (id) on delete cascade,
  sent_at    timestamptz not null
);
create index article_comment_link_comment on article_comment_link (comment_id);

-- What the discussion of an article knows of a post in it: the comment that it answers, or that it is hidden there.
create table article_reply (
  post_id       bigint primary key references post (id),
  article_id    bigint not null references article (id),
  comment_id    bigint references article_comment (id),
  hidden_at     timestamptz,
  hidden_by     bigint references person (id),
  hidden_reason text not null default ''
);
create index article_reply_article on article_reply (article_id);

-- That one is named as an author, and that comments wait.
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in
  ('mention', 'reply', 'favourite', 'boost', 'follow',
   'vote-opened', 'vote-closing', 'decided', 'effect', 'membership', 'duty', 'drive-date',
   'byline', 'comment'));
