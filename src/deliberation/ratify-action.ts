import * as v from 'valibot';
import { actionNamed, defineAction, type Json } from '#actions';
import type { Db } from '#db';
import { type Id, parseId } from '#ids';
import { line } from '#input';
import { invalid, notFound, Refusal } from '#refusal';

const input = v.object({ act: line(20) });

/** @throws Refusal 404 when there is no such act. */
async function actOf(db: Db, text: string) {
  const id = parseId<'emergency'>(text);
  const act = id && (await db.selectFrom('emergency_act').where('id', '=', id).selectAll().executeTakeFirst());
  if (!act) throw notFound();
  return act;
}

const stands = (act: { ratified_at: Date | null; lapsed_at: Date | null }): boolean =>
  act.ratified_at === null && act.lapsed_at === null;

/** What was done, in the words of the action itself. */
interface Told {
  readonly name: string;
  readonly input: Json;
  readonly before: Json;
  readonly labels: Json;
  readonly [key: string]: Json;
}

/** Lets an emergency act stand that would be undone by itself. The server proposes it: nobody picks it from a list. */
export const emergencyRatify = defineAction<v.InferOutput<typeof input>, { readonly standing: boolean }, Told>({
  name: 'emergency.ratify',
  gravity: () => 'ordinary',
  schema: input,
  title: (m) => m.decisions.ratify.title,
  form: async () => [],
  async check(db, { act }) {
    if (!stands(await actOf(db, act))) throw invalid({ act: (m) => m.decisions.ratify.over });
  },
  state: async (db, { act }) => ({ standing: stands(await actOf(db, act)) }),
  async labels(db, { act }) {
    const { action: name, input: done, before, labels } = await actOf(db, act);
    return { name, input: done, before, labels: labels ?? null };
  },
  describe(m, f, { labels: told }) {
    const action = actionNamed(told.name);
    if (!action) return [{ what: told.name, before: m.decisions.ratify.before, after: m.decisions.ratify.after }];
    return action.describe(m, f, { input: told.input, before: told.before, labels: told.labels });
  },
  async apply(tx, { act }, _by) {
    const { numUpdatedRows } = await tx
      .updateTable('emergency_act')
      .set({ ratified_at: tx.now })
      .where('id', '=', act as Id<'emergency'>)
      .where('ratified_at', 'is', null)
      .where('lapsed_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal(409, (m) => m.decisions.ratify.over);
    return [];
  },
});
