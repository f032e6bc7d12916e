import * as v from 'valibot';
import type { Tx } from '#db';
import { choice, paragraphs, wholeNumber } from '#input';
import { invalid } from '#refusal';
import { changeSetting, INVITERS, readSettings, REGISTRATIONS } from '#settings';
import { mustBeSteward } from './roles.ts';
import type { Actor } from './viewer.ts';

export const MOST_QUESTIONS = 3;
/** No account is new for longer. */
export const MOST_NEW_DAYS = 30;

/** The questions of a text that has one a line. */
export function questionsIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export const joiningSettingsInput = v.object({
  registration: choice(REGISTRATIONS),
  /** One a line. */
  questions: v.pipe(v.optional(paragraphs(600, 0), ''), v.transform(questionsIn)),
  applicationDays: wholeNumber(1, 30),
  invitationsBy: choice(INVITERS),
  days: wholeNumber(0, MOST_NEW_DAYS),
  posts: wholeNumber(1, 1_000),
  strangers: wholeNumber(0, 1_000),
  links: wholeNumber(0, 1_000),
  follows: wholeNumber(1, 1_000),
});

/**
 * Says who comes in and what new accounts may do; what stays the same keeps its record. The caller publishes `settings`
 * after commit.
 * @throws Refusal 403 when the actor is no steward, 422 at `questions`.
 */
export async function changeJoining(
  tx: Tx,
  actor: Actor,
  input: v.InferOutput<typeof joiningSettingsInput>,
): Promise<void> {
  await mustBeSteward(tx, actor);
  const { registration, questions, applicationDays, invitationsBy, ...newcomers } = input;
  if (questions.length > MOST_QUESTIONS)
    throw invalid({ questions: (m) => m.gate.admin.tooManyQuestions(MOST_QUESTIONS) });
  const before = await readSettings(tx);
  const after = { registration, applicationQuestions: questions, applicationDays, invitationsBy, newcomers };
  for (const key of [
    'registration',
    'applicationQuestions',
    'applicationDays',
    'invitationsBy',
    'newcomers',
  ] as const) {
    if (JSON.stringify(after[key]) !== JSON.stringify(before[key]))
      await changeSetting(tx, actor.person, key, after[key]);
  }
}
