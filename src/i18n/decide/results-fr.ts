import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { results as english } from './results-en.ts';

const { number } = formatsFor('fr');
const count = (n: number, one: string, other: string, many = `de ${other}`) =>
  `${number(n)} ${plural('fr', n, { one, other, many })}`;

export const results: typeof english = {
  title: 'Résultats',
  running: 'Le vote est en cours : ce que vous voyez peut encore changer.',
  notOpen: 'Les résultats seront ici une fois le vote ouvert.',
  picture: 'Le décompte',
  figures: 'Les chiffres',
  told: 'Le décompte, raconté',
  method: 'Comment on a compté',
  turnout: (cast, electors, share) =>
    `${count(cast, 'vote', 'votes')} pour ${number(electors)} sur la liste, soit ${share}.`,
  take: 'Emporter',
  json: 'Le décompte en JSON',
  csv: 'Les chiffres en CSV',
  ballots: 'Les bulletins, sans les noms',
  firsts: 'par premiers choix',
  timeSums: 'un oui compte deux, un peut-être un',
  sums: 'par somme des notes',
  passed: (share, cast, yes, needed) =>
    `Adoptée : ${share} de ${count(cast, 'vote pour ou contre', 'votes pour ou contre')}, ${number(yes)} pour quand il en fallait ${number(needed)}.`,
  passedPlain: (cast) => `Adoptée, avec ${count(cast, 'vote', 'votes')}.`,
  failedMajority: (share, cast, strict, wanted) =>
    `Non adoptée : ${share} de pour sur ${count(cast, 'vote pour ou contre', 'votes pour ou contre')} ; il fallait ${strict ? 'plus de' : 'au moins'} ${wanted}.`,
  failedBlocks: (blocks, share, most) =>
    `Non adoptée : ${count(blocks, 'objection', 'objections', 'd’objections')}, soit ${share} des votes ; la règle en admet ${most}.`,
  failed: 'Non adoptée.',
  floorMissed: (yes, needed) => `Non adoptée : ${number(yes)} pour, et il en fallait ${number(needed)}.`,
  tied: 'Égalité : rien ne prend effet.',
  indicative: (cast, electors) =>
    `Close avec ${count(cast, 'réponse', 'réponses')} sur ${number(electors)}. Elle ne décide rien en soi.`,
  chosen: (names) => `Choisi : ${names}.`,
  elected: (names) => `Résultat de l’élection : ${names}.`,
  effectAt: (when) => `Prend effet ${when}.`,
  canHold: (n) => `D’ici là, ${count(n, 'membre peut', 'membres ensemble peuvent')} la suspendre.`,
  held: 'Elle est suspendue : les membres décident si elle prend effet.',
  stale: 'Elle n’a pas pris effet : ce qu’elle devait changer avait changé entre-temps.',
  failedEffect: 'Elle n’a pas pu prendre effet ; rien n’a été changé.',
  expired: 'Elle est devenue caduque avant de prendre effet.',
  cancelled: 'Elle a été abandonnée : des membres l’avaient suspendue.',
  audit: {
    title: 'Vérifier soi‑même le décompte',
    lede: 'Rien ne vous oblige à croire ce serveur. Tout ce qui est entré dans le décompte est ici : le texte voté, les bulletins sans les noms, et le procès-verbal du décompte.',
    frozen: 'Ce qui a été voté',
    frozenText:
      'Texte, actions, règle, réglages et liste, figés à l’ouverture du vote. En changer une lettre change cette empreinte.',
    hash: 'SHA-256',
    roll: 'Sur la liste',
    ballotsIn: 'Bulletins',
    record: 'Procès-verbal du décompte',
    files: 'Les fichiers',
    frozenFile: 'Ce qui a été voté, tel qu’il a été scellé',
    replay: 'Recompter dans ce navigateur',
    replayText:
      'Votre navigateur va chercher les bulletins et le procès-verbal, et compte par lui-même, avec le même programme ouvert.',
    replayButton: 'Recompter',
    needsScript: 'Ce bouton a besoin de JavaScript. La commande ci-dessous fait la même chose.',
    working: 'Décompte en cours…',
    agrees: (n, method) =>
      `Votre décompte concorde : ${count(n, 'bulletin', 'bulletins')}, méthode « ${method} », chaque tour et chaque chiffre identiques.`,
    differs: 'Votre décompte diffère du procès-verbal :',
    at: (where, recorded, counted) => `${where} : noté ${recorded}, compté ${counted}`,
    hashAgrees: 'Le texte figé a bien l’empreinte publiée à l’ouverture du vote.',
    hashDiffers: 'Le texte figé n’a pas l’empreinte publiée.',
    couldNot: 'Les fichiers n’ont pas pu être récupérés. Réessayez.',
    command: 'Sur votre ordinateur',
    commandText: 'Récupérez les fichiers et comptez avec la commande du même programme, ou écrivez la vôtre.',
    seed: 'Les égalités sont tranchées par un tirage au sort dont la graine est l’empreinte ci-dessus avec celle des bulletins : personne ne la connaissait avant le dernier vote.',
    notYet: 'Il n’y a rien à vérifier avant la clôture.',
    namesNote: 'Les bulletins ne portent pas de nom, même dans un vote public : qui a dit quoi se lit dans le débat.',
  },
};
