-- Programs page through the hashtags that somebody follows: by when they were followed.
alter table tag_follow add column id bigint;
update tag_follow set id = numbered.id from (
  select account_id, tag, row_number() over (order by created_at, account_id, tag) as id from tag_follow) as numbered
where tag_follow.account_id = numbered.account_id and tag_follow.tag = numbered.tag;
alter table tag_follow alter column id set not null;
create unique index tag_follow_newest on tag_follow (account_id, id);
