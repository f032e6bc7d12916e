import { sql } from 'kysely';
import { type Actor, mustHold } from '#accounts';
import type { Db } from '#db';
import { registerIsOpen } from './hand.ts';
import type { Application } from './register-view.ts';

/**
 * The applications that wait for an answer, the oldest first.
 * @throws Refusal 403 when the actor does not keep the register: the secretary, or a steward before it is open.
 */
export async function applications(db: Db, actor: Pick<Actor, 'person'>): Promise<readonly Application[]> {
  await mustHold(db, actor, (await registerIsOpen(db)) ? ['secretary'] : ['secretary', 'steward']);
  const { rows } = await sql<
    Omit<Application, 'account'> & { handle: string | null; displayName: string; avatarFile: string | null }
  >`
    select member.id, member.kind, legal_name as name, class, founder, answers, applied_at as "appliedAt", number,
      account.handle, account.display_name as "displayName", media.preview as "avatarFile"
    from member
    left join lateral (
      select handle, display_name, avatar_id from account
      where deleted_at is null and account.person_id = coalesce(member.person_id, (
        select person_id from member_delegate
        where member_delegate.member_id = member.id and ended_at is null order by id limit 1))
      order by id limit 1) as account on true
    left join media on media.id = account.avatar_id
    where status = 'applicant'
    order by applied_at, member.id`.execute(db);
  return rows.map(({ handle, displayName, avatarFile, ...application }) => ({
    ...application,
    account: handle === null ? null : { handle, displayName, avatarFile },
  }));
}
