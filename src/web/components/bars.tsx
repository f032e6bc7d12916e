import type { Child } from 'hono/jsx';
import { useFormats } from '../page-context.ts';
import { classNames } from './class-names.ts';
import { asPercent, share } from './share.ts';
import type { StanceKind } from './stance.tsx';

export interface BarsProps {
  /** Says what is counted, to those who hear the page. */
  label: string;
  rows: readonly { name: Child; n: number; tone?: StanceKind; won?: boolean; said?: string }[];
  /** What fills the whole width; the longest bar unless told. */
  whole?: number;
}

/** A bar and a figure for each of several things. */
export function Bars({ label, rows, whole }: BarsProps) {
  const f = useFormats();
  const most = whole ?? Math.max(1, ...rows.map(({ n }) => n));
  return (
    <ul class="bars" aria-label={label}>
      {rows.map(({ name, n, tone, won, said }) => (
        <li class={classNames(tone && `c-${tone}`, won && 'won')}>
          <span class="name">{name}</span>
          <b class="num">{said ?? f.number(n)}</b>
          <svg aria-hidden="true">
            <rect class="track" width="100%" height="100%" />
            <rect class="got" width={asPercent(share(n, most))} height="100%" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
