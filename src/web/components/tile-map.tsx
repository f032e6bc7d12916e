import { useFormats, usePage } from '../page-context.ts';
import { TILE_COLUMNS, TILE_ROWS, TILES } from './world-tiles.ts';

export interface TileMapProps {
  /** What the drawing shows, in one sentence, for those who do not see it. */
  description: string;
  /** By ISO 3166-1 code; what is not there is drawn as fewer than the least. */
  figures: ReadonlyMap<string, number>;
  nameOf: (code: string) => string;
}

const SIDE = 32;
const STEP = 35;
/** Each step of the scale begins with one of these; five of them at most are used. */
const SCALE = [5, 20, 100, 500, 2_000, 10_000, 50_000, 250_000, 1_000_000] as const;
const MOST_STEPS = 5;

/** Where the steps of the scale begin. */
export function stepsFor(most: number): readonly number[] {
  const used = SCALE.filter((least) => least <= most);
  const [first = SCALE[0], ...rest] = used;
  return [first, ...rest.slice(-(MOST_STEPS - 1))];
}

/** A map with one square a country: the deeper the colour, the larger the figure. A table stands beside it. */
export function TileMap({ description, figures, nameOf }: TileMapProps) {
  const { m } = usePage();
  const f = useFormats();
  const steps = stepsFor(Math.max(0, ...figures.values()));
  const stepOf = (n: number) => steps.findLastIndex((least) => n >= least) + 1;
  const legend = m.figures.legend;
  return (
    <figure class="tiles">
      <div class="tiles-scroll" tabindex={0} role="group" aria-label={description}>
        <svg viewBox={`0 0 ${TILE_COLUMNS * STEP} ${TILE_ROWS * STEP}`} role="img" aria-label={description}>
          {TILES.map(({ code, column, row }) => {
            const n = figures.get(code) ?? 0;
            return (
              <g class={`s${stepOf(n)}`}>
                <title>{m.figures.tile(nameOf(code), n > 0 ? f.number(n) : legend.none)}</title>
                <rect x={column * STEP + 1} y={row * STEP + 1} width={SIDE} height={SIDE} rx="4" />
                <text x={column * STEP + 1 + SIDE / 2} y={row * STEP + SIDE / 2 + 6} text-anchor="middle">
                  {code}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <ul class="tiles-key" aria-hidden="true">
        {[0, ...steps.map((_, i) => i + 1)].map((step) => {
          const least = steps[step - 1];
          const next = steps[step];
          return (
            <li>
              <svg viewBox="0 0 16 16" class={`s${step}`}>
                <rect x="0.5" y="0.5" width="15" height="15" rx="3" />
              </svg>
              {least === undefined
                ? legend.none
                : next === undefined
                  ? legend.over(least)
                  : legend.from(least, next - 1)}
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
