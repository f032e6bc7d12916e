import type { ActionField } from '#actions';
import type { ProposalKind, Rule } from '#deliberation';
import type { CircleView, MemberClass, Membership } from '#membership';
import type { SelectOption } from '../components/input.tsx';
import { type Filled, textIn } from './proposal-draft.ts';

/** An action of the form: what it is called and what it asks. */
export interface FormAction {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly ActionField[];
}

/** The form of a proposal as it is shown. */
export interface ProposeForm {
  /** Where it is sent. */
  readonly action: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly kind: ProposalKind;
  readonly filled: Filled;
  /** Field → sentence. */
  readonly errors: Readonly<Record<string, string>>;
  readonly sentence?: string | undefined;
  /** A published proposal becomes a new version. */
  readonly published: boolean;
  readonly actions: readonly FormAction[];
  /** What may be added: an action, or one point of it. */
  readonly addable: readonly SelectOption[];
  readonly rules: readonly { readonly rule: Rule; readonly fits: boolean }[];
  readonly acting: readonly Membership[];
  /** Those in whose name one may propose. */
  readonly own: readonly CircleView[];
  /** Every circle that stands: a mandate may be in any. */
  readonly circles: readonly CircleView[];
  readonly classes: readonly MemberClass[];
  readonly founding: boolean;
}

/** One field of the form: its name, what it holds and what is wrong with it. */
export const fieldOf = ({ filled, errors }: ProposeForm, name: string) => ({
  name,
  value: textIn(filled, name),
  error: errors[name],
});
