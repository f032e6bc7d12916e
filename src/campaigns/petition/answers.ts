import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { choice, day, line, optional, paragraphs } from '#input';
import { invalid, notFound } from '#refusal';
import { mustOrganise } from '../authority.ts';

/** What the one addressed said, with where anybody can read it. */
export const AnswerInput = v.object({
  kind: choice(['answer', 'no-comment']),
  answeredOn: day(),
  answer: paragraphs(2_000),
  source: line(160),
  url: optional(line(500)),
});
export type AnswerInput = v.InferOutput<typeof AnswerInput>;

export interface PetitionAnswer {
  readonly kind: 'answer' | 'no-comment';
  /** A calendar day, `2016-10-03`. */
  readonly answeredOn: string;
  readonly text: string;
  readonly source: string;
  readonly url: string;
}

/**
 * Records an answer, or the refusal to comment. It stops the clock of every milestone that was reached before.
 * @throws Refusal 403 when the actor is no organiser, 404 when there is no such petition, 422 with a sentence per field.
 */
export async function recordAnswer(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: AnswerInput,
): Promise<Id<'petition-answer'>> {
  mustOrganise(actor);
  const found = await tx
    .selectFrom('campaign')
    .where('id', '=', campaign)
    .select('launched_at as launchedAt')
    .executeTakeFirst();
  if (!found) throw notFound();
  if (input.url && !/^https?:\/\/[^\s"<>]+$/i.test(input.url)) throw invalid({ url: (m) => m.petitions.faults.url });
  // Tomorrow in UTC may be today where the organiser is.
  const latest = new Date(tx.now.getTime() + 86_400_000).toISOString().slice(0, 10);
  if (input.answeredOn > latest) throw invalid({ answeredOn: (m) => m.petitions.faults.notYet });
  const earliest = new Date(found.launchedAt.getTime() - 86_400_000).toISOString().slice(0, 10);
  if (input.answeredOn < earliest) throw invalid({ answeredOn: (m) => m.petitions.faults.beforeLaunch });
  const id = tx.newId<'petition-answer'>();
  const { answeredOn, answer, ...told } = input;
  await tx
    .insertInto('petition_answer')
    .values({
      id,
      campaign_id: campaign,
      ...told,
      text: answer,
      answered_on: answeredOn,
      recorded_at: tx.now,
      recorded_by: actor.person,
    })
    .execute();
  return id;
}

/** What was answered so far, oldest first. */
export const answersOf = (db: Db, campaign: Id<'campaign'>): Promise<readonly PetitionAnswer[]> =>
  db
    .selectFrom('petition_answer')
    .where('campaign_id', '=', campaign)
    .orderBy('answered_on')
    .orderBy('id')
    .select(['kind', 'answered_on as answeredOn', 'text', 'source', 'url'])
    .execute();

/**
 * What stands against a milestone that was reached: the first answer since, or for how many days there has been none.
 * @param reachedOn the day on which it was, in the time zone in which answers are dated.
 */
export function owedFor(
  reachedOn: string,
  answers: readonly PetitionAnswer[],
  today: string,
): { readonly answer: PetitionAnswer } | { readonly days: number } {
  const answer = answers.find(({ answeredOn }) => answeredOn >= reachedOn);
  if (answer) return { answer };
  return { days: Math.max(0, Math.round((Date.parse(today) - Date.parse(reachedOn)) / 86_400_000)) };
}
