import type { wire as en } from './en.ts';

export const wire: typeof en = {
  pictureShown: 'Une publication ou un brouillon montre cette image. Retirez-l’en d’abord.',
  oneTag: 'Nommez un seul mot-dièse, en lettres et en chiffres.',
  packsArePublic:
    'Ici, les kits de départ sont publics, et proposés aux nouveaux venus si l’équipe du serveur le choisit. Laissez-le public.',
  packsHaveNoWarning: 'Ici, les kits de départ n’ont pas d’avertissement. Dites dans sa description ce qu’il contient.',
  joinOnPage: (url) =>
    `Ici, on ouvre un compte par un lien reçu par e-mail, sur la page : ${url}. Connectez-vous ensuite avec l’application.`,
  mailConfirmed: 'Votre adresse est confirmée : votre compte s’est ouvert par le lien qui y a été envoyé.',
  waitingPictures:
    'Une image envoyée par une application et qu’aucune publication ne montre, comme les images d’une publication supprimée depuis une application, reste un jour, pour que vous puissiez la publier de nouveau ; puis elle est effacée.',
};
