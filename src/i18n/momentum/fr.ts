import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { momentum as english } from './en.ts';

const { number } = formatsFor('fr');
const people = (n: number) =>
  `${number(n)} ${plural('fr', n, { one: 'personne', other: 'personnes', many: 'de personnes' })}`;
const posts = (n: number) =>
  `${number(n)} ${plural('fr', n, { one: 'publication', other: 'publications', many: 'de publications' })}`;

export const momentum: typeof english = {
  title: 'Élan',
  times: (factor) => `× ${factor}`,
  timesUsual: (factor) => `${factor} fois l’habitude`,
  asUsual: 'comme d’habitude',
  hourUpTo: (time, wrote, written) =>
    `Dans l’heure jusqu’à ${time}, ${people(wrote)} ${plural('fr', wrote, { one: 'a écrit', other: 'ont écrit' })} ${posts(written)} avec ce mot-dièse.`,
  usually: (n) =>
    n === 0 ? 'À cette heure, il n’y a d’habitude personne.' : `À cette heure, c’est d’habitude ${people(n)}.`,
  chart: 'Personnes par heure, sur 24 heures',
  chartSays: (tag, most, when, now) =>
    `#${tag} sur les dernières 24 heures : au plus ${most} personnes en une heure, jusqu’à ${when} ; ${now} dans la dernière.`,
  chartSilent: (tag) => `#${tag} sur les dernières 24 heures : personne ne l’a employé en public.`,
  wrote: 'Personnes',
  usual: 'D’habitude à cette heure',
  shapeOf: (tag) => `Personnes par heure avec #${tag}, sur 24 heures`,
  how: 'Comment c’est compté',
  data: 'Les chiffres',
  embed: 'La ligne qui le montre sur votre site',
  carriers: 'Qui le porte',
  carriersNote: 'Cette semaine, parmi les personnes qui ont accepté d’être nommées.',
  carrier: (written, reach) =>
    `${posts(written)}, ${people(reach)} ${plural('fr', reach, { one: 'touchée', other: 'touchées' })}`,
  agree: 'Accepter d’être nommé ici',
  setting: {
    title: 'Les mots-dièse que vous portez',
    detailOn: 'Vous êtes nommé là où l’élan d’un mot-dièse est montré',
    detailOff: 'Vous n’êtes nommé nulle part',
    text: 'La page d’un mot-dièse montre combien de personnes l’emploient, et ne nomme personne. Si vous le voulez, elle peut vous nommer parmi celles et ceux qui le portent, avec le nombre de personnes que vos publications publiques ont touchées. Vous pouvez revenir là-dessus à tout moment.',
    box: 'Me nommer sur les pages des mots-dièse que j’emploie en public',
  },
  about: {
    title: 'Comment l’élan est compté',
    description: 'La formule de l’élan d’un mot-dièse, avec un exemple à refaire.',
    lede: 'L’élan dit combien de fois plus de personnes que d’habitude emploient un mot-dièse en ce moment. Tout le monde peut le recompter à partir des chiffres que chaque mot-dièse publie.',
    formulaTitle: 'La formule',
    formula: (least) => `élan = personnes dans la dernière heure ÷ le plus grand de ${least} et de l’habitude`,
    terms: 'Ce que ces mots veulent dire',
    termList: (least) => [
      'La dernière heure, ce sont les soixante minutes jusqu’à la dernière dizaine de minutes pleine : à 14:27, elle va de 13:20 à 14:20.',
      'Les personnes sont les comptes qui ont écrit au moins une publication avec le mot-dièse dans cette heure. Qui publie cinq cents fois compte une fois.',
      'L’habitude est la médiane des personnes à la même heure de chacun des sept jours d’avant : on range les sept chiffres, on prend le quatrième.',
      `Quand l’habitude est au-dessous de ${least}, on divise par ${least}. Sinon, une seule personne après un silence ferait une vague sans fin.`,
      'Seules comptent les publications pour tout le monde. Les discrètes, celles pour les abonnés ou pour ce serveur seul, les privées et les relais ne comptent pas. Ce qui est supprimé sort de tous les chiffres.',
    ],
    exampleTitle: 'Un exemple',
    exampleIntro:
      'Il est 14:20. Entre 13:20 et 14:20, 12 personnes ont employé #WeAreTwitter. À la même heure des sept jours d’avant :',
    exampleTable: 'La même heure des jours d’avant, dans l’exemple',
    day: 'Jour',
    daysBefore: (n) => plural('fr', n, { one: `${n} jour avant`, other: `${n} jours avant` }),
    exampleSteps: [
      'Rangés : 0, 2, 3, 3, 4, 5, 40. Le quatrième est 3 : c’est l’habitude.',
      'Les 40 du jour bruyant n’y changent rien. Une moyenne aurait donné 8, et caché aujourd’hui.',
      '12 ÷ 3 = 4. Quatre fois plus de personnes que d’habitude : l’élan est de 4.',
    ],
    whyTitle: 'Pourquoi ainsi',
    why: [
      'Des personnes et non des publications, parce qu’un seul compte décidé peut écrire autant qu’une foule.',
      'La médiane et non la moyenne, parce qu’un jour bruyant il y a une semaine ne dit rien de l’habitude.',
      'La même heure, parce qu’à quatre heures du matin presque tout est calme.',
    ],
    checkTitle: 'Recompter',
    check: 'Chaque mot-dièse publie ses 24 heures, avec personnes, habitude et élan, en JSON et en CSV, sur sa page.',
  },
};
