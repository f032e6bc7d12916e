import { sql } from 'kysely';
import * as v from 'valibot';
import { defineAction, type Json } from '#actions';
import type { Db } from '#db';
import type { Id } from '#ids';
import { day, line, paragraphs } from '#input';
import { memberNames } from '#membership';
import { invalid } from '#refusal';

const input = v.object({
  what: paragraphs(1_000),
  /** A member's name or their number in the register: that is how people name one another in a form. */
  owner: line(40),
  due: day(),
});

/** A member who takes part, by number or by name. @throws Refusal 422 at `owner`. */
async function ownerOf(db: Db, text: string): Promise<Id<'member'>> {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  const handle = text.replace(/^@/, '').toLowerCase();
  const { rows } = await sql<{ id: Id<'member'> }>`
    select member.id from member
    where (member.number = ${number} or exists (
        select from account where account.person_id = member.person_id
          and lower(account.handle) = ${handle} and account.deleted_at is null))
      and (member.status in ('voting', 'probation') or (member.founder and member.status = 'applicant'))
    order by member.number = ${number} desc limit 1`.execute(db);
  if (!rows[0]) throw invalid({ owner: (m) => m.decisions.record.noSuchMember });
  return rows[0].id;
}

/**
 * What is decided and the server cannot do by itself: sign a lease, file a form. It becomes a duty with an owner, a
 * date and a proof.
 */
export const record = defineAction<v.InferOutput<typeof input>, Json, { readonly owner: string }>({
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
    if (due < db.now.toISOString().slice(0, 10)) throw invalid({ due: (m) => m.decisions.record.past });
  },
  state: async () => null,
  async labels(db, { owner }) {
    const id = await ownerOf(db, owner);
    return { owner: (await memberNames(db, [id])).get(id)?.name ?? '' };
  },
  describe: (m, f, { input: { what, owner, due }, labels }) => [
    {
      what,
      before: m.decisions.record.toDo,
      after: m.decisions.record.done,
      duty: { owner: labels.owner || owner, due: f.date(new Date(`${due}T12:00:00Z`)) },
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
