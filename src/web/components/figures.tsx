import type { Child } from 'hono/jsx';
import { useFormats } from '../page-context.ts';

export interface FigureItem {
  readonly n: number;
  /** What is counted, in the number of `n`. */
  readonly label: Child;
  readonly href?: string;
}

/** A few key figures side by side. `label` names the group. */
export function Figures({ label, items }: { label: string; items: readonly FigureItem[] }) {
  const f = useFormats();
  return (
    <ul class="figures list" aria-label={label}>
      {items.map(({ n, label: what, href }) => {
        const said = (
          <>
            <b>{f.number(n)}</b> <span>{what}</span>
          </>
        );
        return <li>{href ? <a href={href}>{said}</a> : said}</li>;
      })}
    </ul>
  );
}
