import type { Check } from './check.ts';

/** A clock that people moved, as they may outside production, may have gone back: then its times have no order. */
const NEVER_MOVED = `not exists (select from setting where key = 'clockOffset')`;

export const checks: readonly Check[] = [
  {
    name: 'the counter of each petition equals its signatures, confirmed, pending and set aside',
    query: `
      select petition.campaign_id, rows.confirmed as confirmed_rows, counter.confirmed as confirmed_counted,
        rows.pending as pending_rows, counter.pending as pending_counted,
        rows.invalidated as invalidated_rows, counter.invalidated as invalidated_counted
      from petition
      cross join lateral (
        select count(*) filter (where confirmed_at is not null and invalidation_id is null) as confirmed,
          count(*) filter (where confirmed_at is null) as pending,
          count(invalidation_id) as invalidated
        from signature where signature.campaign_id = petition.campaign_id) as rows
      cross join lateral (
        -- Erased ones still count: their time was over.
        select coalesce(sum(confirmed - erased), 0) as confirmed, coalesce(sum(pending), 0) as pending,
          coalesce(sum(invalidated), 0) as invalidated
        from signature_count where signature_count.campaign_id = petition.campaign_id) as counter
      where rows.confirmed <> counter.confirmed or rows.pending <> counter.pending
        or rows.invalidated <> counter.invalidated`,
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
        from signature where confirmed_at is not null and invalidation_id is null group by 1, 2) as counted
      full join signature_hour as curve using (campaign_id, hour)
      where counted.n is distinct from curve.confirmed
        and not exists (
          select from signature_count where signature_count.campaign_id = coalesce(counted.campaign_id, curve.campaign_id)
            and erased > 0)`,
  },
  {
    name: 'the figures of each country and region equal the signatures that say it',
    query: `
      select campaign_id, area, said.n as said, kept.confirmed
      from (
        select campaign_id, code as area, count(*) as n
        from signature cross join lateral (select area as code union select left(area, 2)) as codes
        where area <> '' and confirmed_at is not null and invalidation_id is null group by 1, 2) as said
      full join signature_area as kept using (campaign_id, area)
      where coalesce(said.n, 0) <> coalesce(kept.confirmed, 0)
        and not exists (
          select from signature_count where signature_count.campaign_id = coalesce(said.campaign_id, kept.campaign_id)
            and erased > 0)`,
  },
  {
    name: 'what is published of a country or of a kind of commitment is of five people at least',
    query: `
      select campaign_id, area, shown from signature_area where shown between 1 and 4 or shown < 0
      union all
      select campaign_id, kind, people from commitment_total where people < 5`,
  },
  {
    name: 'reasons and commitments belong to signatures that count or are set aside, of the same petition',
    query: `
      select said.signature_id from (
        select signature_id, campaign_id from signature_reason
        union all select signature_id, campaign_id from signature_commitment) as said
      left join signature on signature.id = said.signature_id
      where signature.confirmed_at is null or signature.campaign_id <> said.campaign_id`,
  },
  {
    name: 'no campaign is translated into its own language',
    query: `
      select campaign.id from campaign_text join campaign on campaign.id = campaign_id where language = locale`,
  },
  {
    // Those who withdrew or were set aside since had been counted then: what was reached stays reached.
    name: 'a milestone is reached when, and only when, the count has passed it',
    query: `
      select milestone.campaign_id, milestone.signatures, milestone.reached_at, counter.confirmed
      from milestone
      cross join lateral (
        select coalesce(sum(confirmed), 0) as confirmed, coalesce(sum(withdrawn + invalidated), 0) as gone
        from signature_count where signature_count.campaign_id = milestone.campaign_id) as counter
      where case when milestone.reached_at is null then counter.confirmed >= milestone.signatures
          and coalesce(milestone.areas, 0) <= (
            select count(*) from signature_area as area
            where area.campaign_id = milestone.campaign_id and area.confirmed >= milestone.per_area
              and (length(area.area) > 2) = (milestone.area_kind = 'region'))
        else counter.confirmed + counter.gone < milestone.signatures end`,
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
    name: 'one mailbox has one signature, or two of other names',
    query: `
      select campaign_id, email_canonical, count(*) as signatures from signature
      group by campaign_id, email_canonical
      having count(*) > 2 or count(distinct slot) < count(*)
        or count(distinct name) < count(*)`,
  },
  {
    name: 'a batch that was not applied, or was brought back, holds no signature',
    query: `
      select signature.id, invalidation.id as batch
      from signature join invalidation on invalidation.id = signature.invalidation_id
      where invalidation.applied_at is null or invalidation.reverted_at is not null
        or invalidation.campaign_id <> signature.campaign_id`,
  },
  {
    name: 'of a petition whose time is over no name and no address is kept',
    query: `
      select petition.campaign_id, petition.erased_at from petition
      where erased_at is not null
        and exists (select from signature where signature.campaign_id = petition.campaign_id)`,
  },
  {
    name: 'who has left holds no shares and is reminded of no day',
    query: `
      select person.id from person
      where person.email = '' and (
        exists (select from share_holding where person_id = person.id)
        or exists (select from share_drive_follower where person_id = person.id))`,
  },
  {
    name: 'nobody was reminded of a day sooner than its distance, or after it',
    query: `
      select date_id, on_day, days_before, sent_at
      from share_drive_reminder join share_drive_date on share_drive_date.id = date_id
      where ${NEVER_MOVED}
        -- A day of slack: the server's calendar is not that of the database.
        and (sent_at::date < on_day - days_before - 1 or sent_at::date > on_day + 1)`,
  },
];
