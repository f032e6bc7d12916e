import type { Child } from 'hono/jsx';
import { usePage } from '../page-context.ts';
import { classNames } from './class-names.ts';
import { describing, fieldId, FieldError } from './field.tsx';

export interface ChoiceProps {
  name: string;
  /** `on` unless told. */
  value?: string;
  checked?: boolean;
  disabled?: boolean;
  optional?: boolean;
  error?: string;
  /** One more sentence under the words. */
  note?: Child;
  children?: Child;
}

/** A box to tick. Never ticked for the person. */
export function Checkbox({ name, value = 'on', checked, disabled, optional, error, note, children }: ChoiceProps) {
  const { m } = usePage();
  const box = (
    <label class="choice">
      <input type="checkbox" value={value} checked={checked} disabled={disabled} {...describing({ name, error })} />
      <span>
        {children}
        {optional && <span class="muted"> ({m.ui.optional})</span>}
        {note && <span class="choice-note">{note}</span>}
      </span>
    </label>
  );
  if (!error) return box;
  return (
    <div class="field bad">
      <FieldError id={fieldId(name)} error={error} />
      {box}
    </div>
  );
}

export interface ChoicesProps {
  name: string;
  legend: Child;
  hint?: Child;
  error?: string;
  /** `radio` takes one answer, `checkbox` any number. */
  type?: 'radio' | 'checkbox';
  options: readonly { value: string; label: Child; note?: Child; disabled?: boolean }[];
  /** What is chosen already. */
  value?: string | readonly string[];
}

/** A question with a few answers, all in view. */
export function Choices({ name, legend, hint, error, type = 'radio', options, value = [] }: ChoicesProps) {
  const id = fieldId(name);
  const chosen = typeof value === 'string' ? [value] : value;
  const { 'aria-describedby': describedBy } = describing({ name, hint, error });
  return (
    <fieldset class={classNames('field', error && 'bad')} aria-describedby={describedBy}>
      <legend class="label">{legend}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {options.map((option, index) => (
        <label class="choice">
          <input
            type={type}
            id={index === 0 ? id : `${id}-${option.value}`}
            name={name}
            value={option.value}
            checked={chosen.includes(option.value)}
            disabled={option.disabled}
          />
          <span>
            {option.label}
            {option.note && <span class="choice-note">{option.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
