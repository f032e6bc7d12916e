import { AS_OF, bylaws, firstMandates, part, why } from './common.ts';
import type { CoopModel } from './model.ts';

export const benefitSociety: CoopModel = {
  key: 'community-benefit-society',
  name: { en: 'Community benefit society (United Kingdom)', fr: 'Community benefit society (Royaume-Uni)' },
  words: {
    en: 'A society that trades for the good of a community and can raise money from it by community shares. One member, one vote, whatever they hold.',
    fr: 'Une société britannique qui agit pour le bien d’une communauté et peut en recueillir de l’argent par des parts. Un membre, une voix, quoi qu’il détienne.',
  },
  country: 'GB',
  law: {
    en: 'Co-operative and Community Benefit Societies Act 2014.',
    fr: 'Co-operative and Community Benefit Societies Act 2014 (loi britannique).',
  },
  asOf: AS_OF,
  sources: [
    {
      title: 'Co-operative and Community Benefit Societies Act 2014',
      url: 'https://www.legislation.gov.uk/ukpga/2014/14',
    },
    {
      title: 'The Community Shares Handbook',
      url: 'https://www.uk.coop/resources/community-shares-handbook',
    },
  ],
  asks: {
    en: [
      'At least three members found it; it is registered by the Financial Conduct Authority.',
      'Its business is for the benefit of the community. Profits are not shared among members.',
      'Shares can be withdrawn, not sold. One person holds at most £100,000 of them.',
      'Interest on shares is an expense, no more than is needed to keep the money in.',
      'The board may suspend withdrawals.',
    ],
    fr: [
      'Trois membres au moins la fondent ; la Financial Conduct Authority l’enregistre.',
      'Son activité profite à la communauté. Les bénéfices ne sont pas partagés entre les membres.',
      'Les parts se retirent et ne se vendent pas. Une personne en détient au plus pour 100 000 livres.',
      'L’intérêt versé aux parts est une charge, au plus bas niveau qui suffise à garder cet argent.',
      'Le conseil peut suspendre les retraits.',
    ],
  },
  classes: [
    {
      key: 'member',
      name: { en: 'Member', fr: 'Membre' },
      description: { en: 'Holds at least one share, and votes.', fr: 'Détient au moins une part, et vote.' },
    },
  ],
  colleges: null,
  questions: [why, part],
  mandates: firstMandates,
  bylaws: bylaws(
    {
      form: 'a community benefit society under the Co-operative and Community Benefit Societies Act 2014',
      purpose: 'Its business is carried on for the benefit of [the community].',
      members:
        'Each member holds at least [number] withdrawable shares of £1, and no person more than £100,000 of them.',
      money:
        'Profits are never shared among members. Shares may earn interest, no more than is needed to obtain and keep the capital. Those who hold the mandate for it may suspend withdrawals.',
      end: 'What is left then goes to another body with a like asset lock, and never to the members beyond the value of their shares.',
    },
    {
      form: 'une community benefit society régie par le Co-operative and Community Benefit Societies Act 2014',
      purpose: 'Son activité est menée au bénéfice de [la communauté].',
      members:
        'Chaque membre détient au moins [nombre] parts retirables d’une livre, et personne plus de 100 000 livres de parts.',
      money:
        'Les bénéfices ne sont jamais partagés entre les membres. Les parts peuvent porter intérêt, sans plus que ce qu’il faut pour obtenir et garder ce capital. Les personnes mandatées pour cela peuvent suspendre les retraits.',
      end: 'Ce qui reste alors va à un organisme tenu par le même verrou, et jamais aux membres au-delà de la valeur de leurs parts.',
    },
  ),
};
