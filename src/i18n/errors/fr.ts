import type { errors as english } from './en.ts';
import { plural } from '../plural.ts';

export const errors: typeof english = {
  title: 'Cela n’a pas marché',
  notFound: 'Il n’y a rien à cette adresse, ou rien que vous puissiez voir.',
  suspended:
    'Votre compte est suspendu. Pourquoi, et comment faire appel : c’est écrit sous « Ce qui a été décidé à votre sujet ».',
  notAllowed: 'Vous ne pouvez pas faire cela. Connectez-vous avec un compte qui le peut, ou demandez à l’intendance.',
  signInFirst: 'Connectez-vous d’abord, nous vous ramenons ici.',
  unexpected: 'Quelque chose s’est cassé de notre côté. Rien n’a été enregistré : réessayez dans un instant.',
  diskFull: 'Le disque du serveur est plein, rien ne peut être enregistré pour le moment. Réessayez plus tard.',
  databaseAway: 'Le serveur n’arrive pas à joindre sa base de données. Réessayez dans un instant.',
  tooLarge: 'C’est plus que cette page ne peut recevoir. Envoyez 1 Mo au plus.',
  tooDeep: 'Ces données sont trop imbriquées pour être lues.',
  notReadable: 'Nous n’avons pas pu lire cet envoi. Revenez en arrière, vérifiez et renvoyez.',
  wrongType: 'Cette adresse ne lit pas ce genre de contenu.',
  tooMany: 'Cela fait beaucoup en peu de temps. Attendez un peu, puis réessayez.',
  foreignForm: 'Ce formulaire vient d’un autre site, nous ne l’avons pas pris. Ouvrez la page ici et renvoyez-le.',
  checkFields: (n) => plural('fr', n, { one: 'Une réponse est à revoir.', other: `${n} réponses sont à revoir.` }),
  missing: 'Remplissez ce champ.',
  tooLong: (most) => `Restez sous ${most} caractères.`,
  tooShort: (least) => `Écrivez au moins ${least} caractères.`,
  email: 'Écrivez une adresse complète, comme nom@exemple.org.',
  unknownChoice: 'Choisissez une des réponses proposées.',
  wholeNumber: 'Écrivez un nombre entier.',
  number: 'Écrivez un nombre, par exemple 17,5.',
  between: (least, most) => `Écrivez un nombre entre ${least} et ${most}.`,
  duration: 'Écrivez une durée, comme 6 jours, 12 heures ou 30 minutes ; un an au plus.',
  dateWrong: 'Écrivez une date comme 2026-03-30.',
  webAddress: 'Écrivez une adresse web complète, comme https://example.org/hook.',
  textOnly:
    'Certains caractères ne peuvent pas s’afficher. Écrivez avec des lettres, des chiffres et les signes courants.',
  notSetUp: 'Ce serveur n’est pas encore installé.',
};
