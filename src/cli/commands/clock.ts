import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { parseDuration } from '#clock';
import type { Db } from '#db';
import { format } from '#i18n';
import { changeSetting } from '#settings';
import { CannotDo, type Command, Misuse } from '../command.ts';
import { openHouse } from '../house.ts';

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 100;

export const clock: Command = {
  name: 'clock',
  words: '[+6d | -2h | 2016-10-20T18:00 | now]',
  fewestWords: 0,
  mostWords: 1,
  options: {},
  async run({ words: [to], config, m, locale, terminal }) {
    if (config.production) throw new CannotDo(m.cli.clock.notInProduction(config.origin));
    await using house = await openHouse(config, m, terminal.say);
    const { database, settings } = house;
    const { date, clock: hour } = format.formatsFor(locale, settings.timeZone);
    const said = (offset: number) => {
      const at = new Date(Date.now() + offset);
      return `${date(at)} ${hour(at)} (${settings.timeZone})`;
    };
    if (to === undefined) {
      const now = new Date(Date.now() + settings.clockOffset);
      return { lines: [said(settings.clockOffset)], data: { now, offset: settings.clockOffset } };
    }

    const offset = offsetFor(to, settings.clockOffset, settings.timeZone);
    if (offset === undefined) throw new Misuse(m.cli.clock.notATime(to));
    await database.transact((tx) => changeSetting(tx, null, 'clockOffset', offset));
    house.clock.moveTo(offset);
    // Looked at before the server hears of it: it may be done before the next look.
    const first = await dueOf(database.db);
    house.live.publish('settings', 'changed');
    const due = await watch(database.db, house.running, first);
    const lines = [m.cli.clock.moved(said(offset)), ...tell(due.ran).map((line) => m.cli.clock.ran(line))];
    if (due.left > 0) lines.push(house.running ? m.cli.clock.notYet(due.left) : m.cli.clock.atNextStart(due.left));
    else if (Object.keys(due.ran).length === 0) lines.push(m.cli.clock.nothingDue);
    return {
      lines,
      data: { now: new Date(Date.now() + offset), offset, running: house.running, ...due },
      ok: due.left === 0 || !house.running,
    };
  },
};

/**
 * @param text a length of time from the server's now, a moment in its zone, or `now`.
 * @returns milliseconds from the machine's clock.
 */
export function offsetFor(text: string, current: number, timeZone: string, machine = Date.now()): number | undefined {
  if (text === 'now') return 0;
  const by = parseDuration(text);
  if (by !== undefined) return current + by;
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?$/.test(text)) return undefined;
  try {
    return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(timeZone).epochMilliseconds - machine;
  } catch {
    return undefined;
  }
}

interface Due {
  /** What ran, and how many times. */
  ran: Record<string, number>;
  left: number;
}

/** What is due now: jobs by their number, mails in one. */
async function dueOf(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from job where dead_at is null and run_at <= ${db.now}
    union all
    select id, 'mail' from mail where sent_at is null and failed_at is null and send_at <= ${db.now}`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Watches until the running server has done what is due, and what comes of that, or has had long enough. */
async function watch(db: Db, running: boolean, first: ReadonlyMap<string, string>): Promise<Due> {
  const seen = new Map<string, string>();
  let due = first;
  for (const end = performance.now() + PATIENCE_MS; ; due = await dueOf(db)) {
    for (const [id, name] of due) seen.set(id, name);
    if (due.size === 0 || !running || performance.now() > end) break;
    await sleep(LOOK_EVERY_MS);
  }
  const ran: Record<string, number> = {};
  for (const [id, name] of seen) if (!due.has(id)) ran[name] = (ran[name] ?? 0) + 1;
  return { ran, left: due.size };
}

const tell = (ran: Due['ran']): string[] => Object.entries(ran).map(([name, times]) => `${name} × ${times}`);
