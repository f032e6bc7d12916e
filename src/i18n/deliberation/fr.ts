import { plural } from '../plural.ts';
import type { deliberation as english } from './en.ts';

export const deliberation: typeof english = {
  unknownAction: (name) => `Quelque chose que ce programme ne connaît pas (${name})`,
  grades: ['À rejeter', 'Insuffisant', 'Passable', 'Assez bien', 'Bien', 'Très bien', 'Excellent'],
  faults: {
    ruleTooWeak: 'Cette règle ne permet pas d’en décider. Prenez-en une plus forte, ou changez moins.',
    shorterThanRule: 'La règle demande plus de temps.',
    electorate:
      'Ce qui engage tout le monde est décidé par tous les membres, ou au moins par tous ceux qui sont venus dans les 30 derniers jours.',
    weights: 'Le poids des voix est fixé par la règle, pas par une proposition.',
    colleges: 'Les collèges ne votent à part que sur un texte, par oui ou par non.',
    collegeMissing: 'Des membres ne sont dans aucun collège de ce vote. Donnez-en un à chaque catégorie.',
    mandate: 'Dites quel mandat l’élection attribue, et pour combien de temps.',
    grades: 'Écrivez au moins deux mots, ou laissez vide pour les sept mentions habituelles.',
    oneSeat: 'Cette façon de compter ne désigne qu’un gagnant. Prenez-en une autre pour plusieurs.',
    seats: 'Il faut moins de gagnants que d’options.',
    mostChoices: 'On ne peut pas choisir plus d’options qu’il n’y en a.',
    reviewPast: 'Choisissez un jour à venir.',
    twoOptions: 'Écrivez au moins deux options.',
    sameOption: 'Cette option figure déjà dans la liste.',
    noActions: 'Cette façon de demander ne change rien par elle-même. Retirez le changement, ou demandez autrement.',
    noPower:
      'Les membres n’ont pas donné à ce cercle le pouvoir d’en décider sous cette règle. Proposez-le à tous, ou changez moins.',
    notOwnSeat:
      'Un cercle n’élit que pour lui-même, sans rôle auprès de tous. Choisissez ce cercle, ou proposez l’élection à tous.',
    actionGone: 'Ce changement n’est plus possible. Retirez-le, ou écrivez-le à nouveau.',
    chooseOne: 'Choisissez-en au moins une.',
    tooManyChosen: (most) =>
      plural('fr', most, { one: 'Choisissez-en une seule.', other: `Choisissez-en ${most} au plus.` }),
    oneEachRank: 'Un seul nom par rang : cette façon de compter ne connaît pas les ex æquo.',
    reason: 'Dites pourquoi, en une phrase : ce vote le demande.',
  },
  refusals: {
    reliefOver: 'Le temps où il est plus facile d’annuler est passé. Donnez à la proposition les délais de sa règle.',
    draft: 'Cette proposition est encore un brouillon.',
    discussion: 'Cette proposition est en discussion.',
    voting: 'Le vote est en cours : plus rien n’y change.',
    closed: 'Le vote est clos.',
    withdrawn: 'Son auteur a retiré cette proposition.',
    published: 'Cette proposition est déjà publiée.',
    notInCircle: 'C’est l’affaire des membres de ce cercle. Vous pouvez prendre part au débat.',
    noticeRuns: 'Le temps de la discussion n’est pas encore écoulé.',
    nobodyVotes: 'Personne ne pourrait voter maintenant. Changez qui vote, ou attendez que des membres le puissent.',
    nobodyStands: 'Personne ne se présente encore. Proposez quelqu’un, qui devra accepter.',
    sponsorsMissing: (n) =>
      plural('fr', n, {
        one: 'Il faut encore un parrainage pour que le vote commence.',
        other: `Il faut encore ${n} parrainages pour que le vote commence.`,
      }),
    ruleGone: 'La règle de cette proposition n’est plus en vigueur. Choisissez-en une autre.',
    authorSponsors: 'Qui propose soutient sa proposition. Retirez-la plutôt.',
    notRunning: {
      discussion: 'Le vote n’a pas encore commencé.',
      closed: 'Le vote est clos : votre voix est arrivée trop tard pour compter.',
      withdrawn: 'Cette proposition a été retirée : il n’y a pas de vote.',
    },
    notOnRoll: 'Vous n’êtes pas sur la liste de ce vote : elle a été arrêtée à son ouverture.',
    notInStanding:
      'Votre adhésion est suspendue ou a pris fin : vous ne pouvez pas voter pour l’instant. Ce que vous avez voté avant reste compté.',
    cannotHide:
      'Les voix ne pèsent pas toutes autant ici, et une ou deux personnes sont seules de leur catégorie : on saurait ce qu’elles ont choisi. Rendez ce vote public.',
    drawn: 'Ce siège est tiré au sort : personne ne vote.',
    notAnElection: 'On ne se présente qu’à une élection.',
    notNominated: 'Personne ne vous a proposé pour cette élection.',
    nominatedBefore: 'Ce membre a déjà été proposé.',
    cannotStand: 'Seuls les membres qui votent peuvent se présenter.',
  },
  mail: {
    opened: {
      subject: (title) => `À vous de voter : ${title}`,
      opened: (title) => `Le vote sur « ${title} » est en cours.`,
      ifItPasses: 'Si c’est adopté :',
      change: (what, before, after) =>
        before === '' ? `– ${what} : ${after}` : `– ${what} : ${after} (aujourd’hui : ${before})`,
      until: (when) => `Vous pouvez voter, et changer d’avis, jusqu’au ${when}.`,
      public: 'C’est un vote public : chacun peut lire qui a dit quoi.',
      confidential: 'C’est un vote confidentiel : les membres ne voient jamais qui a choisi quoi.',
      button: 'Lire et voter',
      why: 'Vous recevez ce message parce que vous êtes sur la liste de ce vote.',
    },
    drawn: {
      subject: (title) => `Tirage au sort : ${title}`,
      opened: (title) => `« ${title} » se règle par tirage au sort.`,
      until: (when) => `Personne ne vote : les noms sont tirés parmi les candidatures à la fin, ${when}.`,
      check: 'Chacun pourra refaire le tirage ensuite et trouver les mêmes noms.',
      button: 'Lire',
      why: 'Vous recevez ce message parce que vous êtes membre.',
    },
    closing: {
      subject: (title) => `Bientôt clos : ${title}`,
      closing: (title, when) => `Le vote sur « ${title} » se termine ${when}, et votre voix n’y est pas.`,
      once: 'C’est le seul rappel.',
      button: 'Lire et voter',
      why: 'Vous recevez ce message parce que vous êtes sur la liste de ce vote et n’avez pas voté.',
    },
  },
};
