import { useFormats, usePage } from '../page-context.ts';

export type DateStyle = 'date' | 'day' | 'weekday' | 'moment' | 'deadline' | 'until' | 'time' | 'clock';

/** An instant in words. The machine-readable instant goes with it. */
export function DateTime({ at, style = 'day' }: { at: Date; style?: DateStyle }) {
  const { now } = usePage();
  const f = useFormats();
  return <time datetime={at.toISOString()}>{f[style](at, now)}</time>;
}

/** How long since, with the exact moment on demand; scripts keep it true (`data-ago`). */
export function Ago({ at }: { at: Date }) {
  const { now } = usePage();
  const f = useFormats();
  return (
    <time datetime={at.toISOString()} title={f.moment(at, now)} data-ago>
      {f.ago(at, now)}
    </time>
  );
}

/** A leaf of the calendar: the day large, the month under it. */
export function DateLeaf({ at }: { at: Date }) {
  const { day, month } = useFormats().leaf(at);
  return (
    <time class="date" datetime={at.toISOString()}>
      <b>{day}</b> {month}
    </time>
  );
}
