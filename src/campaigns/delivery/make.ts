import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Transact } from '#db';
import { format, type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { openPaper, type OpenPaper } from './paper.ts';
import { partWriter, type WrittenFile } from './parts.ts';

/** The job's name stands here, since the verb asks for it and the job calls what is below. */
export const MAKE_DELIVERY = { name: 'campaigns.makeDelivery' } as const;

export const PAPER = 'petition.pdf';
export const TABLE = 'signatures.csv';
export const MANIFEST = 'manifest.json';

/** Signatures read at once. */
const AT_ONCE = 2_000;
/** Places with fewer signatures are not named. */
const FEWEST = 5;

interface Asked {
  id: Id<'petition-delivery'>;
  campaign: Id<'campaign'>;
  slug: string;
  title: string;
  summary: string;
  story: string;
  target: string;
  locale: Locale;
  launchedAt: Date;
  withNames: boolean;
  askedAt: Date;
  setAside: number;
  imported: number;
  declared: number;
}

interface Row {
  id: string;
  day: string;
  confirmedAt: Date;
  name: string | null;
  place: string | null;
}

/**
 * Makes the files: a table, a document, and a manifest with the hashes of both. Killed halfway, it begins anew.
 * @param origin where people reach this server, for the address in the document.
 */
export async function makeDelivery(
  { db, transact }: { db: Db; transact: Transact },
  id: Id<'petition-delivery'>,
  origin: string,
): Promise<void> {
  const asked = await askedFor(db, id);
  if (!asked) return;
  await transact(async (tx) => {
    await tx.deleteFrom('petition_delivery_part').where('delivery_id', '=', id).execute();
    await tx.updateTable('petition_delivery').set({ written: 0 }).where('id', '=', id).execute();
  });
  const { file: table, written } = await writeTable(db, transact, asked);
  const paper = await writePaper(db, transact, asked, { written, origin });
  const manifest = await writeManifest(transact, asked, { written, origin, files: [paper, table] });
  await transact(async (tx) => {
    await tx
      .insertInto('petition_delivery_file')
      .values([paper, table, manifest].map((file) => ({ delivery_id: id, ...file, bytes: String(file.bytes) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .updateTable('petition_delivery')
      .set({ made_at: tx.now, sha256: manifest.sha256, signatures: written, written })
      .where('id', '=', id)
      .where('made_at', 'is', null)
      .execute();
  });
}

async function askedFor(db: Db, id: Id<'petition-delivery'>): Promise<Asked | undefined> {
  const { rows } = await sql<Asked>`
    select delivery.id, campaign.id as campaign, slug, title, summary, story, target, locale,
      launched_at as "launchedAt", with_names as "withNames", asked_at as "askedAt", set_aside as "setAside", imported,
      declared
    from petition_delivery delivery join campaign on campaign.id = delivery.campaign_id
    where delivery.id = ${id} and made_at is null`.execute(db);
  return rows[0];
}

/** The signatures that counted when the files were asked for, in the order in which they were confirmed. */
async function* signaturesOf(db: Db, { campaign, askedAt, withNames }: Asked): AsyncGenerator<readonly Row[]> {
  let after = { confirmedAt: new Date(0), id: '0' };
  for (;;) {
    const { rows } = await sql<Row>`
      select id, confirmed_at as "confirmedAt", to_char(confirmed_at at time zone 'UTC', 'YYYY-MM-DD') as day,
        case when show_name and ${withNames}::boolean then name end as name,
        case when show_name and ${withNames}::boolean then place end as place
      from signature
      where campaign_id = ${campaign} and confirmed_at <= ${askedAt} and invalidation_id is null
        and (confirmed_at, id) > (${after.confirmedAt}::timestamptz, ${after.id}::bigint)
      order by confirmed_at, id limit ${sql.lit(AT_ONCE)}`.execute(db);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last;
  }
}

/** One cell (RFC 4180). What a spreadsheet would take for a formula is told from one by an apostrophe. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const told = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${text}` : text;
  return /[",\r\n]/.test(told) ? `"${told.replaceAll('"', '""')}"` : told;
}

async function writeTable(db: Db, transact: Transact, asked: Asked) {
  const out = partWriter(transact, asked.id, TABLE, 'text/csv; charset=utf-8');
  out.take(Buffer.from('signature,confirmed_on,name,place\r\n'));
  let written = 0;
  for await (const rows of signaturesOf(db, asked)) {
    const lines = rows.map((row) => `${[++written, row.day, row.name, row.place].map(cell).join(',')}\r\n`);
    out.take(Buffer.from(lines.join('')));
    await out.settle();
    await transact((tx) => tx.updateTable('petition_delivery').set({ written }).where('id', '=', asked.id).execute());
  }
  return { file: await out.end(), written };
}

/** Markdown as a document without links shows it. */
const plainly = (text: string): string =>
  text.replaceAll(/\*\*|__|`/g, '').replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)');

async function writePaper(
  db: Db,
  transact: Transact,
  asked: Asked,
  { written, origin }: { written: number; origin: string },
): Promise<WrittenFile> {
  const { locale } = asked;
  const say = messagesFor(locale).organising.deliveries.paper;
  const f = format.formatsFor(locale, 'UTC');
  const out = partWriter(transact, asked.id, PAPER, 'application/pdf');
  const address = `${origin}/c/${asked.slug}`;
  const paper = await openPaper(
    {
      title: asked.title,
      author: origin,
      locale,
      at: asked.askedAt,
      page: (n) => say.page(f.number(n), address),
    },
    (piece) => out.take(piece),
  );
  paper.small(say.to(asked.target));
  paper.title(asked.title);
  paper.text(asked.summary);
  paper.small(`${address} · ${say.as(f.date(asked.askedAt))}`);
  paper.heading(say.count);
  paper.figure(say.confirmed, f.number(written));
  paper.figure(say.setAside, f.number(asked.setAside));
  paper.figure(say.imported, f.number(asked.imported));
  paper.figure(say.declared, f.number(asked.declared));
  paper.text(say.rule);
  paper.small(say.check(MANIFEST));
  paper.heading(say.text);
  for (const block of asked.story.split(/\n{2,}/)) {
    const heading = /^#+\s+(.*)$/.exec(block);
    if (heading) paper.heading(plainly(heading[1]!));
    else paper.text(plainly(block));
  }
  await writeCounts(db, paper, asked, { say, f });
  if (asked.withNames) {
    paper.heading(say.names);
    paper.small(say.namesNote);
    let line = 0;
    for await (const rows of signaturesOf(db, asked)) {
      const named = rows.flatMap(({ name, place }) => {
        line++;
        if (name === null) return [];
        const whole = place ? `${name}, ${place}` : name;
        return [paper.holds(whole) ? whole : say.notHeld(f.number(line), TABLE)];
      });
      paper.columns(named);
      await out.settle();
    }
  }
  await paper.end();
  return out.end();
}

async function writeCounts(
  db: Db,
  paper: OpenPaper,
  { campaign, askedAt }: Asked,
  {
    say,
    f,
  }: {
    say: ReturnType<typeof messagesFor>['organising']['deliveries']['paper'];
    f: ReturnType<typeof format.formatsFor>;
  },
): Promise<void> {
  const counted = sql`campaign_id = ${campaign} and confirmed_at <= ${askedAt} and invalidation_id is null`;
  const { rows: days } = await sql<{ day: string; n: number }>`
    select to_char(confirmed_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as n
    from signature where ${counted} group by 1 order by 1`.execute(db);
  if (days.length > 0) {
    paper.heading(say.days);
    paper.columns(days.map(({ day, n }) => `${f.date(new Date(day))}: ${f.number(n)}`));
  }
  const { rows: places } = await sql<{ place: string; n: number }>`
    select min(place) as place, count(*)::int as n from signature
    where ${counted} and place <> '' group by lower(place) having count(*) >= ${sql.lit(FEWEST)}
    order by n desc, 1 limit 200`.execute(db);
  if (places.length > 0) {
    paper.heading(say.places);
    paper.small(say.placesNote(FEWEST));
    paper.columns(places.map(({ place, n }) => `${place}: ${f.number(n)}`));
  }
}

/** What was delivered, in one text whose hash is published. */
async function writeManifest(
  transact: Transact,
  asked: Asked,
  { written, origin, files }: { written: number; origin: string; files: readonly WrittenFile[] },
): Promise<WrittenFile> {
  const text = `${JSON.stringify(
    {
      petition: `${origin}/c/${asked.slug}`,
      title: asked.title,
      text_sha256: createHash('sha256').update(asked.story).digest('hex'),
      addressed_to: asked.target,
      as_of: asked.askedAt.toISOString(),
      signatures_confirmed: written,
      signatures_set_aside: asked.setAside,
      signatures_imported_unconfirmed: asked.imported,
      signatures_declared_on_paper: asked.declared,
      names: asked.withNames ? 'of those who agreed to be shown' : 'none',
      files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256: sha256.toString('hex') })),
    },
    null,
    2,
  )}\n`;
  const out = partWriter(transact, asked.id, MANIFEST, 'application/json');
  out.take(Buffer.from(text));
  return out.end();
}
