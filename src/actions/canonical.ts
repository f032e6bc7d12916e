import type { Json } from './action.ts';

/**
 * The one text of plain data, whatever the order in which its keys were written (RFC 8785): what is hashed and what is
 * compared.
 */
export function canonicalText(value: Json | undefined): string {
  if (value === null || value === undefined || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`)
    .join(',')}}`;
}

// Array.isArray does not narrow lists that are read only.
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
