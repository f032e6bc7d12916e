import { scaleBand, scaleLinear, scaleUtc } from 'd3-scale';
import { area, curveLinear, curveStepAfter, line } from 'd3-shape';

/** Room of a drawing, in its own units; text in it is 13 units high. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const WIDE: Frame = { width: 640, height: 260, left: 62, right: 16, top: 14, bottom: 28 };
export const NARROW: Frame = { width: 358, height: 220, left: 44, right: 10, top: 14, bottom: 28 };
/** No axes: a shape in a line of figures. */
export const BARE: Frame = { width: 620, height: 120, left: 0, right: 0, top: 3, bottom: 1 };

export interface Tick {
  readonly value: number;
  readonly at: number;
}

/** Heights of a figure: from zero, or from the lowest when some are negative. */
export function verticalScale(values: readonly number[], frame: Frame, wanted = 4) {
  const known = values.filter(Number.isFinite);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const flat = high - low < 1e-6;
  const scale = scaleLinear()
    .domain(flat ? [0, 1] : [low, high])
    .range([frame.height - frame.bottom, frame.top]);
  if (frame !== BARE) scale.nice(wanted);
  // Of what is counted there is no half.
  const counted = known.every(Number.isInteger);
  const ticks: Tick[] = (flat ? [0] : scale.ticks(wanted))
    .filter((value) => !counted || Number.isInteger(value))
    .map((value) => ({ value, at: tenth(scale(value)) }));
  return { y: (value: number) => tenth(scale(Number.isFinite(value) ? value : 0)), ticks };
}

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One group of bars for each point, one bar of it for each series; bars of `groups[point][series]`. */
export function layBars(groups: readonly (readonly number[])[], frame: Frame) {
  const count = groups[0]?.length ?? 0;
  const across = scaleBand<number>()
    .domain(groups.map((_, i) => i))
    .range([frame.left, frame.width - frame.right])
    .paddingInner(count > 1 ? 0.4 : 0.15)
    .paddingOuter(groups.length > 12 ? 0.05 : 0.2);
  const inside = scaleBand<number>()
    .domain(Array.from({ length: count }, (_, i) => i))
    .range([0, across.bandwidth()])
    .paddingInner(0.06);
  const { y, ticks } = verticalScale(groups.flat(), frame, 3);
  const zero = y(0);
  const bars = groups.map((values, point) =>
    values.map((value, series): Bar => {
      const edge = y(value);
      return {
        x: tenth((across(point) ?? 0) + (inside(series) ?? 0)),
        y: tenth(Math.min(edge, zero)),
        width: tenth(inside.bandwidth()),
        height: tenth(Math.abs(zero - edge)),
      };
    }),
  );
  const middles = groups.map((_, point) => tenth((across(point) ?? 0) + across.bandwidth() / 2));
  return { bars, middles, ticks, zero };
}

export interface TimePoint {
  readonly at: Date;
  readonly value: number;
}

/** A line over time with the area under it; in steps for a balance, which does not move between entries. */
export function layLine(points: readonly TimePoint[], frame: Frame, steps: boolean) {
  const times = points.map((point) => point.at.getTime());
  const first = Math.min(...times);
  const last = Math.max(...times);
  const end = steps ? last + (last - first) * 0.02 : last;
  const known = points.length > 0;
  const scale = scaleUtc()
    .domain(known ? [first, first === end ? first + 1 : end] : [0, 1])
    .range([frame.left, frame.width - frame.right]);
  const x = (at: Date) => tenth(scale(at));
  const { y, ticks } = verticalScale(
    points.map((point) => point.value),
    frame,
  );
  const curve = steps ? curveStepAfter : curveLinear;
  const zero = y(0);
  const stroke = line<TimePoint>()
    .x((point) => x(point.at))
    .y((point) => y(point.value))
    .curve(curve);
  const fill = area<TimePoint>()
    .x((point) => x(point.at))
    .y0(zero)
    .y1((point) => y(point.value))
    .curve(curve);
  const lastPoint = points.at(-1);
  const path = steps && lastPoint ? [...points, { at: new Date(end), value: lastPoint.value }] : points;
  return { line: stroke(path) ?? '', area: fill(path) ?? '', x, y, ticks, zero };
}

export const tenth = (value: number): number => Math.round(value * 10) / 10;
