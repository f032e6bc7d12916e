import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { gate as english } from './en.ts';
import { decided } from './decided-fr.ts';
import { letters } from './letters-fr.ts';

const many = (n: number) => formatsFor('fr').number(n);
const when = (at: Date, zone: string) => formatsFor('fr', zone).date(at);
const days = (n: number) => plural('fr', n, { one: 'un jour', other: `${n} jours` });
const by = (handle: string) => `par @${handle}`;

export const gate: typeof english = {
  decided,
  letters,

  join: {
    lede: (server) => `Avec un compte sur ${server}, vous publiez, répondez, suivez des personnes et participez.`,
    invitedOnly:
      'Ici, les comptes s’ouvrent sur invitation seulement. Demandez à quelqu’un qui est là : faire un lien prend une minute.',
    peopleRead: 'Des personnes lisent ce que chacun écrit avant qu’un compte s’ouvre. Faites d’abord une demande.',
    notNow: 'Ce lien ne permet plus de rien demander : vous avez déjà fait une demande, ou la façon d’entrer a changé.',
    approval: (n) =>
      `Ici, des personnes lisent ce que vous écrivez avant qu’un compte s’ouvre, et répondent en ${days(n)} au plus : par courriel, avec une phrase. Nous demandons :`,
    approvalStep: 'D’abord votre adresse. Nous y envoyons un lien, et c’est là que vous répondez.',
    invitedTitle: 'Sur invitation',
    blockedMail:
      'Aucun compte ne s’ouvre avec les adresses de ce fournisseur, à cause de ce qui en est venu. Prenez une autre adresse.',
    apply: {
      title: 'Demander un compte',
      what: 'Votre demande',
      within: (n) => `réponse en ${days(n)}`,
      lede: 'Ce sont des personnes qui lisent, pas un programme. Quelques phrases sincères suffisent.',
      name: 'Votre nom',
      nameHint: 'Celui qu’on vous donne. Vous choisirez le nom de votre compte une fois à l’intérieur.',
      usual: 'Qu’est-ce qui vous amène ?',
      submit: 'Envoyer ma demande',
      kept: (n) =>
        `Seules les personnes qui modèrent la lisent. Elle est effacée à l’ouverture du compte, en cas de refus, et au plus tard après ${days(n)}.`,
    },
    asked: {
      title: 'Votre demande est envoyée',
      text: (day) => `Quelqu’un la lit et répond par courriel, au plus tard le ${day}.`,
      nothingToDo: 'Vous n’avez rien d’autre à faire.',
      waitsTitle: 'On lit votre demande',
      lateText: (day) =>
        `Nous voulions répondre avant le ${day} et nous sommes en retard. Les personnes qui modèrent le voient ; inutile de redemander.`,
    },
    closedTitle: 'La façon d’entrer a changé',
  },

  invitation: {
    title: 'Invitations',
    detail: 'les liens par lesquels on entre, et qui est venu',
    lede: 'Donnez un lien aux personnes dont vous répondez. Celles qui modèrent voient qui a invité qui.',
    mayNot: 'Vous ne pouvez pas inviter en ce moment. Les personnes qui s’occupent du serveur décident qui le peut.',
    tooMany: (n) => `Vous avez ${n} liens qui marchent encore. Mettez d’abord fin à l’un d’eux.`,
    make: 'Faire un lien',
    uses: 'Combien de personnes peuvent s’en servir',
    usesHint: 'Laissez vide pour ne pas limiter.',
    days: 'Il prend fin après combien de jours',
    daysHint: 'Laissez vide : il marche jusqu’à ce que vous y mettiez fin.',
    follow: 'On me suit dès le début',
    followNote: 'C’est dit sur la page avant d’entrer.',
    link: 'Votre lien',
    none: 'Pas encore de lien',
    noneText: 'Les liens que vous faites se trouvent ici, avec les personnes qui sont venues par eux.',
    end: 'Mettre fin à ce lien',
    made: (day) => `fait le ${day}`,
    left: (used, most) => `${used} sur ${most} utilisés`,
    used: (n) =>
      n === 0
        ? 'personne n’est encore venu'
        : plural('fr', n, { one: 'une personne est venue', other: `${n} personnes sont venues` }),
    until: (day) => `jusqu’au ${day}`,
    states: { good: 'marche', ended: 'terminé', used: 'épuisé' },
    follows: 'on vous suit',
    came: 'Qui est venu par lui',
    done: 'Votre lien est prêt.',
    doneEnded: 'Ce lien ne laisse plus entrer personne.',
    pageTitle: (server) => `${server} vous invite`,
    by: (name) => `${name} vous invite.`,
    byHow: 'Laissez une adresse, suivez le lien que nous y envoyons, choisissez un nom : vous y êtes.',
    willFollow: (handle) => `Vous suivez ${handle} dès le début ; vous pouvez cesser à tout moment.`,
    seen: (handle) => `${handle} et les personnes qui modèrent voient que vous entrez par ce lien.`,
    endedTitle: 'Cette invitation a pris fin',
    endedText: 'Cette invitation ne laisse plus entrer personne. Demandez-en une autre à qui vous l’a envoyée.',
  },

  applications: {
    title: 'Demandes de compte',
    detail: (n) => plural('fr', n, { one: 'une demande attend', other: `${n} demandes attendent` }),
    detailNone: 'aucune n’attend',
    none: 'Aucune demande n’attend',
    noneText: 'Quand quelqu’un demande un compte, ce qu’il a écrit se trouve ici.',
    mode: 'En ce moment les comptes ne s’ouvrent pas sur demande : rien de nouveau n’arrive ici.',
    asked: (ago, domain) => `demandé ${ago}, avec une adresse chez ${domain}`,
    due: (day) => `réponse promise pour le ${day}`,
    late: 'en retard',
    words: 'Une phrase pour la personne',
    wordsHint: 'Elle la reçoit par courriel. Nécessaire pour refuser.',
    approve: 'Laisser entrer',
    refuse: 'Refuser',
    approved: 'La porte est ouverte : le courriel est en route.',
    refused: 'Votre phrase est partie par courriel ; ce que la personne avait écrit est effacé.',
    decidedMeanwhile: 'Quelqu’un d’autre a répondu entre-temps à cette demande.',
    decided: 'Déjà répondu',
    outcomes: {
      approved: 'acceptée',
      refused: 'refusée',
      lapsed: 'sans réponse pendant un mois',
      overtaken: 'entrée par un autre chemin',
    },
    by,
    joined: (handle) => `présente sous le nom @${handle}`,
  },

  admin: {
    title: 'Qui entre',
    detail: 'comment s’ouvrent les comptes, qui invite, ce que peuvent les nouveaux',
    way: 'Comment s’ouvrent les comptes ?',
    ways: {
      open: 'Tout le monde en ouvre un',
      approval: 'On demande, et vous lisez',
      invitation: 'Sur invitation seulement',
      closed: 'Personne, pour l’instant',
    },
    notes: {
      open: 'Une adresse qui répond suffit.',
      approval:
        'Les personnes qui modèrent lisent les demandes et y répondent. Qui vient par une invitation entre aussitôt.',
      invitation: 'Seulement avec un lien que quelqu’un a fait.',
      closed: 'Les invitations attendent aussi.',
    },
    questions: 'Que leur demandez-vous ?',
    questionsHint: (most) => `Une question par ligne, ${most} au plus. Vide : « Qu’est-ce qui vous amène ? »`,
    tooManyQuestions: (most) => `Posez ${most} questions au plus : une demande courte s’écrit et se lit.`,
    promise: 'En combien de jours répondez-vous ?',
    promiseHint: 'La page le dit, et le retard vous est montré.',
    invites: 'Qui peut inviter ?',
    inviters: {
      everybody: 'Tout le monde ici',
      members: 'Les membres de la coopérative',
      stewards: 'Seulement l’intendance et la modération',
    },
    newTitle: 'Nouveaux comptes',
    newDays: 'Nouveau pendant combien de jours',
    newDaysHint: 'Avec 0 il n’y a pas de limites. L’intendance et qui porte un rôle n’en ont pas.',
    posts: 'Publications par heure',
    strangers: 'Personnes nommées qui ne le suivent pas, par jour',
    links: 'Publications avec un lien par jour',
    follows: 'Comptes suivis par jour',
    byDecision:
      'Les membres peuvent aussi décider du premier de ces choix, et les personnes qui modèrent fermer la porte aussitôt.',
  },

  newcomer: {
    posts: (most, until, zone) =>
      `Un nouveau compte écrit au plus ${many(most)} publications par heure. Pour vous, cela finit le ${when(until, zone)} ; d’ici là, attendez un peu.`,
    strangers: (most, until, zone) =>
      `Un nouveau compte nomme par jour au plus ${many(most)} personnes qui ne le suivent pas. Pour vous, cela finit le ${when(until, zone)}.`,
    links: (most, until, zone) =>
      `Un nouveau compte écrit par jour au plus ${many(most)} publications avec un lien. Pour vous, cela finit le ${when(until, zone)}.`,
    follows: (most, until, zone) =>
      `Un nouveau compte suit par jour au plus ${many(most)} comptes. Pour vous, cela finit le ${when(until, zone)} ; les autres ne s’envolent pas.`,
  },

  people: {
    title: 'Comptes',
    detail: 'en trouver un, voir où il en est',
    find: 'Nom ou domaine de courriel',
    findHint: 'Le début d’un nom de compte, ou ce qui suit l’arobase d’une adresse, comme example.org.',
    search: 'Trouver',
    none: 'Aucun compte de ce genre',
    noneText: 'Regardez comment s’écrit le nom ou le domaine.',
    newest: 'Les comptes les plus récents',
    found: (n, many) => plural('fr', many, { one: `${n} compte`, other: `${n} comptes` }),
    states: { limited: 'limité', suspended: 'suspendu', left: 'supprimé' },
    joined: (day) => `là depuis le ${day}`,
    invited: (handle) => `sur invitation de ${handle}`,
    seen: (day) => `dernière visite le ${day}`,
    mail: (domain) => `courriel chez ${domain}`,
    reports: (n, many) => plural('fr', many, { one: `${n} signalement`, other: `${n} signalements` }),
  },

  blocks: {
    title: 'Serveurs bloqués',
    detail: 'ceux dont les mots sont tenus à l’écart, et pourquoi',
    lede: 'Les serveurs que celui-ci tient à l’écart, en tout ou en partie. Il ne parle encore à aucun autre ; la liste est prête pour ce jour.',
    none: 'Aucun serveur n’est bloqué',
    noneText: 'Ce qui sera bloqué se trouvera ici, avec la raison.',
    domain: 'Serveur',
    severity: 'Ce qui est fait',
    severities: { silence: 'tenu hors de vue', suspend: 'tenu dehors', noop: 'rien de particulier' },
    why: 'Pourquoi',
    hidden: 'Les lettres remplacées par des étoiles évitent que la liste serve de guide.',
    refusals: { media: 'sans images', reports: 'sans signalements' },
    adminTitle: 'Serveurs bloqués',
    add: 'Bloquer un serveur',
    severityHint: {
      silence: 'Seules les personnes qui suivent ses comptes les voient.',
      suspend: 'Rien n’en vient, et rien n’y va.',
      noop: 'Pour les seules deux cases ci-dessous.',
    },
    rejectMedia: 'Refuser ses images',
    rejectReports: 'Ne pas tenir compte de ses signalements',
    publicComment: 'La raison, que tout le monde lit',
    privateComment: 'Une note pour les personnes qui modèrent',
    obfuscate: 'Cacher une partie du nom dans la liste publique',
    save: 'Bloquer',
    lift: 'Lever',
    liftNamed: (domain) => `Lever le blocage de ${domain}`,
    stands: (n) => `En vigueur (${n})`,
    past: (n) => `Levés ou remplacés (${n})`,
    since: (day, hand) => `depuis le ${day}, par ${hand}`,
    from: (day, until, hand) => `du ${day} au ${until}, levé par ${hand}`,
    nobody: 'le programme',
    notADomain: 'Écrivez un domaine, comme example.org.',
    ownDomain: 'C’est ce serveur.',
    done: { saved: 'C’est bloqué.', lifted: 'Le blocage est levé.', imported: 'La liste est appliquée.' },
    importTitle: 'Importer une liste',
    importLede: 'Un fichier CSV comme Mastodon l’exporte. Vous voyez ce qui changerait avant que rien ne change.',
    file: 'La liste, en texte',
    fileHint: 'Collez le fichier ici. Sa première ligne nomme les colonnes : #domain,#severity,#reject_media,…',
    upload: 'Ou son fichier',
    look: 'Voir ce qui changerait',
    export: 'Télécharger la liste',
    previewTitle: 'Ce qui changerait',
    nothingYet: 'Rien n’est encore fait.',
    fresh: (n) => `Nouveaux : ${n}`,
    changed: (n) => `Changés : ${n}`,
    already: (n) => `Déjà ainsi : ${n}`,
    faulty: (n) => `Illisibles, laissés de côté : ${n}`,
    line: (n, text) => `ligne ${n} : ${text}`,
    cuts: (n, many) =>
      many === 0
        ? 'Aucun abonnement ne serait coupé.'
        : plural('fr', many, { one: 'Un abonnement serait coupé.', other: `${n} abonnements seraient coupés.` }),
    apply: (n) => `Appliquer ${n}`,
    nothingToDo: 'Il n’y a rien à appliquer.',
    changedMeanwhile: 'La liste a changé depuis que vous avez regardé. Regardez à nouveau.',
    empty: 'Collez une liste, ou choisissez son fichier.',
    noColumn: 'La première ligne doit nommer une colonne « #domain ».',
    tooMany: (n) => `Une liste a ${n} lignes au plus.`,
    before: (was) => `avant : ${was}`,
    importedFrom: 'd’une liste',
  },

  mailBlocks: {
    title: 'Domaines de courriel bloqués',
    detail: 'les adresses avec lesquelles aucun compte ne s’ouvre',
    lede: 'Personne n’ouvre de compte avec une adresse de ces domaines, ni de leurs sous-domaines. Les comptes ouverts restent.',
    none: 'Aucun domaine n’est bloqué',
    noneText: 'Les adresses jetables sont la raison habituelle d’en bloquer un.',
    stands: (n) => `Bloqués (${n})`,
    list: 'Domaines à bloquer',
    listHint: 'Un par ligne. Vous voyez d’abord ce qui changerait.',
    touches: (n, many) =>
      many === 0
        ? 'Aucun compte ouvert n’y a son adresse.'
        : plural('fr', many, {
            one: 'Un compte ouvert y a son adresse. Il reste.',
            other: `${n} comptes ouverts y ont leur adresse. Ils restent.`,
          }),
    touched: (n, many) => plural('fr', many, { one: `${n} compte`, other: `${n} comptes` }),
  },

  privacy: {
    title: 'Si vous demandez un compte, ou entrez par une invitation',
    list: [
      'Là où des personnes lisent les demandes de compte : votre adresse, votre nom et vos réponses, jusqu’à l’ouverture du compte ou au refus, et 30 jours au plus. Qu’une demande a été acceptée ou refusée, par qui et quand, reste sans votre nom.',
      'Si vous entrez par une invitation : par laquelle, jusqu’à la suppression de votre compte. La personne qui vous a invité et celles qui modèrent le voient.',
      'Les personnes qui modèrent voient le domaine de votre adresse, pas le reste, et quel jour vous étiez là pour la dernière fois.',
    ],
  },
};
