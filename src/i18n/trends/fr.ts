import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { trends as english } from './en.ts';

const { number } = formatsFor('fr');
const people = (n: number) =>
  `${number(n)} ${plural('fr', n, { one: 'personne', other: 'personnes', many: 'de personnes' })}`;

export const trends: typeof english = {
  posts: 'Les publications dont on parle',
  links: 'Les liens qui circulent',
  sharedBy: (n) => `Partagé par ${people(n)}`,
  how: 'Comment les tendances sont comptées',
  review: {
    title: 'Tendances',
    detail: 'Ce qui est montré comme tendance, et ce qui ne l’est pas',
    lede: 'Les tendances sont comptées toutes les dix minutes. Ce que vous refusez n’est plus montré ; le dernier mot l’emporte, et tous restent écrits.',
    first: 'Ne montrer les tendances qu’après relecture',
    firstNote:
      'Ce que personne n’a encore approuvé n’est alors montré à personne. Sinon, tout est montré sauf ce qui a été refusé.',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    nothing: 'Aucune tendance',
    nothingText: 'Ce dont trois personnes ou plus parlent apparaît ici.',
    kinds: { tag: 'Mot-dièse', link: 'Lien', post: 'Publication' },
    states: { approved: 'approuvé', refused: 'refusé', waiting: 'personne n’a rien dit' },
    people,
    approve: 'Approuver',
    refuse: 'Refuser',
    refuseAccount: (handle) => `Refuser tout de @${handle}`,
    allowAccount: (handle) => `Laisser à nouveau @${handle} dans les tendances`,
    approveThis: (what) => `Approuver ${what}`,
    refuseThis: (what) => `Refuser ${what}`,
  },
  kept: {
    title: 'Tendances',
    list: [
      'Laquelle de vos publications est une tendance, tant qu’elle l’est : seulement si vous laissez retrouver vos publications. Ce que disent des tendances celles et ceux qui modèrent est gardé avec leur nom jusqu’à leur départ.',
    ],
  },
  about: {
    title: 'Comment les tendances sont comptées',
    description:
      'Quelles publications, quels liens et mots-dièse sont montrés comme tendances, par des formules que chacun peut vérifier.',
    lede: 'Les tendances sont les mêmes pour tout le monde : rien n’est appris de qui les lit. Elles sont comptées toutes les dix minutes.',
    whoTitle: 'Ce qui compte',
    who: (least) => [
      'Seulement les publications pour tout le monde, des personnes qui laissent retrouver leurs publications. Qui revient là-dessus ne figure plus dans aucune tendance.',
      `Rien de ce qui vient de moins de ${number(least)} personnes n’est une tendance.`,
      'Des personnes et non des publications : qui écrit cinq cents fois compte une fois.',
      'D’un même auteur, une publication au plus.',
    ],
    tagsTitle: 'Mots-dièse',
    tags: 'personnes dans les dernières 24 heures ÷ le plus grand de 3 et de la médiane des sept jours d’avant',
    linksTitle: 'Liens',
    links: (hours) =>
      `somme, sur les personnes qui l’ont partagé, de ½ par tranche de ${number(hours)} heures depuis leur premier partage, sur sept jours`,
    postsTitle: 'Publications',
    posts: (hours) =>
      `personnes qui ont répondu, relayé ou aimé, sans l’auteur × ½ par tranche de ${number(hours)} heures depuis qu’elle est écrite, sur trois jours`,
    reviewTitle: 'Qui peut dire non',
    review:
      'Celles et ceux qui modèrent peuvent refuser un mot-dièse, un lien, une publication, ou tout d’un compte ; cela ne fait que l’ôter des tendances. Ce que chacun a dit, et quand, est gardé.',
    reviewedFirst: 'Sur ce serveur, les tendances ne sont montrées qu’une fois approuvées par quelqu’un qui modère.',
    notReviewed: 'Sur ce serveur, les tendances sont montrées sans approbation préalable.',
  },
};
