import type { emergency as english } from './emergency-en.ts';

export const emergency: typeof english = {
  title: 'Agir dans l’urgence',
  lede: 'Ce qui ne peut pas attendre, qui tient un mandat peut le faire aussitôt, en disant publiquement pourquoi. Les membres sont invités à le ratifier ; sans leur oui, l’acte est défait de lui-même.',
  none: 'Aucun acte d’urgence',
  noneText: 'Ceux qui n’auront pas pu attendre figureront ici, avec leur raison et ce que les membres en auront dit.',
  states: { standing: 'Attend les membres', ratified: 'Ratifié', lapsed: 'Défait' },
  by: (name) => `par ${name}`,
  lapses: (day) => `défait le ${day} si les membres ne le ratifient pas`,
  vote: 'Ce qu’en disent les membres',
  act: 'Agir maintenant',
  actText: (days) =>
    `L’acte prend effet dès que vous appuyez. Une proposition paraît d’elle-même pour que les membres le ratifient ; sans leur oui, il est défait après ${days} jours.`,
  reason: 'Pourquoi cela ne peut pas attendre',
  reasonHint: 'Tout le monde la lit.',
  button: 'Le faire maintenant',
  done: 'C’est fait. Les membres sont invités à le ratifier.',
};
