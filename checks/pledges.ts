import type { Check } from './check.ts';

/** From which states a pledge may come into each, as its history tells. */
const STEPS: readonly (readonly [kind: string, state: string, from: readonly (string | null)[]])[] = [
  ['confirmed', 'confirmed', [null]],
  ['changed', 'confirmed', ['confirmed']],
  ['withdrawn', 'withdrawn', ['confirmed', 'called']],
  ['called', 'called', ['confirmed']],
  ['released', 'released', ['confirmed', 'called']],
  ['failed', 'failed', ['called']],
];
const legal = STEPS.flatMap(([kind, state, from]) =>
  from.map((before) => `('${kind}', '${state}', ${before === null ? `''` : `'${before}'`})`),
).join(', ');

const ANY_TURN = 'exists (select from pledge_turn turn where turn.campaign_id = drive.campaign_id)';

export const checks: readonly Check[] = [
  {
    name: 'one mailbox has one pledge a drive',
    query: `
      select campaign_id, email_canonical from pledge where email_canonical <> ''
      group by 1, 2 having count(*) > 1`,
  },
  {
    name: 'every confirmed pledge is within the limits of its drive, and its terms are kept',
    query: `
      select pledge.id, amount from pledge join pledge_drive drive using (campaign_id)
      where state in ('confirmed', 'called') and (amount < least or amount > most)
      union all
      select pledge.id, amount from pledge
      where terms_version is not null and not exists (select from pledge_terms terms
        where terms.campaign_id = pledge.campaign_id and version = terms_version)`,
  },
  {
    name: 'a pledge came into its state by a way that there is',
    query: `
      with steps as (
        select pledge_id, id, kind, state, coalesce(lag(state) over (partition by pledge_id order by id), '') as before,
          lead(id) over (partition by pledge_id order by id) as later
        from pledge_event)
      select steps.pledge_id, steps.kind, steps.before, steps.state, pledge.state as now
      from steps join pledge on pledge.id = steps.pledge_id
      where (steps.kind in (${[...new Set(STEPS.map(([kind]) => `'${kind}'`))].join(', ')})
          and (steps.kind, steps.state, steps.before) not in (values ${legal}))
        or (steps.later is null and steps.state <> pledge.state)
      union all
      select id, '', '', '', state from pledge
      where state <> 'draft' and not exists (select from pledge_event event where event.pledge_id = pledge.id)`,
  },
  {
    name: 'what is pledged in an open drive equals its confirmed pledges, condition by condition and day by day',
    query: `
      select coalesce(rows.campaign_id, tally.campaign_id) as campaign, rows.people as people_rows,
        tally.people as people_counted, rows.amount as amount_rows, tally.amount as amount_counted
      from (
        select pledge.campaign_id, condition_kind, condition_least, count(*) as people, sum(amount) as amount
        from pledge join pledge_drive drive using (campaign_id)
        where state = 'confirmed' and not ${ANY_TURN} group by 1, 2, 3) as rows
      full join pledge_tally tally using (campaign_id, condition_kind, condition_least)
      where rows.people is distinct from tally.people or rows.amount is distinct from tally.amount
      union all
      select drive.campaign_id, null, null, days.pledged, tally.amount from pledge_drive drive
      cross join lateral (select coalesce(sum(pledged), 0) as pledged from pledge_day
        where pledge_day.campaign_id = drive.campaign_id) as days
      cross join lateral (select coalesce(sum(amount), 0) as amount from pledge_tally
        where pledge_tally.campaign_id = drive.campaign_id) as tally
      where not ${ANY_TURN} and days.pledged <> tally.amount`,
  },
  {
    name: 'what was paid and paid back equals its payments, pledge by pledge, drive by drive and day by day',
    query: `
      select 'pledge' as what, pledge.id, paid, refunded, rows.came, rows.went from pledge
      cross join lateral (
        select coalesce(sum(amount * case when reverses_id is null then 1 else -1 end)
            filter (where kind = 'payment'), 0) as came,
          coalesce(sum(amount * case when reverses_id is null then 1 else -1 end)
            filter (where kind = 'refund'), 0) as went
        from pledge_payment payment where payment.pledge_id = pledge.id) as rows
      where paid <> came or refunded <> went
      union all
      select 'drive', drive.campaign_id, collected, drive.refunded, rows.came, rows.went from pledge_drive drive
      cross join lateral (select coalesce(sum(paid), 0) as came, coalesce(sum(refunded), 0) as went
        from pledge where pledge.campaign_id = drive.campaign_id) as rows
      where collected <> came or drive.refunded <> went
      union all
      select 'day', drive.campaign_id, collected, null, days.came, null from pledge_drive drive
      cross join lateral (select coalesce(sum(collected), 0) as came from pledge_day
        where pledge_day.campaign_id = drive.campaign_id) as days
      where collected <> came`,
  },
  {
    name: 'a correction undoes a row of its own pledge, of its kind and its amount',
    query: `
      select undo.id, undo.reverses_id from pledge_payment undo join pledge_payment done on done.id = undo.reverses_id
      where undo.pledge_id <> done.pledge_id or undo.kind <> done.kind or undo.amount <> done.amount
        or done.reverses_id is not null`,
  },
  {
    name: 'no pledge waits for its call in a drive whose test is over, and none is called where it does not go ahead',
    query: `
      select pledge.id, pledge.state, turn.kind from pledge join pledge_turn turn using (campaign_id)
      where turn.done_at is not null
        and (pledge.state in ('confirmed', 'draft')
          or (pledge.state = 'called' and turn.kind in ('released', 'closed', 'refunding')))`,
  },
  {
    name: 'a drive that called had reached its goal, and one that went ahead its closing condition',
    query: `
      select drive.campaign_id, turn.kind, turn.pledged, goal, turn.collected, closing_amount
      from pledge_turn turn join pledge_drive drive using (campaign_id)
      where case turn.kind when 'called' then turn.pledged < goal when 'released' then turn.pledged >= goal
        when 'closed' then turn.collected < closing_amount else turn.collected >= closing_amount end`,
  },
  {
    name: 'of a drive whose time is over no name and no address is kept',
    query: `
      select pledge.id from pledge join pledge_drive drive using (campaign_id)
      where erased_at is not null and (name <> '' or email <> '' or refund_account <> '' or person_id is not null)`,
  },
];
