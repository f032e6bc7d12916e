import * as v from 'valibot';
import { actionNamed, type AnyAction, type Authority, canonicalText, type Json } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { messagesFor } from '#i18n';
import type { News } from '#network';
import { Refusal } from '#refusal';
import { type FrozenText, sha256 } from './freeze.ts';
import type { DecisionFault } from './schema.ts';
import type { AtStep } from './take-effect.ts';

/** An action of a decision, found as it was voted on. */
export interface Prepared {
  readonly id: Id<'action'>;
  readonly position: number;
  readonly action: AnyAction;
  readonly input: unknown;
  readonly before: Json;
}

/** Why a decision does not take effect; whatever it did is to be rolled back. */
export class StopEffect extends Error {
  override readonly name = 'StopEffect';
  readonly state: 'stale' | 'failed';
  readonly fault: DecisionFault;

  constructor(state: 'stale' | 'failed', fault: DecisionFault) {
    super(`${state}: action ${fault.action} ${fault.why}`);
    this.state = state;
    this.fault = fault;
  }
}

const refused = (position: number, refusal: Refusal): StopEffect => {
  // The fields of an input that was voted on say more than “check the fields”.
  const sentence = Object.values(refusal.fields)[0] ?? refusal.sentence;
  return new StopEffect('failed', {
    action: position,
    why: 'refused',
    sentence: { en: sentence(messagesFor('en')), fr: sentence(messagesFor('fr')) },
  });
};

/**
 * That the actions are those that members voted on: what was frozen has its hash, and every action stands in it word
 * for word. An approved proposal whose code was exchanged is how others were robbed (Tornado Cash, May 2023). Whom an
 * election seats is known only once it is counted.
 * @throws StopEffect `stale`.
 */
async function mustBeSealed(db: Db, proposal: Id<'proposal'>): Promise<void> {
  const vote = await db
    .selectFrom('proposal')
    .where('id', '=', proposal)
    .select(['frozen', 'frozen_hash', 'kind'])
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('action')
    .where('proposal_id', '=', proposal)
    .orderBy('position')
    .select(['position', 'name', 'option_id as option', 'input', 'expected as before', 'labels'])
    .execute();
  const text = vote.frozen ?? '';
  if (sha256(text) !== vote.frozen_hash) throw new StopEffect('stale', { action: 0, why: 'changed' });
  const { actions }: Pick<FrozenText, 'actions'> = JSON.parse(text);
  const counted = vote.kind === 'election' ? rows.filter(({ name }) => name !== 'election.seat') : rows;
  for (const { position, ...row } of counted) {
    if (canonicalText(row) !== canonicalText(actions[position]))
      throw new StopEffect('stale', { action: position, why: 'changed' });
  }
  if (counted.length !== actions.length) throw new StopEffect('stale', { action: counted.length, why: 'changed' });
}

/**
 * Finds the actions of what was chosen, and that each finds what was frozen when the vote opened. All are compared
 * before any runs: they were voted on together, as things stood then.
 * @throws StopEffect `stale` when something has changed, `failed` for an action that the program does not know.
 */
export async function prepare(
  db: Db,
  proposal: Id<'proposal'>,
  chosen: readonly string[],
): Promise<readonly Prepared[]> {
  await mustBeSealed(db, proposal);
  const rows = await db
    .selectFrom('action')
    .where('proposal_id', '=', proposal)
    .where((eb) => eb.or([eb('option_id', 'is', null), eb('option_id', 'in', ['', ...chosen])]))
    .orderBy('position')
    .select(['id', 'position', 'name', 'input', 'expected'])
    .execute();
  const prepared: Prepared[] = [];
  for (const { id, position, name, input: raw, expected } of rows) {
    const action = actionNamed(name);
    const parsed = action && v.safeParse(action.schema, raw);
    if (!action || !parsed?.success) throw new StopEffect('failed', { action: position, why: 'unknown' });
    const before = await found(() => action.state(db, parsed.output));
    if (before === undefined || canonicalText(before) !== canonicalText(expected)) {
      throw new StopEffect('stale', { action: position, why: 'changed' });
    }
    prepared.push({ id, position, action, input: parsed.output, before });
  }
  return prepared;
}

/** What is there; undefined when it is not there any more. */
async function found(state: () => Promise<Json>): Promise<Json | undefined> {
  try {
    return await state();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/**
 * Applies the actions in order and writes down what each found and made.
 * @throws StopEffect `failed` with the sentence of the verb that refuses.
 */
export async function runActions(
  tx: Tx,
  prepared: readonly Prepared[],
  decision: { readonly id: Id<'decision'>; readonly number: number; readonly account_id: Id<'account'> },
  at: AtStep,
): Promise<News> {
  const by: Authority = {
    decision: decision.id,
    number: decision.number,
    author: await authorOf(tx, decision.account_id),
  };
  const news: News[number][] = [];
  for (const { id, position, action, input, before } of prepared) {
    try {
      news.push(...(await action.apply(tx, input, by)));
    } catch (error) {
      if (error instanceof Refusal) throw refused(position, error);
      throw error;
    }
    await at(`applied ${position}`);
    const after = await found(() => action.state(tx, input));
    const inverse = action.inverse?.(input, before);
    await tx
      .updateTable('action')
      .set({
        ran_at: tx.now,
        before: JSON.stringify(before),
        after: JSON.stringify(after ?? null),
        inverse: inverse ? JSON.stringify(inverse) : null,
      })
      .where('id', '=', id)
      .execute();
    await at(`noted ${position}`);
  }
  return news;
}

async function authorOf(db: Db, account: Id<'account'>): Promise<Authority['author']> {
  const row = await db
    .selectFrom('account')
    .where('id', '=', account)
    .where('deleted_at', 'is', null)
    .select(['person_id as person', 'id as account'])
    .executeTakeFirst();
  return row?.person ? { person: row.person, account: row.account } : undefined;
}
