/**
 * Where a proposal begins with an action already chosen: `action`, and its fields by their names.
 * What is undefined is left to whoever writes it.
 */
export function proposePath(action: string, fields: Readonly<Record<string, string | undefined>> = {}): string {
  const query = new URLSearchParams({ action });
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) query.set(name, value);
  return `/d/new?${query.toString()}`;
}
