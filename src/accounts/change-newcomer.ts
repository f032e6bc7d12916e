import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { invalid } from '#refusal';
import { changeSetting, readSettings } from '#settings';
import { joiningSettingsInput } from './change-joining.ts';

const LIMITS = ['days', 'posts', 'strangers', 'links', 'follows'] as const;

const input = v.pick(joiningSettingsInput, LIMITS);
type Input = v.InferOutput<typeof input>;

const state = async (db: Db): Promise<Input> => ({ ...(await readSettings(db)).newcomers });

async function check(db: Db, asked: Input): Promise<void> {
  const stands = await state(db);
  if (LIMITS.every((limit) => asked[limit] === stands[limit])) throw invalid({ days: (m) => m.decisions.setting.same });
}

async function change(tx: Tx, asked: Input, by: Id<'person'> | null) {
  await check(tx, asked);
  await changeSetting(tx, by, 'newcomers', asked);
  return [{ topic: 'settings', kind: 'changed', data: null }];
}

/** Says what new accounts may do, and how long they are new. A wave of spam does not wait for a vote. */
export const newcomerChange = defineAction({
  name: 'newcomer.change',
  gravity: () => 'ordinary',
  schema: input,
  title: (m) => m.gate.decided.newcomer.title,
  async form(db, m) {
    const stands = await state(db);
    const { labels, daysHint } = m.gate.decided.newcomer;
    return LIMITS.map((name) => ({
      kind: 'number' as const,
      name,
      label: labels[name],
      ...(name === 'days' && { hint: daysHint }),
      stands: String(stands[name]),
    }));
  },
  check,
  state,
  describe(m, f, { input: after, before }) {
    const { what, newFor } = m.gate.decided.newcomer;
    const say = (limit: (typeof LIMITS)[number], n: number) => (limit === 'days' ? newFor(n) : f.number(n));
    return LIMITS.filter((limit) => after[limit] !== before[limit]).map((limit) => ({
      what: what[limit],
      before: say(limit, before[limit]),
      after: say(limit, after[limit]),
    }));
  },
  apply: (tx, asked) => change(tx, asked, null),
  emergency: { roles: ['moderator'], apply: (tx, asked, by) => change(tx, asked, by ?? null) },
  inverse: (_input, before) => ({ name: 'newcomer.change', input: { ...before } }),
});
