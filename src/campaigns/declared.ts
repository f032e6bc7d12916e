import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import { type Id, parseId } from '#ids';
import { day, line, optional, paragraphs, wholeNumber } from '#input';
import { Refusal, invalid, notFound } from '#refusal';
import { mustOrganise } from './authority.ts';
import { dayOf } from './counts.ts';

/** Signatures on paper: how many, and how anybody could count them again. */
export const DeclaredInput = v.object({
  signatures: wholeNumber(0, 10_000_000),
  countedOn: day(),
  place: line(120),
  countedBy: line(120),
  keptWhere: line(200),
  note: optional(paragraphs(600)),
  /** The record that this one replaces. */
  corrects: optional(line(20)),
});
export type DeclaredInput = v.InferOutput<typeof DeclaredInput>;

/** A count on paper. */
export interface Declared {
  readonly id: Id<'declared'>;
  readonly signatures: number;
  /** A calendar day, `2016-10-03`. */
  readonly countedOn: string;
  readonly place: string;
  readonly countedBy: string;
  readonly keptWhere: string;
  readonly note: string;
  readonly recordedAt: Date;
  /** Another record stands in its place. */
  readonly corrected: boolean;
}

/**
 * Declares signatures on paper. They are shown apart and reach no milestone. A correction is a record of its own, and
 * what it corrects stays readable; nought takes it back.
 * @throws Refusal 403 when the actor is no organiser, 404 when there is no such petition or record, 409 when that was
 *   corrected before, 422 with a sentence per field.
 */
export async function declareSignatures(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: DeclaredInput,
): Promise<Id<'declared'>> {
  mustOrganise(actor);
  const petition = await tx
    .selectFrom('petition')
    .where('campaign_id', '=', campaign)
    .select('campaign_id')
    .executeTakeFirst();
  if (!petition) throw notFound();
  if (input.countedOn > dayOf(tx.now)) throw invalid({ countedOn: (m) => m.petitions.faults.notYet });
  const corrects = input.corrects === '' ? null : (parseId<'declared'>(input.corrects) ?? null);
  if (input.corrects !== '') {
    const before = await tx
      .selectFrom('declared_signatures as before')
      .leftJoin('declared_signatures as after', 'after.corrects', 'before.id')
      .where('before.id', '=', corrects)
      .where('before.campaign_id', '=', campaign)
      .select('after.id as after')
      .executeTakeFirst();
    if (!before) throw notFound();
    if (before.after) throw new Refusal(409, (m) => m.organising.faults.correctedBefore);
  } else if (input.signatures === 0) throw invalid({ signatures: (m) => m.errors.wholeNumber });
  const id = tx.newId<'declared'>();
  await tx
    .insertInto('declared_signatures')
    .values({
      id,
      campaign_id: campaign,
      signatures: input.signatures,
      counted_on: input.countedOn,
      place: input.place,
      counted_by: input.countedBy,
      kept_where: input.keptWhere,
      note: input.note,
      recorded_at: tx.now,
      recorded_by: actor.person,
      corrects,
    })
    .execute();
  return id;
}

/** What was declared, newest first, what was corrected since included. */
export async function declaredOf(db: Db, campaign: Id<'campaign'>): Promise<readonly Declared[]> {
  const rows = await db
    .selectFrom('declared_signatures as one')
    .leftJoin('declared_signatures as after', 'after.corrects', 'one.id')
    .where('one.campaign_id', '=', campaign)
    .orderBy('one.id', 'desc')
    .select([
      'one.id',
      'one.signatures',
      'one.counted_on as countedOn',
      'one.place',
      'one.counted_by as countedBy',
      'one.kept_where as keptWhere',
      'one.note',
      'one.recorded_at as recordedAt',
      'after.id as after',
    ])
    .execute();
  return rows.map(({ after, ...row }) => ({ ...row, corrected: after !== null }));
}

/** How many stand declared: what was corrected does not. */
export const declaredTotal = (declared: readonly Declared[]): number =>
  declared.reduce((sum, { signatures, corrected }) => (corrected ? sum : sum + signatures), 0);
