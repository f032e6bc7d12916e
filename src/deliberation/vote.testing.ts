import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import {
  castStance,
  type Choice,
  type DraftInput,
  draftProposal,
  openVote,
  parseDraft,
  proposalById,
  publishProposal,
  sponsorProposal,
} from '#deliberation';
import { checks } from '../../checks/votes.ts';
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
    person: Id<'person'> | null;
    kind?: 'person' | 'organisation';
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
      kind: o.kind ?? 'person',
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

/** An organisation in the register, with its delegates. */
export const enrolOrganisation = (world: World, name: string, delegates: readonly Person[]): Promise<Id<'member'>> =>
  world.transact(async (tx) => {
    const id = await enrol(tx, { name, kind: 'organisation', person: null });
    for (const { actor } of delegates) {
      await tx
        .insertInto('member_delegate')
        .values({
          id: tx.newId<'delegate'>(),
          member_id: id,
          person_id: actor.person,
          from_at: tx.now,
          named_by: null,
          ended_at: null,
        })
        .execute();
    }
    return id;
  });

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

export async function several(world: World, count: number): Promise<readonly MemberOfTest[]> {
  const members: MemberOfTest[] = [];
  for (let i = 0; i < count; i++) members.push(await memberOf(world, `Member${i}`));
  return members;
}

/** Every check of votes holds. */
export async function allIsWell(world: World): Promise<void> {
  for (const check of checks) {
    const found =
      'query' in check ? (await sql.raw(check.query).execute(world.db)).rows : await check.violations(world);
    assert.deepEqual(found, [], check.name);
  }
}

/** Lets time pass, runs what is due, checks everything. */
export async function afterTime(world: World, id: Id<'proposal'>, ms: number) {
  world.clock.advance(ms);
  await world.app.settle();
  await allIsWell(world);
  const shown = await proposalById(world.db, undefined, id);
  assert.ok(shown);
  return shown;
}

export const QUICK = { noticeMinutes: 4 * 1_440, votingMinutes: 6 * 1_440 };
/** A vote under the ordinary rule that runs: discussed four days, open for six. */
export async function ordinary(world: World, [author, sponsor]: readonly MemberOfTest[], more: object = {}) {
  const id = await published(world, author!, draftOf({ rule: 'ordinary', settings: { ...QUICK, ...more } }));
  if (sponsor) await world.transact((tx) => sponsorProposal(tx, sponsor.actor, id));
  world.clock.advance(4 * DAY);
  await world.app.settle();
  assert.equal((await proposalById(world.db, undefined, id))?.state, 'voting');
  return id;
}
