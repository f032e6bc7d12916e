interface Sheet {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const FORMULA = /^[=+@\t\r]|^-(?!\d)/;

/** One cell (RFC 4180); what a spreadsheet would run as a formula is made text. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The tables of a count as one CSV file, each under its name, with an empty line between. */
export const resultsCsv = (sheets: readonly Sheet[]): string =>
  sheets
    .map(({ caption, columns, rows }) =>
      [[caption], columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join(''),
    )
    .join('\r\n');
