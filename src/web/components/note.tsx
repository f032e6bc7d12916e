import type { Child } from 'hono/jsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

/** A remark in the page. Amber for what is gathered and for time running out. */
export function Note({
  tone = 'pine',
  icon,
  children,
}: {
  tone?: 'pine' | 'amber';
  icon?: IconName;
  children?: Child;
}) {
  return (
    <div class={classNames('note', tone === 'amber' && 'amber')}>
      <Icon name={icon ?? (tone === 'amber' ? 'hourglass' : 'info')} />
      <p>{children}</p>
    </div>
  );
}
