import { AS_OF, bylaws, firstMandates, ICA, part, supporters, users, why, workers } from './common.ts';
import type { CoopModel } from './model.ts';

export const multiStakeholder: CoopModel = {
  key: 'multi-stakeholder',
  name: { en: 'Multi-stakeholder co-operative', fr: 'Coopérative à plusieurs collèges' },
  words: {
    en: 'Users, workers and supporters own it together. Each class is heard; on what matters they may vote class by class.',
    fr: 'Usagers, salariés et soutiens la possèdent ensemble. Chaque catégorie est entendue ; sur ce qui compte, on peut voter par catégorie.',
  },
  country: null,
  law: {
    en: 'No law in particular: under the co-operative law of the country, with classes written into the bylaws.',
    fr: 'Aucune loi en particulier : selon la loi coopérative du pays, avec des catégories inscrites dans les statuts.',
  },
  asOf: AS_OF,
  sources: [ICA],
  asks: {
    en: [
      'At least two classes of members, named in the bylaws.',
      'One member, one vote; or colleges that vote by themselves, with shares that add up to the whole.',
      'No college decides alone.',
    ],
    fr: [
      'Au moins deux catégories de membres, nommées dans les statuts.',
      'Un membre, une voix ; ou des collèges qui votent séparément, avec des poids dont la somme fait le tout.',
      'Aucun collège ne décide seul.',
    ],
  },
  classes: [users, workers, supporters],
  colleges: { least: '1/10', most: '1/2' },
  questions: [why, part],
  mandates: firstMandates,
  bylaws: bylaws(
    {
      form: 'a co-operative with several classes of members, under [the law that applies]',
      members: 'Members belong to one of these classes: users, workers, supporters. Nobody belongs to two.',
      votes:
        'The members may decide to vote by colleges, one for each class. No college carries less than 10 % or more than 50 % of the votes; inside each, one member has one vote.',
      money:
        'What is left over goes first to reserves that are never shared, then to the purpose, and last, if members so decide, back to those who used or did the work.',
      end: 'What is left then goes to another co-operative or to a purpose like its own.',
    },
    {
      form: 'une coopérative à plusieurs catégories de membres, régie par [la loi qui s’applique]',
      members:
        'Chaque membre relève d’une de ces catégories : usagers, salariés, soutiens. Personne ne relève de deux.',
      votes:
        'Les membres peuvent décider de voter par collèges, un par catégorie. Aucun collège ne porte moins de 10 % ni plus de 50 % des voix ; à l’intérieur, un membre a une voix.',
      money:
        'Ce qui reste va d’abord à des réserves impartageables, puis à l’objet, et enfin, si les membres en décident ainsi, à celles et ceux qui ont utilisé ou fait le travail.',
      end: 'Ce qui reste alors va à une autre coopérative ou à un objet semblable.',
    },
  ),
};
