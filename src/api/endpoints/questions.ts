import * as v from 'valibot';
import { editQuestions, type Question, questions } from '#membership';
import { checkbox, line } from '#input';
import { list, write } from '../endpoint.ts';
import { id, named } from '../shapes/base.ts';

const GROUP = 'members';

const question = named('Question', v.object({ id, question: v.string(), required: v.boolean() }));
const show = (q: Question): v.InferInput<typeof question> => ({ id: q.id, question: q.question, required: q.required });

/** What the co-op asks those who apply. */
export const questionEndpoints = [
  list({
    name: 'listQuestions',
    group: GROUP,
    path: '/application-questions',
    scope: 'read:members',
    open: true,
    answer: question,
    run: async ({ db }) => ({ items: (await questions(db)).map(show) }),
  }),

  write({
    name: 'askQuestions',
    group: GROUP,
    method: 'PUT',
    path: '/application-questions',
    scope: 'write:members',
    body: v.object({
      questions: v.pipe(
        v.array(v.object({ question: line(240), required: checkbox() })),
        v.maxLength(12, 'unknownChoice'),
      ),
    }),
    answer: v.array(question),
    async run({ tx, actor, body }) {
      await editQuestions(tx, actor, body.questions);
      return { answer: (await questions(tx)).map(show) };
    },
  }),
];
