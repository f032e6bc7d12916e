import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

export interface LineProps {
  icon: IconName;
  title: Child;
  detail?: Child;
  /** At the end: a figure, a chip. */
  value?: Child;
  href?: string;
}

/** One thing of a list of unlike things: an icon, what it is, where it stands. */
export function Line({ icon, title, detail, value, href }: LineProps) {
  const content = (
    <>
      <Icon name={icon} />
      <span>
        <b>{title}</b>
        {detail && <span class="m">{detail}</span>}
      </span>
      {value ? <span class="v">{value}</span> : href && <Icon name="chevron-right" />}
    </>
  );
  return href ? (
    <a class="line" href={href}>
      {content}
    </a>
  ) : (
    <div class="line">{content}</div>
  );
}

export const Lines = ({ children }: { children?: Child }) => <div class="lines">{children}</div>;
