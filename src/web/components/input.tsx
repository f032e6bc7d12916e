import { describing, Field, type FieldProps } from './field.tsx';

export interface InputProps extends FieldProps {
  type?:
    | 'text'
    | 'email'
    | 'password'
    | 'url'
    | 'search'
    | 'tel'
    | 'number'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'file';
  value?: string | number;
  autocomplete?: string;
  inputmode?: 'text' | 'email' | 'numeric' | 'decimal' | 'search' | 'url' | 'none';
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  autofocus?: boolean;
  maxlength?: number;
  min?: number | string;
  max?: number | string;
  step?: number | string;
  pattern?: string;
  spellcheck?: boolean;
  autocapitalize?: 'none' | 'words' | 'sentences';
  accept?: string;
  list?: string;
  /** Of a file: the id of where a script shows the picture that is chosen. */
  'data-shown'?: string;
}

/** One line to fill in, with its label. */
export function Input(props: InputProps) {
  const { name, label, hint, error, optional, type = 'text', ...attributes } = props;
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      <input class="input" type={type} {...describing(props)} {...attributes} />
    </Field>
  );
}

export interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
  maxlength?: number;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  autofocus?: boolean;
  /** Said at the end of the field, such as “224 left”; a script keeps it true (`data-count`). */
  remaining?: string;
}

/** Several lines to fill in, with their label. */
export function TextArea(props: TextAreaProps) {
  const { name, label, hint, error, optional, value, remaining, ...attributes } = props;
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      <textarea class="input" {...describing(props)} {...attributes}>
        {value}
      </textarea>
      {remaining && (
        <span class="hint remaining num" data-count={describing(props).id}>
          {remaining}
        </span>
      )}
    </Field>
  );
}

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
  /** Options of one group stand together under its name. */
  group?: string;
}

export interface SelectProps extends FieldProps {
  options: readonly SelectOption[];
  value?: string;
  required?: boolean;
  disabled?: boolean;
}

/** One choice among more than five; for fewer, use Choices. */
export function Select(props: SelectProps) {
  const { name, label, hint, error, optional, options, value, ...attributes } = props;
  const write = (option: SelectOption) => (
    <option value={option.value} selected={option.value === value} disabled={option.disabled}>
      {option.label}
    </option>
  );
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      <select class="input" {...describing(props)} {...attributes}>
        {[...Map.groupBy(options, (option) => option.group)].map(([group, within]) =>
          group === undefined ? within.map(write) : <optgroup label={group}>{within.map(write)}</optgroup>,
        )}
      </select>
    </Field>
  );
}
