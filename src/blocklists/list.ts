import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import { csvRows, domainName } from '#input';
import { invalid, Refusal } from '#refusal';
import { type Block, type BlockInput, isSame, mustKeepBlocks, readBlocks, replaceBlocks, SEVERITIES } from './block.ts';

const MOST_LINES = 10_000;
const LONGEST_COMMENT = 500;
/** As Mastodon writes it (app/controllers/admin/export_domain_blocks_controller.rb). */
const COLUMNS = ['#domain', '#severity', '#reject_media', '#reject_reports', '#public_comment', '#obfuscate'] as const;

export interface ListPreview {
  readonly fresh: readonly BlockInput[];
  readonly changed: readonly { readonly from: Block; readonly to: BlockInput }[];
  /** How many stand so already. */
  readonly already: number;
  readonly faulty: readonly { readonly line: number; readonly text: string }[];
  /** Follows between people here and accounts of servers that would be kept out. */
  readonly cuts: number;
  /** Names what is shown, for `applyList`. */
  readonly digest: string;
}

/**
 * What a list would change: nothing is taken from what stands, and what it does not name stays. A line that says nothing
 * readable is told and left out, one whose name has stars too. Of two lines on one name the last counts.
 * @param text CSV as Mastodon exports it; the first line names the columns, `#domain` among them.
 * @param own this server's own host, which no list blocks.
 * @throws Refusal 403, 422 at `list`.
 */
export async function previewList(db: Db, actor: Actor, text: string, own: string): Promise<ListPreview> {
  await mustKeepBlocks(db, actor);
  const { blocks, faulty } = readList(text, own);
  const standing = new Map((await readBlocks(db)).map((block) => [block.domain, block]));
  const fresh: BlockInput[] = [];
  const changed: { from: Block; to: BlockInput }[] = [];
  let already = 0;
  for (const block of blocks.values()) {
    const from = standing.get(block.domain);
    // A list knows nothing of the notes made here.
    const to = { ...block, privateComment: from?.privateComment ?? '' };
    if (!from) fresh.push(to);
    else if (isSame(from, to)) already += 1;
    else changed.push({ from, to });
  }
  const cuts = await countCuts(db, fresh, changed);
  const digest = createHash('sha256').update(JSON.stringify([fresh, changed.map(({ from, to }) => [from.id, to])]));
  return { fresh, changed, already, faulty, cuts, digest: digest.digest('hex') };
}

/**
 * Applies a list as the preview showed it.
 * @throws Refusal 403, 409 when something else would change than was seen, 422 at `list`.
 */
export async function applyList(tx: Tx, actor: Actor, o: { text: string; seen: string; own: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('domain_block', 0))`.execute(tx);
  const { fresh, changed, digest } = await previewList(tx, actor, o.text, o.own);
  if (digest !== o.seen) throw new Refusal(409, (m) => m.gate.blocks.changedMeanwhile);
  const blocks = [...fresh, ...changed.map(({ to }) => to)];
  if (blocks.length > 0) await replaceBlocks(tx, actor, blocks, 'list');
}

const isTrue = (text: string | undefined): boolean => /^(?:true|t|1|yes)$/i.test(text ?? '');

function readList(text: string, own: string) {
  const [names = [], ...rows] = csvRows(text, MOST_LINES + 2);
  if (names.length === 0) throw invalid({ list: (m) => m.gate.blocks.empty });
  if (rows.length > MOST_LINES) throw invalid({ list: (m) => m.gate.blocks.tooMany(MOST_LINES) });
  const at = new Map(
    names.map((name, i) => [
      name
        .replace(/^\ufeff?#?/, '')
        .trim()
        .toLowerCase(),
      i,
    ]),
  );
  if (!at.has('domain')) throw invalid({ list: (m) => m.gate.blocks.noColumn });
  const cell = (row: readonly string[], name: string) => row[at.get(name) ?? -1];
  const blocks = new Map<string, Omit<BlockInput, 'privateComment'>>();
  const faulty: { line: number; text: string }[] = [];
  for (const [i, row] of rows.entries()) {
    const domain = domainName(cell(row, 'domain') ?? '');
    const given = cell(row, 'severity') || 'suspend';
    const severity = SEVERITIES.find((one) => one === given.toLowerCase());
    if (!domain || !severity || domain === own) {
      faulty.push({ line: i + 2, text: row.join(',').slice(0, 100) });
      continue;
    }
    blocks.delete(domain);
    blocks.set(domain, {
      domain,
      severity,
      rejectMedia: isTrue(cell(row, 'reject_media')),
      rejectReports: isTrue(cell(row, 'reject_reports')),
      publicComment: (cell(row, 'public_comment') ?? '')
        .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
        .normalize('NFC')
        .slice(0, LONGEST_COMMENT),
      obfuscate: isTrue(cell(row, 'obfuscate')),
    });
  }
  return { blocks, faulty };
}

async function countCuts(db: Db, fresh: ListPreview['fresh'], changed: ListPreview['changed']): Promise<number> {
  const out = [...fresh, ...changed.filter(({ from }) => from.severity !== 'suspend').map(({ to }) => to)];
  const domains = out.filter(({ severity }) => severity === 'suspend').map(({ domain }) => domain);
  if (domains.length === 0) return 0;
  const { rows } = await sql<{ n: string }>`
    with far as (
      select account.id from account where account.domain is not null and exists (
        select from unnest(${domains}::text[]) as out (domain)
        where account.domain = out.domain or account.domain like '%.' || out.domain))
    select count(*) as n from follow
    where follower_id in (select id from far) or followed_id in (select id from far)`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** The blocks that stand as rows of the file that other servers read. @throws Refusal 403. */
export async function listOf(
  db: Db,
  actor: Actor,
): Promise<{ columns: readonly string[]; rows: readonly (readonly string[])[] }> {
  await mustKeepBlocks(db, actor);
  const rows = (await readBlocks(db)).map((block) => [
    block.domain,
    block.severity,
    String(block.rejectMedia),
    String(block.rejectReports),
    block.publicComment,
    String(block.obfuscate),
  ]);
  return { columns: COLUMNS, rows };
}
