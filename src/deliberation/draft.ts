import type { Actor } from '#accounts';
import type { Json } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { ProposalKind } from './kinds.ts';
import type { ProposalOrigin } from './schema.ts';
import type { ProposalSettings } from './settings.ts';

/** What an author fills in. */
export interface DraftInput {
  readonly kind: ProposalKind;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly language: 'en' | 'fr';
  readonly circle?: Id<'circle'> | null;
  /** For whom one proposes: oneself unless told. */
  readonly member?: Id<'member'>;
  /** Its key. */
  readonly rule: string;
  /** Over `defaultSettings(kind, rule)`. */
  readonly settings: Partial<ProposalSettings>;
  /** Texts, in order; empty for kinds without, and for elections. */
  readonly options: readonly string[];
  /** `input` as a form or a program sends it; `option`: the place of the option it belongs to, from 0. */
  readonly actions: readonly { readonly name: string; readonly input: Json; readonly option?: number | null }[];
  /** A calendar day. */
  readonly reviewOn?: string | null;
}

/** Why the server itself proposes. Such a proposal needs no sponsors; `hold` may be shorter than its rule. */
export interface Origin {
  readonly origin: ProposalOrigin;
  readonly decision?: Id<'decision'>;
}

/** Checks what came from a form or a program. @throws Refusal 422 with a sentence per field. */
export function parseDraft(_raw: unknown): DraftInput {
  throw new Error('not yet');
}

/**
 * Writes a draft, which only its author sees.
 * @throws Refusal 403 when the actor speaks for no member who may propose, 422 with a sentence per field.
 */
export async function draftProposal(
  _tx: Tx,
  _actor: Actor,
  _input: DraftInput,
  _why?: Origin,
): Promise<{ readonly id: Id<'proposal'>; readonly news: News }> {
  throw new Error('not yet');
}

/**
 * Changes a draft; once published it makes a new version, from which notice counts anew. Sponsors stay only when text,
 * options and actions are the same.
 * @throws Refusal 404, 403 when it is not the actor's, 409 once it is voted on, 422 with a sentence per field.
 */
export async function editProposal(
  _tx: Tx,
  _actor: Actor,
  _id: Id<'proposal'>,
  _input: DraftInput,
  _because: { readonly amendment?: Id<'amendment'> } = {},
): Promise<{ readonly version: number; readonly news: News }> {
  throw new Error('not yet');
}
