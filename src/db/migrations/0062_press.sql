-- What the press needs of a campaign, and what it wrote.

create table campaign_tag (
  campaign_id bigint not null references campaign (id),
  position    smallint not null,
  -- As compared; the posts that carry it are in post_tag.
  tag         text not null,
  label       text not null,
  primary key (campaign_id, position),
  unique (campaign_id, tag)
);

-- A paragraph ready to copy, in each language.
create table press_text (
  campaign_id bigint not null references campaign (id),
  language    text not null check (language in ('en', 'fr')),
  text        text not null,
  written_at  timestamptz not null,
  primary key (campaign_id, language)
);

-- Whom journalists may reach, as that person wants it public. Erased when who wrote it leaves.
create table press_contact (
  campaign_id bigint primary key references campaign (id),
  name        text not null,
  mail        text not null default '',
  phone       text not null default '',
  written_at  timestamptz not null,
  written_by  bigint not null references person (id),
  check (mail <> '' or phone <> '')
);

-- What somebody said for publication, with their consent.
create table press_quote (
  id          bigint primary key,
  campaign_id bigint not null references campaign (id),
  text        text not null,
  language    text not null,
  said_by     text not null,
  role        text not null default '',
  agreed_on   date not null,
  -- How they agreed, for organisers: “by mail to Ruth”.
  agreement   text not null,
  added_at    timestamptz not null
);
create index press_quote_campaign on press_quote (campaign_id, id);

create table press_picture (
  id          bigint primary key,
  campaign_id bigint not null references campaign (id),
  media_id    bigint not null unique references media (id),
  credit      text not null,
  licence     text not null,
  added_at    timestamptz not null
);
create index press_picture_campaign on press_picture (campaign_id, id);

-- Something published elsewhere about the campaign: suggested by anybody, listed by organisers.
create table press_coverage (
  id           bigint primary key,
  campaign_id  bigint not null references campaign (id),
  url          text not null references link_preview (url),
  -- When it was brought, and by which organiser; null: somebody suggested it, and we do not keep who.
  brought_at   timestamptz not null,
  brought_by   bigint references person (id),
  listed_at    timestamptz,
  declined_at  timestamptz,
  -- The words as organisers checked them; empty until it is listed.
  canonical    text not null default '',
  outlet       text not null default '',
  author       text not null default '',
  title        text not null default '',
  quote        text not null default '' check (length(quote) <= 300),
  language     text not null default '',
  country      text not null default '' check (country ~ '^([A-Z]{2})?$'),
  kind         text not null default 'article' check (kind in ('article', 'radio', 'tv', 'podcast', 'blog')),
  published_on date,
  check (listed_at is null or declined_at is null),
  check (listed_at is null or (title <> '' and outlet <> '' and language <> '' and canonical <> '' and published_on is not null)),
  -- One address, one row.
  unique (campaign_id, url)
);
-- The same page under two addresses is listed once.
create unique index press_coverage_once on press_coverage (campaign_id, canonical) where listed_at is not null;
create index press_coverage_listed on press_coverage (campaign_id, published_on desc, id desc) where listed_at is not null;
