import { useFormats, usePage } from '../page-context.ts';
import { asPercent, share } from './share.ts';
import { STANCES, type StanceKind, StanceShape } from './stance.tsx';

export interface TallyProps {
  /** Everyone who may vote: the whole width of the bar. */
  electors: number;
  counts: Readonly<Record<StanceKind, number>>;
  /** How many must agree at least: the notch. */
  floor?: number;
  /** The positions that this vote knows; all four unless told. */
  known?: readonly StanceKind[];
}

/** The bar is the electorate, the notch the support floor, the empty part those who have not spoken. */
export function Tally({ electors, counts, floor, known = STANCES }: TallyProps) {
  const { m } = usePage();
  const f = useFormats();
  const words = m.ui.stance;
  const parts = known.map((kind) => `${f.number(counts[kind])} ${words.counted[kind](counts[kind])}`);
  const said = [words.tally(electors, f.list(parts)), floor !== undefined && words.floorSaid(floor)];
  const notch = floor === undefined ? 0 : share(floor, electors);
  let from = 0;
  const segments = STANCES.map((kind) => {
    const width = Math.min(share(counts[kind], electors), 1 - from);
    const segment = { kind, x: asPercent(from), width: asPercent(width), empty: width === 0 };
    from += width;
    return segment;
  }).filter((segment) => !segment.empty);
  return (
    <div class="tally">
      <svg class="bar" role="img" aria-label={said.filter(Boolean).join(' ')}>
        <rect class="track" x="0.5" y="5.5" width="99.8%" height="21" rx="4" />
        {segments.map(({ kind, x, width }) => (
          <rect class={`seg c-${kind}`} x={x} y="5" width={width} height="22" />
        ))}
        {segments
          .filter(({ kind }) => kind === 'object')
          .map(({ x, width }) => (
            <rect x={x} y="5" width={width} height="22" fill="url(#hatch-object)" />
          ))}
        {floor !== undefined && (
          <>
            <rect class="floor" x={asPercent(notch)} y="0" width="2" height="32" />
            <text x={asPercent(notch)} y="45" text-anchor={notch > 0.6 ? 'end' : 'start'}>
              {words.floor(floor)}
            </text>
          </>
        )}
      </svg>
      <ul class="legend">
        {known.map((kind) => (
          <li class={`c-${kind}`}>
            <StanceShape kind={kind} />
            <b>{f.number(counts[kind])}</b>
            <span>{words.counted[kind](counts[kind])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
