import { sql } from 'kysely';
import { actionNamed } from '#actions';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { actingMember } from '#membership';
import { createPost, type News } from '#network';
import { Refusal, type Sentence, invalid } from '#refusal';
import { beginningOf, stateNews } from './announcement.ts';
import { parsedInput } from './parsed-input.ts';
import { lockOwnProposal } from './find-proposal.ts';
import { writeEvent } from './history.ts';
import { scheduleOpening } from './opens-from.ts';
import { versionedActions, writeVersion } from './version.ts';

/**
 * Puts a draft before everybody: it gets its number and a post whose replies are the debate, and notice begins.
 * @throws Refusal 404, 403 to who takes part no more, 409 when it was published before, 422 when an action does not
 *   hold any more.
 */
export async function publishProposal(
  tx: Tx,
  actor: Actor,
  id: Id<'proposal'>,
): Promise<{ readonly number: number; readonly news: News }> {
  const row = await lockOwnProposal(tx, actor, id);
  if (row.state !== 'draft') throw new Refusal(409, (m) => m.deliberation.refusals.published);
  await actingMember(tx, actor, row.member_id);
  if (row.relief_until !== null && row.relief_until < tx.now)
    throw new Refusal(409, (m) => m.deliberation.refusals.reliefOver);
  await checkActions(tx, id);
  const number = await nextNumber(tx);
  await tx
    .updateTable('proposal')
    .set({ number, state: 'discussion', published_at: tx.now, version_at: tx.now })
    .where('id', '=', id)
    .execute();
  await writeVersion(tx, id, actor);
  await tx.insertInto('sponsor').values({ proposal_id: id, member_id: row.member_id, at: tx.now }).execute();
  await writeEvent(tx, id, 'published', { version: row.version }, row.member_id);
  const { news } = await createPost(tx, actor, {
    text: beginningOf(row.body),
    language: row.language,
    visibility: 'public',
    about: { kind: 'proposal', id },
  });
  await scheduleOpening(tx, id);
  return { number, news: [...news, ...stateNews(id, 'discussion')] };
}

/** Without gaps: one at a time, and what is rolled back gives its number back. */
async function nextNumber(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('proposal.number'))`.execute(tx);
  const { next } = await tx
    .selectFrom('proposal')
    .select((eb) => eb(eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)), '+', 1).as('next'))
    .executeTakeFirstOrThrow();
  return next;
}

/** @throws Refusal 422 when what an action is about is not there any more, or may not be changed so. */
export async function checkActions(tx: Tx, id: Id<'proposal'>): Promise<void> {
  const faults: Record<string, Sentence> = {};
  for (const [i, { name, input }] of (await versionedActions(tx, id)).entries()) {
    const parsed = parsedInput(name, input);
    if (!parsed.ok) {
      faults[`actions.${i}`] = (m) => m.deliberation.faults.actionGone;
      continue;
    }
    try {
      await actionNamed(name)?.check?.(tx, parsed.output);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      faults[`actions.${i}`] = Object.values(error.fields)[0] ?? error.sentence;
    }
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
}
