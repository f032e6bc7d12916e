import { plural } from '../plural.ts';
import type { about as english } from './about-en.ts';

export const about: typeof english = {
  title: (server) => `À propos de ${server}`,
  stewards: 'Qui s’en occupe',
  noStewards: 'Personne ne tient l’intendance en ce moment.',
  noHolders: 'Aucun mandat n’est confié en ce moment.',
  people: (n, count) => plural('fr', count, { one: `${n} compte`, other: `${n} comptes`, many: `${n} de comptes` }),
  stage: {
    campaign: 'Une campagne qui rassemble',
    founding: 'Une coopérative en train de naître',
    'co-op': 'Une coopérative',
  },
  software: 'Le programme',
  softwareText:
    'Ce serveur fonctionne avec Essor, un logiciel libre sous licence AGPL : chacun peut le lire, le faire tourner et le modifier, et doit partager les changements dont d’autres se servent.',
  version: (version) => `Version ${version}`,
  privacyDetail: 'ce que nous gardons, pourquoi, et combien de temps',
  status: {
    title: 'L’état du serveur',
    detail: 'si ce qu’il promet est tenu',
    lede: 'Chaque nuit, le serveur vérifie ses propres données : que chaque compteur égale ce qu’il compte, que chaque membre a une voix, que chaque décision n’a pris effet qu’une fois.',
    holds: (checks, count) =>
      plural('fr', count, {
        one: 'L’unique vérification est bonne.',
        other: `Les ${checks} vérifications sont bonnes.`,
        many: `Les ${checks} vérifications sont bonnes.`,
      }),
    broken: (broken, checks, count) =>
      plural('fr', count, {
        one: `${broken} vérification sur ${checks} échoue. Qui tient le serveur la lit dans son journal.`,
        other: `${broken} vérifications sur ${checks} échouent. Qui tient le serveur les lit dans son journal.`,
        many: `${broken} vérifications sur ${checks} échouent. Qui tient le serveur les lit dans son journal.`,
      }),
    when: (moment) => `Dernière vérification : ${moment}.`,
    never: 'La première vérification vient dans la journée qui suit le démarrage.',
    which: 'Ce qui échoue',
    mail: 'Les courriels',
    noMail: 'Aucun courriel n’attend.',
    waiting: (n, count, moment) =>
      plural('fr', count, {
        one: `Un courriel attend de partir, depuis ${moment}.`,
        other: `${n} courriels attendent de partir, le plus ancien depuis ${moment}.`,
        many: `${n} de courriels attendent de partir, le plus ancien depuis ${moment}.`,
      }),
    again:
      'Chacun peut vérifier davantage : le compte de chaque vote se refait sur sa page, et qui détient une copie des données peut lancer npm run check.',
  },
  rules: {
    title: 'Les règles du lieu',
    lede: 'Peu de règles, les mêmes pour tout le monde.',
    list: [
      [
        'Parlez comme dans une même pièce.',
        'Discutez les idées aussi vivement qu’il vous plaît ; respectez les personnes. Ni insultes, ni menaces, ni harcèlement, ni haine de qui que ce soit pour ce qu’il est.',
      ],
      [
        'Soyez qui vous dites être.',
        'Un nom choisi est bienvenu ; le nom d’un autre, non. Une personne, une signature, une voix.',
      ],
      ['Gardez les secrets d’autrui.', 'Ni adresse, ni image, ni message privé de quiconque sans son accord.'],
      [
        'Dites ce qui est vrai, autant que vous le sachiez.',
        'Corrigez-vous quand vous aviez tort. Dites-le quand on vous paie pour parler.',
      ],
      ['Ni publicité, ni envois en masse.', 'Rien d’automatique qui ne se présente comme tel.'],
      ['Ce que la loi interdit l’est ici aussi.', 'L’intendance peut le retirer, en disant pourquoi.'],
    ],
    otherwise: 'Qui en enfreint une apprend laquelle et pourquoi, et peut contester.',
  },
  privacy: {
    title: 'Vos données',
    lede: 'Ce que ce serveur sait de vous, pourquoi, et combien de temps. C’est écrit pour être lu, et chaque phrase décrit ce que fait le programme.',
    account: 'Quand vous ouvrez un compte',
    accountList: [
      'Votre adresse électronique : pour vous connecter et vous écrire. Personne d’autre ne la voit. Jusqu’à ce que vous en changiez ou supprimiez votre compte.',
      'Votre nom, votre nom de compte, votre image et ce que vous dites de vous : publics, puisque vous les publiez.',
      'Votre mot de passe, si vous en choisissez un : seulement son empreinte (argon2id), d’où l’on ne peut pas le lire.',
      'La moitié publique de vos clés d’accès, si vous en ajoutez. Votre empreinte et votre visage ne quittent jamais votre appareil.',
      'Votre langue, et si vous préférez le clair ou le sombre.',
    ],
    sessions: 'Quand vous vous connectez',
    sessionsList: (days) => [
      'Un témoin (cookie) qui dit qui vous êtes, et un autre qui retient la langue choisie (sur les pages d’une campagne, un autre encore pour la langue dans laquelle vous la lisez, jusqu’à la fermeture du navigateur). Qui signe une pétition en reçoit un troisième pour une semaine, afin que la page de la campagne s’en souvienne. Il n’y en a pas d’autre, et aucun pour qui ne fait rien de tout cela.',
      'Pour chaque appareil : son navigateur et son système (« Firefox, Android »), le moment de la connexion et le jour du dernier usage. Pas votre adresse réseau.',
      `Un appareil est déconnecté ${days} jours après son dernier usage, puis oublié un jour plus tard au plus, comme ceux que vous déconnectez vous-même.`,
    ],
    posts: 'Ce que vous écrivez',
    postsList: [
      'Vos publications, leurs images, vos « J’aime » et vos abonnements, jusqu’à ce que vous les supprimiez, ou votre compte. Le lieu et l’appareil inscrits dans les images sont effacés à leur arrivée.',
      'Qui peut lire une publication : c’est vous qui l’avez choisi.',
      'Ce que vous notez sur quelqu’un, pour vous seul : jusqu’à ce que vous l’effaciez, ou que l’un des deux comptes soit supprimé. La personne n’en sait rien.',
    ],
    signing: 'Quand vous signez une pétition',
    signingList: [
      'Votre nom, votre adresse électronique, votre ville si vous l’avez donnée, la langue dans laquelle vous avez signé, le moment de la signature et de sa confirmation, si votre nom peut être montré, et si vous voulez des nouvelles. Aucun compte n’est nécessaire.',
      'Votre adresse sert à confirmer votre signature, à vous répondre quand le formulaire est rempli de nouveau avec elle et, si vous avez coché la case, à vous donner des nouvelles. Elle n’est jamais montrée. Votre nom et votre ville ne le sont que si vous l’avez demandé.',
      'Une signature qui n’est pas confirmée est effacée une semaine après l’envoi du dernier lien, au plus tard le lendemain. Confirmée, elle est gardée jusqu’à ce que vous la retiriez.',
      'Pour la retirer, suivez le lien en petits caractères du courriel qui la concerne et appuyez sur le bouton : tout cela est effacé aussitôt, même quand la campagne est close. Courriel perdu ? Tant que la campagne dure, remplissez de nouveau son formulaire avec la même adresse : le courriel qui vous répond contient un nouveau lien.',
    ],
    member: 'Quand vous entrez dans la coopérative',
    memberList: [
      'Votre nom légal, votre catégorie, votre numéro et les dates de votre adhésion. Les membres voient le registre ; les visiteurs, des chiffres seulement. Vos réponses à la demande d’adhésion sont pour qui tient ce registre.',
      'Une demande refusée ou retirée : ses réponses sont effacées aussitôt, le nom qu’elle portait 90 jours plus tard.',
      'Vos mandats et vos cercles, avec leurs dates, et ce que vous faites aussitôt par un mandat, avec votre raison : publics, sous le nom de votre compte, puisque vous y agissez pour d’autres.',
      'Un grief contre vous, votre réponse et votre recours : pour vous, pour les membres qui peuvent avoir à en décider, et pour qui tient le registre. Un grief que personne ne met aux voix s’éteint de lui-même ; seule la personne qui tient le registre le lit encore.',
      'Quitter la coopérative garde votre ligne au registre. Supprimer votre compte y efface le nom et les réponses ; le numéro et les dates restent, pour que les anciennes décisions puissent encore être vérifiées.',
    ],
    voting: 'Quand vous votez',
    votingList: [
      'Dans un vote public : votre nom, votre position et votre raison sont publics, comme ce que vous aviez dit avant. Le formulaire le dit avant que vous votiez.',
      'Dans un vote confidentiel : aucun membre ne voit qui a voté quoi, ni pendant ni après. Le serveur garde votre choix à côté de votre nom jusqu’à la clôture, pour que vous puissiez en changer ; le lien est alors effacé, et la base de données nettoie aussitôt ce qu’elle en gardait. Qui tient le serveur pourrait regarder avant ; et tant que le disque ne les a pas recouverts, ou qu’une sauvegarde faite pendant le vote existe, qui détient la machine pourrait en retrouver des restes. Un vote que même lui ne peut pas voir n’est pas encore proposé.',
      'Que vous aviez le droit de voter est gardé avec la décision.',
    ],
    visits: 'Quand vous passez',
    visitsList: [
      'Rien n’est écrit sur les visites. Votre adresse réseau reste en mémoire, pour freiner les rafales de requêtes, et s’oublie en quelques heures. Elle n’est dans aucun fichier.',
      'Les pages ne chargent rien d’ailleurs : ni publicité, ni mesure d’audience, ni polices de caractères d’autres entreprises.',
    ],
    programs: 'Quand un programme agit pour vous',
    programsList: [
      'Pour chaque jeton : son nom, ce qu’il permet, quand vous l’avez créé, quand il s’arrête et le jour de son dernier usage ; du jeton lui-même, seulement une empreinte. Jusqu’à la suppression de votre compte.',
      'Pour chaque webhook : son adresse, ce qui y est envoyé et, pendant 30 jours, ce qui l’a été et si c’est arrivé.',
      'Ce qu’un programme a reçu en réponse quand il a changé quelque chose est gardé un jour, pour que demander deux fois ne le fasse qu’une. D’un vote n’est gardé ainsi que le fait qu’il a été émis, jamais ce qu’il dit.',
    ],
    mail: 'Les courriels',
    mailList: [
      'Quels courriels vous voulez : les votes, votre adhésion, et le rythme du résumé. Chacun porte un lien qui l’arrête, d’un geste et sans se connecter.',
      'Dès qu’un courriel est remis au serveur de messagerie, son texte et son destinataire sont effacés ici. Celui dont aucun serveur ne veut l’est au bout d’un mois.',
      'Les liens des courriels servent une fois, et sont oubliés une semaine après leur fin. Celui qui retire une signature sert tant que la signature existe.',
    ],
    rights: 'Ce que vous pouvez faire',
    rightsList: [
      'Voir et corriger dans vos réglages ce qui tient à votre compte ; retirer une signature par le lien de son courriel.',
      'Supprimer votre compte dans ces mêmes réglages : ses données sont effacées aussitôt ; les signatures se retirent une à une. Votre nom de compte reste pris, pour que personne ne se fasse passer pour vous. Les copies dans les sauvegardes disparaissent avec elles.',
      'Écrire à qui tient le serveur, et saisir l’autorité de protection des données de votre pays (en France, la CNIL).',
    ],
  },
};
