-- What somebody’s page shows beside their posts: pictures, those of replies among them, and hashtags.
alter table network_preference
  add column pictures_shown boolean not null default true,
  add column reply_pictures_shown boolean not null default true,
  add column featured_shown boolean not null default true;
