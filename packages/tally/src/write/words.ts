import type { MethodName, TieRule } from '../method.ts';
import type { ElectReason, ExcludeReason, Figure, MethodTie, TestName, TiePurpose } from '../record.ts';

/** English and French. */
export type Pair = readonly [en: string, fr: string];

export const METHOD_WORDS: Readonly<Record<MethodName, Pair>> = {
  threshold: ['decision by threshold', 'décision à seuil'],
  choice: ['most votes', 'majorité relative'],
  approval: ['approval voting', 'vote par approbation'],
  score: ['score voting', 'vote par note'],
  star: ['STAR voting', 'vote STAR'],
  dots: ['dot voting', 'vote par points'],
  borda: ['Borda count', 'méthode de Borda'],
  irv: ['instant run-off', 'vote alternatif'],
  schulze: ['Schulze method', 'méthode de Schulze'],
  'ranked-pairs': ['ranked pairs', 'paires classées'],
  minimax: ['minimax', 'minimax'],
  'majority-judgment': ['majority judgment', 'jugement majoritaire'],
  scottish: ['single transferable vote (Scotland)', 'vote unique transférable (Écosse)'],
  wigm: ['single transferable vote (inclusive Gregory)', 'vote unique transférable (Gregory inclusif)'],
  'wigm-prf': ['single transferable vote (reference WIGM)', 'vote unique transférable (WIGM de référence)'],
  cfer: ['choice voting (CfER)', 'vote unique transférable (CfER)'],
  minneapolis: ['single transferable vote (Minneapolis)', 'vote unique transférable (Minneapolis)'],
  meek: ['single transferable vote (Meek)', 'vote unique transférable (Meek)'],
  'meek-prf': ['single transferable vote (reference Meek)', 'vote unique transférable (Meek de référence)'],
  warren: ['single transferable vote (Warren)', 'vote unique transférable (Warren)'],
  dhondt: ['D’Hondt', 'D’Hondt'],
  'sainte-lague': ['Sainte-Laguë', 'Sainte-Laguë'],
  'largest-remainder': ['largest remainder', 'plus fort reste'],
  phragmen: ['Phragmén’s sequential method', 'méthode séquentielle de Phragmén'],
  pav: ['proportional approval, sequential', 'approbation proportionnelle séquentielle'],
  'equal-shares': ['method of equal shares', 'méthode des parts égales'],
  'budget-greedy': ['budget by most votes', 'budget par ordre des voix'],
  'budget-equal-shares': ['budget by equal shares', 'budget par parts égales'],
  lot: ['drawing lots', 'tirage au sort'],
};

export const FIGURE_WORDS: Readonly<Record<Figure, Pair>> = {
  votes: ['votes', 'voix'],
  approvals: ['approvals', 'approbations'],
  total: ['total score', 'total des notes'],
  mean: ['mean score', 'note moyenne'],
  points: ['points', 'points'],
  dots: ['dots', 'points'],
  'worst-defeat': ['worst defeat', 'pire défaite'],
  finalists: ['votes in the final', 'voix en finale'],
  stances: ['stances', 'positions'],
};

export const ELECT_WORDS: Readonly<Record<ElectReason, Pair>> = {
  quota: [
    '{name} reaches the quota with {value} and is elected.',
    '{name} atteint le quota avec {value} et est élu·e.',
  ],
  remaining: ['{name} takes a seat that is left.', '{name} occupe un siège restant.'],
  majority: [
    '{name} has more than half, with {value}, and is elected.',
    '{name} a plus de la moitié, avec {value}, et est élu·e.',
  ],
  most: ['{name} comes first with {value} and is elected.', '{name} arrive en tête avec {value} et est élu·e.'],
  undefeated: [
    '{name} is beaten by nobody who is left and is elected.',
    '{name} n’est battu·e par personne parmi les restants et est élu·e.',
  ],
  'last-standing': ['{name} is the last one standing and is elected.', '{name} reste en lice et est élu·e.'],
  affordable: [
    'The supporters of {name} pay for a seat, {value} each: elected.',
    'Les soutiens de {name} paient un siège, {value} chacun : élu·e.',
  ],
  load: [
    '{name} carries the smallest load, {value}, and is elected.',
    '{name} porte la plus petite charge, {value}, et est élu·e.',
  ],
  drawn: ['{name} is drawn.', '{name} est tiré·e au sort.'],
};

