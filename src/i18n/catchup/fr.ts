import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { catchup as english } from './en.ts';

const { number } = formatsFor('fr');
const count = (n: number, one: string, other: string, many = other) =>
  `${number(n)} ${plural('fr', n, { one, other, many })}`;
const posts = (n: number) => count(n, 'publication', 'publications', 'de publications');
const people = (n: number) => count(n, 'personne', 'personnes', 'de personnes');

export const catchup: typeof english = {
  title: 'Rattraper',
  detail: 'Ce qui est venu en votre absence, sans tout lire',
  period: 'Période',
  since: (when) => `Depuis ${when}`,
  yesterday: (time) => `hier, ${time}`,
  hours: (n) => count(n, 'heure', 'heures'),
  days: (n) => count(n, 'jour', 'jours'),
  own: 'Autre…',
  from: 'Du',
  to: 'Au',
  show: 'Montrer',
  errors: {
    order: 'Choisissez un début qui vient avant la fin.',
    long: (days) => `Choisissez ${days} jours au plus.`,
    none: 'Écrivez un jour et une heure.',
  },
  summary: (n, who) => `${posts(n)} de ${people(who)}.`,
  unread: 'Rien n’est marqué comme lu : vous dites quand vous êtes à jour.',
  cut: (n) => `Il en est venu plus qu’on ne peut en montrer : voici les ${number(n)} dernières.`,
  shape: 'Publications sur la période',
  shapeSays: (n, most) => `${posts(n)} sur la période ; au plus ${number(most)} dans une de ses parties.`,
  series: 'Publications',
  views: { label: 'Comment regarder', people: 'Personnes', posts: 'Publications', links: 'Liens' },
  what: 'Quoi montrer',
  parts: {
    all: 'Tout',
    originals: 'Originales',
    replies: 'Réponses',
    boosts: 'Relais',
    pictures: 'Images',
    links: 'Liens',
    proposals: 'Votes',
    campaigns: 'Campagnes',
  },
  sort: 'Ranger par',
  orders: {
    talked: 'Ce dont on parle le plus',
    newest: 'Les plus récentes d’abord',
    oldest: 'Les plus anciennes d’abord',
    quiet: 'Qui écrit le moins',
  },
  howTitle: 'Comment c’est rangé',
  how: [
    'Ce dont on parle le plus : les personnes qui ont répondu + celles qui ont relayé + celles qui aiment, sans l’auteur. Chacune compte une fois dans chaque somme.',
    'Pour une personne, c’est la moyenne de ses publications : qui dit beaucoup en peu de mots passe avant qui parle beaucoup.',
    'Liens : ceux que le plus de personnes ont partagés viennent d’abord. Chaque publication est montrée une fois, quel que soit le nombre de relais.',
  ],
  postsOf: posts,
  names: 'vous cite',
  votes: (n) => count(n, 'vote', 'votes'),
  campaigns: (n) => count(n, 'campagne', 'campagnes'),
  pictures: (n) => `${number(n)} avec images`,
  readAll: 'Tout lire',
  readAllOf: (who) => `Tout lire de ${who}`,
  sharedBy: (who) => `Partagé par ${who}`,
  others: (n) => count(n, 'autre', 'autres'),
  seePosts: 'Voir les publications',
  seePostsOf: (what) => `Voir les publications qui mènent à ${what}`,
  onlyBy: (who) => `Seulement de ${who}`,
  onlyLink: (host) => `Seulement ce qui mène à ${host}`,
  everybody: 'Revoir tout le monde',
  more: 'La suite',
  nothing: 'Rien n’est venu',
  nothingText: 'Personne que vous suivez n’a écrit pendant cette période.',
  nothingPart: 'Rien de ce genre n’est venu pendant cette période.',
  end: 'Vous n’avez pas à tout lire.',
  endText: 'Ce qui compte revient toujours. Dites que vous êtes à jour, et le prochain rattrapage partira d’ici.',
  done: 'Je suis à jour',
  upToDate: 'Vous êtes à jour',
  upToDateText: (when) => `Le prochain rattrapage partira de là : ${when}.`,
  home: 'Vers mon accueil',
  missed: (n, more, when) => `${more ? 'Plus de ' : ''}${posts(n)} depuis ${when}`,
  kept: {
    title: 'Votre dernier passage',
    list: [
      'La fin de votre visite d’avant celle-ci, et jusqu’où vous avez dit être à jour : pour que vous puissiez rattraper ce qui est venu depuis. Personne d’autre ne le voit, et c’est effacé avec votre compte.',
    ],
  },
};
