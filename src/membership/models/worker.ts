import { AS_OF, bylaws, firstMandates, ICA, part, supporters, why, workers } from './common.ts';
import type { CoopModel } from './model.ts';

export const workerCoop: CoopModel = {
  key: 'worker',
  name: { en: 'Worker co-operative', fr: 'Coopérative de travail' },
  words: {
    en: 'Those who do the work own it and decide. In France the form is the Scop; elsewhere bylaws under the law of co-operatives.',
    fr: 'Celles et ceux qui font le travail la possèdent et décident. En France, la forme est la Scop ; ailleurs, des statuts selon la loi sur les coopératives.',
  },
  country: null,
  law: {
    en: 'In France law no. 78-763 of 19 July 1978 on Scop; in the United States also Subchapter T of the tax code.',
    fr: 'En France, loi n° 78-763 du 19 juillet 1978 sur les Scop ; aux États-Unis aussi, le Subchapter T du code des impôts.',
  },
  asOf: AS_OF,
  sources: [
    ICA,
    {
      title: 'MAIF, La Scop : une coopérative de travail (2024)',
      url: 'https://maif.fr/associationsetcollectivites/collectivites-territoriales/guides-fonctionnement/scop-cooperative-de-travail',
    },
    { title: '26 CFR § 1.1388-1, patronage dividends', url: 'https://www.law.cornell.edu/cfr/text/26/1.1388-1' },
  ],
  asks: {
    en: [
      'Workers become members; one member, one vote, whatever they hold.',
      'In a Scop, working members hold at least 51 % of the capital and 65 % of the votes.',
      'Part of the surplus goes to those who work, part to reserves that are never shared.',
      'In the United States, what is refunded for work rests on a written obligation made beforehand.',
    ],
    fr: [
      'Les salariés deviennent associés ; un associé, une voix, quoi qu’il détienne.',
      'Dans une Scop, les associés salariés détiennent au moins 51 % du capital et 65 % des voix.',
      'Une part des excédents va au travail, une autre à des réserves qui ne se partagent jamais.',
      'Aux États-Unis, la ristourne repose sur une obligation écrite, prise à l’avance.',
    ],
  },
  classes: [workers, supporters],
  colleges: null,
  questions: [
    why,
    {
      question: {
        en: 'What work do you do here, or would you do?',
        fr: 'Quel travail faites-vous ici, ou feriez-vous ?',
      },
      required: true,
    },
    part,
  ],
  mandates: firstMandates,
  bylaws: bylaws(
    {
      form: 'a worker co-operative under [the law that applies]',
      members:
        'Whoever works for it becomes a member after [number] months at the latest, if they wish. Supporters may join; those who work always hold the majority of the capital and at least 65 % of the votes.',
      money:
        'At least [share] of each surplus goes to those who work, by the work they did; at least [share] to reserves that are never shared. This is a written obligation made before the year begins.',
      end: 'What is left once shares are paid back at their nominal value goes to another co-operative.',
    },
    {
      form: 'une coopérative de travail régie par [la loi qui s’applique]',
      members:
        'Toute personne qui y travaille devient associée au plus tard après [nombre] mois, si elle le souhaite. Des soutiens peuvent adhérer ; celles et ceux qui travaillent détiennent toujours la majorité du capital et au moins 65 % des voix.',
      money:
        'Au moins [part] de chaque excédent revient au travail, selon le travail de chacun ; au moins [part] va à des réserves impartageables. C’est une obligation écrite, prise avant le début de l’exercice.',
      end: 'Ce qui reste, une fois les parts remboursées à leur valeur nominale, revient à une autre coopérative.',
    },
  ),
};