export const EXCLUDE_WORDS: Readonly<Record<ExcludeReason, Pair>> = {
  fewest: [
    '{names} has the fewest votes, {value}, and is excluded.',
    '{names} a le moins de voix, {value}, et est éliminé·e.',
  ],
  'sure-losers': ['Cannot win any more and excluded: {names}.', 'Ne peut plus gagner, donc éliminé : {names}.'],
  'no-votes': ['Without any vote and excluded: {names}.', 'Sans aucune voix, donc éliminé : {names}.'],
  undeclared: ['Not a declared candidacy, so excluded: {names}.', 'Candidature non déclarée, donc éliminée : {names}.'],
  remaining: ['All seats are filled. Not elected: {names}.', 'Tous les sièges sont pourvus. Non élu·e·s : {names}.'],
  'below-threshold': [
    'Below the threshold of {value}, so without a seat: {names}.',
    'Sous le seuil de {value}, donc sans siège : {names}.',
  ],
  'too-expensive': ['{names} costs {value}, more than what is left.', '{names} coûte {value}, plus que ce qui reste.'],
};

export const PURPOSE_WORDS: Readonly<Record<TiePurpose, Pair>> = {
  elect: ['for a seat', 'pour un siège'],
  exclude: ['for exclusion', 'pour l’élimination'],
  surplus: ['for which surplus passes first', 'pour le premier surplus à transférer'],
  seat: ['for a seat', 'pour un siège'],
  project: ['for the next project', 'pour le projet suivant'],
  pair: ['between equally strong pairs', 'entre paires de même force'],
  final: ['for a place in the final', 'pour une place en finale'],
};

export const TIE_WORDS: Readonly<Record<TieRule['by'] | MethodTie, Pair>> = {
  previous: ['an earlier round differs', 'un tour précédent les distingue'],
  lot: ['the lot drawn from the public seed decides', 'le sort tiré de la graine publique décide'],
  order: ['the order fixed beforehand decides', 'l’ordre fixé à l’avance décide'],
  listed: ['the order of the list decides', 'l’ordre de la liste décide'],
  refuse: ['nothing decides', 'rien ne décide'],
  'head-to-head': ['head to head decides', 'le duel décide'],
  'top-scores': ['the number of top scores decides', 'le nombre de notes maximales décide'],
  score: ['the higher total decides', 'le plus haut total décide'],
};

export const TEST_WORDS: Readonly<Record<TestName, Pair>> = {
  majority: ['Yes: {found}; needed: {sign} {wanted}.', 'Pour : {found} ; il faut {sign} {wanted}.'],
  blocks: ['Blocks: {found}; allowed: {limit} {wanted}.', 'Blocages : {found} ; permis : {limit} {wanted}.'],
  'fewest-yes': ['Yes: {found}; at least {wanted} needed.', 'Pour : {found} ; il en faut au moins {wanted}.'],
  support: ['Support: {found}; floor: {wanted}.', 'Soutien : {found} ; plancher : {wanted}.'],
  quorum: ['Quorum: {found}; at least {wanted} needed.', 'Quorum : {found} ; il faut au moins {wanted}.'],
  colleges: [
    'Weighted share of yes: {found}; needed: {sign} {wanted}.',
    'Part pondérée des « pour » : {found} ; il faut {sign} {wanted}.',
  ],
};

export const NOTE_WORDS: Readonly<Record<string, Pair>> = {
  'no-valid-ballots': ['No ballot counts, so nobody is elected.', 'Aucun bulletin ne compte : personne n’est élu.'],
  'everyone-withdrew': ['Everybody withdrew.', 'Toutes les candidatures ont été retirées.'],
  uncontested: ['There are no more candidates than seats.', 'Il n’y a pas plus de candidatures que de sièges.'],
  'no-votes': ['No list has any vote, so no seat is given.', 'Aucune liste n’a de voix : aucun siège n’est attribué.'],
};
