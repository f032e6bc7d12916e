import type { Child } from 'hono/jsx';
import { useFormats, usePage } from '../page-context.ts';
import { More } from './button.tsx';
import { Icon } from './icon.tsx';

export interface Duty {
  href: string;
  title: string;
  detail?: Child;
  ends: Date;
}

const SOON = 36 * 3_600_000;

/** What needs the reader’s vote, soonest first. Nothing when nothing does. */
export function ToDecide({ duties, more }: { duties: readonly Duty[]; more?: { href: string; label: string } }) {
  const { m, now } = usePage();
  const f = useFormats();
  if (duties.length === 0) return null;
  return (
    <section class="todecide" aria-labelledby="to-decide-title">
      <h2 id="to-decide-title">
        <Icon name="vote" />
        {m.ui.toDecide}
      </h2>
      <ul class="list">
        {duties.map(({ href, title, detail, ends }) => (
          <li>
            <a href={href}>
              <span>
                <b>{title}</b>
                {detail && <span class="sub">{detail}</span>}
              </span>
              <time class={ends.getTime() - now.getTime() < SOON ? 'when soon' : 'when'} datetime={ends.toISOString()}>
                {f.deadline(ends, now)}
              </time>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
      {more && <More href={more.href}>{more.label}</More>}
    </section>
  );
}
