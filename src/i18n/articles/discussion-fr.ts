import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { discussion as english } from './discussion-en.ts';

const { number } = formatsFor('fr');
const waiting = (n: number) =>
  `${number(n)} ${plural('fr', n, { one: 'commentaire attend', other: 'commentaires attendent', many: 'de commentaires attendent' })}`;

export const discussion: typeof english = {
  title: 'Discussion',
  count: (n) =>
    `${number(n)} ${plural('fr', n, { one: 'commentaire', other: 'commentaires', many: 'de commentaires' })}`,
  order:
    'Du plus ancien au plus récent, les réponses sous ce à quoi elles répondent. Les publications viennent de comptes, les commentaires de personnes sans compte.',
  none: 'Personne n’a encore rien dit.',
  until: (day) => `Les commentaires sont ouverts jusqu’au ${day}.`,
  closed: (day) => `Les commentaires sont fermés depuis le ${day}.`,
  neverOpen: 'Cet article ne prend pas de commentaires.',
  answer: 'Répondre',
  answerTo: (name) => `Répondre à ${name}`,
  answering: (name) => `Vous répondez à ${name}.`,
  notAnswering: 'Plutôt commenter l’article',
  reader: 'Une personne',
  withoutAccount: 'sans compte',
  deleted: 'Ce commentaire a été effacé par qui l’avait écrit.',
  hidden: 'Ce commentaire a été masqué.',
  form: {
    title: 'Votre commentaire',
    text: 'Ce que vous voulez dire',
    textHint: (most) => `Jusqu’à ${number(most)} caractères et deux liens.`,
    name: 'Votre nom',
    nameHint: 'Affiché avec votre commentaire.',
    email: 'Adresse électronique',
    emailHint: 'Votre adresse ne sera pas publiée.',
    keepName: 'Mon nom peut rester après l’effacement de mon adresse',
    kept: (day) =>
      `Nous effaçons votre adresse le ${day}. Le premier commentaire d’une adresse est lu par quelqu’un avant de paraître.`,
    button: 'Envoyer',
    account: 'Commenter avec votre compte',
    accountText: 'C’est une publication qui répond à l’article : elle paraît tout de suite, ici et sur votre profil.',
    accountButton: 'Publier',
    signIn: 'Se connecter pour commenter avec son compte',
  },
  sent: {
    title: 'Regardez votre courrier',
    text: 'Nous avons écrit à l’adresse que vous avez donnée. Appuyez sur le bouton du courriel, et votre commentaire est pris.',
    days: 'Le lien vaut sept jours.',
    spam: 'Rien n’arrive ? Regardez parmi les indésirables.',
  },
  confirm: {
    title: 'Confirmez votre commentaire',
    as: 'Vous commentez en tant que',
    button: 'Confirmer mon commentaire',
    delete: 'Ce n’était pas moi : effacez-le',
    held: 'Il attend d’être lu',
    heldText:
      'Merci. Le premier commentaire d’une adresse est lu par quelqu’un avant de paraître. Nous vous écrivons dès que c’est fait.',
    shown: 'Votre commentaire a paru',
    shownText: 'Merci. Tout le monde peut le lire.',
    hidden: 'Ce commentaire est masqué',
    hiddenText:
      'Les personnes qui veillent sur la discussion l’ont masqué. Le courriel qui vous l’a dit en donne la raison.',
    expired: 'Ce lien n’est plus valable',
    expiredText: 'Il valait sept jours. Envoyez à nouveau votre commentaire et vous en recevrez un autre.',
    unknown: 'Il n’y a rien derrière ce lien',
    unknownText:
      'Le commentaire a peut-être déjà été effacé, ou votre messagerie a coupé le lien en deux : copiez l’adresse entière.',
    back: 'Vers l’article',
  },
  remove: {
    title: 'Effacer votre commentaire',
    text: 'Vos mots, votre nom et votre adresse sont effacés, sans retour.',
    button: 'Effacer mon commentaire',
    keep: 'Le garder',
    done: 'C’est effacé',
    doneText: 'Il n’en reste rien ici.',
  },
  desk: {
    title: 'Veiller sur les commentaires',
    link: (n) => (n === 0 ? 'Veiller sur les commentaires' : waiting(n)),
    text: 'Le premier commentaire d’une adresse attend ici. Dès que vous en acceptez un, les suivants de la même adresse paraissent tout de suite, jusqu’à ce que vous en masquiez un.',
    none: 'Pas encore de commentaire',
    noneText: 'Ceux qui sont confirmés par courriel arrivent ici.',
    states: { held: 'En attente', shown: 'Affiché', hidden: 'Masqué' },
    show: 'Afficher',
    hide: 'Masquer',
    hideTitle: 'Le masquer, avec une raison',
    reason: 'Pourquoi',
    reasonHint: 'La personne qui a écrit le lit. On peut revenir en arrière.',
    because: 'Masqué parce que :',
    replies: 'Réponses de comptes',
    repliesText: 'Masquée ici, une publication reste sur le profil de qui l’a écrite.',
    closing: 'Jusqu’à quand on peut commenter',
    closingButton: 'Enregistrer',
  },
};
