-- What a page elsewhere says of itself, read once for all who link to it.

-- The picture of such a page belongs to nobody here.
alter table media alter column account_id drop not null;

create table link_preview (
  -- As `canonicalAddress` writes it.
  url          text primary key check (length(url) <= 2000),
  asked_at     timestamptz not null,
  -- Asking before that changes nothing.
  expires_at   timestamptz not null,
  tries        smallint not null default 0,
  found_at     timestamptz,
  -- Since when it cannot be read, and why; null once it was.
  failed_at    timestamptz,
  because      text check (because in ('away', 'slow', 'large', 'forbidden', 'gone', 'no-page')),
  -- What the page says is its one address, where it may say so; its own otherwise.
  canonical    text not null default '',
  title        text not null default '',
  description  text not null default '',
  site         text not null default '',
  author       text not null default '',
  language     text not null default '',
  kind         text not null default '' check (kind in ('', 'article', 'radio', 'tv', 'podcast', 'blog')),
  published_on date,
  image_id     bigint references media (id),
  check ((failed_at is null) = (because is null))
);
create index link_preview_image on link_preview (image_id) where image_id is not null;
