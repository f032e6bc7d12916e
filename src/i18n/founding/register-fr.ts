import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type {
  asks as asksInEnglish,
  decision as decisionInEnglish,
  duties as dutiesInEnglish,
  register as registerInEnglish,
} from './register-en.ts';

const { number } = formatsFor('fr');
const count = (n: number, one: string, other: string) =>
  `${number(n)} ${plural('fr', n, { one, other, many: `de ${other}` })}`;

export const register: typeof registerInEnglish = {
  title: 'Registre des décisions',
  lede: 'Toutes les décisions prises ici, adoptées ou non, avec leurs suites. La numérotation est continue.',
  decision: (n) => `Décision n° ${number(n)}`,
  short: (n) => `N° ${number(n)}`,
  decisionInside: (n) => `décision n° ${number(n)}`,
  states: {
    rejected: 'Non adoptée',
    queued: 'En attente d’effet',
    held: 'Suspendue',
    executed: 'En vigueur',
    stale: 'Dépassée',
    failed: 'Inapplicable',
    expired: 'Caduque',
    cancelled: 'Abandonnée',
  },
  undone: 'Annulée depuis',
  results: {
    passed: 'Adoptée',
    failed: 'Rejetée',
    'floor-missed': 'Trop peu de soutien',
    tied: 'Égalité',
    indicative: 'Avis recueilli',
  },
  said: (verdict, parts) => `${verdict} : ${parts}.`,
  verdict: (verdict) => `${verdict}.`,
  voted: (cast, electors) => `${count(cast, 'votant', 'votants')} sur ${count(electors, 'inscrit', 'inscrits')}`,
  inEffectSince: (day) => `en vigueur depuis le ${day}`,
  dueOn: (moment) => `prend effet ${moment}`,
  reviewOn: (day) => `à revoir le ${day}`,
  filters: {
    label: 'Décisions à montrer',
    all: 'Toutes',
    waiting: 'En attente',
    executed: 'En vigueur',
    rejected: 'Non adoptées',
    stopped: 'Non appliquées',
    more: 'Chercher dans le registre',
    search: 'Mots du titre ou du texte',
    state: 'Où elle en est',
    year: 'Année',
    anyYear: 'Toutes les années',
    circle: 'Prises par',
    anyone: 'Tout le monde',
    button: 'Chercher',
    clear: 'Effacer la recherche',
  },
  none: 'Aucune décision pour l’instant',
  noneText: 'Quand un vote se clôt, son résultat reçoit un numéro et reste ici pour de bon.',
  toDecide: 'Voir ce qui se décide',
  nothing: 'Aucune décision ne correspond',
  nothingText: 'D’autres mots ou une autre année la feront peut-être apparaître.',
  older: 'Décisions antérieures',
  feed: 'Flux',
  feedTitle: (server) => `Décisions de ${server}`,
};

