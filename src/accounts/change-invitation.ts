import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { invalid } from '#refusal';
import { changeSetting, INVITERS, readSettings } from '#settings';
import { joiningSettingsInput } from './change-joining.ts';

const input = v.pick(joiningSettingsInput, ['invitationsBy']);
type Input = v.InferOutput<typeof input>;

const state = async (db: Db): Promise<Input> => ({ invitationsBy: (await readSettings(db)).invitationsBy });

async function check(db: Db, { invitationsBy }: Input): Promise<void> {
  if ((await state(db)).invitationsBy === invitationsBy)
    throw invalid({ invitationsBy: (m) => m.decisions.setting.same });
}

async function change(tx: Tx, asked: Input, by: Id<'person'> | null) {
  await check(tx, asked);
  await changeSetting(tx, by, 'invitationsBy', asked.invitationsBy);
  return [{ topic: 'settings', kind: 'changed', data: null }];
}

/** Says who may invite. Where invitations are sold or robots pass them on, those who moderate may say so at once. */
export const invitationChange = defineAction({
  name: 'invitation.change',
  gravity: () => 'ordinary',
  schema: input,
  title: (m) => m.gate.decided.invitation.title,
  form: async (db, m) => [
    {
      kind: 'choice',
      name: 'invitationsBy',
      label: m.gate.admin.invites,
      stands: (await state(db)).invitationsBy,
      options: INVITERS.map((value) => ({ value, label: m.gate.decided.invitation.choices[value] })),
    },
  ],
  check,
  state,
  describe(m, _f, { input: after, before }) {
    const { what, states } = m.gate.decided.invitation;
    return [{ what, before: states[before.invitationsBy], after: states[after.invitationsBy] }];
  },
  apply: (tx, asked) => change(tx, asked, null),
  emergency: { roles: ['moderator', 'secretary'], apply: (tx, asked, by) => change(tx, asked, by ?? null) },
  inverse: (_input, before) => ({ name: 'invitation.change', input: { ...before } }),
});
