import type { Check } from './check.ts';

export const checks: readonly Check[] = [
  {
    name: 'every post for those named is in the conversation of these people, and nothing else is in one',
    query: `
      select post.id, null::bigint as conversation_id from post
      where post.visibility = 'direct' and post.deleted_at is null and post.boost_of_id is null
        and exists (select from mention where mention.post_id = post.id and mention.account_id <> post.account_id)
        and not exists (select from conversation_post where conversation_post.post_id = post.id)
      union all
      select post.id, conversation.id from conversation_post
      join post on post.id = conversation_post.post_id
      join conversation on conversation.id = conversation_post.conversation_id
      where post.visibility <> 'direct' or post.deleted_at is not null or post.thread_id <> conversation.thread_id
        or not post.account_id = any(conversation.participants)
        or exists (select from mention
          where mention.post_id = post.id and not mention.account_id = any(conversation.participants))`,
  },
  {
    name: 'a conversation is known to those in it, by its newest post',
    query: `
      select reader.account_id, conversation.id from conversation_reader as reader
      join conversation on conversation.id = reader.conversation_id
      where not reader.account_id = any(conversation.participants)
        or reader.last_post_id is distinct from (
          select max(post_id) from conversation_post where conversation_post.conversation_id = conversation.id)
      union all
      select account.id, conversation.id from conversation join account on account.id = any(conversation.participants)
      where account.person_id is not null and account.deleted_at is null and not exists (
        select from conversation_reader as reader
        where reader.conversation_id = conversation.id and reader.account_id = account.id)`,
  },
];
