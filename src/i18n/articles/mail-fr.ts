import type { mail as english } from './mail-en.ts';

export const mail: typeof english = {
  confirm: {
    subject: (title) => `Confirmez votre commentaire : ${title}`,
    asked: (title) => `Quelqu’un, vous espérons-nous, a commenté l’article « ${title} » avec cette adresse.`,
    press: 'Appuyez sur le bouton pour confirmer. D’ici là, personne ne le voit.',
    button: 'Confirmer mon commentaire',
    notYou: (url) => `Ce n’était pas vous, ou vous avez changé d’avis ? Effacez-le : ${url}`,
  },
  shown: {
    subject: (title) => `Votre commentaire a paru : ${title}`,
    text: (title) => `Votre commentaire sur « ${title} » a été lu, et il est affiché.`,
    button: 'Le voir',
  },
  hidden: {
    subject: (title) => `Votre commentaire n’est pas affiché : ${title}`,
    text: (title) =>
      `Les personnes qui veillent sur la discussion de « ${title} » ont choisi de ne pas afficher votre commentaire.`,
    reason: (reason) => `Leur raison : ${reason}`,
    button: 'Vers l’article',
  },
  delete: (url) => `Pour effacer votre commentaire et votre adresse : ${url}`,
};
