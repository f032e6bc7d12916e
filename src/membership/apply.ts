import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { choice, line, paragraphs } from '#input';
import type { News } from '#network';
import { invalid, Refusal, type Sentence } from '#refusal';
import { ensureClasses } from './classes.ts';
import { questions } from './questions.ts';
import { holdOwn, type MemberRow, writeDown } from './record.ts';
import type { Answer } from './schema.ts';
import { tellKeepers } from './tell.ts';

/** What somebody fills in to become a member: for themselves, or for an organisation whose first delegate they are. */
export const ApplyInput = v.object({
  kind: choice(['person', 'organisation']),
  legalName: line(120),
  class: line(40),
  /** By the identifier of the question; checked against the questions of the moment. */
  answers: v.optional(v.record(v.string(), paragraphs(2_000, 0)), {}),
});
export type ApplyInput = v.InferOutput<typeof ApplyInput>;

/**
 * Asks to become a member. A person has one entry in the register for ever: who was refused, withdrew or left asks
 * anew with it, and keeps the number it had. An organisation gets an entry of its own, for which the actor speaks.
 * @param noted what is known already and whoever admits should read with the answers.
 * @returns the entry; publish the news after commit.
 * @throws Refusal 422 with a sentence per field, 409 when an application waits or they are a member.
 */
export async function apply(
  tx: Tx,
  actor: Pick<Actor, 'person' | 'account'>,
  input: ApplyInput,
  noted: readonly Answer[] = [],
): Promise<{ member: Id<'member'>; news: News }> {
  // Whoever sends the form twice at once applies once.
  await tx.selectFrom('person').where('id', '=', actor.person).select('id').forNoKeyUpdate().executeTakeFirst();
  const answers = [...(await check(tx, input)), ...noted];
  const before = input.kind === 'person' ? await ownEntry(tx, actor) : undefined;
  if (input.kind === 'organisation') await mustHaveNoneWaiting(tx, actor);
  const row = before ?? (await newEntry(tx, actor, input));
  await tx
    .updateTable('member')
    .set({ answers: JSON.stringify(answers), applied_at: tx.now, founder: false })
    .where('id', '=', row.id)
    .execute();
  await writeDown(tx, row, {
    kind: 'applied',
    hand: { person: actor.person },
    changed: { status: 'applicant', class: input.class, legal_name: input.legalName },
  });
  return { member: row.id, news: await tellKeepers(tx, actor.account) };
}

/** @returns the answers, each with its question as it was asked. */
async function check(tx: Tx, input: ApplyInput): Promise<Answer[]> {
  const faults: Record<string, Sentence> = {};
  const offered = await ensureClasses(tx);
  if (!offered.some(({ key }) => key === input.class)) faults['class'] = (m) => m.errors.unknownChoice;
  const asked = await questions(tx);
  for (const { id, required } of asked) {
    if (required && !input.answers[id]) faults[`answers.${id}`] = (m) => m.errors.missing;
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return asked.flatMap(({ id, question }) => {
    const answer = input.answers[id];
    return answer ? [{ question, answer }] : [];
  });
}

/** @throws Refusal 409 when the person has an entry that they need not or may not apply with. */
async function ownEntry(tx: Tx, actor: Pick<Actor, 'person'>): Promise<MemberRow | undefined> {
  const row = await tx
    .selectFrom('member')
    .where('person_id', '=', actor.person)
    .selectAll()
    .forNoKeyUpdate()
    .executeTakeFirst();
  switch (row?.status) {
    case 'applicant':
      throw new Refusal(409, (m) => m.membership.refusals.applied);
    case 'probation':
    case 'voting':
    case 'suspended':
      throw new Refusal(409, (m) => m.membership.refusals.alreadyMember);
    case 'expelled':
      throw new Refusal(409, (m) => m.membership.refusals.expelled);
    default:
      return row;
  }
}

/** One application for an organisation waits at a time, of those that a person speaks for. */
async function mustHaveNoneWaiting(tx: Tx, actor: Pick<Actor, 'person'>): Promise<void> {
  const { rows } = await sql`
    select from member join member_delegate on member_delegate.member_id = member.id
    where member_delegate.person_id = ${actor.person} and member_delegate.ended_at is null
      and member.status = 'applicant'`.execute(tx);
  if (rows.length > 0) throw new Refusal(409, (m) => m.membership.refusals.applied);
}

async function newEntry(tx: Tx, actor: Pick<Actor, 'person'>, input: ApplyInput): Promise<MemberRow> {
  const row = await tx
    .insertInto('member')
    .values({
      id: tx.newId<'member'>(),
      kind: input.kind,
      person_id: input.kind === 'person' ? actor.person : null,
      legal_name: input.legalName,
      class: input.class,
      status: 'applicant',
      applied_at: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (input.kind === 'organisation') {
    await tx
      .insertInto('member_delegate')
      .values({
        id: tx.newId<'delegate'>(),
        member_id: row.id,
        person_id: actor.person,
        from_at: tx.now,
        named_by: actor.person,
      })
      .execute();
  }
  return row;
}

/**
 * Takes an application back.
 * @throws Refusal 404 when it is not the actor's, 409 when it was answered meanwhile.
 */
export async function withdrawApplication(tx: Tx, actor: Actor, member: Id<'member'>): Promise<{ news: News }> {
  const row = await holdOwn(tx, actor, member);
  if (row.status !== 'applicant') throw new Refusal(409, (m) => m.membership.refusals.answered);
  await tx.updateTable('member').set({ answers: '[]', founder: false }).where('id', '=', member).execute();
  await writeDown(tx, row, { kind: 'withdrew', hand: { person: actor.person }, changed: { status: 'withdrawn' } });
  return { news: [] };
}