export const decision: typeof decisionInEnglish = {
  changes: {
    done: 'Ce qu’elle a changé',
    due: 'Ce qu’elle va changer',
    not: 'Ce qu’elle aurait changé',
  },
  onlyWords: 'Elle ne change rien d’elle-même sur ce serveur : c’est une décision en mots.',
  turnout: (cast, electors) => `${count(cast, 'votant', 'votants')} sur ${count(electors, 'inscrit', 'inscrits')}.`,
  once: 'Appliqué par le serveur d’un seul tenant, une seule fois.',
  status: {
    rejected: 'Elle n’a pas été adoptée. Rien ne change.',
    queued: (moment) => `Elle prend effet ${moment}, sauf si des membres la suspendent d’ici là.`,
    due: 'Son heure est venue : le serveur va l’appliquer.',
    held: 'Elle est suspendue. Un vote bref dira si elle prend effet.',
    executed: (moment) => `Elle a pris effet ${moment}.`,
    stale:
      'Ce qu’elle devait changer avait changé entre-temps. Rien n’a été appliqué ; on peut la proposer de nouveau.',
    failed: 'Elle n’a pas pu être appliquée : rien n’en a été fait.',
    expired: 'Elle n’a pas été appliquée à temps, et n’a plus d’effet.',
    cancelled: 'Des membres l’ont arrêtée avant qu’elle prenne effet.',
  },
  fault: {
    changed: 'Ce n’est plus ce sur quoi l’on a voté.',
    unknown: 'Ce serveur ne sait plus le faire.',
  },
  text: 'Le texte mis aux voix',
  frozen: 'Le texte, ses effets et sa règle ont été figés à l’ouverture du vote. Leur empreinte (SHA-256) :',
  rule: 'La règle suivie',
  dates: 'Dates',
  published: 'Publication',
  opened: 'Ouverture du vote',
  extended: 'Prolongation',
  closed: 'Clôture du vote',
  due: 'Prise d’effet',
  executed: 'Prise d’effet',
  review: 'À revoir',
  requests: 'Ce que des membres ont demandé',
  request: {
    review: 'de la revoir',
    hold: 'de la suspendre',
    'call-in': 'que tout le monde décide',
  },
  undoneBy: 'Annulée depuis par la',
  cameOf: {
    undo: 'Elle annule la',
    review: 'Elle revient sur la',
    hold: 'Elle dit ce que devient la',
    'call-in': 'Tous les membres se prononcent de nouveau sur la',
    succession: 'Elle découle de la',
    emergency: 'Elle découle de la',
    founding: 'Elle découle de la',
  },
  followers: {
    undo: 'Quelqu’un propose de l’annuler :',
    review: 'Sa date de réexamen est venue :',
    hold: 'Suspendue jusqu’à l’issue de ce vote :',
    'call-in': 'Portée devant tous les membres :',
    succession: 'Ce qui en découle :',
    emergency: 'Ce qui en découle :',
    founding: 'Ce qui en découle :',
  },
  check: 'En savoir plus, vérifier',
  proposal: 'La proposition et son débat',
  results: 'Les résultats en détail',
  audit: 'Refaire le décompte vous-même',
  circle: (name) => `Cercle ${name}`,
  everybody: 'Tous les membres',
};

export const asks: typeof asksInEnglish = {
  title: 'Vous pouvez encore',
  review: 'Demander à la revoir',
  reviewText: (wanted) =>
    wanted === 1
      ? 'Une seule demande la signale, et invite son auteur à la revoir.'
      : `${number(wanted)} demandes la signalent, et invitent son auteur à la revoir.`,
  hold: 'Demander à la suspendre',
  holdText: (wanted) =>
    wanted === 1
      ? 'Une seule demande la suspend jusqu’à ce qu’un vote bref en décide.'
      : `${number(wanted)} demandes la suspendent jusqu’à ce qu’un vote bref en décide.`,
  callIn: 'Demander que tout le monde décide',
  callInText: (wanted) =>
    wanted === 1
      ? 'Une seule demande porte devant tous les membres ce que ce cercle a décidé.'
      : `${number(wanted)} demandes portent devant tous les membres ce que ce cercle a décidé.`,
  undo: 'Proposer de l’annuler',
  undoEasier: (day) =>
    `Jusqu’à ${day}, cela demande moins : une discussion plus courte, aucun parrainage, moins de oui, et la même majorité.`,
  undoText: 'Cela prépare un brouillon avec les changements inverses. Vous le relisez, puis vous le publiez.',
  reason: 'Votre raison',
  reasonHint: 'Elle est publique, avec votre nom.',
  soFar: (n, wanted) => `${number(n)} sur ${number(wanted)} pour l’instant`,
  asked: 'Vous l’avez demandé.',
  takeBack: 'Y renoncer',
  done: {
    review: 'Votre demande est notée.',
    hold: 'Votre demande est notée.',
    'call-in': 'Votre demande est notée.',
    duty: 'C’est noté, avec sa preuve. Merci.',
  },
};

export const duties: typeof dutiesInEnglish = {
  title: 'À faire par des personnes',
  text: 'Ce qu’aucun serveur ne peut faire. Chaque tâche a un responsable, un jour et, une fois faite, une preuve.',
  mine: 'Vos tâches',
  inHands: (name, day) => `par ${name}, pour le ${day}`,
  someone: 'un membre',
  due: (day) => `pour le ${day}`,
  late: 'en retard',
  open: 'à faire',
  done: 'fait',
  doneOn: (day) => `fait le ${day}`,
  proof: 'Preuve',
  proofIs: 'Preuve :',
  proofHint: 'Un lien ou une phrase qui permette aux autres de le constater. Publique.',
  finish: 'C’est fait',
};
