import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db, Tx } from '#db';
import { choice } from '#input';
import { invalid } from '#refusal';
import { changeSetting, readSettings, REGISTRATIONS } from '#settings';
import type { Id } from '#ids';

const input = v.object({ registration: choice(REGISTRATIONS) });
type Input = v.InferOutput<typeof input>;

const CHANGED = [{ topic: 'settings', kind: 'changed', data: null }];

async function check(db: Db, { registration }: Input): Promise<void> {
  if ((await readSettings(db)).registration === registration)
    throw invalid({ registration: (m) => m.decisions.setting.same });
}

async function change(tx: Tx, asked: Input, by: Id<'person'> | null) {
  await check(tx, asked);
  await changeSetting(tx, by, 'registration', asked.registration);
  return CHANGED;
}

/**
 * Says how strangers come in. A wave of spam does not wait for a vote: those who moderate and those
 * who keep the register may do it at once.
 */
export const registrationChange = defineAction({
  name: 'registration.change',
  gravity: () => 'ordinary',
  schema: input,
  title: (m) => m.decisions.registration.title,
  form: async (db, m) => [
    {
      kind: 'choice',
      name: 'registration',
      label: m.decisions.registration.label,
      stands: (await readSettings(db)).registration,
      options: REGISTRATIONS.map((value) => ({ value, label: m.decisions.registration.choices[value] })),
    },
  ],
  check,
  state: async (db) => ({ registration: (await readSettings(db)).registration }),
  describe: (m, _f, { input: { registration }, before }) => [
    {
      what: m.decisions.registration.label,
      before: m.decisions.registration.states[before.registration],
      after: m.decisions.registration.states[registration],
      href: '/about',
    },
  ],
  apply: (tx, asked) => change(tx, asked, null),
  emergency: { roles: ['moderator', 'secretary'], apply: (tx, asked, by) => change(tx, asked, by ?? null) },
  inverse: (_input, before) => ({ name: 'registration.change', input: { registration: before.registration } }),
});
