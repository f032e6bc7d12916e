import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { paragraphs } from '#input';
import { invalid } from '#refusal';
import { changeSetting, readSettings } from '#settings';
import { joiningSettingsInput, MOST_QUESTIONS, questionsIn } from './change-joining.ts';

const input = v.object({
  ...v.pick(joiningSettingsInput, ['applicationDays']).entries,
  /** One a line; none: the usual one. Not to be left out, so that whoever changes the days alone loses none. */
  questions: paragraphs(600, 0),
});
type Input = v.InferOutput<typeof input>;

async function state(db: Db): Promise<Input> {
  const { applicationQuestions, applicationDays } = await readSettings(db);
  return { questions: applicationQuestions.join('\n'), applicationDays };
}

async function check(db: Db, { questions, applicationDays }: Input): Promise<void> {
  const asked = questionsIn(questions);
  if (asked.length > MOST_QUESTIONS) throw invalid({ questions: (m) => m.gate.admin.tooManyQuestions(MOST_QUESTIONS) });
  const stands = await state(db);
  if (asked.join('\n') === stands.questions && applicationDays === stands.applicationDays)
    throw invalid({ questions: (m) => m.decisions.setting.same });
}

async function change(tx: Tx, asked: Input, by: Id<'person'> | null) {
  await check(tx, asked);
  const stands = await state(tx);
  const questions = questionsIn(asked.questions);
  if (questions.join('\n') !== stands.questions) await changeSetting(tx, by, 'applicationQuestions', questions);
  if (asked.applicationDays !== stands.applicationDays)
    await changeSetting(tx, by, 'applicationDays', asked.applicationDays);
  return [{ topic: 'settings', kind: 'changed', data: null }];
}

/** Says what those who ask for an account are asked, and within how many days they are promised an answer. */
export const applicationChange = defineAction({
  name: 'account-application.change',
  gravity: () => 'small',
  schema: input,
  title: (m) => m.gate.decided.application.title,
  async form(db, m) {
    const { questions, applicationDays } = await state(db);
    const say = m.gate.admin;
    return [
      {
        kind: 'paragraphs',
        name: 'questions',
        label: m.gate.decided.application.questionsLabel,
        hint: say.questionsHint(MOST_QUESTIONS),
        stands: questions,
      },
      {
        kind: 'number',
        name: 'applicationDays',
        label: m.gate.decided.application.daysLabel,
        hint: m.gate.decided.application.daysHint,
        stands: String(applicationDays),
      },
    ];
  },
  check,
  state,
  describe(m, _f, { input: after, before }) {
    const say = m.gate.decided.application;
    const asked = (text: string) => questionsIn(text).join(' · ') || say.usual;
    return [
      ...(asked(after.questions) === asked(before.questions)
        ? []
        : [{ what: say.questions, before: asked(before.questions), after: asked(after.questions) }]),
      ...(after.applicationDays === before.applicationDays
        ? []
        : [{ what: say.days, before: say.within(before.applicationDays), after: say.within(after.applicationDays) }]),
    ];
  },
  apply: (tx, asked) => change(tx, asked, null),
  small: { roles: ['moderator', 'secretary'], apply: change },
  inverse: (_input, before) => ({ name: 'account-application.change', input: { ...before } }),
});
