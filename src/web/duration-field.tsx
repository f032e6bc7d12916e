import { describing, FieldError, fieldId } from './components/field.tsx';
import { usePage } from './page-context.ts';

export const UNITS = { minutes: 1, hours: 60, days: 1_440 } as const;
type Unit = keyof typeof UNITS;

/** The largest unit in which a duration is a whole number. */
export function unitOf(minutes: number): Unit {
  if (minutes > 0 && minutes % UNITS.days === 0) return 'days';
  return minutes > 0 && minutes % UNITS.hours === 0 ? 'hours' : minutes === 0 ? 'days' : 'minutes';
}

/**
 * The minutes of a duration that was filled in with `DurationField`, as text for a schema; what is no number stays as
 * it was written.
 */
export function durationIn(fields: Readonly<Record<string, unknown>>, name: string): string {
  const written = textOf(fields[name]).trim().replace(',', '.');
  const unit = textOf(fields[`${name}Unit`]) || 'minutes';
  const many = /^\d{1,6}(?:\.\d{1,3})?$/.test(written) ? Number(written) : Number.NaN;
  if (Number.isNaN(many) || !Object.hasOwn(UNITS, unit)) return written;
  return String(Math.round(many * UNITS[unit as Unit]));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** How long something lasts: a number and its unit. `values` are those of the form, when it was sent before. */
export function DurationField(props: {
  name: string;
  label: string;
  hint?: string;
  minutes: number;
  values?: Readonly<Record<string, string>>;
  error?: string;
}) {
  const { m } = usePage();
  const say = m.founding.assembly.call;
  const { name, label, hint, minutes, values, error } = props;
  const unit = unitOf(minutes);
  const id = fieldId(name);
  const shownUnit = values?.[`${name}Unit`] ?? unit;
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label for={id}>{label}</label>
      <FieldError id={id} error={error} />
      <div class="row nowrap">
        <input
          class="input short"
          id={id}
          name={name}
          inputmode="decimal"
          autocomplete="off"
          value={values?.[name] ?? String(minutes / UNITS[unit])}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describing({ name, hint, error })['aria-describedby']}
        />
        <select class="input unit" name={`${name}Unit`} aria-label={say.unitOf(label)}>
          {(Object.keys(UNITS) as Unit[]).map((one) => (
            <option value={one} selected={one === shownUnit}>
              {say.units[one]}
            </option>
          ))}
        </select>
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
