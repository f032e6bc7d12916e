import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { Refusal, type Sentence } from '#refusal';
import type { MemberKind, MemberStatus } from './schema.ts';

/** What somebody is in the register, by themselves or for an organisation. */
export interface Membership {
  readonly id: Id<'member'>;
  /** Null until admitted. */
  readonly number: number | null;
  readonly kind: MemberKind;
  readonly status: MemberStatus;
  readonly class: string;
  /** The legal name: for the member and for the register, never for the public. */
  readonly name: string;
  /** Takes part in the founding assembly. */
  readonly founder: boolean;
  readonly as: 'self' | 'delegate';
  readonly admittedAt: Date | null;
}

/**
 * What a person is in the register: their own entry first, then the organisations they speak for. Everything but
 * applications that were refused or withdrawn.
 */
export async function membershipsOf(db: Db, actor: Pick<Actor, 'person'>): Promise<readonly Membership[]> {
  const { rows } = await sql<Membership>`
    select id, number, kind, status, class, legal_name as name, founder, standing as "as", admitted_at as "admittedAt"
    from (
      select member.*, 'self' as standing from member where person_id = ${actor.person}
      union all
      select member.*, 'delegate' from member
        join member_delegate on member_delegate.member_id = member.id and member_delegate.ended_at is null
        where member_delegate.person_id = ${actor.person}) as mine
    where status not in ('refused', 'withdrawn')
    order by standing desc, id`.execute(db);
  return rows;
}

/** Whether this entry has a vote: a voting member, or a founder before the register is open. */
export const mayVote = (m: Membership): boolean => m.status === 'voting' || founds(m);

const founds = (m: Membership): boolean => m.status === 'applicant' && m.founder && m.number === null;

/** Whether this entry takes part: proposes, sponsors, speaks. Those on probation do, and have no vote yet. */
const acts = (m: Membership): boolean => mayVote(m) || m.status === 'probation';

/**
 * The entry in whose name somebody acts.
 * @param member the one they chose; their own when left out, else the first they speak for.
 * @throws Refusal 403 with a sentence that says what to do, when they have none that takes part.
 */
export async function actingMember(db: Db, actor: Pick<Actor, 'person'>, member?: Id<'member'>): Promise<Membership> {
  const mine = await membershipsOf(db, actor);
  const acting = mine.find((m) => acts(m) && (member === undefined || m.id === member));
  if (acting) return acting;
  throw new Refusal(403, whyNot(mine.filter((m) => member === undefined || m.id === member)));
}

function whyNot([first]: readonly Membership[]): Sentence {
  switch (first?.status) {
    case 'applicant':
      return (m) => m.membership.refusals.applicant;
    case 'suspended':
      return (m) => m.membership.refusals.suspended;
    case 'left':
    case 'expelled':
      return (m) => m.membership.refusals.ended;
    default:
      return (m) => m.membership.refusals.notMember;
  }
}

/** @throws Refusal 403 when the viewer is in no entry of the register that takes part: names are for members. */
export async function mustBeMember(db: Db, viewer: Pick<Actor, 'person'> | undefined): Promise<void> {
  if (!viewer) throw new Refusal(403, (m) => m.membership.refusals.notMember);
  await actingMember(db, viewer);
}
