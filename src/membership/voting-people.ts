import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';

/** A person of the register who votes, as lots are drawn among them. */
export interface VotingPerson {
  readonly person: Id<'person'>;
  readonly number: number;
}

/** Every person who votes at this moment, by number: not organisations, and nobody whose account is gone or suspended. */
export async function votingPeople(db: Db): Promise<readonly VotingPerson[]> {
  const { rows } = await sql<VotingPerson>`
    select person_id as person, number from member
    where status = 'voting' and kind = 'person' and number is not null and person_id in (
      select person_id from account where deleted_at is null and suspended_at is null)
    order by number`.execute(db);
  return rows;
}

/** How many of those who follow an account are in the register. */
export async function membersFollowing(db: Db, account: Id<'account'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct member.id)::int as n from follow join account on account.id = follow.follower_id
    join member on member.person_id = account.person_id and member.status in ('probation', 'voting', 'suspended')
    where follow.followed_id = ${account}`.execute(db);
  return rows[0]?.n ?? 0;
}
