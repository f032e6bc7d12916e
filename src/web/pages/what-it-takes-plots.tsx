import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { usePage } from '../page-context.ts';

/** One bar of a scale on which each line is ten times the last. */
export interface Magnitude {
  readonly label: string;
  readonly value: number;
  readonly written: string;
}

/** Sums that differ by a thousand million: on a plain scale all but the last would be nothing. */
export function Magnitudes({ title, bars }: { title: string; bars: readonly Magnitude[] }) {
  const known = bars.map(({ value }) => value).filter((value) => value > 0);
  if (known.length === 0) return null;
  const width = scaleLog()
    .domain([Math.min(...known) / 3, Math.max(...known)])
    .range([0, 100])
    .clamp(true);
  return (
    <figure class="chart magnitudes">
      <figcaption>
        <b>{title}</b>
      </figcaption>
      <ul class="list">
        {bars.map(({ label, value, written }) => (
          <li>
            <div class="split">
              <b class="num">{written}</b>
              <span class="what">{label}</span>
            </div>
            <svg aria-hidden="true">
              <rect class="in" width={`${value > 0 ? Math.round(width(value) * 10) / 10 : 0}%`} height="12" rx="3" />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}

interface Curve {
  readonly title: string;
  readonly alt: string;
  /** Share of users → what each gives, in minor units. */
  readonly points: readonly { readonly part: number; readonly each: number }[];
  readonly mark: { readonly part: number; readonly each: number };
  readonly writePart: (part: number) => string;
  readonly writeSum: (sum: number) => string;
}

const FRAMES = {
  w: { width: 640, height: 280, left: 84, right: 20, top: 12, bottom: 46 },
  n: { width: 358, height: 260, left: 70, right: 12, top: 12, bottom: 46 },
} as const;

/** What each gives against how many take part, both on scales of tens: a straight line down. */
export function Participation({ title, alt, points, mark, writePart, writeSum }: Curve) {
  const { m } = usePage();
  const say = m.drive.takes;
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || last.each <= 0) return null;
  const draw = (frame: (typeof FRAMES)[keyof typeof FRAMES]) => {
    const x = scaleLog()
      .domain([first.part, last.part])
      .range([frame.left, frame.width - frame.right]);
    const y = scaleLog()
      .domain([last.each, first.each])
      .range([frame.height - frame.bottom, frame.top]);
    const path = line<Curve['points'][number]>()
      .x(({ part }) => Math.round(x(part) * 10) / 10)
      .y(({ each }) => Math.round(y(each) * 10) / 10);
    const tens = (low: number, high: number) =>
      Array.from({ length: 16 }, (_, i) => 10 ** (i - 5)).filter((ten) => ten >= low * 0.999 && ten <= high * 1.001);
    const at = { x: Math.round(x(mark.part)), y: Math.round(y(mark.each)) };
    // The line falls: right of a point is free above it, and left of it below.
    const toTheLeft = at.x > frame.width * 0.8;
    return (
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
        {tens(last.each, first.each).map((sum) => (
          <>
            <line class="grid" x1={frame.left} x2={frame.width - frame.right} y1={y(sum)} y2={y(sum)} />
            <text x={frame.left - 8} y={y(sum) + 4.5} text-anchor="end">
              {writeSum(sum)}
            </text>
          </>
        ))}
        {tens(first.part, last.part).map((part) => (
          <text x={x(part)} y={frame.height - frame.bottom + 20} text-anchor="middle">
            {writePart(part)}
          </text>
        ))}
        <text x={(frame.left + frame.width - frame.right) / 2} y={frame.height - 6} text-anchor="middle">
          {say.peopleAxis}
        </text>
        <path class="line1" d={path(points) ?? ''} />
        {mark.part >= first.part && mark.part <= last.part && (
          <>
            <circle class="dot" cx={at.x} cy={at.y} r="4.5" />
            <text
              class="strong"
              x={toTheLeft ? at.x - 8 : at.x + 10}
              y={toTheLeft ? at.y + 20 : at.y - 8}
              text-anchor={toTheLeft ? 'end' : 'start'}
            >
              {writeSum(mark.each)}
            </text>
          </>
        )}
      </svg>
    );
  };
  return (
    <figure class="chart">
      <figcaption>
        <b>{title}</b>
      </figcaption>
      <div role="img" aria-label={alt}>
        <div class="w">{draw(FRAMES.w)}</div>
        <div class="n">{draw(FRAMES.n)}</div>
      </div>
    </figure>
  );
}
