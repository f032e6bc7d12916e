import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';

/** What some want to see: folded, and opened without a script. */
export const Fold = ({ summary, open, children }: { summary: Child; open?: boolean; children?: Child }) => (
  <details class="fold" open={open}>
    <summary>
      <Icon name="chevron-down" />
      {summary}
    </summary>
    {children}
  </details>
);
