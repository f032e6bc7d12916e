import { sql } from 'kysely';
import { type Actor, rolesOf } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { inGoodStanding } from './electorate.ts';

/** Who signs what the server proposes by itself: somebody who exists, for there is no proposal without an author. */
export interface Proposer {
  readonly actor: Actor;
  readonly member: Id<'member'>;
}

interface Row {
  readonly member: Id<'member'>;
  readonly person: Id<'person'>;
  readonly account: Id<'account'>;
}

/**
 * The first of these members, or founders before the register is open, who still votes and has an account; else a secretary, else whoever has been a member the
 * longest.
 * @returns undefined when nobody is left.
 */
export async function proposerFor(db: Db, first: readonly Id<'member'>[]): Promise<Proposer | undefined> {
  const { rows } = await sql<Row>`
    with speaking as (
      select member.id as member, member.number, coalesce(member.person_id, delegate.person_id) as person
      from member
      left join lateral (
        select person_id from member_delegate
        where member_id = member.id and ended_at is null order by id limit 1) as delegate on true
      where ${inGoodStanding})
    select speaking.member, speaking.person, account.id as account
    from speaking
    join lateral (
      select id from account where person_id = speaking.person and deleted_at is null order by id limit 1
    ) as account on true
    order by
      array_position(${[...first]}::bigint[], speaking.member) nulls last,
      exists (select 1 from mandate where member_id = speaking.member and role = 'secretary' and ended_at is null) desc,
      speaking.number, speaking.member
    limit 1`.execute(db);
  const [found] = rows;
  if (!found) return undefined;
  const { person, account, member } = found;
  return { actor: { person, account, roles: new Set(await rolesOf(db, person)) }, member };
}
