import type * as v from 'valibot';
import type { Db, Tx } from '#db';
import type { format, Messages } from '#i18n';
import type { Id } from '#ids';
import type { LiveEvent } from '#live';

/** Plain data that survives JSON and compares by its canonical text. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * How much a change weighs, which says under which rules it may be decided: `small` may pass by lazy consent,
 * `ordinary` needs a vote of members, `constitutional` the strongest rule, and `person` (what takes a right or a role
 * from somebody) the rule in which blocks do not count.
 */
export type Gravity = 'small' | 'ordinary' | 'constitutional' | 'person';

/** One line of “if it passes”. */
export interface Change {
  /** What changes: “Name of the server”, “Mandate of coordination”. */
  readonly what: string;
  /** As it is now. */
  readonly before: string;
  /** As it will be. */
  readonly after: string;
  /** What the server does not do by itself: shown in amber, with owner, date and proof. */
  readonly duty?: { readonly owner: string; readonly due: string };
  /** Where the thing stands, such as `/coop/documents/bylaws`. */
  readonly href?: string;
}

/** What a form asks for so that somebody can propose the action; every value is sent as text under `name`. */
export type ActionField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** What stands now, as text: the form begins with it. An optional field that still says so is not sent. */
  readonly stands?: string | readonly string[];
  /** Changed by few: the form folds it away with the others that are. */
  readonly seldom?: boolean;
} & (
  | { readonly kind: 'line' | 'paragraphs' | 'number' | 'day' | 'checkbox' | 'document' }
  /** Minutes, asked for as a number and a unit. */
  | { readonly kind: 'duration' }
  /** What the point already says: sent along, not shown. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'choice' | 'several'; readonly options: readonly FieldOption[] }
  /** On which the other fields depend: they are asked for once this is answered. */
  | { readonly kind: 'point'; readonly options: readonly FieldOption[] }
);

interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** Options of one group stand together under its name. */
  readonly group?: string;
}

/** Fields of an action that are filled in already, as text. */
export type FilledIn = Readonly<Record<string, string | readonly string[]>>;

/** One thing that an action may be about, where its fields depend on it: a setting, a rule. */
export interface Point {
  readonly label: string;
  readonly fields: FilledIn;
}

/** A mandate that may carry the right to act at once. */
export type EmergencyRole = 'organiser' | 'moderator' | 'treasurer' | 'secretary';

/** By what an action runs. */
export interface Authority {
  readonly decision: Id<'decision'>;
  /** Of the decision in the register. */
  readonly number: number;
  /** Whose proposal it was: an account for what must have an author. Absent when that account is gone. */
  readonly author: { readonly person: Id<'person'>; readonly account: Id<'account'> } | undefined;
}

/** Another action, as data: what undoes this one. */
export interface ActionCall {
  readonly name: string;
  readonly input: Json;
}

/**
 * A typed change that a decision carries. Declared beside the verbs of the module that owns the state, listed in
 * app.ts; whoever decides knows none of them.
 */
export interface Action<Input = never, State extends Json = Json, Labels extends Json = Json> {
  /** `<noun>.<verb>`, for ever: it is kept in the register. */
  readonly name: string;
  gravity(input: Input): Gravity;
  /** What cannot be undone is marked in red before the vote. */
  readonly irreversible?: boolean;
  /**
   * For what sometimes cannot wait: holders of these mandates do it at once, and it lapses unless members ratify it.
   * The action needs an inverse that says the same of itself.
   */
  readonly emergency?: {
    readonly roles: readonly EmergencyRole[];
    /** By the hand of the holder; undefined when the program itself lets it lapse. */
    apply(tx: Tx, input: Input, by: Id<'person'> | undefined): Promise<readonly LiveEvent[]>;
  };
  /**
   * For what is small: holders of these mandates do it by themselves, and members may call it in. It counts only where
   * the gravity of the input is `small`; the action needs an inverse.
   */
  readonly small?: {
    readonly roles: readonly EmergencyRole[];
    apply(tx: Tx, input: Input, by: Id<'person'>): Promise<readonly LiveEvent[]>;
  };
  /** Takes text from forms and plain data from the API. */
  readonly schema: v.GenericSchema<unknown, Input>;
  /** How the action is called in a list: “Change a setting”. */
  title(m: Messages): string;
  /** `filled`: what is known already, of which the fields may depend. */
  form(db: Db, m: Messages, filled?: FilledIn): Promise<readonly ActionField[]>;
  /** What it may be about, to choose from in place of the action alone. */
  points?(db: Db, m: Messages): Promise<readonly Point[]>;
  /**
   * What a schema cannot see: that the thing exists and may be changed so.
   * @throws Refusal 422 with a sentence per field.
   */
  check?(db: Db, input: Input): Promise<void>;
  /** What it changes as it stands: frozen at opening, compared before it runs. Nothing that may change beside the point. */
  state(db: Db, input: Input): Promise<State>;
  /** Names for the words: frozen too, never compared. */
  labels?(db: Db, input: Input): Promise<Labels>;
  /** The words on the card are those of what will run. */
  describe(
    m: Messages,
    f: format.Formats,
    told: { readonly input: Input; readonly before: State; readonly labels: Labels },
  ): readonly Change[];
  /**
   * Makes the change, in the transaction of the decision. What it throws rolls everything back.
   * @returns what others should hear of once it is durable.
   */
  apply(tx: Tx, input: Input, by: Authority): Promise<readonly LiveEvent[]>;
  /** What would bring `before` back, offered as a proposal; undefined where nothing does. */
  inverse?(input: Input, before: State): ActionCall | undefined;
}

/** Checks the shape; list the action in app.ts. */
export const defineAction = <Input, State extends Json, Labels extends Json = null>(
  action: Action<Input, State, Labels>,
): Action<Input, State, Labels> => action;
