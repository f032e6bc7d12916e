import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { type Branch, readReplies } from '#network';
import { inDebateOrder } from './debate-order.ts';
import type { Proposal, ShownStance } from './proposal.ts';
import type { Choice } from './settings.ts';
import { stancesOf } from './stances.ts';

/** Those who say the same: by position where the kind has them, by what they put first elsewhere. */
export interface DebateGroup {
  /** `yes`, `no`, `abstain`, `block`; `step-0` to `step-7`; or the option put first. */
  readonly key: string;
  readonly votes: number;
  /** How many of them gave a reason. */
  readonly reasons: number;
}

export interface DebateStance extends Omit<ShownStance, 'replies'> {
  readonly group: string;
  /** People of other groups who answered. */
  readonly answers: number;
  readonly replies: readonly Branch[];
}

export interface Debate {
  /** By votes. */
  readonly groups: readonly DebateGroup[];
  /** Reasons, one a person, in the order of `inDebateOrder`. */
  readonly stances: readonly DebateStance[];
  /** Where the next page begins; null when that is all. */
  readonly next: number | null;
  /** On the first page: replies of people without a stance, or whose stance is not to be seen, oldest first. */
  readonly comments: readonly Branch[];
  readonly moreComments: boolean;
  /** Stances are not shown to this viewer: the vote is confidential, or its results wait. */
  readonly hidden: boolean;
}

export const REASONS_A_PAGE = 20;

/**
 * The debate about a proposal that the viewer may see.
 * @param show one group alone, and from which place (0 unless told) how many (20).
 */
export async function debate(
  db: Db,
  viewer: Actor | undefined,
  proposal: Pick<Proposal, 'id' | 'post' | 'tallyHidden' | 'confidential'>,
  show: { readonly group?: string; readonly from?: number; readonly limit?: number } = {},
): Promise<Debate> {
  const { group, from = 0, limit = REASONS_A_PAGE } = show;
  const cast = await stancesOf(db, viewer, proposal.id);
  const sides = Map.groupBy(cast, ({ choice, position }) => position ?? groupOf(choice));
  const groups = [...sides]
    .map(([key, own]) => ({ key, votes: own.length, reasons: own.filter(({ reason }) => reason !== '').length }))
    .toSorted((a, b) => b.votes - a.votes || (a.key < b.key ? -1 : 1));
  const answers = await answersOf(db, proposal.id, cast, sides);
  const reasons = [...sides].flatMap(([key, own]) =>
    key === (group ?? key)
      ? own
          .filter(({ reason }) => reason !== '')
          .map((one) => ({ ...one, group: key, castAt: one.at, answers: answers.get(one.member) ?? 0 }))
      : [],
  );
  const ordered = inDebateOrder(reasons, new Map(groups.map(({ key, votes }) => [key, votes])));
  const page = ordered.slice(from, from + limit);
  const posts = cast.flatMap(({ post }) => post ?? []);
  const { replies } = await readReplies(
    db,
    viewer,
    page.flatMap(({ post }) => post ?? []),
  );
  const spoken =
    proposal.post && from === 0 && group === undefined
      ? await readReplies(db, viewer, [proposal.post], { without: posts })
      : undefined;
  return {
    groups,
    stances: page.map(({ castAt: _castAt, ...one }) => ({
      ...one,
      replies: (one.post && replies.get(one.post)) ?? [],
    })),
    next: from + limit < ordered.length ? from + limit : null,
    comments: (proposal.post && spoken?.replies.get(proposal.post)) ?? [],
    moreComments: spoken?.more ?? false,
    hidden: proposal.confidential || proposal.tallyHidden,
  };
}

/** What a choice puts first. */
export function groupOf(choice: Choice): string {
  if ('position' in choice) return choice.position;
  if ('gradient' in choice) return `step-${choice.gradient}`;
  if ('chosen' in choice) return choice.chosen[0] ?? 'none';
  if ('ranked' in choice) return choice.ranked[0]?.[0] ?? 'none';
  const scored = Object.entries(choice.scores).toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return scored[0]?.[0] ?? 'none';
}

/**
 * How many people, of other groups alone, answered each reason in public. Simple look-ups, joined here: the planner
 * knows nothing of a vote that has just begun.
 */
async function answersOf(
  db: Db,
  proposal: Id<'proposal'>,
  cast: readonly ShownStance[],
  sides: ReadonlyMap<string, readonly ShownStance[]>,
): Promise<ReadonlyMap<Id<'member'>, number>> {
  const posts = cast.flatMap(({ post }) => post ?? []);
  if (posts.length === 0) return new Map();
  const groupOfMember = new Map([...sides].flatMap(([key, own]) => own.map(({ member }) => [member, key] as const)));
  const stances = await db
    .selectFrom('stance')
    .where('proposal_id', '=', proposal)
    .select(['member_id as member', 'person_id as person'])
    .execute();
  const ofPerson = Map.groupBy(stances, ({ person }) => person);
  const personOf = new Map(stances.map(({ member, person }) => [member, person]));
  const { rows } = await sql<{ post: Id<'post'>; person: Id<'person'> }>`
    select distinct reply.in_reply_to_id as post,
      (select writer.person_id from account as writer where writer.id = reply.account_id) as person
    from post as reply
    where reply.in_reply_to_id = any(${posts}::bigint[]) and reply.deleted_at is null
      and reply.visibility in ('public', 'unlisted')`.execute(db);
  const answered = Map.groupBy(rows, ({ post }) => post);
  return new Map(
    cast.map(({ member, post }) => {
      const others = (post && answered.get(post)) ?? [];
      const elsewhere = others.filter(({ person }) => {
        const groups = (ofPerson.get(person) ?? []).flatMap((own) => groupOfMember.get(own.member) ?? []);
        return person !== personOf.get(member) && groups.length > 0 && !groups.includes(groupOfMember.get(member)!);
      });
      return [member, elsewhere.length];
    }),
  );
}
