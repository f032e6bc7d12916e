-- How somebody follows: told of each post, and in some languages only. Who waits to follow asks for it in the same way.
alter table follow
  add column told_since timestamptz,
  add column languages  text[] check (cardinality(languages) > 0);
alter table follow_request
  add column boosts_hidden_at timestamptz,
  add column told_since       timestamptz,
  add column languages        text[] check (cardinality(languages) > 0);
create index follow_told on follow (followed_id) where told_since is not null;
create index follow_languages on follow (follower_id, followed_id) where languages is not null;

-- One more kind of news: somebody of whose posts one wants to be told has posted.
do $$
declare
  standing text;
begin
  select pg_get_expr(conbin, conrelid) into standing from pg_constraint
    where conname = 'notification_kind_check' and conrelid = 'notification'::regclass;
  alter table notification drop constraint notification_kind_check;
  execute format('alter table notification add constraint notification_kind_check check (%s or kind in (''post''))',
    standing);
end $$;
-- Applications have asked for it by its name there; people are told at once of what they ask to be told of.
update push_subscription set kinds = array_replace(kinds, 'status', 'post') where 'status' = any(kinds);
update push_preference set kinds = kinds || '{post}'::text[] where 'post' <> all(kinds);
