import type { Child } from 'hono/jsx';
import { useFormats, usePage } from '../page-context.ts';
import { More } from './button.tsx';
import { Fold } from './fold.tsx';
import { BARE, type Frame, layBars, layLine, NARROW, tenth, type Tick, WIDE } from './plot-geometry.ts';
import { Table } from './table.tsx';

export interface PlotPoint {
  readonly at: Date;
  /** One figure for each series. */
  readonly values: readonly number[];
}

export interface PlotProps {
  /** Unique on the page. */
  id: string;
  title: string;
  /** What the drawing shows, in one sentence, for those who do not see it. */
  description: string;
  /** `bars` for what is counted in a period; `line` for a state; `steps` for a state that jumps, as a balance does. */
  kind: 'bars' | 'line' | 'steps';
  /** Pine for what comes in or stands, amber for what is gathered or goes out. A line takes one series. */
  series: readonly { readonly label: string; readonly tone: 'pine' | 'amber' }[];
  points: readonly PlotPoint[];
  /** How a figure is written on the axis and in the table. */
  figure?: (value: number) => string;
  /** How it is written where room is short. */
  shortFigure?: (value: number) => string;
  /** How a date is written on the axis; the short month unless told. */
  axisDate?: (at: Date) => string;
  /** How a date is written in the table; the day unless told. */
  tableDate?: (at: Date) => string;
  /** Points to name on the drawing: a decision on a balance. */
  marks?: readonly { readonly at: Date; readonly label: string }[];
  /** Where the figures can be downloaded. */
  csv?: string;
  /** Shape only: the first and the last date under it, no axes. */
  bare?: boolean;
}

/** A chart drawn here, with the same figures as a table and a file: nothing of it needs a script. */
export function Plot(props: PlotProps) {
  const { m, now } = usePage();
  const f = useFormats();
  const { id, title, description, series, points, csv, bare } = props;
  const figure = props.figure ?? f.number;
  const tableDate = props.tableDate ?? ((at: Date) => f.day(at, now));
  const first = points[0];
  const last = points.at(-1);
  return (
    <figure class="chart" aria-labelledby={`${id}-title`}>
      <figcaption class="split">
        <b id={`${id}-title`}>{title}</b>
        {csv && (
          <More href={csv} icon="download" lead download>
            {m.ui.chart.download}
          </More>
        )}
      </figcaption>
      {points.length === 0 || !first || !last ? (
        <p class="muted">{m.ui.chart.empty}</p>
      ) : (
        <>
          {series.length > 1 && <Key series={series} />}
          <div role="img" aria-label={description}>
            {bare ? (
              <Drawing {...props} frame={BARE} figure={figure} />
            ) : (
              <>
                <div class="w">
                  <Drawing {...props} frame={WIDE} figure={figure} />
                </div>
                <div class="n">
                  <Drawing {...props} frame={NARROW} figure={props.shortFigure ?? f.compact} />
                </div>
              </>
            )}
          </div>
          {bare && (
            <p class="ends" aria-hidden="true">
              <span>{tableDate(first.at)}</span>
              <span>{tableDate(last.at)}</span>
            </p>
          )}
          <Fold summary={m.ui.chart.asTable}>
            <Table
              caption={title}
              rows={points}
              columns={[
                { label: m.ui.chart.when, cell: (point: PlotPoint) => tableDate(point.at), oneLine: true },
                ...series.map(({ label }, i) => ({
                  label,
                  cell: (point: PlotPoint) => figure(point.values[i] ?? 0),
                  figure: true,
                })),
              ]}
            />
          </Fold>
        </>
      )}
    </figure>
  );
}

const LOOK = { pine: 'in', amber: 'out' } as const;

const Key = ({ series }: Pick<PlotProps, 'series'>) => (
  <p class="key" aria-hidden="true">
    {series.map(({ label, tone }) => (
      <span>
        <svg>
          <rect class={LOOK[tone]} x="0.5" y="0.5" width="11" height="11" rx="2" />
        </svg>
        {label}
      </span>
    ))}
  </p>
);

