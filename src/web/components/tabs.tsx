import type { Child } from 'hono/jsx';
import { classNames } from './class-names.ts';

export interface TabItem {
  href: string;
  label: Child;
  current?: boolean;
}

/** Tabs change the page. `label` names the group for screen readers. */
export const Tabs = ({ label, items, flush }: { label: string; items: readonly TabItem[]; flush?: boolean }) => (
  <nav class={classNames('tabs', flush && 'flush')} aria-label={label}>
    {items.map((item) => (
      <a href={item.href} aria-current={item.current ? 'page' : undefined}>
        {item.label}
      </a>
    ))}
  </nav>
);

/** Filters sort the same page. */
export const Filters = ({ label, items }: { label: string; items: readonly TabItem[] }) => (
  <nav class="filters" aria-label={label}>
    {items.map((item) => (
      <a href={item.href} aria-current={item.current ? 'true' : undefined}>
        {item.label}
      </a>
    ))}
  </nav>
);
