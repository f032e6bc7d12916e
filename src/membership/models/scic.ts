import { AS_OF, bylaws, firstMandates, part, supporters, users, why, workers } from './common.ts';
import type { CoopModel } from './model.ts';

export const scic: CoopModel = {
  key: 'scic',
  name: { en: 'SCIC (France)', fr: 'Scic' },
  words: {
    en: 'A French company owned by several kinds of people at once: those who work in it, those who use it, and others. One member, one vote, or votes by colleges.',
    fr: 'Une société détenue par plusieurs sortes de personnes à la fois : celles qui y travaillent, celles qui s’en servent, et d’autres. Un associé, une voix, ou un vote par collèges.',
  },
  country: 'FR',
  law: {
    en: 'Law no. 47-1775 of 10 September 1947, title II ter (articles 19 quinquies and after).',
    fr: 'Loi n° 47-1775 du 10 septembre 1947, titre II ter (articles 19 quinquies et suivants).',
  },
  asOf: AS_OF,
  sources: [
    {
      title: 'Loi n° 47-1775 du 10 septembre 1947 portant statut de la coopération',
      url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000684004/',
    },
    {
      title: 'Confédération générale des Scop et des Scic, questions et réponses',
      url: 'http://www.les-scic.coop/sites/fr/les-scic/FAQ/Questions_reponses.html',
    },
  ],
  asks: {
    en: [
      'It is a company (SA, SAS or SARL) with variable capital.',
      'At least three categories of members, among them those who work in it (or produce) and those who benefit from it.',
      'One member, one vote. Colleges are possible: each carries between 10 % and 50 % of the votes, and inside each one member has one vote.',
      'At least 57.5 % of the surplus goes to reserves that can never be shared.',
      'Public bodies hold at most half of the capital.',
    ],
    fr: [
      'C’est une société (SA, SAS ou SARL) à capital variable.',
      'Au moins trois catégories d’associés, dont celles et ceux qui y travaillent (ou produisent) et qui en bénéficient.',
      'Un associé, une voix. Des collèges sont possibles : chacun porte entre 10 % et 50 % des voix, et à l’intérieur un associé a une voix.',
      'Au moins 57,5 % des excédents vont à des réserves qui ne se partagent jamais.',
      'Les collectivités publiques détiennent au plus la moitié du capital.',
    ],
  },
  classes: [workers, users, supporters],
  colleges: { least: '1/10', most: '1/2' },
  questions: [why, part],
  mandates: firstMandates,
  bylaws: bylaws(
    {
      form: 'a société coopérative d’intérêt collectif in the form of [SA, SAS or SARL], with variable capital, under the French law no. 47-1775 of 10 September 1947',
      purpose: 'What it does is of collective interest and social use: [say how].',
      members:
        'Members belong to one of these classes: workers, users, supporters. There are always at least three, workers and users among them. Each member holds at least [number] shares of [amount] euros.',
      votes:
        'The members may decide to vote by colleges. No college carries less than 10 % or more than 50 % of the votes; inside each, one member has one vote.',
      money:
        'At least 57.5 % of each surplus goes to reserves that are never shared. The rest may serve the shares within what the law allows.',
      end: 'What is left once shares are paid back at their nominal value goes to another co-operative or to a purpose of general interest.',
    },
    {
      form: 'une société coopérative d’intérêt collectif constituée en [SA, SAS ou SARL], à capital variable, régie par la loi n° 47-1775 du 10 septembre 1947',
      purpose: 'Son activité présente un intérêt collectif et un caractère d’utilité sociale : [dites comment].',
      members:
        'Chaque associé relève d’une de ces catégories : salariés, usagers, soutiens. Il y en a toujours au moins trois, dont les salariés et les usagers. Chacun détient au moins [nombre] parts sociales de [montant] euros.',
      votes:
        'Les associés peuvent décider de voter par collèges. Aucun collège ne porte moins de 10 % ni plus de 50 % des voix ; à l’intérieur, un associé a une voix.',
      money:
        'Au moins 57,5 % de chaque excédent est affecté à des réserves impartageables. Le reste peut rémunérer les parts dans les limites de la loi.',
      end: 'Le boni de liquidation, une fois les parts remboursées à leur valeur nominale, revient à une autre coopérative ou à une œuvre d’intérêt général.',
    },
  ),
};
