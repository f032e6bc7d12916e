import type { Check } from './check.ts';

export const checks: readonly Check[] = [
  {
    name: 'the conversation of every post exists and begins itself',
    query: `
      select post.id, post.thread_id from post left join post as first on first.id = post.thread_id
      where first.id is null or first.thread_id <> first.id`,
  },
  {
    name: 'a reply stands in the conversation of what it answers',
    query: `
      select post.id, post.in_reply_to_id from post join post as above on above.id = post.in_reply_to_id
      where above.thread_id <> post.thread_id`,
  },
  {
    name: 'a boost has no words, pictures or answers of its own, and boosts no boost',
    query: `
      select boost.id, boost.boost_of_id from post as boost join post as original on original.id = boost.boost_of_id
      where boost.text <> '' or boost.content_warning <> '' or boost.in_reply_to_id is not null
        or original.boost_of_id is not null
        or exists (select from post_media where post_id = boost.id)
        or exists (select from post where in_reply_to_id = boost.id and deleted_at is null)`,
  },
  {
    name: 'only what is public or unlisted is boosted by others',
    query: `
      select boost.id, original.visibility from post as boost join post as original on original.id = boost.boost_of_id
      where boost.deleted_at is null and boost.account_id <> original.account_id
        and original.visibility not in ('public', 'unlisted')`,
  },
  {
    // A vote is told to all who may vote, its author included.
    name: 'a notification points to something its reader may see, and is not about themselves',
    query: `
      select notification.id, notification.kind from notification left join post on post.id = notification.post_id
      where (notification.account_id = notification.from_id
          and notification.kind in ('mention', 'reply', 'favourite', 'boost', 'follow'))
        or (notification.kind = 'follow' and notification.post_id is not null)
        or (notification.kind in ('mention', 'reply', 'favourite', 'boost') and notification.post_id is null)
        or (post.visibility = 'direct' and post.account_id <> notification.account_id and not exists (
          select from mention where mention.post_id = post.id and mention.account_id = notification.account_id))`,
  },
  {
    name: 'the pictures of a post belong to its account',
    query: `
      select post.id, media.id as media_id from post_media
      join post on post.id = post_media.post_id join media on media.id = post_media.media_id
      where media.account_id <> post.account_id`,
  },
  {
    name: 'every campaign was announced by a post',
    query: `
      select campaign.id from campaign
      where not exists (select from post where post.about_kind = 'campaign' and post.about_id = campaign.id)`,
  },
  {
    name: 'what a post announces exists',
    query: `
      select post.id, post.about_id from post left join campaign on campaign.id = post.about_id
      where post.about_kind = 'campaign' and campaign.id is null
      union all
      select post.id, post.about_id from post left join proposal on proposal.id = post.about_id
      where post.about_kind = 'proposal' and proposal.id is null`,
  },
  {
    // No foreign key holds these: they are written a hundred thousand at once.
    name: 'what inboxes, rolls and mails point to exists',
    query: `
      select 'notification' as row, notification.id from notification
      left join account on account.id = notification.from_id left join post on post.id = notification.post_id
      left join account reader on reader.id = notification.account_id
      where account.id is null or reader.id is null or (notification.post_id is not null and post.id is null)
      union all
      select 'elector', elector.proposal_id from elector
      where not exists (select from proposal where proposal.id = elector.proposal_id)
        or not exists (select from member where member.id = elector.member_id)
      union all
      select 'mail', mail.id from mail left join mail_text on mail_text.id = mail.text_id
      where mail.text_id is not null and mail_text.id is null`,
  },
];
