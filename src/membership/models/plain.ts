import { AS_OF, bylaws, firstMandates, ICA, part, why } from './common.ts';
import type { CoopModel } from './model.ts';

export const plain: CoopModel = {
  key: 'plain',
  name: { en: 'A plain co-operative', fr: 'Une coopérative simple' },
  words: {
    en: 'One class of members, one vote each. No law in particular: for a group that wants to begin and to choose its legal form later.',
    fr: 'Une seule catégorie de membres, une voix chacun. Aucune loi en particulier : pour un groupe qui veut commencer et choisir sa forme juridique plus tard.',
  },
  country: null,
  law: {
    en: 'The seven principles of the International Cooperative Alliance. Without a legal form the members answer for what they sign themselves.',
    fr: 'Les sept principes de l’Alliance coopérative internationale. Sans forme juridique, les membres répondent eux-mêmes de ce qu’ils signent.',
  },
  asOf: AS_OF,
  sources: [ICA],
  asks: {
    en: [
      'Membership is open to anybody who shares the purpose.',
      'One member, one vote.',
      'What members put in earns little or nothing; what is left over serves the co-op.',
    ],
    fr: [
      'L’adhésion est ouverte à quiconque partage l’objet.',
      'Un membre, une voix.',
      'Ce que les membres apportent rapporte peu ou rien ; ce qui reste sert la coopérative.',
    ],
  },
  classes: [
    {
      key: 'member',
      name: { en: 'Member', fr: 'Membre' },
      description: {
        en: 'Everyone who belongs to the co-op.',
        fr: 'Toute personne qui fait partie de la coopérative.',
      },
    },
  ],
  colleges: null,
  questions: [why, part],
  mandates: firstMandates,
  bylaws: bylaws(
    {
      form: 'a co-operative of its members, without a legal form for now',
      money: 'What is left over serves the purpose. Nothing is shared out among members.',
      end: 'What is left then goes to another co-operative or to a purpose like its own.',
    },
    {
      form: 'une coopérative de ses membres, pour l’instant sans forme juridique',
      money: 'Ce qui reste sert l’objet. Rien n’est partagé entre les membres.',
      end: 'Ce qui reste alors va à une autre coopérative ou à un objet semblable.',
    },
  ),
};
