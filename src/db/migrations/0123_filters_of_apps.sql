-- Applications change a word of a filter by its number, and filter single posts.
alter table filter_term add column id bigint;
update filter_term set id = filter_id + 1 + position;
alter table filter_term alter column id set not null;
create unique index filter_term_id on filter_term (filter_id, id);

alter table filter_term add column post_id bigint references post (id);
create index filter_term_post on filter_term (post_id) where post_id is not null;

-- A word or more, a hashtag as it is compared, somebody, or one post.
alter table filter_term drop constraint filter_term_kind_check, drop constraint filter_term_check;
alter table filter_term
  add constraint filter_term_kind_check check (kind in ('word', 'tag', 'account', 'post')),
  add constraint filter_term_check check ((kind = 'account') = (about_id is not null)
    and (kind = 'post') = (post_id is not null) and (kind in ('word', 'tag')) = (word is not null));