type DrawingProps = PlotProps & { frame: Frame; figure: (value: number) => string };

const Drawing = (props: DrawingProps) =>
  props.kind === 'bars' ? <BarDrawing {...props} /> : <LineDrawing {...props} />;

function BarDrawing({ points, series, frame, figure, bare, axisDate }: DrawingProps) {
  const f = useFormats();
  const groups = points.map((point) => series.map((_, i) => point.values[i] ?? 0));
  const { bars, middles, ticks, zero } = layBars(groups, frame);
  const name = axisDate ?? ((at: Date) => f.month(at, 'short'));
  const every = Math.ceil((points.length * 44) / (frame.width - frame.left - frame.right));
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
      {!bare && <Axis ticks={ticks} zero={zero} frame={frame} figure={figure} />}
      {bars.map((group) =>
        group.map((bar, i) => <rect class={LOOK[series[i]?.tone ?? 'pine']} {...bar} rx={bare ? undefined : 2} />),
      )}
      {bare && <line class="axis" x1="0" x2={frame.width} y1={zero} y2={zero} />}
      {!bare &&
        points.map(
          (point, i) =>
            i % every === 0 && (
              <text x={middles[i]} y={frame.height - 6} text-anchor="middle">
                {name(point.at)}
              </text>
            ),
        )}
    </svg>
  );
}

function LineDrawing({ points, series, frame, figure, kind, bare, axisDate, marks = [] }: DrawingProps) {
  const f = useFormats();
  const values = points.map((point) => ({ at: point.at, value: point.values[0] ?? 0 }));
  const drawn = layLine(values, frame, kind === 'steps');
  const name = axisDate ?? ((at: Date) => f.month(at, 'short'));
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
      {!bare && <Axis ticks={drawn.ticks} zero={drawn.zero} frame={frame} figure={figure} />}
      <path class="area" d={drawn.area} />
      <path class={series[0]?.tone === 'amber' ? 'line1 amber' : 'line1'} d={drawn.line} />
      {!bare && <DateNames points={points} x={drawn.x} frame={frame} name={name} />}
      {marks.map(({ at, label }) => {
        const value = values.findLast((point) => point.at <= at)?.value ?? 0;
        return (
          <>
            <circle class="dot" cx={drawn.x(at)} cy={drawn.y(value)} r="3.5" />
            <text class="strong" x={drawn.x(at)} y={tenth(drawn.y(value) + 26)} text-anchor="middle">
              {label}
            </text>
          </>
        );
      })}
    </svg>
  );
}

/** One name for each change of name along the axis, where there is room. */
function DateNames(props: {
  points: readonly PlotPoint[];
  x: (at: Date) => number;
  frame: Frame;
  name: (at: Date) => string;
}) {
  const { points, x, frame, name } = props;
  const names: Child[] = [];
  let said = '';
  let free = -Infinity;
  for (const { at } of points) {
    const word = name(at);
    const from = x(at);
    if (word === said || from < free || from > frame.width - 24) continue;
    said = word;
    free = from + 44;
    names.push(
      <text x={from} y={frame.height - 6}>
        {word}
      </text>,
    );
  }
  return <>{names}</>;
}

function Axis({
  ticks,
  zero,
  frame,
  figure,
}: {
  ticks: readonly Tick[];
  zero: number;
  frame: Frame;
  figure: (value: number) => string;
}) {
  const end = frame.width - frame.right;
  return (
    <>
      {ticks.map(({ value, at }) => (
        <>
          <line class={at === zero ? 'axis' : 'grid'} x1={frame.left} x2={end} y1={at} y2={at} />
          <text x={frame.left - 8} y={tenth(at + 4.5)} text-anchor="end">
            {figure(value)}
          </text>
        </>
      ))}
    </>
  );
}
