import type { Child } from 'hono/jsx';
import { DateLeaf, DateTime, type DateStyle } from './date.tsx';

export interface TimelineEvent {
  /** An instant, or words for what is not that exact: “December 2016”. */
  when: Date | string;
  style?: DateStyle;
  title: Child;
  text?: Child;
  /** Still to come. */
  next?: boolean;
}

/** What happened and what comes, newest first. */
export const Events = ({ events }: { events: readonly TimelineEvent[] }) => (
  <ol class="events">
    {events.map(({ when, style = 'day', title, text, next }) => (
      <li class={next ? 'next' : undefined}>
        <div>
          {typeof when === 'string' ? <span class="when">{when}</span> : <DateTime at={when} style={style} />}
          <b>{title}</b>
          {text && <p>{text}</p>}
        </div>
      </li>
    ))}
  </ol>
);

export interface AgendaItem {
  at: Date;
  title: string;
  detail?: Child;
  href: string;
}

/** Dates to come, for the right column. */
export const Agenda = ({ items }: { items: readonly AgendaItem[] }) => (
  <ul class="list">
    {items.map(({ at, title, detail, href }) => (
      <li>
        <a href={href}>
          <DateLeaf at={at} />
          <span class="d">
            <b>{title}</b>
            {detail && <span>{detail}</span>}
          </span>
        </a>
      </li>
    ))}
  </ul>
);
