import type { Tx } from '#db';
import type { Id } from '#ids';
import {
  castStance,
  type Choice,
  type DraftInput,
  draftProposal,
  openVote,
  parseDraft,
  publishProposal,
} from '#deliberation';
import type { Person, World } from '../../test/world.ts';

export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const ORIGIN = 'http://localhost:3000';

export interface MemberOfTest extends Person {
  readonly member: Id<'member'>;
}

/** Somebody who is in the register, with a vote. */
export async function memberOf(
  world: World,
  name: string,
  more: { status?: 'voting' | 'probation' | 'suspended'; class?: string; founder?: boolean } = {},
): Promise<MemberOfTest> {
  const person = await world.person(name);
  const member = await world.transact((tx) => enrol(tx, { ...more, name, person: person.actor.person }));
  return { ...person, member };
}

async function enrol(
  tx: Tx,
  o: {
    name: string;
    person: Id<'person'>;
    status?: 'voting' | 'probation' | 'suspended';
    class?: string;
    founder?: boolean;
  },
): Promise<Id<'member'>> {
  const key = o.class ?? 'member';
  await tx
    .insertInto('member_class')
    .values({ key, name: key, retired_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { last } = await tx
    .selectFrom('member')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
    .executeTakeFirstOrThrow();
  const id = tx.newId<'member'>();
  await tx
    .insertInto('member')
    .values({
      id,
      number: last + 1,
      kind: 'person',
      person_id: o.person,
      legal_name: o.name,
      class: key,
      status: o.status ?? 'voting',
      founder: o.founder ?? false,
      applied_at: tx.now,
      admitted_at: tx.now,
      ended_at: null,
    })
    .execute();
  await tx
    .insertInto('membership_event')
    .values({
      id: tx.newId<'membership-event'>(),
      member_id: id,
      kind: 'admitted',
      status: o.status ?? 'voting',
      class: key,
      number: last + 1,
      legal_name: o.name,
      by_person: null,
      by_decision: null,
      at: tx.now,
    })
    .execute();
  return id;
}

/** What a form would send for a yes-or-no question under lazy consent, which needs no notice. */
export const draftOf = (more: Partial<Record<keyof DraftInput, unknown>> = {}): DraftInput =>
  parseDraft({
    kind: 'yes-no',
    title: 'Shall we meet on Tuesdays?',
    body: 'Tuesdays suit most.\n\nMondays suit few.',
    language: 'en',
    rule: 'lazy',
    settings: { votingMinutes: 7 * 1_440 },
    ...more,
  });

/** A proposal before everybody. */
export const published = (world: World, author: MemberOfTest, draft = draftOf()): Promise<Id<'proposal'>> =>
  world.transact(async (tx) => {
    const { id } = await draftProposal(tx, author.actor, draft);
    await publishProposal(tx, author.actor, id);
    return id;
  });

/** A vote that runs. */
export async function running(world: World, author: MemberOfTest, draft = draftOf()): Promise<Id<'proposal'>> {
  const id = await published(world, author, draft);
  await world.transact((tx) => openVote(tx, author.actor, id, ORIGIN));
  return id;
}

export const vote = (world: World, who: Person, id: Id<'proposal'>, choice: Choice, reason = '') =>
  world.transact((tx) => castStance(tx, who.actor, id, { choice, reason }));
