import type { ActionField, FilledIn, Json } from '#actions';
import { durationIn, unitOf, UNITS } from './duration-field.tsx';

const isEmpty = (value: string | readonly string[] | undefined): boolean => value === undefined || value.length === 0;

/** A form that begins with what stands, where nothing else is given yet. */
export function prefilled(asked: readonly ActionField[], given: FilledIn): FilledIn {
  const begun: Record<string, string | readonly string[]> = { ...given };
  for (const field of asked) {
    const { name } = field;
    const value = isEmpty(given[name]) ? field.stands : given[name];
    if (value === undefined) continue;
    if (field.kind !== 'duration') begun[name] = value;
    else if (!Object.hasOwn(given, `${name}Unit`)) {
      const minutes = Number(value);
      const unit = unitOf(minutes);
      begun[name] = String(minutes / UNITS[unit]);
      begun[`${name}Unit`] = unit;
    }
  }
  return begun;
}

/**
 * What the schema of an action takes, from its form: durations in minutes, `weights.kind` inside `weights`, and
 * nothing of what may stay and was left as it stands.
 */
export function inputOf(filled: FilledIn, asked: readonly ActionField[] = []): Json {
  const flat: Record<string, Json> = {};
  for (const [name, value] of Object.entries(filled)) {
    if (name.endsWith('Unit') && Object.hasOwn(filled, name.slice(0, -'Unit'.length))) continue;
    flat[name] = Object.hasOwn(filled, `${name}Unit`) ? durationIn(filled, name) : (value as Json);
  }
  const changed = (field: ActionField): boolean =>
    JSON.stringify([flat[field.name] ?? ''].flat()) !== JSON.stringify([field.stands ?? ''].flat());
  for (const field of asked) {
    if (!field.optional || field.stands === undefined) continue;
    const together = asked.filter(({ name }) => rootOf(name) === rootOf(field.name));
    if (!together.some(changed)) delete flat[field.name];
    // Whoever unticks everything does not mean “as it is”.
    else if (field.kind === 'several' && isEmpty(filled[field.name])) flat[field.name] = null;
  }
  return nested(flat);
}

const rootOf = (name: string): string => name.split('.', 1)[0] ?? name;

function nested(flat: Readonly<Record<string, Json>>): Json {
  const whole: Record<string, Json> = {};
  for (const [name, value] of Object.entries(flat)) {
    const root = rootOf(name);
    if (root === name) {
      whole[name] = value;
      continue;
    }
    const inner = Object.entries(flat).flatMap(([other, its]) =>
      other.startsWith(`${root}.`) ? [[other.slice(root.length + 1), its] as const] : [],
    );
    whole[root] = nested(Object.fromEntries(inner));
  }
  return whole;
}
