-- Posts for those named alone, gathered by the conversation they are in and the people they are between.
create table conversation (
  id           bigint primary key,
  thread_id    bigint not null references post (id),
  -- Whoever wrote or was addressed, by their numbers.
  participants bigint[] not null check (cardinality(participants) > 1),
  created_at   timestamptz not null,
  unique (thread_id, participants)
);

create table conversation_post (
  post_id         bigint primary key references post (id),
  conversation_id bigint not null references conversation (id)
);
create index conversation_post_newest on conversation_post (conversation_id, post_id desc);

-- How one of those in it stands to it.
create table conversation_reader (
  account_id      bigint not null references account (id),
  conversation_id bigint not null references conversation (id),
  last_post_id    bigint not null references post (id),
  -- The newest post they have read; null: none.
  read_up_to      bigint,
  -- When they put it away, until somebody writes in it again.
  hidden_at       timestamptz,
  primary key (account_id, conversation_id)
);
create index conversation_reader_newest on conversation_reader (account_id, last_post_id desc);
create index conversation_reader_of on conversation_reader (conversation_id);

-- Those that stand already: a conversation is numbered by its first post, and nothing of it is new to anybody.
create temporary table private_post on commit drop as
  select post.id, post.thread_id, post.created_at, (
    select array_agg(who order by who) from (
      select post.account_id as who union select mention.account_id from mention where mention.post_id = post.id
    ) as everybody) as participants
  from post where post.visibility = 'direct' and post.deleted_at is null and post.boost_of_id is null;
delete from private_post where cardinality(participants) < 2;
insert into conversation (id, thread_id, participants, created_at)
  select min(id), thread_id, participants, min(created_at) from private_post group by thread_id, participants;
insert into conversation_post (post_id, conversation_id)
  select private_post.id, conversation.id from private_post join conversation using (thread_id, participants);
insert into conversation_reader (account_id, conversation_id, last_post_id, read_up_to)
  select account.id, conversation.id, newest.id, newest.id
  from conversation
  cross join lateral (select max(post_id) as id from conversation_post where conversation_id = conversation.id) as newest
  join account on account.id = any(conversation.participants)
  where account.person_id is not null and account.deleted_at is null;
