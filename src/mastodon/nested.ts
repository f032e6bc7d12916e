/** The deepest that a name of a form nests here: `data[alerts][mention]` is three. */
const DEEPEST = 4;

/** `data[alerts][mention]=1` of a form, as JSON has it. What is JSON already stays as it is. */
export function nested(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const whole: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(fields)) {
    const [, first = name, rest = ''] = /^([^[\]]+)((?:\[[^[\]]+\])+)$/.exec(name) ?? [];
    const path = [first, ...[...rest.matchAll(/\[([^[\]]+)\]/g)].map((step) => step[1]!)];
    if (path.length > DEEPEST) continue;
    let at = whole;
    for (const step of path.slice(0, -1)) {
      const inside = at[step];
      const next: Record<string, unknown> =
        inside !== null && typeof inside === 'object' && !Array.isArray(inside)
          ? (inside as Record<string, unknown>)
          : Object.create(null);
      at[step] = next;
      at = next;
    }
    at[path.at(-1)!] = value;
  }
  return whole;
}
