import type { Check } from './check.ts';

/** A clock that people moved, as they may outside production, may have gone back: then its times have no order. */
const NEVER_MOVED = `not exists (select from setting where key = 'clockOffset')`;

export const checks: readonly Check[] = [
  {
    name: 'the counter of each petition equals its signatures, confirmed and pending',
    query: `
      select petition.campaign_id, rows.confirmed as confirmed_rows, counter.confirmed as confirmed_counted,
        rows.pending as pending_rows, counter.pending as pending_counted
      from petition
      cross join lateral (
        select count(*) filter (where confirmed_at is not null) as confirmed,
          count(*) filter (where confirmed_at is null) as pending
        from signature where signature.campaign_id = petition.campaign_id) as rows
      cross join lateral (
        select coalesce(sum(confirmed), 0) as confirmed, coalesce(sum(pending), 0) as pending
        from signature_count where signature_count.campaign_id = petition.campaign_id) as counter
      where rows.confirmed <> counter.confirmed or rows.pending <> counter.pending`,
  },
  {
    name: 'no more forms are answered on a day than were sent',
    query: `
      select campaign_id, day, sum(unanswered) as unanswered
      from signature_sending group by 1, 2 having sum(unanswered) < 0`,
  },
  {
    name: 'the curve of each petition adds up to its confirmed signatures, hour by hour',
    query: `
      select campaign_id, hour, counted.n as counted, curve.confirmed
      from (
        select campaign_id, date_trunc('hour', confirmed_at, 'UTC') as hour, count(*) as n
        from signature where confirmed_at is not null group by 1, 2) as counted
      full join signature_hour as curve using (campaign_id, hour)
      where counted.n is distinct from curve.confirmed`,
  },
  {
    // Those who withdrew since had been counted then: what was reached stays reached.
    name: 'a milestone is reached when, and only when, the count has passed it',
    query: `
      select milestone.campaign_id, milestone.signatures, milestone.reached_at, counter.confirmed
      from milestone
      cross join lateral (
        select coalesce(sum(confirmed), 0) as confirmed, coalesce(sum(withdrawn), 0) as withdrawn
        from signature_count where signature_count.campaign_id = milestone.campaign_id) as counter
      where case when milestone.reached_at is null then counter.confirmed >= milestone.signatures
        else counter.confirmed + counter.withdrawn < milestone.signatures end`,
  },
  {
    name: 'no signature is confirmed after its campaign closed',
    query: `
      select signature.id, signature.confirmed_at, campaign.closed_at
      from signature join campaign on campaign.id = signature.campaign_id
      -- A confirmation under way when the campaign closes still counts; none lasts a minute.
      where signature.confirmed_at > campaign.closed_at + interval '1 minute' and ${NEVER_MOVED}`,
  },
  {
    name: 'every campaign has a petition with a milestone at least',
    query: `
      select campaign.id from campaign
      where not exists (select from milestone where milestone.campaign_id = campaign.id)`,
  },
  {
    name: 'every confirmed signature was signed before',
    query: `select id, signed_at, confirmed_at from signature where confirmed_at < signed_at and ${NEVER_MOVED}`,
  },
  {
    name: 'one mailbox has one signature',
    query: `
      select campaign_id, count(*) as signatures, min(id) as first from signature
      group by campaign_id, email_canonical having count(*) > 1`,
  },
];
