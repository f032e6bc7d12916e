import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db } from '#db';
import { line } from '#input';
import { invalid } from '#refusal';
import { readSettings } from '#settings';
import { founders, openRegister } from '../founding.ts';
import { modelByKey, MODELS } from '../models/models.ts';

const stewards = async (db: Db): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('role_grant')
        .where('role', '=', 'steward')
        .where('ended_at', 'is', null)
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

/** What the founding assembly decides: the founders become members, and the stewards’ powers end. */
export const registerOpen = defineAction({
  name: 'register.open',
  gravity: () => 'constitutional',
  irreversible: true,
  schema: v.object({ model: line(60) }),
  title: (m) => m.membership.actions.open.title,
  form: (_db, m) =>
    Promise.resolve([
      {
        name: 'model',
        label: m.membership.actions.open.model,
        kind: 'choice',
        options: MODELS.map(({ key, name }) => ({ value: key, label: name[m.membership.locale] })),
      },
    ]),
  async check(db, { model }) {
    if (!modelByKey(model)) throw invalid({ model: (m) => m.errors.unknownChoice });
    const { stage, registerOpenedAt } = await readSettings(db);
    if (registerOpenedAt !== null) throw invalid({ model: (m) => m.membership.refusals.registerOpen });
    if (stage !== 'founding') throw invalid({ model: (m) => m.membership.refusals.notFounding });
    if ((await founders(db)).length === 0) throw invalid({ model: (m) => m.membership.refusals.noFounders });
  },
  async state(db) {
    const { stage, registerOpenedAt } = await readSettings(db);
    return { stage, open: registerOpenedAt !== null };
  },
  labels: async (db) => ({ founders: (await founders(db)).length, stewards: await stewards(db) }),
  describe(m, _f, { input, labels }) {
    const say = m.membership.actions.open;
    const model = modelByKey(input.model)?.name[m.membership.locale] ?? input.model;
    return [
      { what: say.register, before: say.closed, after: say.opened(labels.founders), href: '/coop/members' },
      { what: say.form, before: say.noForm, after: model },
      { what: say.stewards, before: say.stewardsNow(labels.stewards), after: say.stewardsAfter, href: '/coop/roles' },
    ];
  },
  apply: async (tx, { model }, by) => (await openRegister(tx, by, model)).news,
});
