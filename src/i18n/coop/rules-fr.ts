import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { rules as english } from './rules-en.ts';

const { number, percent } = formatsFor('fr');
const count = (n: number, one: string, other: string, many = `de ${other}`) =>
  `${number(n)} ${plural('fr', n, { one, other, many })}`;

const DAY = 1_440;

function duration(minutes: number): string {
  if (minutes % DAY === 0) return count(minutes / DAY, 'jour', 'jours');
  if (minutes % 60 === 0) return count(minutes / 60, 'heure', 'heures', 'd’heures');
  return count(minutes, 'minute', 'minutes');
}

const NAMED: Readonly<Record<string, string>> = {
  '1/2': 'la moitié',
  '2/3': 'les deux tiers',
  '3/4': 'les trois quarts',
  '3/5': 'les trois cinquièmes',
  '1/3': 'le tiers',
  '1/4': 'le quart',
};

export function share(text: string): string {
  const named = NAMED[text];
  if (named) return named;
  const [above = 0, below = 1] = text.split('/').map(Number);
  const hundredths = (above / below) * 100;
  return Number.isInteger(hundredths) ? percent(above / below) : text;
}

const WHOLE = {
  expressed: 'des votes pour ou contre',
  cast: 'de tous les votes, abstentions comprises',
  eligible: 'de toutes les personnes appelées à voter',
};

export const rules: typeof english = {
  title: 'Règles',
  lede: 'Comment on décide ici, en mots simples. Une règle se change par une décision, comme le reste, et le changement ne vaut que pour les votes qui s’ouvrent ensuite.',
  names: {
    lazy: 'Consentement tacite',
    ordinary: 'Décision ordinaire',
    constitutional: 'Décision constitutionnelle',
    'block-proof': 'Décision sur une personne',
  },
  about: {
    lazy: 'Pour les petites choses que l’on peut défaire : c’est adopté, sauf objection.',
    ordinary: 'Pour la vie de la coopérative : campagnes, cercles, mandats, réglages.',
    constitutional: 'Pour ce qui tient la coopérative ensemble : ses statuts et les présentes règles.',
    'block-proof':
      'Pour ce qui retire à quelqu’un un droit ou un rôle : aucune objection ne l’arrête, et la personne est entendue d’abord.',
  },
  version: (n) => `version ${number(n)}`,
  since: (day) => `en vigueur depuis le ${day}`,
  byDecision: (n) => `décision n° ${number(n)}`,
  bySetUp: 'à l’installation du serveur',
  versions: 'Versions précédentes',
  propose: 'Proposer un changement',
  proposeNamed: (name) => `Proposer un changement : « ${name} »`,
  duration,
  share,
  decides: {
    small: 'aux petits changements',
    ordinary: 'aux changements ordinaires',
    constitutional: 'aux changements constitutionnels',
    person: 'aux décisions sur une personne',
  },
  mayDecide: (list) => `Elle s’applique ${list}.`,
  notice: (minutes) => `Le texte est en discussion pendant au moins ${duration(minutes)} avant le vote.`,
  noNotice: 'Le vote peut s’ouvrir aussitôt.',
  sponsors:
    'Assez de membres la parrainent avant l’ouverture : la moitié de la racine carrée de leur nombre, d’un à cinq.',
  sponsorsOf: (n) =>
    `${count(n, 'membre la parraine', 'membres la parrainent')} avant l’ouverture, son auteur compris.`,
  memberFor: (minutes) => `Seuls votent les membres admis depuis au moins ${duration(minutes)}.`,
  voting: (minutes) => `Le vote dure ${duration(minutes)}.`,
  majority: (text, strict, among) =>
    strict
      ? `Le oui dépasse ${share(text)} ${WHOLE[among]}.`
      : `Le oui réunit au moins ${share(text)} ${WHOLE[among]}.`,
  byClass: (list) => `Les voix pèsent selon la catégorie : ${list}.`,
  colleges: (list) => `Chaque catégorie forme un collège qui vote à part ; ensemble, ils pèsent ${list}.`,
  collegesAgree: (list) =>
    `Chaque catégorie forme un collège qui vote à part, et tous doivent être d’accord : ${list}.`,
  blocks: (text) => `Les objections ne dépassent pas ${share(text)} des votes : personne n’arrête tout à soi seul.`,
  noBlocks: 'Une seule objection l’arrête.',
  blocksIgnored: 'Une objection compte comme un vote contre et n’arrête rien.',
  support: (k) =>
    `Assez de membres disent oui : ${k} fois la racine carrée du nombre de votants possibles, sans dépasser la moitié plus un. Rester chez soi n’aide aucun camp.`,
  supportOf: (n, members) =>
    `Au moins ${number(n)} oui, sur ${count(members, 'membre', 'membres')}. Rester chez soi n’aide aucun camp.`,
  noSupport: 'Un oui suffit.',
  extension: (extension, late) =>
    `Si ce nombre est atteint, ou si le résultat bascule, dans ${lastOf(late)}, le vote est prolongé de ${duration(extension)}, une seule fois.`,
  objection: (minutes) =>
    `Puis ${duration(minutes)} passent avant l’effet : des membres peuvent demander un réexamen ou une suspension.`,
  noObjection: 'Elle prend effet dès la clôture du vote.',
  relief: (o) => {
    const less = [
      ...(o.notice === null
        ? []
        : [o.notice === 0 ? 'sans discussion préalable' : `${duration(o.notice)} de discussion`]),
      ...(o.sponsors ? ['aucun parrainage'] : []),
      ...(o.yes === null ? [] : [`${number(o.yes)} oui`]),
    ];
    return `Pendant ${duration(o.minutes)} après son effet, l’annuler demande moins${less.length > 0 ? ` : ${less.join(', ')}` : ''}, et la même majorité.`;
  },
  relieved:
    'Elle rétablit ce qu’une décision récente a changé : moins de discussion, aucun parrainage et moins de oui suffisent, avec la même majorité.',
  charge: (minutes) => `Un grief qui n’est pas mis aux voix dans les ${duration(minutes)} s’éteint de lui-même.`,
  expires: (minutes) => `Ce qui n’a pas pris effet dans les ${duration(minutes)} qui suivent devient caduc.`,
  presets: {
    title: 'Deux manières de gouverner',
    lede: 'Une coopérative part de l’une des deux et la change comme elle veut.',
    everyone: {
      title: 'Tout le monde décide',
      text: 'Chaque membre propose et vote. Des cercles s’occupent du quotidien avec les pouvoirs que les membres leur ont donnés, et chacune de leurs décisions peut être portée devant tous les membres.',
      fits: 'Convient jusqu’à quelques centaines de membres qui se retrouvent souvent.',
    },
    board: {
      title: 'Un conseil décide et consulte',
      text: 'Les membres élisent un conseil pour un temps. Il prend les décisions ordinaires, demande l’avis d’abord, et en répond. Les membres gardent les statuts, les élections et le droit de se saisir d’une décision.',
      fits: 'Convient aux coopératives plus grandes, et à celles dont la loi veut un conseil.',
    },
  },
};

/** « les dernières 24 heures », « le dernier jour ». */
function lastOf(minutes: number): string {
  if (minutes === DAY) return 'les dernières 24 heures';
  const words = duration(minutes);
  return /jour/.test(words) ? `les derniers ${words}` : `les dernières ${words}`;
}
