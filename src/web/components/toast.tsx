import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

/** Announces what was done; `action` undoes it. */
export const Toast = ({ icon = 'check', action, children }: { icon?: IconName; action?: Child; children?: Child }) => (
  <div class="toast" role="status">
    <Icon name={icon} />
    <span>{children}</span>
    {action}
  </div>
);
