-- Pictures that no post shows yet, or any more: they can be put into one for a day.
create table waiting_picture (
  media_id bigint primary key references media (id) on delete cascade,
  since    timestamptz not null
);
create index waiting_picture_oldest on waiting_picture (since);
-- Those that apps brought and never used.
insert into waiting_picture (media_id, since)
select id, created_at from media
where account_id is not null
  and not exists (select 1 from post_media where media_id = media.id)
  and not exists (select 1 from draft_media where media_id = media.id)
  and not exists (select 1 from account where avatar_id = media.id)
  and not exists (select 1 from campaign where picture_id = media.id)
  and not exists (select 1 from article_draft where cover_id = media.id)
  and not exists (select 1 from article_version where cover_id = media.id)
  and not exists (select 1 from press_picture where media_id = media.id)
  and not exists (select 1 from link_preview where image_id = media.id);
