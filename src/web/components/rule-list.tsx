import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

export interface Condition {
  /** `met`, `wait` (time must pass), `todo` (somebody must act) or `no` (failed). */
  state: 'met' | 'wait' | 'todo' | 'no';
  /** The condition as a sentence. */
  text: Child;
  /** Where it stands. */
  now?: Child;
}

const ICONS: Record<Condition['state'], IconName> = { met: 'check', wait: 'hourglass', todo: 'circle-dashed', no: 'x' };
const CLASSES: Record<Condition['state'], string | undefined> = {
  met: undefined,
  wait: 'wait',
  todo: 'wait',
  no: 'no',
};

/** A rule in words, each condition followed by where it stands. */
export const RuleList = ({ conditions }: { conditions: readonly Condition[] }) => (
  <ul class="rulelist">
    {conditions.map(({ state, text, now }) => (
      <li class={CLASSES[state]}>
        <Icon name={ICONS[state]} />
        <span>
          {text} {now && <span class="now">{now}</span>}
        </span>
      </li>
    ))}
  </ul>
);
