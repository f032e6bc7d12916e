import { FileError } from '../problem.ts';

/** One row of a delimited file, with the line on which it begins. */
export type Row = { readonly line: number; readonly cells: readonly string[] };

/** Reads delimited text (RFC 4180): cells in double quotes may hold delimiters, line ends and doubled quotes. Empty rows are left out. */
export function readTable(text: string, delimiter: string): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let began = 1;
  let quoted = false;
  const end = (): void => {
    cells.push(cell.trim());
    cell = '';
  };
  const close = (): void => {
    end();
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: began, cells });
    cells = [];
  };
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const sign = text[at]!;
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"';
        at++;
      } else if (sign === '"') quoted = false;
      else {
        if (sign === '\n') line++;
        cell += sign;
      }
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (sign === delimiter) end();
    else if (sign === '\n') {
      close();
      began = ++line;
    } else if (sign !== '\r') cell += sign;
  }
  if (quoted) throw new FileError(began, 'a quote is never closed');
  close();
  return rows;
}

/** The delimiter that a first line uses most: comma, semicolon or tab. */
export function delimiterOf(text: string): string {
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.reduce((best, own) => (own.count > best.count ? own : best)).sign;
}
