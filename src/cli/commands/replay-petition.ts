import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { flagshipCampaign } from '#campaigns';
import { parseDuration } from '#clock';
import { format } from '#i18n';
import { newSecret, systemRandom } from '#random';
import { type Call, CannotDo, type Command, Misuse } from '../command.ts';
import { openHouse } from '../house.ts';
import { arrivals, momentOf, readCurve } from '../replay/curve.ts';
import { type Driven, NotTrusted, drive } from '../replay/drive.ts';
import { countAt, look } from '../replay/look.ts';

const SAY_EVERY_MS = 5_000;

export const replayPetition: Command = {
  name: 'replay-petition',
  words: 'FILE',
  fewestWords: 1,
  mostWords: 1,
  options: { from: '2024-11-24T16:03', for: '10m', speed: '10', campaign: 'SLUG', url: 'URL' },
  async run(call) {
    const { m, locale, terminal, config, option } = call;
    const people = await peopleOf(call);
    const origin = new URL(option('url') ?? config.origin).origin;
    const seen = await look(origin);
    if (seen === 'nothing') throw new CannotDo(m.cli.replay.unreachable(origin));
    if (seen === 'no mail') throw new CannotDo(m.cli.replay.noMail(origin));
    const slug = option('campaign') ?? (await flagship(call));
    if (slug === undefined) throw new CannotDo(m.cli.replay.noCampaign);
    const before = await countAt(origin, slug);
    if (before === undefined) throw new CannotDo(m.cli.noSuchCampaign(slug));
    const rowsBefore = await rowsOf(call, slug);

    const { number } = format.formatsFor(locale);
    terminal.say(m.cli.replay.plan(number(people.length), number(Math.round((people.at(-1) ?? 0) / 1_000))));
    let said = performance.now();
    const begun = performance.now();
    const driven = await drive({
      origin,
      slug,
      arrivals: people,
      run: newSecret(systemRandom)
        .slice(0, 8)
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, '0'),
      onProgress({ sent, confirmed }) {
        if (performance.now() - said < SAY_EVERY_MS) return;
        said = performance.now();
        terminal.say(m.cli.replay.going(number(sent), number(confirmed)));
      },
    }).catch((error: unknown) => {
      throw error instanceof NotTrusted ? new CannotDo(m.cli.replay.notTrusted, { cause: error }) : error;
    });
    const seconds = (performance.now() - begun) / 1_000;
    const counted = ((await countAt(origin, slug)) ?? 0) - before;
    const rowsAfter = await rowsOf(call, slug);
    const rows = rowsBefore === undefined || rowsAfter === undefined ? null : rowsAfter - rowsBefore;
    return report(call, { driven, counted, rows, seconds, slug });
  },
};

async function peopleOf({ words: [file = ''], option, m }: Call): Promise<number[]> {
  const csv = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CannotDo(m.cli.cannotRead(file), { cause });
  });
  const curve = readCurve(csv);
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last) throw new CannotDo(m.cli.replay.noCurve(file));
  const fromText = option('from');
  const from = fromText === undefined ? first.at : momentOf(fromText);
  if (from === undefined) throw new Misuse(m.cli.replay.wrongMoment(fromText ?? ''));
  const length = parseDuration(option('for') ?? '10m');
  if (length === undefined || length <= 0) throw new Misuse(m.cli.replay.wrongLength(option('for') ?? ''));
  const speed = Number(option('speed') ?? '10');
  if (!(speed > 0 && speed < 1_000_000)) throw new Misuse(m.cli.replay.wrongSpeed(option('speed') ?? ''));
  const found = arrivals(curve, from, length);
  const iso = (at: number) => new Date(at).toISOString().slice(0, 16);
  if (!found) throw new Misuse(m.cli.replay.outside(iso(first.at), iso(last.at)));
  if (found.length === 0) throw new CannotDo(m.cli.replay.noArrivals);
  return found.map((at) => at / speed);
}

/** Whether the data of the server lie where this command looks for them. */
const hasData = ({ config }: Call): boolean =>
  config.databaseUrl !== undefined || existsSync(join(config.dataFolder, 'postgres'));

async function flagship(call: Call): Promise<string | undefined> {
  if (!hasData(call)) return undefined;
  await using house = await openHouse(call.config, call.m, call.terminal.say);
  return (await flagshipCampaign(house.database.db))?.slug;
}

/** Confirmed signatures as rows of the table, past every counter. */
async function rowsOf(call: Call, slug: string): Promise<number | undefined> {
  if (!hasData(call)) return undefined;
  await using house = await openHouse(call.config, call.m, call.terminal.say);
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from signature join campaign on campaign.id = signature.campaign_id
    where campaign.slug = ${slug} and confirmed_at is not null`.execute(house.database.db);
  return Number(rows[0]?.n);
}

const percentile = (sorted: readonly number[], part: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10;

const timesOf = (milliseconds: readonly number[]) => {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
};

function report(
  { m, locale }: Call,
  {
    driven,
    counted,
    rows,
    seconds,
    slug,
  }: { driven: Driven; counted: number; rows: number | null; seconds: number; slug: string },
) {
  const { number } = format.formatsFor(locale);
  const { sent, confirmed, failed } = driven;
  const agree = counted === confirmed && (rows === null || rows === confirmed);
  const failures = Object.values(failed).reduce((sum, n) => sum + n, 0);
  const times = timesOf([...driven.signMs, ...driven.confirmMs]);
  const line = (name: string, value: number | string) =>
    `${name.padEnd(12)} ${typeof value === 'number' ? number(value) : value}`;
  return {
    ok: agree && failures === 0 && sent === confirmed,
    lines: [
      line(m.cli.replay.sent, sent),
      line(m.cli.replay.confirmed, confirmed),
      line(m.cli.replay.counted, counted),
      line(m.cli.replay.rows, rows ?? '–'),
      line('p50', `${number(times.p50)} ms`),
      line('p99', `${number(times.p99)} ms`),
      ...Object.entries(failed).map(([what, n]) => line(m.cli.replay.failed, `${what}: ${number(n)}`)),
      ...(agree ? [] : [m.cli.replay.differ]),
    ],
    data: {
      campaign: slug,
      sent,
      confirmed,
      counted,
      rows,
      ...times,
      sign: timesOf(driven.signMs),
      confirm: timesOf(driven.confirmMs),
      failed,
      seconds: Math.round(seconds * 10) / 10,
    },
  };
}
