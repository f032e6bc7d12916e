import type { Selectable } from 'kysely';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { Refusal, notAllowed, notFound } from '#refusal';
import type { ProposalOrigin, ProposalTable } from './schema.ts';

export type ProposalRow = Selectable<ProposalTable>;

/**
 * The proposal that a verb changes, locked against all others that would.
 * @throws Refusal 404 when it is not there, or a draft of somebody else's.
 */
export async function lockProposal(
  tx: Tx,
  actor: Pick<Actor, 'person'> | null,
  id: Id<'proposal'>,
): Promise<ProposalRow> {
  const row = await tx.selectFrom('proposal').where('id', '=', id).selectAll().forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  if (row.state === 'draft' && actor && !(await isAuthor(tx, actor, row))) throw notFound();
  return row;
}

/** The same for what only its author may do. @throws Refusal 404, 403, also for what the server asks by itself. */
export async function lockOwnProposal(tx: Tx, actor: Pick<Actor, 'person'>, id: Id<'proposal'>): Promise<ProposalRow> {
  const row = await lockProposal(tx, actor, id);
  if (row.state !== 'draft' && !(await isAuthor(tx, actor, row))) throw notAllowed();
  if (row.state !== 'draft' && isAskedByItself(row)) throw new Refusal(403, (m) => m.decisions.refusals.askedByItself);
  return row;
}

/** What the server asks by itself is signed by a member and nobody's to change or take back: a decision hangs on it. */
const ASKED_BY_ITSELF: ReadonlySet<ProposalOrigin> = new Set(['hold', 'call-in', 'review', 'succession', 'emergency']);

export const isAskedByItself = ({ origin }: Pick<ProposalRow, 'origin'>): boolean =>
  origin !== null && ASKED_BY_ITSELF.has(origin);

async function isAuthor(tx: Tx, actor: Pick<Actor, 'person'>, row: ProposalRow): Promise<boolean> {
  const account = await tx
    .selectFrom('account')
    .where('id', '=', row.account_id)
    .where('person_id', '=', actor.person)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return account !== undefined;
}

/** @throws Refusal 409 with a sentence when it is past discussion, or not yet in it. */
export function mustBeInDiscussion({ state }: Pick<ProposalRow, 'state'>): void {
  if (state === 'discussion') return;
  throw new Refusal(409, (m) => m.deliberation.refusals[state]);
}
