import type { actions as english } from './actions-en.ts';

export const actions: typeof english = {
  setting: {
    title: 'Changer un réglage du serveur',
    key: 'Réglage',
    value: 'Nouvelle valeur',
    valueHint: 'Pour la langue, écrivez en ou fr. Pour le fuseau horaire, un nom comme Europe/Paris.',
    keys: {
      name: 'Nom du serveur',
      purpose: 'Raison d’être du serveur',
      locale: 'Langue des pages pour qui n’en demande aucune des nôtres',
      timeZone: 'Fuseau horaire',
    },
    languages: { en: 'anglais', fr: 'français' },
    same: 'C’est déjà le cas.',
  },
};
