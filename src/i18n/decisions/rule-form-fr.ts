import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import { share } from '../coop/rules-fr.ts';
import type { ruleForm as english } from './rule-form-en.ts';

const { number } = formatsFor('fr');

export const ruleForm: typeof english = {
  newRule: 'Une nouvelle règle',
  labels: {
    name: 'Nom de la règle',
    decides: 'Ce qu’elle peut décider',
    noticeMinutes: 'Discussion avant le vote, au moins',
    votingMinutes: 'Durée du vote',
    majority: 'La part que le oui doit atteindre',
    strict: 'Cette part exacte suffit-elle ?',
    of: 'La part se compte parmi',
    mostBlocks: 'Quand les objections l’arrêtent',
    supportRoot: 'Combien doivent dire oui',
    sponsored: 'Parrainages',
    objectionMinutes: 'Temps entre le résultat et son effet',
    lateMinutes: 'Un revirement est tardif dans les dernières',
    extensionMinutes: 'Le vote se prolonge alors de',
    memberForMinutes: 'Ancienneté requise pour voter selon elle',
    expiresMinutes: 'Ce qui n’a pu prendre effet devient caduc après',
    chargeMinutes: 'Durée d’un grief qui n’est pas mis aux voix',
    undoMinutes: 'Combien de temps il est plus facile de l’annuler',
    undoNoticeMinutes: 'Discussion avant le vote qui annule',
    undoSupportRoot: 'Combien doivent dire oui pour annuler',
    weights: 'Poids des votes',
    weightOf: (name) => `Poids de « ${name} »`,
    decide: 'Si les catégories sont des collèges',
  },
  hints: {
    newName: 'Par exemple « Dépenses de moins de 500 euros ».',
    decides: 'Une règle qui décide des personnes ne décide de rien d’autre.',
    noticeMinutes: 'Comptée depuis la dernière modification du texte.',
    mostBlocks:
      'Au-delà de cette part des votes, les objections arrêtent une proposition, quelle que soit sa majorité.',
    supportRoot:
      'Pour qu’une poignée ne décide pas pour tout le monde. Le nombre croît comme la racine carrée des membres.',
    objectionMinutes: 'Les membres peuvent alors demander un réexamen, ou suspendre l’effet.',
    lateMinutes: 'Quand le résultat bascule, ou que le nombre de oui est atteint, si près de la fin.',
    extensionMinutes: 'Une seule fois. Écrivez 0 pour ne rien prolonger.',
    memberForMinutes: 'Écrivez 0 pour que toute personne admise puisse voter.',
    undoMinutes:
      'À partir de son effet : la proposition qui rétablit l’état d’avant se passe de parrainages et demande moins, comme suit. La majorité reste la même. Écrivez 0 pour jamais.',
    undoSupportRoot: 'Jamais plus que ce que la règle demande d’ordinaire.',
    weightOf: 'Un nombre, ou une fraction comme 1/2. Il ne compte que si les catégories pèsent ou sont des collèges.',
    decide: 'Ne compte que si les catégories sont des collèges.',
  },
  decides: {
    small: 'les petits changements, faciles à défaire : une langue, un fuseau horaire',
    ordinary: 'les changements ordinaires : campagnes, cercles, mandats, réglages',
    constitutional: 'les changements constitutionnels : statuts et règles',
    person: 'ce qui retire un droit ou un rôle à une personne',
  },
  majority: (text) => (text === '1' ? 'la totalité' : share(text)),
  strict: { yes: 'Non : il faut plus que cette part', no: 'Oui : cette part suffit' },
  of: {
    expressed: 'les votes pour et contre',
    cast: 'tous les votes, abstentions comprises',
    eligible: 'toutes les personnes qui peuvent voter',
  },
  blocksNothing: 'Jamais : une objection compte comme un non',
  blocks: (text) => `Au-delà de ${share(text)} des votes`,
  oneYes: 'Un seul oui suffit',
  support: (root, floor, electors) =>
    electors > 0
      ? `${number(floor)} ${plural('fr', floor, { one: 'membre', many: 'de membres', other: 'membres' })} sur ${number(electors)} aujourd’hui (${root} fois la racine carrée)`
      : `${root} fois la racine carrée du nombre d’électeurs`,
  sponsored: {
    yes: 'D’autres membres la parrainent avant qu’elle s’ouvre',
    no: 'La personne qui propose peut l’ouvrir',
  },
  weights: {
    equal: 'Un membre, une voix',
    classes: 'Par catégorie : chaque vote a le poids de sa catégorie',
    colleges: 'Les catégories sont des collèges qui votent séparément',
    weighted: 'Leurs résultats s’additionnent selon leur poids',
    each: 'Chaque collège doit être d’accord',
  },
};
