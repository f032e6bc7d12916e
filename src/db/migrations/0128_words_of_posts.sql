-- The words of a post are kept beside it: worked out anew for every post that a search looks at, a word that all posts
-- have cost minutes among a million posts. Kept, their statistics tell rare words from common ones as well.
alter table post add column words tsvector generated always as (post_words(text, content_warning, language)) stored;
drop index post_words;
create index post_words on post using gin (words) where deleted_at is null and boost_of_id is null;
