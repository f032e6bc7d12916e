import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { circles as englishCircles, roles as englishRoles } from './circles-en.ts';

const { number } = formatsFor('fr');
const count = (n: number, one: string, other: string, many = `de ${other}`) =>
  `${number(n)} ${plural('fr', n, { one, other, many })}`;

export const circles: typeof englishCircles = {
  title: 'Cercles',
  lede: 'Des groupes de travail avec une raison d’être, des membres, et les pouvoirs que tous les membres leur ont donnés. Ce qu’un cercle décide peut être porté devant tous les membres.',
  none: 'Pas encore de cercle',
  noneText:
    'Un cercle est un groupe de travail doté de pouvoirs propres : l’accueil, les traductions, le serveur. Tout membre peut en proposer un.',
  propose: 'Proposer un cercle',
  members: (n) => count(n, 'membre', 'membres'),
  created: (day) => `Créé le ${day}`,
  closedOn: (day) => `dissous le ${day}`,
  past: (n) => `Cercles dissous (${n})`,
  whoTitle: 'Membres',
  noMembers: 'Personne n’est encore dans ce cercle.',
  namesForMembers: 'Les membres de la coopérative lisent qui est dans ce cercle.',
  youAreIn: 'vous en êtes',
  powersTitle: 'Ce qu’il décide seul',
  powersText: 'Tout le reste est décidé par l’ensemble des membres.',
  noPowersText: 'Rien encore : il prépare, et l’ensemble des membres décide.',
  under: (rule) => `selon la règle « ${rule} »`,
  mandatesTitle: 'Mandats',
  noMandates: 'Aucun mandat dans ce cercle.',
  proposalsTitle: 'Ses propositions',
  noProposals: 'Il n’a encore rien mis aux voix.',
  allProposals: 'Toutes ses propositions',
  join: 'Rejoindre ce cercle',
  leave: 'Quitter ce cercle',
  joined: 'Vous êtes dans ce cercle.',
  left: 'Vous avez quitté ce cercle.',
  change: 'Proposer un changement',
  changeText: 'sa raison d’être, ses membres ou ses pouvoirs',
  grant: 'Proposer un mandat',
  grantText: 'un rôle dans ce cercle, jusqu’à une date',
  close: 'Proposer de le dissoudre',
  closeText: 'ses mandats prennent fin avec lui',
  closedNote: 'Ce cercle est dissous. Ce qu’il a fait reste lisible.',
};

export const roles: typeof englishRoles = {
  title: 'Mandats',
  lede: 'Qui peut agir pour tous, en quoi, et jusqu’à quand. Un mandat est confié par les membres, prend fin de lui-même, et peut être retiré plus tôt.',
  none: 'Pas encore de mandat',
  noneText: 'Les membres confient les premiers mandats à l’assemblée fondatrice, et les suivants par une décision.',
  propose: 'Proposer un mandat',
  role: {
    organiser: 'lance et mène des campagnes',
    moderator: 'traite les signalements, avec une raison et un recours',
    treasurer: 'tient les comptes et paie ce qui est décidé',
    secretary: 'lit les demandes d’adhésion et tient le registre',
  },
  words: 'ce que dit son intitulé ; aucun pouvoir sur le serveur',
  until: (day) => `jusqu’au ${day}`,
  from: (from, to) => `du ${from} au ${to}`,
  circle: (name) => `cercle ${name}`,
  byDecision: (n) => `décision n° ${number(n)}`,
  byFounding: 'confié à l’installation du serveur',
  endedHow: {
    term: 'arrivé à son terme',
    decision: 'retiré par les membres',
    resigned: 'démission',
    left: 'départ de la coopérative',
  },
  endedByDecision: (n) => `retiré par la décision n° ${number(n)}`,
  past: (n) => `Mandats passés (${n})`,
  successor: 'Le vote qui le pourvoit à nouveau',
  succession: {
    election: 'puis une élection est appelée',
    draw: 'puis on tire au sort',
    none: 'puis le siège reste vide',
  },
  end: 'Proposer d’y mettre fin',
  resign: 'Démissionner',
  resignTitle: (title) => `Quitter le mandat « ${title} » ?`,
  resignText:
    'Le mandat prend fin aussitôt, et avec lui ce qu’il vous permettait. Le registre dira que vous avez démissionné.',
  resignReserve: 'La personne qui suit sur la liste de l’élection prend le siège.',
  keep: 'Le garder',
  resigned: 'Votre mandat a pris fin.',
  stewards: 'Avant la fondation, les personnes qui ont installé le serveur agissent pour lui.',
};
