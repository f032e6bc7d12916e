import type { Child } from 'hono/jsx';
import { usePage } from '../page-context.ts';

export type StanceKind = 'agree' | 'abstain' | 'against' | 'object';

export const STANCES: readonly StanceKind[] = ['agree', 'abstain', 'against', 'object'];

const SHAPES: Record<StanceKind, string> = {
  agree: 'M13.6 2.2 6 11.6 2.3 8 .8 9.6l5.4 5.2L15.4 3.7z',
  abstain: 'M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2Zm0 2.2a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2Z',
  against: 'M8 1.4 15.6 14.6H.4z',
  object: 'M1.8 1.8h12.4v12.4H1.8z',
};

/** Check, ring, triangle, square: a stance is never told by colour alone. */
export const StanceShape = ({ kind }: { kind: StanceKind }) => (
  <svg class={`shape c-${kind}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={SHAPES[kind]} fill-rule="evenodd" />
  </svg>
);

/** Shape and word, in the colour of the stance. */
export function Stance({ kind }: { kind: StanceKind }) {
  const { m } = usePage();
  return (
    <span class={`stance-word c-${kind}`}>
      <StanceShape kind={kind} />
      {m.ui.stance[kind]}
    </span>
  );
}

export interface StanceButtonsProps {
  name?: string;
  /** The stance taken already. */
  value?: StanceKind;
  disabled?: boolean;
  legend?: Child;
  /** `choose` gives radio buttons for a form with its own submit; `send` makes each a submit button. */
  mode?: 'choose' | 'send';
  options?: readonly StanceKind[];
}

export function StanceButtons(props: StanceButtonsProps) {
  const { name = 'stance', value, disabled, legend, mode = 'choose', options = STANCES } = props;
  const { m } = usePage();
  return (
    <fieldset>
      <legend class={legend ? 'label' : 'vh'}>{legend ?? m.ui.stance.yours}</legend>
      <div class="stances">
        {options.map((kind) =>
          mode === 'send' ? (
            <button
              class={`stance c-${kind}`}
              name={name}
              value={kind}
              disabled={disabled}
              aria-pressed={kind === value ? 'true' : 'false'}
            >
              <StanceShape kind={kind} />
              <span>{m.ui.stance[kind]}</span>
            </button>
          ) : (
            <label class={`stance c-${kind}`}>
              <input type="radio" name={name} value={kind} checked={kind === value} disabled={disabled} />
              <StanceShape kind={kind} />
              <span>{m.ui.stance[kind]}</span>
            </label>
          ),
        )}
      </div>
    </fieldset>
  );
}
