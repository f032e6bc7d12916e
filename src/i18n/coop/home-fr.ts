import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { home as english } from './home-en.ts';

const { number } = formatsFor('fr');

export const home: typeof english = {
  title: 'La coop',
  lede: (name) =>
    `${name} appartient à ses membres. Voici qui ils sont ensemble, ce dont ils sont convenus, et comment ils décident.`,
  tabs: {
    label: 'La coopérative',
    overview: 'Vue d’ensemble',
    members: 'Membres',
    circles: 'Cercles',
    roles: 'Mandats',
    rules: 'Règles',
    documents: 'Documents',
    decisions: 'Décisions',
  },
  figures: {
    label: 'La coopérative en chiffres',
    members: (n) => plural('fr', n, { one: 'membre', other: 'membres', many: 'de membres' }),
    organisations: (n) => plural('fr', n, { one: 'organisation', other: 'organisations', many: 'd’organisations' }),
    circles: (n) => plural('fr', n, { one: 'cercle', other: 'cercles', many: 'de cercles' }),
    decisions: (n) => plural('fr', n, { one: 'décision', other: 'décisions', many: 'de décisions' }),
  },
  join: 'Devenir membre',
  joinText: 'Un membre, une voix. Il faut votre nom et quelques réponses.',
  yours: 'Votre adhésion',
  waitingApplications: (n) =>
    plural('fr', n, {
      one: 'Une demande d’adhésion attend',
      other: `${number(n)} demandes d’adhésion attendent`,
      many: `${number(n)} de demandes d’adhésion attendent`,
    }),
  readApplications: 'Les lire',
  documents: 'Nos textes',
  noDocuments: 'Ni statuts ni manifeste ne sont encore adoptés.',
  allDocuments: 'Tous les documents',
  versionOf: (n, day) => `version ${number(n)}, ${day}`,
  mandates: 'Qui agit pour nous',
  noMandates: 'Aucun mandat en ce moment.',
  allMandates: 'Tous les mandats',
  circles: 'Cercles',
  noCircles: 'Pas encore de cercle.',
  allCircles: 'Tous les cercles',
  how: 'Comment nous décidons',
  allRules: 'Les règles',
  latest: 'Décidé dernièrement',
  noDecisions: 'Rien n’est encore décidé.',
  register: 'Le registre',
  before: {
    campaignTitle: 'La coopérative n’existe pas encore',
    campaignText:
      'Ce serveur est tenu par les personnes qui l’ont installé. Quand assez de monde voudra le posséder ensemble, une coopérative sera fondée : on écrit des statuts, on élit qui agit pour tous, et les pouvoirs de celles et ceux qui ont installé le serveur prennent fin.',
    foundingTitle: 'La coopérative se fonde',
    foundingText:
      'Une assemblée fondatrice est en cours. Elle adopte les statuts, confie les premiers mandats et ouvre le registre ; dès lors, ce sont les membres qui décident.',
    toFounding: 'Suivre la fondation',
    apply: 'Participer à la fondation',
    who: 'Qui tient ce serveur',
    campaigns: 'Voir les campagnes',
    later: 'Ce qui sera ici',
    laterList:
      'Le registre des membres, qui tient quel mandat jusqu’à quand, les cercles et leurs pouvoirs, les règles en mots simples, et chaque décision avec ce qu’elle a changé.',
    draftDocuments: 'Des textes qui existent déjà',
  },
};
