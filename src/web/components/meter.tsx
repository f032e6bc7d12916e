import { useFormats, usePage } from '../page-context.ts';
import { asPercent, share } from './share.ts';

export interface ThermometerProps {
  confirmed: number;
  /** Waiting for confirmation: hatched. */
  pending?: number;
  goal: number;
  /** What is counted, for the line above: “confirmed signatures”. */
  label: string;
}

/** What is gathered towards a goal. Solid is confirmed, hatched is waiting, empty is missing. */
export function Thermometer({ confirmed, pending = 0, goal, label }: ThermometerProps) {
  const { m } = usePage();
  const f = useFormats();
  const got = share(confirmed, goal);
  const wait = Math.min(share(pending, goal), 1 - got);
  const said = [
    m.ui.meter.confirmedOf(f.number(confirmed), f.number(goal)),
    pending > 0 && m.ui.meter.pending(f.number(pending)),
  ];
  return (
    <div class="thermometer">
      <p class="thermo-head">
        <span>
          <b>{f.number(confirmed)}</b> {label}
        </span>
        <span class="num">{f.percent(Math.floor(share(confirmed, goal, Infinity) * 100) / 100)}</span>
      </p>
      <svg class="thermo" role="img" aria-label={said.filter(Boolean).join(', ')}>
        <rect class="got" x="-1" y="0.5" width={asPercent(got)} height="15" />
        {wait > 0 && <rect class="wait" x={asPercent(got)} y="0.5" width={asPercent(wait)} height="15" />}
      </svg>
      <p class="thermo-scale num" aria-hidden="true">
        <span>0</span>
        {goal % 2 === 0 && goal > 2 && <span>{f.number(goal / 2)}</span>}
        <span>{f.number(goal)}</span>
      </p>
    </div>
  );
}

export interface MeterProps {
  label: string;
  used: number;
  /** Committed and not used yet: hatched. */
  held?: number;
  total: number;
  /** How a figure is written; a plain number unless told. */
  figure?: (value: number) => string;
  note?: string;
}

/** What is spent of a budget, or done of a whole. */
export function Meter({ label, used, held = 0, total, figure, note }: MeterProps) {
  const { m } = usePage();
  const f = useFormats();
  const write = figure ?? f.number;
  const got = share(used, total);
  const wait = Math.min(share(held, total), 1 - got);
  const left = total - used - held;
  const said = [m.ui.meter.spentOf(write(used), write(total)), held > 0 && m.ui.meter.committed(write(held))];
  const below = [
    held > 0 && m.ui.meter.committed(write(held)),
    left < 0 ? m.ui.meter.over(write(-left)) : m.ui.meter.left(write(left)),
  ];
  return (
    <div class="meter">
      <span class="split">
        <b>{label}</b>
        <span class="num">
          <b>{write(used)}</b> <span class="muted">{m.ui.meter.of(write(total))}</span>
        </span>
      </span>
      <svg role="img" aria-label={`${label}. ${said.filter(Boolean).join(', ')}`}>
        <rect class={left < 0 ? 'over' : 'got'} width={asPercent(got)} height="10" />
        {wait > 0 && <rect class="held" x={asPercent(got)} width={asPercent(wait)} height="10" />}
      </svg>
      <span class="sub">{note ?? below.filter(Boolean).join(' · ')}</span>
    </div>
  );
}
