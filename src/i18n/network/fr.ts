import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { network as english } from './en.ts';

const { number } = formatsFor('fr');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('fr', n, { one, other })}`;

export const network: typeof english = {
  errors: {
    tooManyNames: (most) =>
      `Une publication peut citer ${most} personnes au plus. Citez-en moins, ou publiez en plusieurs fois.`,
    tooManyTags: (most) => `Une publication peut porter ${most} mots-dièse au plus. Gardez ceux qui comptent.`,
    tooManyPictures: (most) => `Une publication peut porter ${most} images au plus.`,
    pictureGone: 'Une de ces images n’est plus là. Ajoutez-la de nouveau.',
    nobodyNamed: 'Citez au moins une personne qui a un compte ici, comme @lea, ou choisissez un autre public.',
    notForBoosting: 'Ceci a été écrit pour quelques personnes : on ne peut pas le relayer.',
    announces: 'Cette publication annonce une campagne et dure autant qu’elle.',
  },
  home: {
    title: 'Accueil',
    tabs: { label: 'Fils', following: 'Abonnements', here: 'Ici', explore: 'Explorer' },
    write: 'Quoi de neuf ?',
    emptyTitle: 'Votre accueil est prêt',
    empty:
      'Ce qu’écrivent les personnes que vous suivez paraîtra ici, dans l’ordre où elles l’écrivent. Vous ne suivez encore personne.',
    emptyAction: 'Trouver des personnes à suivre',
    hereEmptyTitle: 'Personne n’a encore écrit ici',
    hereEmpty: 'Tout ce que les gens de ce serveur disent à tout le monde paraît ici. Le premier mot est à vous.',
    hereEmptyAction: 'Publier en premier',
    end: 'Vous avez tout lu.',
    endText: 'Il n’y a rien de plus ancien. Bonne journée.',
    gap: 'D’autres sont arrivées entre-temps : relire depuis le haut',
    newPosts: (n) => count(n, 'nouvelle publication', 'nouvelles publications'),
  },
  explore: {
    title: 'Explorer',
    description: 'Ce qui s’écrit ici, et les mots-dièse du moment.',
    tags: 'Mots-dièse de la semaine',
    tagPeople: (n) => count(n, 'personne', 'personnes'),
    people: 'Personnes à suivre',
    latest: 'Dernières publications d’ici',
  },
  tag: {
    title: (tag) => `#${tag}`,
    emptyTitle: 'Aucune publication visible pour vous ne porte ce mot-dièse',
    empty: 'Dès que quelqu’un l’emploie dans une publication pour tous, elle paraît ici.',
    write: 'Publier avec ce mot-dièse',
  },
  profile: {
    tabs: {
      label: 'Ce que cette personne a écrit',
      posts: 'Publications',
      replies: 'Avec les réponses',
      pictures: 'Images',
    },
    followers: (n) => plural('fr', n, { one: 'abonné', other: 'abonnés' }),
    following: 'abonnements',
    posts: (n) => plural('fr', n, { one: 'publication', other: 'publications' }),
    follow: 'Suivre',
    unfollow: 'Ne plus suivre',
    followName: (name) => `Suivre ${name}`,
    unfollowName: (name) => `Ne plus suivre ${name}`,
    followsYou: 'vous suit',
    settings: 'Modifier votre profil',
    since: (month) => `Ici depuis ${month}`,
    mention: 'Lui écrire',
    emptyTitle: 'Rien ici que vous puissiez voir',
    empty: (name) => `Ce que ${name} écrit et que vous pouvez lire paraîtra ici.`,
    emptyMine: 'Ce que vous écrivez paraîtra ici.',
    followersOf: (name) => `Qui suit ${name}`,
    followedBy: (name) => `Qui ${name} suit`,
    nobodyFollows: 'Personne ne suit encore ce compte',
    followsNobody: 'Ce compte ne suit encore personne',
  },
  post: {
    title: (name) => `${name} sur ce serveur`,
    by: (name, text) => `${name} : ${text}`,
    heading: 'Conversation',
    above: 'Plus haut dans la conversation',
    replies: (n) => (n === 0 ? 'Réponses' : count(n, 'réponse', 'réponses')),
    gone: 'Ceci répond à une publication supprimée, ou que vous ne pouvez pas voir.',
    moreBelow: 'Poursuivre cette conversation',
    moreReplies: 'Il y a plus de réponses que cette page n’en montre. Ouvrez-en une pour lire la suite.',
    replyTitle: (handle) => `Répondre à ${handle}`,
    signInToReply: 'Se connecter pour répondre',
    likes: (n) => count(n, 'J’aime', 'J’aime'),
    boosts: (n) => count(n, 'relais', 'relais'),
    likedBy: 'Qui aime',
    boostedBy: 'Qui a relayé',
    nobodyLikes: 'Personne n’a encore aimé',
    nobodyBoosts: 'Personne n’a encore relayé',
    announcesCampaign: 'lance une campagne',
  },
  remove: {
    title: 'Supprimer cette publication ?',
    text: 'Ses mots et ses images sont effacés de ce serveur pour de bon, avec les « J’aime » et les relais. Les réponses des autres restent. On ne peut pas revenir en arrière.',
    confirm: 'Supprimer pour de bon',
    keep: 'La garder',
  },
  compose: {
    title: 'Publier',
    replyTitle: 'Répondre',
    hint: 'Écrivez @nom pour citer quelqu’un, #mot pour un mot-dièse.',
    notWider: 'Une réponse ne s’adresse jamais à plus de monde que ce à quoi elle répond.',
    choosePicturesAgain: 'Les images sont à choisir de nouveau, le reste est tel que vous l’aviez laissé.',
    directNote:
      'Une publication pour les personnes citées n’est pas chiffrée : qui s’occupe de la machine du serveur pourrait la lire.',
    inReplyTo: 'En réponse à',
  },
  inbox: {
    title: 'Boîte',
    tabs: { label: 'Boîte', all: 'Tout', mentions: 'Mentions' },
    emptyTitle: 'Votre boîte est vide',
    empty:
      'Les réponses, les mentions, les « J’aime », les relais et les nouveaux abonnés paraîtront ici. Rien d’autre ne fait monter ce nombre.',
    emptyAction: 'Écrire quelque chose',
    seen: 'Marquer comme vu',
    new: 'Nouveau',
    earlier: 'Plus tôt',
    likes: (name, others) =>
      others === 0
        ? `${name} aime votre publication`
        : `${name} et ${count(others, 'autre personne', 'autres personnes')} aiment votre publication`,
    boosts: (name, others) =>
      others === 0
        ? `${name} a relayé votre publication`
        : `${name} et ${count(others, 'autre personne', 'autres personnes')} ont relayé votre publication`,
    follows: (name, others) =>
      others === 0
        ? `${name} vous suit`
        : `${name} et ${count(others, 'autre personne', 'autres personnes')} vous suivent`,
    newOnes: (n) => count(n, 'nouvelle', 'nouvelles'),
  },
  search: {
    title: 'Chercher',
    label: 'Une personne, un mot-dièse, les mots d’une publication',
    hint: 'Le début d’un nom suffit, avec ou sans accents.',
    posts: 'Publications',
    operators: 'Chercher plus précisément',
    operatorList: [
      ['"deux mots"', 'dans cet ordre'],
      ['-pluie', 'sans ce mot'],
      ['from:lea', 'de quelqu’un ; from:me pour les vôtres'],
      ['has:image', 'avec une image ; aussi poll (sondage), link (lien), quote (citation)'],
      ['is:reply', 'une réponse ; aussi sensitive (avec avertissement)'],
      ['before:2017-01-01', 'avant ce jour ; aussi after:'],
      ['in:library', 'ce que vous avez écrit, gardé, aimé, ou qui vous cite'],
      ['lang:fr', 'dans une langue'],
    ],
    go: 'Chercher',
    people: 'Personnes',
    tags: 'Mots-dièse',
    nothingTitle: (query) => `Aucun résultat pour « ${query} »`,
    nothing:
      'Vérifiez l’orthographe, ou essayez le début d’un nom. On trouve une publication par ses mots quand la personne qui l’a écrite le veut bien.',
    start: 'Trouver quelqu’un',
    startText: 'Cherchez par nom, par @nom de compte ou par #mot-dièse.',
  },
  places: {
    chat: {
      title: 'Salons',
      emptyTitle: 'Pas encore de salon',
      empty:
        'Les groupes de travail et les campagnes discuteront ici, sujet par sujet, pour que chacun puisse reprendre le fil. D’ici là, la conversation est dans les publications.',
      action: 'Lire ce qui s’écrit ici',
    },
  },
};
