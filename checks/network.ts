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
          and notification.kind in ('mention', 'reply', 'favourite', 'boost', 'follow', 'follow-request', 'edit', 'post', 'quote', 'quote-request'))
        or (notification.kind in ('follow', 'follow-request') and notification.post_id is not null)
        or (notification.kind in ('mention', 'reply', 'favourite', 'boost', 'poll', 'edit', 'post', 'quote', 'quote-request')
          and notification.post_id is null)
        or (post.visibility = 'direct' and post.account_id <> notification.account_id and not exists (
          select from mention where mention.post_id = post.id and mention.account_id = notification.account_id))`,
  },
  {
    name: 'of votes, duties, membership and moderation nothing is set apart in an inbox',
    query: `
      select id, kind from notification where filtered_at is not null and kind not in (
        'mention', 'reply', 'favourite', 'boost', 'follow', 'follow-request', 'quote', 'quote-request', 'post', 'pack')`,
  },
  {
    name: 'the pictures of a post belong to its account',
    query: `
      select post.id, media.id as media_id from post_media
      join post on post.id = post_media.post_id join media on media.id = post_media.media_id
      where media.account_id <> post.account_id`,
  },
  {
    name: 'what somebody pinned is theirs, stands, and is five posts at most',
    query: `
      select pin.account_id, pin.post_id from pin join post on post.id = pin.post_id
      where post.account_id <> pin.account_id or post.deleted_at is not null
      union all
      select account_id, max(post_id) from pin group by account_id having count(*) > 5`,
  },
  {
    name: 'the last version of an edited post is what it says, and its versions are numbered from 1',
    query: `
      select post.id, post.edited_at from post
      left join lateral (
        select count(*)::int as versions, max(version) as last from post_version where post_id = post.id) as said on true
      left join post_version as latest on latest.post_id = post.id and latest.version = said.last
      where (post.edited_at is null) <> (said.versions = 0) or said.versions = 1
        or said.versions <> coalesce(said.last, 0)
        or latest.text <> post.text or latest.content_warning <> post.content_warning
        or latest.language is distinct from post.language and latest.post_id is not null`,
  },
  {
    name: 'the votes of every poll are those that were cast',
    query: `
      select poll_option.post_id, poll_option.position from poll_option
      where votes <> erased + (select count(*) from poll_vote
        where poll_vote.post_id = poll_option.post_id and poll_vote.position = poll_option.position)
      union all
      select poll.post_id, null from poll
      where voters <> erased + (select count(distinct account_id) from poll_vote where poll_vote.post_id = poll.post_id)
      union all
      select poll_vote.post_id, min(poll_vote.position) from poll_vote join poll using (post_id)
      where not poll.multiple group by poll_vote.post_id, poll_vote.account_id having count(*) > 1
      union all
      select poll_option.post_id, max(position) from poll_option group by poll_option.post_id
      having count(*) not between 2 and 8`,
  },
  {
    name: 'a list holds people whom its owner follows',
    query: `
      select list_account.list_id, list_account.account_id from list_account join list on list.id = list_account.list_id
      where not exists (select from follow
        where follower_id = list.account_id and followed_id = list_account.account_id)`,
  },
  {
    name: 'a pack holds 150 people and ten hashtags at most, and nobody left it before they came into it',
    query: `
      select pack_id, count(*) from pack_account where left_at is null group by pack_id having count(*) > 150
      union all
      select pack_id, count(*) from pack_tag group by pack_id having count(*) > 10
      union all
      select pack_id, account_id from pack_account where left_at < added_at`,
  },
  {
    name: 'what a post quotes stands, and was written for everybody',
    query: `
      select quote.post_id, quote.quoted_id from quote join post as quoted on quoted.id = quote.quoted_id
      join post on post.id = quote.post_id
      where quoted.deleted_at is not null or quoted.visibility not in ('public', 'unlisted')
        or post.deleted_at is not null or (quoted.local_only and not post.local_only)`,
  },
  {
    name: 'where one account blocks another, nothing binds them',
    query: `
      select block.account_id, block.target_id from block
      where exists (select from follow where (follower_id, followed_id) in
        ((block.account_id, block.target_id), (block.target_id, block.account_id)))`,
  },
  {
    name: 'nothing binds anybody to a server that they block',
    query: `
      select kept_away.account_id, account.id from account_domain_block as kept_away
      join account on account.domain = kept_away.domain or account.domain like '%.' || kept_away.domain
      where exists (select from follow where (follower_id, followed_id) in
        ((kept_away.account_id, account.id), (account.id, kept_away.account_id)))`,
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
