import * as v from 'valibot';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, line, parseInput } from '#input';
import { type Doer, mustBeEntrusted } from './hand.ts';

/** What the co-op asks those who apply. */
export interface Question {
  readonly id: Id<'question'>;
  readonly question: string;
  readonly required: boolean;
}

const MOST_QUESTIONS = 12;

/** The questions, in their order. */
const QuestionsInput = v.pipe(
  v.array(v.object({ question: line(240), required: checkbox() })),
  v.maxLength(MOST_QUESTIONS, 'unknownChoice'),
);
type QuestionsInput = v.InferOutput<typeof QuestionsInput>;

/** What is asked now, in order. */
export const questions = (db: Db): Promise<Question[]> =>
  db
    .selectFrom('membership_question')
    .where('retired_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .select(['id', 'question', 'required'])
    .execute();

/**
 * Asks these questions from now on. Those that stay word for word keep their identity, so that a form that was being
 * filled in still fits; answers that were given stay with the question as it was asked.
 * @throws Refusal 403 when the doer does not keep the register, 422 at `<place>.question`.
 */
export async function editQuestions(tx: Tx, doer: Doer, input: QuestionsInput): Promise<void> {
  await mustBeEntrusted(tx, doer, ['secretary']);
  await replaceQuestions(tx, parseInput(QuestionsInput, input));
}

/** The same, without asking by whose hand. */
export async function replaceQuestions(tx: Tx, input: QuestionsInput): Promise<void> {
  const standing = new Map((await questions(tx)).map((one) => [one.question, one.id]));
  await tx.updateTable('membership_question').set({ retired_at: tx.now }).where('retired_at', 'is', null).execute();
  for (const [position, { question, required }] of input.entries()) {
    const id = standing.get(question);
    standing.delete(question);
    if (id === undefined) {
      await tx
        .insertInto('membership_question')
        .values({ id: tx.newId<'question'>(), position, question, required, created_at: tx.now })
        .execute();
    } else {
      await tx
        .updateTable('membership_question')
        .set({ position, required, retired_at: null })
        .where('id', '=', id)
        .execute();
    }
  }
}
