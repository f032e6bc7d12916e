/** One field (RFC 4180). What a spreadsheet would take for a formula is told from one by an apostrophe. */
function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const told = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(told) ? `"${told.replaceAll('"', '""')}"` : told;
}

/** A table as a CSV file: a line of names, then one a row. */
export const csvOf = (names: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string =>
  [names.map(field), ...rows.map((row) => row.map(field))].map((row) => `${row.join(',')}\r\n`).join('');
