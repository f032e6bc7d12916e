import * as v from 'valibot';
import { momentShown, parseDuration } from '#clock';
import { type Ctx, get, post } from '#http';
import { parseInput } from '#input';
import { invalid } from '#refusal';
import { changeSetting } from '#settings';
import { Button, DateTime, ErrorSummary, Input, Paper } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { show } from '../show.ts';

const moveInput = v.object({ by: v.optional(v.string(), ''), at: v.optional(v.string(), '') });
/** A century: what is beyond does not fit the dates of databases and people. */
const FARTHEST_MS = 100 * 365 * 86_400_000;

/** `+6d` of milliseconds, in the largest units. */
function said(milliseconds: number): string {
  const units = [['d', 86_400_000], ['h', 3_600_000], ['m', 60_000], ['s', 1_000]] as const; // prettier-ignore
  let left = Math.abs(milliseconds);
  const parts = units.flatMap(([unit, size]) => {
    const amount = Math.floor(left / size);
    left -= amount * size;
    return amount > 0 ? [`${amount}${unit}`] : [];
  });
  return (milliseconds < 0 ? '−' : '+') + (parts.slice(0, 2).join('') || '0s');
}

const showClock = (c: Ctx, form: FormState) => {
  const { m, deps } = c.var;
  const { dev } = m.accounts;
  const { offset } = deps.clock;
  return show(
    c,
    <PublicPage title={dev.clockTitle} width="narrow" unlisted>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{dev.clockTitle}</h1>
      <p class="lede">{dev.clockLede}</p>
      <Paper
        icon="clock"
        what={dev.now}
        status={offset === 0 ? dev.real : dev.moved(said(offset))}
        form={{ action: '/dev/clock' }}
      >
        <p class="lede">
          <DateTime at={deps.clock.now()} style="date" />, <DateTime at={deps.clock.now()} style="clock" />
        </p>
        <Input
          name="by"
          label={dev.by}
          hint={dev.byHint}
          value={form.values.by}
          error={form.errors.by}
          autocapitalize="none"
          spellcheck={false}
        />
        <Input name="at" type="datetime-local" label={dev.at} value={form.values.at} error={form.errors.at} />
        <Button kind="primary" big full>
          {dev.move}
        </Button>
        <Button full name="to" value="real">
          {dev.back}
        </Button>
      </Paper>
    </PublicPage>,
    form.status,
  );
};

/** @returns how far the clock shall be from the machine's, in milliseconds. */
function wantedOffset(c: Ctx, fields: Record<string, unknown>): number {
  const { clock, settings } = c.var.deps;
  if (fields.to === 'real') return 0;
  const { by, at } = parseInput(moveInput, fields);
  const duration = by.trim() === '' ? undefined : parseDuration(by);
  if (by.trim() !== '' && duration === undefined) throw invalid({ by: (m) => m.accounts.wrongDuration });
  if (duration !== undefined) return within('by', clock.offset + duration);
  const moment = momentIn(at.trim(), settings.current.timeZone);
  if (moment === undefined)
    throw invalid(at.trim() === '' ? { by: (m) => m.errors.missing } : { at: (m) => m.errors.dateWrong });
  return within('at', moment - (clock.now().getTime() - clock.offset));
}

function within(name: string, offset: number): number {
  if (Math.abs(offset) > FARTHEST_MS) throw invalid({ [name]: (m) => m.accounts.wrongDuration });
  return offset;
}

/** `2016-10-09` or `2016-10-09T18:00` on the clocks of a time zone, as milliseconds since 1970. */
function momentIn(text: string, timeZone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/.test(text)) return undefined;
  const utc = Date.parse(text.includes('T') ? `${text}Z` : `${text}T00:00Z`);
  if (Number.isNaN(utc)) return undefined;
  return momentShown(timeZone, utc).getTime();
}

/** Outside production time can be moved, to watch what falls due. */
export const devClockRoutes = [
  get('/dev/clock', 'development', (c) => showClock(c, freshForm())),
  post('/dev/clock', 'development', (c) =>
    takeForm(
      c,
      async (fields) => {
        const { deps } = c.var;
        const offset = wantedOffset(c, fields);
        await deps.transact(async (tx) => {
          await changeSetting(tx, c.var.viewer?.person ?? null, 'clockOffset', offset);
          // Every process moves its clock, then looks for what is due.
          tx.afterCommit(() => deps.live.publish('settings', 'changed'));
        });
        deps.clock.moveTo(offset);
        deps.wake.jobs();
        deps.wake.mail();
        return c.redirect('/dev/clock', 303);
      },
      (form) => showClock(c, form),
    ),
  ),
];
