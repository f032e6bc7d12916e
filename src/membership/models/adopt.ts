import type { Tx } from '#db';
import { readSettings } from '#settings';
import { replaceQuestions } from '../questions.ts';
import type { CoopModel } from './model.ts';

/**
 * Gives the co-op the classes of a model, in the language of the server, and puts aside those of which nobody is;
 * with `questions` also what it asks applicants.
 */
export async function adoptModel(tx: Tx, model: CoopModel, o: { questions: boolean }): Promise<void> {
  const { locale } = await readSettings(tx);
  await tx
    .updateTable('member_class')
    .set({ retired_at: tx.now })
    .where('retired_at', 'is', null)
    .where('key', 'not in', (eb) => eb.selectFrom('member').select('class'))
    .execute();
  for (const [position, { key, name, description }] of model.classes.entries()) {
    const words = { name: name[locale], description: description[locale], position, retired_at: null };
    await tx
      .insertInto('member_class')
      .values({ key, ...words })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(words))
      .execute();
  }
  if (o.questions) {
    await replaceQuestions(
      tx,
      model.questions.map(({ question, required }) => ({ question: question[locale], required })),
    );
  }
}
