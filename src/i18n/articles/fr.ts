import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import { discussion } from './discussion-fr.ts';
import type { articles as english } from './en.ts';
import { mail } from './mail-fr.ts';
import { writing } from './writing-fr.ts';

const { number } = formatsFor('fr');

export const articles: typeof english = {
  title: 'Articles',
  lede: 'Ce qui demande plus de place qu’une publication : appels, tribunes, nouvelles, et ce qu’on a appris en chemin.',
  feed: 'Flux RSS',
  feedTitle: (server) => `Les articles de ${server}`,
  all: 'Tous',
  filter: 'Genres d’article',
  kinds: { essay: 'Article', 'op-ed': 'Tribune', manifesto: 'Manifeste', news: 'Nouvelles' },
  kindsMany: { essay: 'Articles', 'op-ed': 'Tribunes', manifesto: 'Manifestes', news: 'Nouvelles' },
  none: 'Rien de publié pour l’instant',
  noneText: 'La tribune qui met tout en mouvement, il faut bien que quelqu’un l’écrive. Elle commence par un titre.',
  older: 'Articles plus anciens',
  minutes: (n) => `${number(n)} min`,
  minutesLong: (n) =>
    `${number(n)} ${plural('fr', n, { one: 'minute', other: 'minutes', many: 'de minutes' })} de lecture`,
  correctedOn: (day) => `corrigé le ${day}`,
  by: (names) => `Par ${names}`,
  publishedBy: (name) => `Publié par ${name}`,
  ofCampaign: 'Dans la campagne',
  contents: 'Dans cet article',
  cover: 'Image :',
  notes: 'Notes',
  noteNumber: (n) => `Note ${number(n)}`,
  noteBack: (n) => `Retour à l’appel de la note ${number(n)}`,
  authors: 'Qui l’a écrit',
  share: 'Partager cet article',
  shareLink: 'Son adresse',
  print: 'Il s’imprime bien : titres, notes et adresses suivent.',
  translation: (language) => `Le lire en ${language}`,
  languages: { en: 'anglais', fr: 'français' },
  corrections: 'Corrections',
  firstVersion: 'Première publication',
  readVersion: (n) => `Lire la version ${number(n)}`,
  oldVersion: (n, day) => `Ceci est la version ${number(n)}, du ${day}. Elle a été corrigée depuis.`,
  readCurrent: 'Lire l’article tel qu’il est',
  withdrawn: 'Cet article a été retiré',
  withdrawnOn: (day) =>
    `Il a été retiré le ${day}. Son texte et ses commentaires ne sont plus affichés ; son adresse reste.`,
  withdrawnReason: 'Pourquoi :',
  withdrawnGone: 'La personne qui l’avait écrit a quitté ce serveur et a emporté ses mots.',
  toAll: 'Tous les articles',
  cardAlt: (title) => `Le titre de l’article : « ${title} ».`,
  announces: 'publie un article',
  onProfile: 'Articles',
  ofPerson: (name) => `Les articles de ${name}`,
  edit: 'Modifier',
  ofThisCampaign: 'À lire',
  faults: {
    title: 'Donnez un titre à l’article.',
    standfirst: 'Dites en une ou deux phrases ce qu’il dit : elles figurent sous le titre et partout où on le partage.',
    body: (least) => `Le texte manque, ou fait moins de ${number(least)} caractères.`,
    coverAlt: 'Décrivez l’image pour qui ne la voit pas.',
    note: 'Dites en une phrase ce que vous avez corrigé : on le lit avec la date.',
    withdrawn: 'Cet article a été retiré : plus rien n’en change.',
    notPublished: 'Il n’a jamais été publié. Jetez plutôt le brouillon.',
    nothingNew: 'Rien n’a changé depuis la publication.',
    savedElsewhere:
      'Cet article a été enregistré depuis que vous l’avez ouvert, peut-être par vous dans une autre fenêtre. Copiez ce que vous avez écrit, rechargez la page et remettez-le.',
    tooManyDrafts: (most) => `Vous avez ${number(most)} brouillons. Terminez-en un ou jetez-en un d’abord.`,
    noOriginal: 'Donnez l’adresse d’un article publié dans l’autre langue et que vous pouvez modifier.',
    noAccount: 'Personne de ce nom n’a de compte ici. Sans le @, la personne est nommée sans compte.',
    namedAlready: 'Ce compte est déjà nommé, ou on lui a demandé.',
    tooManyAuthors: (most) => `Un article nomme ${number(most)} personnes au plus.`,
    lastAuthor: 'Quelqu’un doit répondre d’un article : nommez d’abord une autre personne.',
    closed: 'Les commentaires de cet article sont fermés.',
    links: (most) => `Tenez-vous à ${number(most)} liens.`,
  },
  kept: {
    title: 'Articles et commentaires',
    list: [
      'Un article reste public tant qu’il n’est pas retiré, avec ses versions d’avant. Quand le compte de qui l’a écrit est supprimé, il est effacé, sauf si d’autres personnes ou une campagne le portent : le nom part alors, et les mots restent.',
      'D’un commentaire laissé sans compte nous gardons le nom, l’adresse et le texte. L’adresse n’est jamais publiée et personne ici ne la voit. Elle est effacée trente jours après la date prévue pour la fermeture des commentaires quand vous avez écrit, et le nom avec elle, sauf si vous avez demandé qu’il reste.',
      'Un commentaire que personne ne confirme dans la semaine est effacé. Le lien de chacun de nos courriels reprend votre commentaire et l’efface pour de bon.',
    ],
  },
  writing,
  discussion,
  mail,
};
