import { actions } from './actions-fr.ts';
import type { membership as english } from './en.ts';
import { letters } from './letters-fr.ts';
import { refusals } from './refusals-fr.ts';

export const membership: typeof english = {
  locale: 'fr',
  onlyClass: { name: 'Membre', description: 'Toute personne qui fait partie de la coopérative.' },
  refusals,
  letters,
  actions,
};
