import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { type Membership, mayVote, memberNames, membershipsOf } from '#membership';
import { rollQuery } from './electorate.ts';
import type { Position } from './kinds.ts';
import { mayShowTally } from './may-show-tally.ts';
import type { ShownStance } from './proposal.ts';
import type { ProposalViewer } from './read-proposals.ts';
import type { Choice } from './settings.ts';
import { visibleProposal } from './summary-rows.ts';

/**
 * What members said in a public vote whose results the viewer may see now; the latest first, all of them without
 * `limit`. None of a confidential vote, ever.
 * @param page `before` goes on after that member's.
 */
export async function stancesOf(
  db: Db,
  viewer: ProposalViewer,
  proposal: Id<'proposal'>,
  page: { readonly position?: Position; readonly before?: Id<'member'>; readonly limit?: number } = {},
): Promise<readonly ShownStance[]> {
  const row = await visibleRow(db, viewer, proposal);
  if (!row || row.settings.confidential) return [];
  if ((await mayShowTally(db, viewer, [row], new Map([[row.id, row]]))).get(row.id)) return [];
  const { rows } = await sql<Omit<ShownStance, 'name' | 'handle' | 'avatarFile'>>`
    select stance.member_id as member, stance.position, stance.choice, stance.reason, stance.cast_at as at,
      stance.revision - 1 as revision, post.id as post,
      (select count(*)::integer from post as reply
        where reply.in_reply_to_id = post.id and reply.deleted_at is null
          and reply.visibility in ('public', 'unlisted')) as replies
    from stance left join post on post.id = stance.post_id and post.deleted_at is null
    where stance.proposal_id = ${proposal} and stance.choice is not null
      ${page.position === undefined ? sql`` : sql`and stance.position = ${page.position}`}
      ${
        page.before === undefined
          ? sql``
          : sql`and (stance.cast_at, stance.member_id) < (
              select cast_at, member_id from stance where proposal_id = ${proposal} and member_id = ${page.before})`
      }
    order by stance.cast_at desc, stance.member_id desc
    ${page.limit === undefined ? sql`` : sql`limit ${page.limit}`}`.execute(db);
  const names = await memberNames(
    db,
    rows.map(({ member }) => member),
  );
  return rows.map((stance) => {
    const name = names.get(stance.member);
    return {
      ...stance,
      name: name?.displayName ?? name?.name ?? '',
      handle: name?.handle ?? null,
      avatarFile: name?.avatarFile ?? null,
    };
  });
}

const visibleRow = (db: Db, viewer: ProposalViewer, id: Id<'proposal'>) =>
  db.selectFrom('proposal').where('id', '=', id).where(visibleProposal(viewer)).selectAll().executeTakeFirst();

/** The viewer's place in a vote: one entry a membership that one votes for. */
export interface MyStance {
  readonly member: Membership;
  /** On the roll and in good standing: may vote while it runs. Before opening: would be on it. */
  readonly elector: boolean;
  /** null: not cast, or a confidential vote that has closed. */
  readonly choice: Choice | null;
  readonly reason: string;
  readonly castAt: Date | null;
}

/** Of everything that one is in the register; empty for whoever is no member, and for what they may not see. */
export async function myStance(db: Db, actor: Actor, proposal: Id<'proposal'>): Promise<readonly MyStance[]> {
  const memberships = await membershipsOf(db, actor);
  const row = memberships.length > 0 ? await visibleRow(db, actor, proposal) : undefined;
  if (!row) return [];
  const ids = memberships.map(({ id }) => id);
  const stances = await db
    .selectFrom('stance')
    .where('proposal_id', '=', proposal)
    .where('member_id', 'in', ids)
    .select(['member_id', 'choice', 'reason', 'cast_at'])
    .execute();
  const roll =
    row.opened_at === null
      ? rollQuery(await asked(db, row))
      : sql`
    select member_id from elector where proposal_id = ${proposal}`;
  const { rows: electors } = await sql<{ member_id: Id<'member'> }>`
    select member_id from (${roll}) as roll where member_id = any(${ids}::bigint[])`.execute(db);
  const onRoll = new Set(electors.map(({ member_id: id }) => id));
  return memberships.map((member) => {
    const cast = stances.find(({ member_id: id }) => id === member.id);
    return {
      member,
      elector: onRoll.has(member.id) && mayVote(member),
      choice: cast?.choice ?? null,
      reason: cast?.reason ?? '',
      castAt: cast?.cast_at ?? null,
    };
  });
}

async function asked(db: Db, row: NonNullable<Awaited<ReturnType<typeof visibleRow>>>) {
  const { settings: rule } = await db
    .selectFrom('rule')
    .where('id', '=', row.rule_id)
    .select('settings')
    .executeTakeFirstOrThrow();
  return { settings: row.settings, rule, at: db.now };
}
