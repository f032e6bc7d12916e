import type { Check } from './check.ts';

/** A clock that people moved, as they may outside production, may have gone back: then its times have no order. */
const NEVER_MOVED = `not exists (select from setting where key = 'clockOffset')`;

export const checks: readonly Check[] = [
  {
    name: 'members are numbered from 1, without a gap',
    query: `
      select count(number) as members, max(number) as highest from member
      having count(number) <> coalesce(max(number), 0) or min(number) < 1`,
  },
  {
    name: 'every entry of the register is what its events say',
    query: `
      select member.id, member.number, last.kind from member
      left join lateral (
        select * from membership_event where member_id = member.id
        order by membership_event.at desc, membership_event.id desc limit 1) as last on true
      where ${NEVER_MOVED} and (
        (member.status, member.class, member.number, member.legal_name)
          is distinct from (last.status, last.class, last.number, last.legal_name)
        or member.admitted_at is distinct from (
          select max(at) from membership_event where member_id = member.id and kind = 'admitted'))`,
  },
  {
    name: 'a number is given once, and for good',
    query: `
      select member_id, array_agg(distinct number) as numbers from membership_event
      where number is not null group by member_id having count(distinct number) > 1`,
  },
  {
    name: 'nobody is in the register twice',
    query: `
      select person_id as person, null as member_id, count(*) from member
      where person_id is not null group by person_id having count(*) > 1
      union all
      select person_id, member_id, count(*) from member_delegate
      where ended_at is null group by person_id, member_id having count(*) > 1`,
  },
  {
    name: 'of a person who is gone the register keeps no name',
    query: `
      select member.id from member where kind = 'person' and person_id is null and (
        legal_name <> '' or answers <> '[]'
        or exists (select from membership_event where member_id = member.id and (legal_name <> '' or reason <> '')))`,
  },
  {
    name: 'a mandate that stands gives its role, and once the register is open nothing else does',
    query: `
      select held.person_id, held.role, mandates.role as by_mandate
      from (select person_id, role from role_grant where ended_at is null) as held
      full join (
        select distinct member.person_id, mandate.role from mandate join member on member.id = mandate.member_id
        where mandate.role is not null and mandate.ended_at is null) as mandates
        on mandates.person_id = held.person_id and mandates.role = held.role
      where held.role is null or (mandates.role is null
        and exists (select from setting where key = 'registerOpenedAt' and value <> 'null'))`,
  },
  {
    name: 'who is not in the register holds no mandate and is in no circle',
    query: `
      select member.id, member.status from member
      where status not in ('probation', 'voting') and (
        exists (select from mandate where member_id = member.id and ended_at is null)
        or exists (select from circle_member where member_id = member.id and ended_at is null))`,
  },
  {
    name: 'a circle that is closed has no members, powers or mandates',
    query: `
      select circle.id, circle.slug from circle where closed_at is not null and (
        exists (select from circle_member where circle_id = circle.id and ended_at is null)
        or exists (select from circle_power where circle_id = circle.id and ended_at is null)
        or exists (select from mandate where circle_id = circle.id and ended_at is null))`,
  },
];
