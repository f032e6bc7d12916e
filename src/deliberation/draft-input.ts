import * as v from 'valibot';
import type { Json } from '#actions';
import { type Id, parseId } from '#ids';
import { choice, day, line, optional, paragraphs, parseInput } from '#input';
import { KINDS, type ProposalKind } from './kinds.ts';
import type { ProposalSettings } from './settings.ts';
import { said, SettingsInput } from './settings-input.ts';

export const MOST_OPTIONS = 50;
export const MOST_ACTIONS = 20;

/** What an author fills in. */
export interface DraftInput {
  readonly kind: ProposalKind;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly language: 'en' | 'fr';
  readonly circle?: Id<'circle'> | null;
  /** For whom one proposes: oneself unless told. */
  readonly member?: Id<'member'> | undefined;
  /** Its key. */
  readonly rule: string;
  /** Over `defaultSettings(kind, rule)`. */
  readonly settings: Partial<ProposalSettings>;
  /** Texts, in order; empty for kinds without, and for elections. */
  readonly options: readonly string[];
  /** `input` as a form or a program sends it; `option`: the place of the option it belongs to, from 0. */
  readonly actions: readonly DraftAction[];
  /** A calendar day. */
  readonly reviewOn?: string | null;
}

export interface DraftAction {
  readonly name: string;
  readonly input: Json;
  readonly option?: number | null | undefined;
}

const idOrNone = <K extends 'member' | 'circle'>() =>
  v.pipe(
    v.optional(v.nullable(v.string()), null),
    v.check((text) => text === null || text === '' || parseId(text) !== undefined, 'unknownChoice'),
    v.transform((text) => (text ? (text as Id<K>) : null)),
  );

export const Draft = v.object({
  kind: choice(KINDS),
  title: line(160, 3),
  body: optional(paragraphs(40_000)),
  language: choice(['en', 'fr']),
  circle: idOrNone<'circle'>(),
  member: idOrNone<'member'>(),
  rule: line(60),
  settings: v.optional(SettingsInput, {}),
  options: v.optional(v.pipe(v.array(line(200)), v.maxLength(MOST_OPTIONS, 'unknownChoice')), []),
  actions: v.optional(
    v.pipe(
      v.array(
        v.object({
          name: line(60),
          input: v.custom<Json>((value) => value !== undefined, 'missing'),
          option: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))),
        }),
      ),
      v.maxLength(MOST_ACTIONS, 'unknownChoice'),
    ),
    [],
  ),
  reviewOn: optional(day()),
});

/**
 * Checks what came from a form or a program: plain data, nested as `DraftInput` is.
 * @throws Refusal 422 with a sentence per field: `title`, `options.2`, `settings.votingMinutes`, `actions.0.<field>`.
 */
export function parseDraft(raw: unknown): DraftInput {
  const { settings, member, reviewOn, ...rest } = parseInput(Draft, raw);
  return { ...rest, member: member ?? undefined, settings: said(settings), reviewOn: reviewOn || null };
}
