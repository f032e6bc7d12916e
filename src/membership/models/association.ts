import { AS_OF, bylaws, firstMandates, part, why } from './common.ts';
import type { CoopModel } from './model.ts';

export const association: CoopModel = {
  key: 'association-1901',
  name: { en: 'Association (France, law of 1901)', fr: 'Association loi 1901' },
  words: {
    en: 'The lightest form in France: two people, bylaws of your own, a declaration. It can own a server and sign contracts; it cannot share profits.',
    fr: 'La forme la plus légère en France : deux personnes, des statuts à vous, une déclaration. Elle peut posséder un serveur et signer des contrats ; elle ne partage pas de bénéfices.',
  },
  country: 'FR',
  law: {
    en: 'Law of 1 July 1901 on the contract of association.',
    fr: 'Loi du 1er juillet 1901 relative au contrat d’association.',
  },
  asOf: AS_OF,
  sources: [
    {
      title: 'Loi du 1er juillet 1901 relative au contrat d’association',
      url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000497458/',
    },
    { title: 'associations.gouv.fr', url: 'https://www.associations.gouv.fr/' },
  ],
  asks: {
    en: [
      'At least two people found it.',
      'Its bylaws are free, as long as they share no profits among members.',
      'It can act in its own name once it is declared at the prefecture and published.',
      'Votes are as the bylaws say: here one member, one vote.',
    ],
    fr: [
      'Deux personnes au moins la fondent.',
      'Ses statuts sont libres, pourvu qu’ils ne partagent pas de bénéfices entre les membres.',
      'Elle agit en son nom une fois déclarée en préfecture et publiée.',
      'On y vote comme le disent les statuts : ici, un membre, une voix.',
    ],
  },
  classes: [
    {
      key: 'member',
      name: { en: 'Member', fr: 'Adhérent' },
      description: { en: 'Belongs to the association and votes.', fr: 'Fait partie de l’association et vote.' },
    },
    {
      key: 'honorary',
      name: { en: 'Honorary member', fr: 'Membre d’honneur' },
      description: {
        en: 'Has done it a service; votes like everybody.',
        fr: 'Lui a rendu service ; vote comme tout le monde.',
      },
    },
  ],
  colleges: null,
  questions: [why, part],
  mandates: firstMandates,
  bylaws: bylaws(
    {
      form: 'an association under the French law of 1 July 1901 and the decree of 16 August 1901',
      money:
        'Members pay dues of [amount] a year. The association also lives on gifts, grants and what it earns. Nothing is shared out among members.',
      end: 'What is left then goes to an association or co-operative with a like purpose, and never to the members.',
    },
    {
      form: 'une association régie par la loi du 1er juillet 1901 et le décret du 16 août 1901',
      money:
        'Les membres versent une cotisation de [montant] par an. L’association vit aussi de dons, de subventions et de ce qu’elle gagne. Rien n’est partagé entre les membres.',
      end: 'L’actif net revient alors à une association ou à une coopérative au but semblable, et jamais aux membres.',
    },
  ),
};
