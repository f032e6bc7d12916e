import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { cli as english } from './en.ts';

const { number } = formatsFor('fr');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('fr', n, { one, other })}`;

const commands: typeof english.commands = {
  setup: {
    summary: 'Installer le serveur : ce qu’il est, et la première personne qui en a l’intendance.',
    more: ['Ce qui manque est demandé. Sans mot de passe, la connexion se fait par un lien dans un courriel.'],
    options: {
      name: 'le nom du serveur',
      purpose: 'sa raison d’être, en une phrase',
      language: 'la langue de ses pages pour qui n’en demande aucune des nôtres',
      stage: 'où il en est de sa vie',
      steward: 'le nom de la première personne qui en a l’intendance',
      handle: 'son nom de compte, comme amina',
      email: 'son adresse',
      'password-stdin': 'lire son mot de passe sur l’entrée standard ; ce n’est jamais un argument',
    },
  },
  token: {
    summary: 'Créer un jeton par lequel un programme agit pour un compte ; il n’est montré qu’une fois.',
    options: { name: 'le nom du programme', scopes: 'ce qu’il peut faire, parmi ce qui précède ; read par défaut' },
  },
  campaign: {
    summary: 'Créer une campagne avec sa pétition, lister les campagnes, en clore une.',
    more: ['FILE est un JSON avec les champs du formulaire, ou un Markdown dont l’en-tête les donne :'],
    options: {
      as: 'le compte qui l’organise ; nécessaire quand plusieurs le peuvent',
      title: 'son titre',
      summary: 'ce qu’elle demande, en trois phrases au plus',
      story: 'le récit',
      target: 'à qui elle s’adresse',
      place: 'son lieu',
      language: 'la langue dans laquelle elle est écrite',
      milestones: 'les paliers, chacun avec sa conséquence',
      picture: 'une image',
      alt: 'ce que montre l’image, pour qui ne peut pas la voir',
    },
  },
  clock: {
    summary: 'Déplacer l’horloge d’un serveur qui n’est pas en production, et exécuter ce qui arrive à échéance.',
    more: ['D’une durée (+6d, -2h, 1d12h), à un moment dans le fuseau du serveur, ou de retour à now (maintenant).'],
  },
  backup: { summary: 'Tout écrire dans un seul fichier (.tar.gz), pendant que le serveur tourne.' },
  restore: {
    summary: 'Reconstruire un serveur depuis une sauvegarde, dans un dossier vide, et le vérifier.',
    options: { into: 'le dossier, au lieu d’ESSOR_DATA' },
  },
  check: { summary: 'Vérifier ce qui doit être vrai de toute la base et de ses images.' },
  'replay-petition': {
    summary: 'Rejouer les arrivées d’une vraie pétition sur un serveur qui tourne.',
    more: [
      'FILE est un CSV aux colonnes timestamp,count. Chaque arrivée signe, lit son courriel et confirme.',
      'Le serveur ne doit pas être en production, et doit faire confiance à cette machine comme mandataire.',
    ],
    options: {
      from: 'premier moment de la courbe',
      for: 'la durée du morceau, comme 10m',
      speed: 'combien de fois plus vite',
      campaign: 'quelle campagne ; par défaut la plus récente en cours',
      url: 'le serveur ; par défaut ESSOR_ORIGIN',
    },
  },
};

export const cli: typeof english = {
  usage: 'Usage : npm run essor -- COMMANDE …',
  everyCommand: 'Chacune a --help, et --json pour les programmes. Codes : 0 fait, 1 pas fait, 2 mal appelée.',
  json: 'écrire le résultat en JSON',
  seeHelp: (name) => `Voir : npm run essor -- ${name} --help`,
  noSuchCommand: (name, all) => `Il n’y a pas de commande « ${name} ». Il y a : ${all}.`,
  noSuchOption: (option) => `Il n’y a pas d’option ${option}.`,
  wrongOption: (option) => `L’option ${option} n’est pas donnée comme il faut.`,
  tooFewWords: (words) => `Il manque quelque chose : ${words}.`,
  tooManyWords: (words) => `C’est trop : ${words}.`,
  missing: (options) => `Donnez aussi : ${options}.`,
  notUpToDate: 'Cette base n’a pas été faite par cette version d’Essor. Démarrez le serveur une fois, puis réessayez.',
  noSuchAccount: (handle) => `Il n’y a pas de compte @${handle.replace(/^@/, '')} ici.`,
  noSuchCampaign: (slug) => `Il n’y a pas de campagne « ${slug} ». Voir : npm run essor -- campaign list`,
  cannotRead: (file) => `Impossible de lire ${file}. Vérifiez son nom, et que vous pouvez le lire.`,
  commands,
  setup: {
    ask: {
      name: 'Comment s’appelle le serveur ?',
      purpose: 'À quoi sert-il, en une phrase ?',
      stage: 'Où en est-il : campaign, founding ou co-op ?',
      steward: 'Comment s’appelle la personne qui en aura l’intendance ?',
      handle: 'Son nom de compte ?',
      email: 'Son adresse électronique ?',
      password: 'Son mot de passe (vide : connexion par un lien dans un courriel) ?',
    },
    done: (name, handle) => `${name} est installé. @${handle} en a l’intendance.`,
    next: (origin, password) =>
      password ? `Connectez-vous sur ${origin}/sign-in` : `Demandez un lien de connexion sur ${origin}/sign-in`,
  },
  token: {
    once: 'Gardez ce jeton : il n’est montré que maintenant.',
    noSuchScope: (scope, all) => `Il n’y a pas de droit « ${scope} ». Il y a : ${all}.`,
  },
  campaign: {
    noSuchVerb: (verb) => `Dites create, list ou close, pas « ${verb} ».`,
    launched: (url) => `La campagne est lancée : ${url}`,
    closed: (title) => `« ${title} » est close.`,
    none: 'Il n’y a pas encore de campagne.',
    counts: (confirmed, waiting) =>
      `confirmées : ${confirmed}, envoyées cette semaine sans être confirmées : ${waiting}`,
    closedOn: (day) => `close le ${day}`,
    fileWrong: (what) =>
      `Ce que dit la campagne à « ${what} » ne se comprend pas. Voir : npm run essor -- campaign --help`,
    milestonesWrong: 'Écrivez les paliers ainsi : "5000: la direction répond; 10000: rencontre".',
    sayWho: (handles) =>
      handles === ''
        ? 'Personne ne peut encore organiser : installez d’abord le serveur.'
        : `Dites qui organise, avec --as COMPTE. Le peuvent : ${handles}`,
  },
  clock: {
    notInProduction: (origin) => `${origin} est en production, et son horloge est celle de la machine.`,
    notATime: (text) => `« ${text} » n’est pas un moment. Écrivez +6d, -2h, now, 2016-10-20 ou 2016-10-20T18:00.`,
    moved: (moment) => `Nous sommes le ${moment}.`,
    ran: (what) => `Exécuté : ${what}`,
    nothingDue: 'Rien n’était à échéance.',
    notYet: (n) => `${count(n, 'chose reste', 'choses restent')} à faire. Voyez ce que dit le serveur.`,
    atNextStart: (n) => `${count(n, 'chose est', 'choses sont')} à échéance, pour le prochain démarrage du serveur.`,
  },
  backup: {
    done: (file, rows, pictures, kilobytes) =>
      `${file} : ${rows} lignes, ${pictures} images, ${kilobytes} ko. À garder avec autant de soin que le serveur.`,
    missing: (n) =>
      `${count(n, 'image n’était', 'images n’étaient')} pas dans le dossier, donc pas non plus dans la sauvegarde. Voir : npm run check`,
    exists: (file) => `${file} existe déjà. Choisissez un autre nom, ou supprimez-le.`,
    nothing: (folder) => `Il n’y a pas encore d’Essor dans ${folder}, donc rien à sauvegarder.`,
    cannotWrite: (file, code) => `Impossible d’écrire ${file} (${code}). Vérifiez le dossier et la place libre.`,
  },
  restore: {
    done: (folder, rows, pictures) => `${rows} lignes et ${pictures} images restaurées dans ${folder}.`,
    notEmpty: (where) =>
      `${where} n’est pas vide. On ne restaure que dans un lieu vide : nommez-en un autre avec --into.`,
    newer: (migration) =>
      `Cette sauvegarde vient d’une autre version d’Essor (migration ${migration}). Restaurez-la avec celle-là ou une plus récente.`,
    bad: (file, reason) => `${file} n’est pas une sauvegarde entière : ${reason}. Rien n’a été restauré.`,
  },
  check: {
    broken: (name, n) => `Ne tient pas : ${name} (${count(n, 'ligne', 'lignes')})`,
    allHold: (n) => `Les ${number(n)} vérifications tiennent.`,
    someBroken: (broken, n) =>
      `${number(broken)} ${plural('fr', broken, { one: 'vérification', other: 'vérifications' })} sur ${number(n)} ${plural('fr', broken, { one: 'ne tient', other: 'ne tiennent' })} pas.`,
  },
  replay: {
    noCurve: (file) => `${file} n’a aucune ligne timestamp,count.`,
    noArrivals: 'Personne n’est arrivé dans ce morceau de la courbe.',
    outside: (first, last) => `La courbe va de ${first} à ${last}. Choisissez --from et --for dedans.`,
    wrongMoment: (text) => `« ${text} » n’est pas un moment. Écrivez 2024-11-24T16:03.`,
    wrongLength: (text) => `« ${text} » n’est pas une durée. Écrivez 10m ou 1h30m.`,
    wrongSpeed: (text) => `« ${text} » n’est pas une vitesse. Écrivez un nombre au-dessus de 0.`,
    unreachable: (url) =>
      `Rien ne répond à ${url}. Démarrez d’abord le serveur : ESSOR_TRUSTED_PROXIES=127.0.0.1,::1 npm start`,
    noMail: (url) => `${url} ne montre pas ses courriels : il est en production. Rejouez sur un serveur à vous.`,
    noCampaign: 'Aucune campagne n’y est en cours. Lancez-en une : npm run essor -- campaign create FICHIER',
    notTrusted:
      'Le serveur prend tout ce monde pour une seule adresse. Démarrez-le avec ESSOR_TRUSTED_PROXIES=127.0.0.1,::1',
    plan: (people, seconds) => `${people} personnes signent en ${seconds} s…`,
    going: (sent, confirmed) => `${sent} envoyées, ${confirmed} confirmées`,
    sent: 'envoyées',
    confirmed: 'confirmées',
    counted: 'comptées',
    rows: 'lignes',
    failed: 'échouées',
    differ: 'Ces nombres diffèrent, et ne le devraient pas.',
  },
};
