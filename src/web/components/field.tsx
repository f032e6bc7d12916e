import type { Child } from 'hono/jsx';
import { usePage } from '../page-context.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface FieldProps {
  /** Name in the form. The control’s id is `f-` and this name, which the error summary links to. */
  name: string;
  label: Child;
  hint?: Child;
  /** What to write instead, as a sentence. */
  error?: string;
  optional?: boolean;
}

export const fieldId = (name: string): string => `f-${name}`;

/** What a control needs so that its label, hint and error are read with it. */
export function describing({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const id = fieldId(name);
  return {
    id,
    name,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  };
}

/** Label above, then the hint, then the error, then the control: what is read before typing comes before. */
export function Field({ name, label, hint, error, optional, children }: FieldProps & { children?: Child }) {
  const { m } = usePage();
  const id = fieldId(name);
  return (
    <div class={classNames('field', error && 'bad')}>
      <label for={id}>
        {label}
        {optional && <span class="opt"> ({m.ui.optional})</span>}
      </label>
      <FieldError id={id} error={error} />
      {children}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export const FieldError = ({ id, error }: { id: string; error?: string }) =>
  error ? (
    <p class="err" id={`${id}-error`}>
      <Icon name="circle-alert" />
      <span>{error}</span>
    </p>
  ) : null;
