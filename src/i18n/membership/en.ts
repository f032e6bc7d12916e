import { actions } from './actions-en.ts';
import { letters } from './letters-en.ts';
import { refusals } from './refusals-en.ts';

export const membership = {
  /** For names that exist in both languages as data. */
  locale: 'en' as 'en' | 'fr',
  onlyClass: { name: 'Member', description: 'Everyone who belongs to the co-op.' },
  refusals,
  letters,
  actions,
};
