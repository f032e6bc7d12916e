import { asset } from '../asset.ts';
import type { IconName } from './icon-names.ts';

export type { IconName } from './icon-names.ts';

/** A Lucide icon beside a word. It says nothing by itself: the word does. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" aria-hidden="true">
    <use href={`${asset('icons.svg')}#${name}`} />
  </svg>
);
