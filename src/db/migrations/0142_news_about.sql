-- What a line of moderation in somebody's inbox is about: a decision, a case, an appeal. One line each.
alter table notification add column about_id bigint
  check (about_id is null or kind in ('moderation', 'report', 'case', 'jury'));
drop index notification_once;
create unique index notification_once
  on notification (account_id, kind, from_id, coalesce(post_id, 0), coalesce(about_id, 0)) where kind <> 'membership';
