import { type Ctx, readFields } from '#http';

/** The deepest that a name of a form nests here: `data[alerts][mention]` is three. */
const DEEPEST = 4;

type Fields = Record<string, unknown>;
const none = (): Fields => Object.create(null) as Fields;
const isNest = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Fields as JSON has them where a form writes what is inside others as Rails reads it: `data[alerts][mention]`,
 * `keywords_attributes[][keyword]`, `fields_attributes[0][name]`. What is JSON already stays as it is.
 */
export function nested(fields: Readonly<Fields>): Fields {
  const whole = none();
  for (const [name, value] of Object.entries(fields)) {
    const [, first = name, rest] = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name) ?? [];
    const path = rest === undefined ? [name] : [first, ...rest.slice(1, -1).split('][')];
    if (path.length <= DEEPEST) put(whole, path, value);
  }
  return whole;
}

/** What was sent, nested. @throws Refusal as readFields does. */
export const readNested = async (c: Ctx): Promise<Fields> => nested(await readFields(c));

function put(into: Fields, [name = '', next, ...rest]: readonly string[], value: unknown): void {
  if (next === undefined) {
    into[name] = value;
    return;
  }
  if (next === '' && rest.length > 0) {
    // Several of them, each with the same names: the first value of each belongs to the first.
    const list = Array.isArray(into[name]) ? (into[name] as Fields[]) : [];
    into[name] = list;
    for (const [i, one] of (Array.isArray(value) ? value : [value]).entries()) put((list[i] ??= none()), rest, one);
    return;
  }
  const inner = isNest(into[name]) ? into[name] : none();
  into[name] = inner;
  put(inner, [next, ...rest], value);
}
