import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { petitions as english } from './en.ts';

const { number } = formatsFor('fr');
const signatures = (n: number) =>
  `${number(n)} ${plural('fr', n, { one: 'signature', other: 'signatures', many: 'de signatures' })}`;

export const petitions: typeof english = {
  kept: (months, day) =>
    `Votre nom et votre adresse sont effacés ${number(months)} mois après la clôture de la campagne, et le ${day} au plus tard. Le décompte reste.`,
  keptUntil: (day) => `Les noms et les adresses seront effacés le ${day}. Le décompte reste.`,
  erased: (day) => `Les noms et les adresses ont été effacés le ${day}, comme annoncé. Le décompte reste.`,
  noAnswerYet: (days) =>
    days === 0
      ? 'pas encore de réponse.'
      : `sans réponse depuis ${number(days)} ${plural('fr', days, { one: 'jour', other: 'jours', many: 'de jours' })}.`,
  reached: (day) => `Atteint le ${day} ;`,
  answered: 'Réponse',
  noComment: 'Sans commentaire',
  answeredOn: (day) => `réponse le ${day}.`,
  declinedOn: (day) => `refus de commenter le ${day}.`,
  answers: 'Ce qui a été répondu',
  source: 'Source :',
  setAsideBecause: 'Motif de la mise de côté :',
  setAsideTerm: 'Mises de côté par l’équipe de la campagne',
  linkSetAside: 'Cette signature a été mise de côté',
  linkSetAsideText:
    'Elle ne compte pas pour l’instant. Si c’est une erreur, dites-le à l’équipe de la campagne dans la discussion.',
  notMe: {
    title: 'Ce n’était pas moi',
    text: 'Quelqu’un a saisi votre adresse. Nous effaçons la signature faite avec elle, et pendant trente jours vous ne recevrez aucun courriel de cette campagne, qui que ce soit qui remplisse le formulaire.',
    button: 'Ce n’était pas moi : effacez-la',
    keep: 'Finalement, c’était bien moi',
    done: 'C’est effacé',
    doneText: 'Rien n’en est compté, et vous n’entendrez plus parler de cette campagne. Pardon du dérangement.',
    unknown: 'Il n’y a plus rien derrière ce lien',
    unknownText:
      'La signature a peut-être déjà été effacée, ou votre messagerie a coupé le lien en deux : copiez l’adresse entière.',
  },
  mail: {
    notMe: (url) => `Pour effacer la signature et ne plus recevoir de courriel de cette campagne : ${url}`,
    shared:
      'Vous êtes deux à cette adresse ? La seconde personne signe avec son propre nom et la même ville que la première.',
    update: {
      button: 'Voir la campagne',
      why: (title) => `Vous avez signé « ${title} » et demandé des nouvelles.`,
      stop: 'Ne plus recevoir de nouvelles de cette campagne',
    },
    setAside: {
      subject: (title) => `Votre signature est mise de côté : ${title}`,
      text: (title) =>
        `Vous avez signé « ${title} » et confirmé votre signature. L’équipe de la campagne l’a depuis mise de côté avec d’autres qui paraissaient inventées : elle ne compte pas pour l’instant.`,
      write: 'Est-ce une erreur ? Dites-le dans la discussion de la campagne : l’équipe peut la rétablir.',
      button: 'Voir la campagne',
    },
  },
  embed: 'La ligne qui la montre sur votre site',
  stop: {
    title: 'Ne plus recevoir de nouvelles',
    text: 'Votre signature reste et compte. Seuls les courriels s’arrêtent.',
    button: 'Arrêter ces courriels',
    done: 'Vous ne recevrez plus de nouvelles',
    doneText: 'Votre signature reste et compte.',
  },
  desk: {
    title: 'Signataires et réponses',
    open: 'Écrire aux signataires, consigner les réponses, mettre des signatures de côté',
    update: 'Donner des nouvelles aux signataires',
    updateText: 'Une fois par jour au plus.',
    updateTitle: 'Titre',
    updateBody: 'Ce qu’il y a de nouveau',
    send: 'Publier et envoyer',
    answer: 'Consigner une réponse',
    answerText: 'Elle arrête l’horloge de tous les paliers atteints avant elle.',
    kind: 'Ce qui est arrivé',
    kinds: { answer: 'Une réponse', 'no-comment': 'Un refus de commenter' },
    day: 'Jour',
    dayHint: 'Par exemple 2016-10-03.',
    text: 'Ce qu’elle dit',
    textHint: 'Citez-la ou résumez-la fidèlement. Elle est publiée.',
    source: 'Source',
    sourceHint: 'Où chacun peut la lire : une lettre du 3 octobre, une déclaration à la presse.',
    url: 'Adresse de la source',
    record: 'La publier',
    batches: 'Mettre des signatures de côté',
    batchesText:
      'Comptez d’abord, décidez ensuite. Ce qui est mis de côté sort du décompte et peut y revenir. Seules les signatures confirmées sont examinées ; les réseaux d’où l’on signe ne sont pas conservés.',
    reason: 'Motif',
    reasonHint: 'Public, avec le nombre mis de côté : le même texte envoyé par un programme.',
    name: 'Nom',
    pattern: 'Un astérisque remplace n’importe quoi : test*.',
    mailDomain: 'Domaine de messagerie',
    mailDomainHint: 'Par exemple example.org.',
    address: 'Adresse',
    place: 'Ville',
    from: 'Signées à partir du',
    until: 'Signées jusqu’au, inclus',
    count: 'Les compter',
    none: 'Aucun lot pour l’instant.',
    all: 'Les lots jusqu’ici',
    found: (n) => `${signatures(n)} ${plural('fr', n, { one: 'trouvée', other: 'trouvées' })}`,
    wasSetAside: (n, day) =>
      `${signatures(n)} ${plural('fr', n, { one: 'mise de côté', other: 'mises de côté' })} le ${day}`,
    reverted: (n, day) => `${signatures(n)}, ${plural('fr', n, { one: 'rétablie', other: 'rétablies' })} le ${day}`,
    apply: (n) => `Mettre de côté ${signatures(n)}`,
    revert: 'Les rétablir',
  },
  faults: {
    oneCriterion: 'Donnez au moins un critère.',
    revertedBefore: 'Ce lot a été rétabli. Comptez de nouveau.',
    notApplied: 'Ce lot n’a jamais été mis de côté.',
    url: 'Écrivez une adresse entière, avec https://.',
    oneADay: 'Les signataires ont reçu un courriel dans les dernières vingt-quatre heures. Attendez demain.',
    erased: 'Les adresses des signataires sont effacées : il n’y a plus personne à qui écrire.',
    notYet: 'Ce jour n’est pas encore venu.',
    beforeLaunch: 'Ce jour précède le début de la campagne.',
  },
};
