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
  record: {
    title: 'Confier une tâche',
    what: 'Ce qui est à faire',
    whatHint:
      'Ce que le serveur ne peut pas faire lui-même : signer un bail, déposer un formulaire, écrire à quelqu’un.',
    owner: 'Qui s’en charge',
    ownerHint: 'Un membre : son @nom ou son numéro au registre.',
    due: 'Pour quand',
    toDo: 'à faire',
    done: 'fait, avec une preuve',
    noSuchMember: 'Aucun membre ne porte ce nom ou ce numéro.',
    past: 'Ce jour est passé.',
  },
  duties: {
    subject: (n) => `À faire, selon la décision ${n}`,
    due: (server, n, day) => `La décision ${n} de ${server} vous a confié une tâche à faire pour le ${day} :`,
    then: 'Quand c’est fait, dites-le sur la page de la décision, avec ce qui le montre.',
    button: 'Ouvrir la décision',
  },
  ratify: {
    title: 'Ratifier un acte d’urgence',
    before: 'défait de lui-même',
    after: 'demeure',
    over: 'Cet acte est déjà ratifié, ou défait.',
  },
};
