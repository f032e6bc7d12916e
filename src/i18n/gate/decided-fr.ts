import { plural } from '../plural.ts';
import type { decided as english } from './decided-en.ts';

const days = (n: number) => plural('fr', n, { one: 'un jour', other: `${n} jours` });

export const decided: typeof english = {
  lede: 'Ce qui vaut pour qui veut entrer. Ce sont les membres qui en décident : proposez un changement, et tout le monde est entendu.',
  change: 'Proposer un changement',
  changeNamed: (what) => `Proposer un changement : ${what}`,
  atOnce: 'Vous modérez : ce qui n’attend pas, vous pouvez le faire aussitôt, et les membres le ratifient ensuite.',
  emergency: 'Agir aussitôt',
  small: 'Changer de petites choses',
  blockedMail:
    'Ici, aucun compte ne passe à une adresse de ce fournisseur, à cause de ce qui en est venu. Prenez une autre adresse.',
  openTitle: 'Comment s’ouvrent les comptes',
  way: 'Façon d’entrer',
  application: {
    title: 'Dire ce qui est demandé à qui veut un compte',
    questionsLabel: 'Que leur est-il demandé ?',
    daysLabel: 'En combien de jours leur répond-on ?',
    daysHint: 'Entre 1 et 30. La page de la demande le promet.',
    questions: 'Questions à qui demande un compte',
    usual: '« Qu’est-ce qui vous amène ? »',
    days: 'Réponse à qui demande un compte',
    within: (n) => `en ${days(n)} au plus`,
  },
  invitation: {
    title: 'Dire qui peut inviter',
    what: 'Qui peut inviter',
    choices: {
      everybody: 'Tout le monde ici',
      members: 'Les membres de la coopérative, et les personnes qui modèrent',
      stewards: 'Seulement les personnes qui modèrent',
    },
    states: {
      everybody: 'tout le monde ici',
      members: 'les membres de la coopérative, et les personnes qui modèrent',
      stewards: 'seulement les personnes qui modèrent',
    },
  },
  newcomer: {
    title: 'Changer ce que peuvent les nouveaux comptes',
    labels: {
      days: 'Nouveau pendant combien de jours',
      posts: 'Publications par heure',
      strangers: 'Personnes nommées qui ne le suivent pas, par jour',
      links: 'Publications avec un lien par jour',
      follows: 'Comptes suivis par jour',
    },
    daysHint: 'Avec 0 il n’y a pas de limites. Qui porte un rôle n’en a pas.',
    what: {
      days: 'Durée pendant laquelle un compte est nouveau',
      posts: 'Nouveaux comptes : publications par heure',
      strangers: 'Nouveaux comptes : personnes nommées par jour qui ne les suivent pas',
      links: 'Nouveaux comptes : publications avec un lien par jour',
      follows: 'Nouveaux comptes : comptes suivis par jour',
    },
    newFor: (n) => (n === 0 ? 'pas du tout' : days(n)),
  },
};
