import type { Child } from 'hono/jsx';
import { usePage } from '../page-context.ts';
import { ButtonLink } from './button.tsx';
import { Mark } from './mark.tsx';

/** What will appear here, why it is not there yet, and one thing to do. */
export function Empty({
  title,
  level = 2,
  actions,
  children,
}: {
  title: string;
  level?: 1 | 2 | 3;
  actions?: Child;
  children?: Child;
}) {
  const Heading = `h${level}` as const;
  return (
    <section class="empty">
      <Mark />
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div class="row">{actions}</div>}
    </section>
  );
}

/** The end of a timeline: it does end. `older` leads to what was read before. */
export function CaughtUp({ title, text, older }: { title?: string; text?: string; older?: string }) {
  const { m } = usePage();
  return (
    <div class="caughtup">
      <Mark />
      <b>{title ?? m.ui.caughtUp.title}</b>
      <p>{text ?? m.ui.caughtUp.text}</p>
      {older && <ButtonLink href={older}>{m.ui.caughtUp.older}</ButtonLink>}
    </div>
  );
}
