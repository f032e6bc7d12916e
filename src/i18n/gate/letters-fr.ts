import type { letters as english } from './letters-en.ts';

const ignore = 'Si ce n’était pas vous, ne faites rien : sans le lien, il ne se passe rien.';

export const letters: typeof english = {
  apply: (server) => ({
    subject: `Votre demande de compte sur ${server}`,
    paragraphs: [
      `Quelqu’un, sans doute vous, souhaite demander un compte sur ${server} avec cette adresse.`,
      'Suivez ce lien dans les 24 heures pour répondre à une question ou deux. Ce sont des personnes qui lisent.',
    ],
    action: 'Écrire ma demande',
    ignore,
  }),
  notHere: (server) => ({
    subject: `Pas encore de compte sur ${server}`,
    paragraphs: [
      `Quelqu’un, sans doute vous, voulait se connecter à ${server} avec cette adresse. Aucun compte ne l’utilise : peut-être en aviez-vous donné une autre.`,
      'La page de ce lien dit comment on entre.',
    ],
    action: 'Comment entrer',
    ignore,
  }),
  waiting: (server) => ({
    subject: `Quelqu’un demande un compte sur ${server}`,
    paragraphs: [
      `Une demande de compte sur ${server} attend d’être lue.`,
      'Celles qui arrivent avant qu’on y réponde n’envoient pas d’autre courriel.',
    ],
    action: 'La lire',
  }),
  approved: (server, words) => ({
    subject: `Bienvenue sur ${server}`,
    paragraphs: [
      `Votre demande a été lue : ${server} vous ouvre sa porte.`,
      ...(words ? [`« ${words} »`] : []),
      'Suivez ce lien dans les deux semaines pour choisir votre nom.',
    ],
    action: 'Ouvrir mon compte',
  }),
  refused: (server, words) => ({
    subject: `Votre demande de compte sur ${server}`,
    paragraphs: [
      `Des personnes de ${server} ont lu votre demande et ne vous ouvrent pas de compte. Elles vous écrivent :`,
      `« ${words} »`,
      'Ce que vous aviez écrit est effacé. Si les choses changent, vous pouvez demander à nouveau.',
    ],
  }),
  lapsed: (server, days) => ({
    subject: `Votre demande de compte sur ${server}`,
    paragraphs: [
      `Depuis ${days} jours, personne sur ${server} n’a répondu à votre demande. C’est notre faute, pas la vôtre.`,
      'Ce que vous aviez écrit est effacé. Vous pouvez demander à nouveau.',
    ],
  }),
};
