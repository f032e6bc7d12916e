import type { Child } from 'hono/jsx';
import type { format } from '#i18n';
import { classNames } from './class-names.ts';
import { DateLeaf } from './date.tsx';
import { Money } from './figure.tsx';

export interface Column<Row> {
  label: Child;
  cell: (row: Row) => Child;
  /** Figures stand at the end, aligned on the decimal mark. */
  figure?: boolean;
  /** Never broken over two lines. */
  oneLine?: boolean;
  foot?: Child;
}

export interface TableProps<Row> {
  /** Says what the table holds; seen only with `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

/** Hairlines, never stripes. */
export function Table<Row>({ caption, showCaption, columns, rows }: TableProps<Row>) {
  const look = (column: Column<Row>) => classNames(column.figure && 'r num', column.oneLine && 'nowrap');
  return (
    <div class="tablewrap" tabindex={0} role="group" aria-label={caption}>
      <table class="table">
        <caption class={showCaption ? undefined : 'vh'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.figure ? 'r' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) => (
                <td class={look(column)}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {columns.some((column) => column.foot !== undefined) && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td class={look(column)}>{column.foot}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

export interface LedgerEntry {
  at: Date;
  label: Child;
  detail?: Child;
  value: format.MoneyValue;
}

/** Entries of the books, newest first, as a reader wants them: date, what, how much. */
export const Ledger = ({ entries }: { entries: readonly LedgerEntry[] }) => (
  <ul class="ledger">
    {entries.map(({ at, label, detail, value }) => (
      <li>
        <DateLeaf at={at} />
        <span>
          <span class="t">{label}</span>
          {detail && <span class="m">{detail}</span>}
        </span>
        <Money value={value} flow />
      </li>
    ))}
  </ul>
);

export interface Fact {
  label: Child;
  value: Child;
}

/** Facts: a name and a value each. */
export const KeyValue = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="kv">
    {facts.map(({ label, value }) => (
      <>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </>
    ))}
  </dl>
);
