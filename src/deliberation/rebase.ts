import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Json } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { notFound, Refusal } from '#refusal';
import { amendDocument, type AmendInput } from './document-amend.ts';
import { documentHolding, readReference, referenceTo } from './document-reference.ts';
import { documentBySlug } from './document.ts';
import { editProposal } from './draft.ts';
import { lockOwnProposal } from './find-proposal.ts';
import { mergeTexts } from './merge.ts';
import type { Proposal } from './proposal.ts';
import { proposalById } from './read-proposals.ts';
import { redraft } from './redraft.ts';

/** A change of a document that was written on a version which holds no more. */
export interface Outdated {
  /** The place of the action in the proposal. */
  readonly position: number;
  readonly slug: string;
  readonly title: string;
  /** The version that its author read, and the one that holds. */
  readonly read: number;
  readonly holds: number;
  /** The same change on the version that holds; null when the same paragraphs have changed. */
  readonly takenOver: AmendInput | null;
}

/** Changes of documents, in a proposal that is not voted on yet, which another decision has overtaken. */
export async function outdatedIn(
  db: Db,
  { state, actions }: Pick<Proposal, 'state' | 'actions'>,
): Promise<readonly Outdated[]> {
  if (state !== 'draft' && state !== 'discussion') return [];
  const found = await Promise.all(
    actions
      .filter(({ name }) => name === amendDocument.name)
      .map(async ({ position, input }) => outdated(db, position, input)),
  );
  return found.filter((one) => one !== undefined);
}

async function outdated(db: Db, position: number, raw: Json): Promise<Outdated | undefined> {
  const input = v.parse(amendDocument.schema, raw);
  const reference = readReference(input.document);
  const holding = await documentHolding(db, reference);
  if (!holding || reference.version === undefined || holding.version === reference.version) return undefined;
  const read = await documentBySlug(db, reference.slug, reference.version);
  const merged = read && mergeTexts(read.text, input.text, holding.text);
  return {
    position,
    slug: holding.slug,
    title: holding.title,
    read: reference.version,
    holds: holding.version,
    takenOver:
      merged === undefined || merged === holding.text
        ? null
        : { document: referenceTo(holding, holding.version), text: merged },
  };
}

/**
 * Takes the changes of a proposal over to the versions of the documents that hold: a new version of the proposal,
 * from which notice counts anew.
 * @throws Refusal 403, 404, 409 when there is nothing to take over, or the same paragraphs have changed.
 */
export async function takeOver(tx: Tx, actor: Actor, id: Id<'proposal'>): Promise<{ news: News }> {
  await lockOwnProposal(tx, actor, id);
  const proposal = await proposalById(tx, actor, id);
  if (!proposal) throw notFound();
  const overtaken = await outdatedIn(tx, proposal);
  if (overtaken.length === 0) throw new Refusal(409, (m) => m.talk.faults.nothingToTakeOver);
  const inputs = new Map<number, AmendInput>();
  for (const { position, takenOver } of overtaken) {
    if (takenOver === null) throw new Refusal(409, (m) => m.talk.faults.cannotTakeOver);
    inputs.set(position, takenOver);
  }
  const draft = redraft(proposal);
  const actions = draft.actions.map((action, i) => {
    const input = inputs.get(proposal.actions[i]!.position);
    return input ? { ...action, input } : action;
  });
  const { news } = await editProposal(tx, actor, id, { ...draft, actions });
  return { news };
}
