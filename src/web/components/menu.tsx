import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

/** Links and small forms behind an icon. Opens without a script; one open at a time. */
export const Menu = ({ label, icon = 'ellipsis', children }: { label: string; icon?: IconName; children?: Child }) => (
  <details class="menu" name="menu">
    <summary class="act" aria-label={label}>
      <Icon name={icon} />
    </summary>
    <div class="menu-list">{children}</div>
  </details>
);
