import { sql } from 'kysely';
import * as v from 'valibot';
import { canonicalEmail } from '#accounts';
import type { Db } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { csvRows, csvText, email, line, optional } from '#input';
import { refusedMailboxes } from '../petition/not-me.ts';
import { isNoName } from '../sign.ts';
import { type Columns, guessColumns } from './columns.ts';

/** Rows of one file at most. */
export const MOST_ROWS = 200_000;

/** Why a row is not taken. */
export type WhyNot = 'no-address' | 'no-name' | 'not-wanted';

/** A row that can be taken. */
export interface Usable {
  readonly name: string;
  readonly email: string;
  readonly canonical: string;
  readonly place: string;
  readonly locale: Locale;
  /** A calendar day, where the file says one that can be read. */
  readonly signedOn: string | null;
}

/** What a file holds, before anything of it is taken. */
export interface Look {
  readonly header: readonly string[];
  readonly columns: Columns;
  readonly usable: readonly Usable[];
  /** The same mailbox again, in the file or in an import before. */
  readonly duplicates: number;
  /** Have confirmed a signature here. */
  readonly signedHere: number;
  readonly refused: readonly { readonly row: number; readonly why: WhyNot }[];
}

const Row = v.object({ name: line(100), email: email(), place: optional(line(80)) });

interface Petition {
  readonly campaign: Id<'campaign'>;
  /** Of mails to those whose row says none. */
  readonly locale: Locale;
}

/**
 * Reads a file and changes nothing.
 * @param columns what its reader chose; guessed by the header unless told.
 */
export async function lookAt(
  db: Db,
  { campaign, locale }: Petition,
  file: Uint8Array,
  columns?: Columns,
): Promise<Look> {
  const [header = [], ...rows] = csvRows(csvText(file), MOST_ROWS + 1);
  const chosen = columns ?? guessColumns(header);
  const refused: { row: number; why: WhyNot }[] = [];
  const found = new Map<string, Usable>();
  let duplicates = 0;
  for (const [i, row] of rows.entries()) {
    const read = readRow(row, chosen, locale);
    if (typeof read === 'string') refused.push({ row: i + 2, why: read });
    else if (found.has(read.canonical)) duplicates++;
    else found.set(read.canonical, read);
  }
  const known = await knownAmong(db, campaign, [...found.keys()]);
  const unwanted = await refusedMailboxes(
    db,
    [...found.values()].map((one) => ({ campaign, answers: { email: one.email }, canonical: one.canonical })),
  );
  for (const { canonical } of unwanted) {
    found.delete(canonical);
    refused.push({ row: 0, why: 'not-wanted' });
  }
  let signedHere = 0;
  for (const [canonical, where] of known) {
    if (!found.delete(canonical)) continue;
    if (where === 'here') signedHere++;
    else duplicates++;
  }
  return { header, columns: chosen, usable: [...found.values()], duplicates, signedHere, refused };
}

function readRow(row: readonly string[], columns: Columns, otherwise: Locale): Usable | WhyNot {
  const cell = (field: keyof Columns): string => {
    const at = columns[field];
    return at === undefined ? '' : (row[at] ?? '');
  };
  const whole = cell('name') || [cell('firstName'), cell('lastName')].filter(Boolean).join(' ');
  const read = v.safeParse(Row, { email: cell('email'), name: whole, place: cell('place') });
  if (!read.success) {
    const fields = read.issues.map((issue) => issue.path?.[0]?.key);
    if (fields.includes('email')) return 'no-address';
    if (fields.includes('name')) return 'no-name';
    // A town that cannot be read costs nobody their signature.
    return readRow(row, { ...columns, place: -1 }, otherwise);
  }
  const { name, place } = read.output;
  if (isNoName(name)) return 'no-name';
  const language = cell('language').slice(0, 2).toLowerCase();
  return {
    name,
    email: read.output.email,
    canonical: canonicalEmail(read.output.email),
    place: isNoName(place) ? '' : place,
    locale: language === 'fr' || language === 'en' ? language : otherwise,
    signedOn: dayIn(cell('signedOn')),
  };
}

/** ISO days, and days with a four-digit year written the American way, as these platforms do. */
function dayIn(text: string): string | null {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text);
  const iso = american
    ? `${american[3]}-${american[1]!.padStart(2, '0')}-${american[2]!.padStart(2, '0')}`
    : /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (!iso) return null;
  const time = Date.parse(iso);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(iso) ? null : iso;
}

async function knownAmong(
  db: Db,
  campaign: Id<'campaign'>,
  mailboxes: readonly string[],
): Promise<ReadonlyMap<string, 'here' | 'imported'>> {
  const { rows } = await sql<{ mailbox: string; where: 'here' | 'imported' }>`
    select email_canonical as mailbox, 'imported' as where from imported_signature
    where campaign_id = ${campaign} and email_canonical = any(${mailboxes}::text[])
    union all
    select email_canonical, 'here' from signature
    where campaign_id = ${campaign} and email_canonical = any(${mailboxes}::text[])
      and slot = 1 and confirmed_at is not null`.execute(db);
  return new Map(rows.map(({ mailbox, where }) => [mailbox, where]));
}
