import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db } from '#db';
import type { Id } from '#ids';
import { day, paragraphs } from '#input';
import { findMember, memberRef, sayWho, type Who, whoIs } from '#membership';
import { invalid } from '#refusal';
import { readSettings } from '#settings';
import { today } from './today.ts';

const input = v.object({ what: paragraphs(1_000), owner: memberRef(), due: day() });

/** Who takes part, founders before there is a register included. @throws Refusal 422 at `owner`. */
async function ownerOf(db: Db, ref: string): Promise<Id<'member'>> {
  const found = await findMember(db, ref);
  const takesPart =
    found && (['voting', 'probation'].includes(found.status) || (found.founder && found.status === 'applicant'));
  if (!takesPart) throw invalid({ owner: (m) => m.decisions.record.noSuchMember });
  return found.id;
}

/**
 * What is decided and the server cannot do by itself: sign a lease, file a form. It becomes a duty with an owner, a
 * date and a proof.
 */
export const record = defineAction<v.InferOutput<typeof input>, null, { readonly owner: Who }>({
  name: 'record',
  gravity: () => 'ordinary',
  schema: input,
  title: (m) => m.decisions.record.title,
  form: async (_db, m) => [
    { kind: 'paragraphs', name: 'what', label: m.decisions.record.what, hint: m.decisions.record.whatHint },
    { kind: 'line', name: 'owner', label: m.decisions.record.owner, hint: m.decisions.record.ownerHint },
    { kind: 'day', name: 'due', label: m.decisions.record.due },
  ],
  async check(db, { owner, due }) {
    await ownerOf(db, owner);
    const { timeZone } = await readSettings(db);
    if (due < today(db, timeZone)) throw invalid({ due: (m) => m.decisions.record.past });
  },
  state: async () => null,
  labels: async (db, { owner }) => ({ owner: await whoIs(db, owner) }),
  describe: (m, f, { input: { what, due }, labels }) => [
    {
      what,
      before: m.decisions.record.toDo,
      after: m.decisions.record.done,
      duty: { owner: sayWho(m, labels.owner), due: f.date(new Date(`${due}T12:00:00Z`)) },
    },
  ],
  async apply(tx, { what, owner, due }, by) {
    await tx
      .insertInto('duty')
      .values({
        id: tx.newId<'duty'>(),
        decision_id: by.decision,
        what,
        owner_id: await ownerOf(tx, owner),
        due_on: due,
        reminded_at: null,
        proof: null,
        done_at: null,
        done_by: null,
      })
      .execute();
    return [];
  },
});
