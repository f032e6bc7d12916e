import type { Child } from 'hono/jsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

/** A number that asks for attention; only Inbox and “to decide” carry one. `label` says what is counted. */
export const Badge = ({ n, label }: { n: number; label: string }) =>
  n > 0 ? (
    <span class="badge">
      <span aria-hidden="true">{n > 99 ? '99+' : n}</span>
      <span class="vh">, {label}</span>
    </span>
  ) : null;

export type ChipTone = 'plain' | 'open' | 'time' | 'done' | 'stop';

/** A status in two words: open (running), time (ends soon), done, stop. */
export const Chip = ({ tone = 'plain', icon, children }: { tone?: ChipTone; icon?: IconName; children?: Child }) => (
  <span class={classNames('chip', tone !== 'plain' && tone)}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);
