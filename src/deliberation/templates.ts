import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { DraftInput } from './draft-input.ts';
import type { ProposalKind } from './kinds.ts';
import type { Option, ProposalSettings } from './settings.ts';

/** A way of asking that members keep for the next time. */
export interface Template {
  readonly id: Id<'template'>;
  readonly name: string;
  readonly member: Id<'member'>;
  readonly kind: ProposalKind;
  readonly title: string;
  readonly body: string;
  readonly rule: string;
  readonly settings: ProposalSettings;
  readonly options: readonly Option[];
}

export async function templates(_db: Db): Promise<readonly Template[]> {
  throw new Error('not yet');
}

/** @throws Refusal 403 to those who are no members, 422. */
export async function saveTemplate(
  _tx: Tx,
  _actor: Actor,
  _name: string,
  _input: Omit<DraftInput, 'actions' | 'reviewOn' | 'circle'>,
): Promise<Id<'template'>> {
  throw new Error('not yet');
}

/** By whoever made it, or a secretary. @throws Refusal 404, 403. */
export async function retireTemplate(_tx: Tx, _actor: Actor, _id: Id<'template'>): Promise<void> {
  throw new Error('not yet');
}
