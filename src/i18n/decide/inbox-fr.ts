import type { inbox as english } from './inbox-en.ts';

export const inbox: typeof english = {
  'vote-opened': 'Un vote vous attend',
  'drive-date': 'Un jour de l’achat d’actions approche',
  'vote-closing': 'Un vote se clôt bientôt, et il manque le vôtre',
  decided: 'Un vote est clos',
  effect: 'Une décision a avancé',
  duty: 'Une de vos tâches arrive à échéance',
  membership: 'Quelque chose a changé dans votre adhésion',
  byline: 'On vous demande de signer un article',
  comment: 'Des commentaires attendent votre accord',
  named: 'On vous propose de vous présenter : acceptez-vous ?',
};
