import { plural } from '../plural.ts';
import type { push as english } from './en.ts';

export const push: typeof english = {
  something: 'Il y a quelque chose pour vous',
  together: (count) =>
    plural('fr', count, { one: '1 nouvelle chose pour vous', other: `${count} nouvelles choses pour vous` }),
  trial: { title: 'Ça marche', body: 'C’est ainsi que nous vous préviendrons.' },
  settings: {
    title: 'Notifications',
    detail: 'Ce qui vous est dit aussitôt, et où',
    lede: 'Votre téléphone ou votre ordinateur peut vous prévenir quand quelqu’un vous parle ou qu’un vote attend le vôtre, même quand cette page est fermée.',
    without:
      'Pour l’activer, ouvrez cette page dans un navigateur avec JavaScript, sur l’appareil qui doit vous prévenir.',
    cannot:
      'Ce navigateur ne sait pas le faire. Sur un iPhone ou un iPad, mettez d’abord ce site sur l’écran d’accueil (Partager, puis « Sur l’écran d’accueil »), et ouvrez-le de là.',
    refused:
      'Ce navigateur a reçu l’ordre de ne rien afficher venant d’ici. Autorisez les notifications dans ses réglages pour ce site, puis revenez.',
    failed:
      'Cela n’a pas marché. L’entreprise derrière ce navigateur est peut-être injoignable : réessayez dans un instant.',
    turnOn: 'Me prévenir sur cet appareil',
    where: 'Où vous êtes prévenu',
    here: 'cet appareil',
    device: 'un appareil',
    app: 'une application',
    since: (day) => `depuis le ${day}`,
    failing: (day) => `injoignable depuis le ${day}`,
    try: 'Essayer',
    tryNamed: (name) => `Envoyer un essai à ${name}`,
    turnOff: 'Arrêter',
    turnOffNamed: (name) => `Arrêter ${name}`,
    told: 'Cet appareil vous préviendra.',
    tried: 'Un essai est parti. Il devrait s’afficher dans quelques secondes.',
    untold: 'C’est arrêté.',
    what: 'Ce qui vous est dit',
    of: 'Me prévenir quand',
    ofHint: 'Tout le reste attend dans votre boîte.',
    choices: {
      mention: 'quelqu’un me mentionne ou me cite',
      private: 'quelqu’un n’écrit qu’à moi',
      reply: 'quelqu’un me répond',
      post: 'quelqu’un publie dont j’ai demandé des nouvelles',
      like: 'quelqu’un aime un de mes messages',
      boost: 'quelqu’un relaie un de mes messages',
      follow: 'quelqu’un me suit, ou le demande',
      poll: 'un sondage auquel j’ai répondu est fini',
      vote: 'mon vote est attendu, et avant qu’il soit trop tard',
      effect: 'un vote est clos, et quand il prend effet',
      duty: 'quelque chose me revient ou demande mon accord',
    },
    quiet: 'Heures de repos',
    quietHint: (zone) =>
      `Rien ne vient entre ces heures ; ce qui est venu entre-temps est dit ensuite en un seul message. Heures de ${zone}.`,
    quietFrom: 'De',
    quietUntil: 'À',
    discreet: 'Ne rien dire, sinon qu’il y a quelque chose',
    discreetNote: 'Ni noms ni mots sur l’écran verrouillé.',
    apps: 'Les applications ont leurs propres réglages ; vos heures de repos valent aussi pour elles.',
  },
  install: {
    title: (name) => `Mettez ${name} parmi vos applications.`,
    text: 'Le site s’ouvre sans navigateur autour, et les autres applications peuvent y partager.',
    yes: 'Installer',
    no: 'Pas maintenant',
  },
  offline: {
    title: 'Pas de réseau',
    text: 'D’ici, nous n’arrivons pas à joindre le serveur. Rien de ce que vous avez publié n’est perdu ; ce que vous écriviez reste dans ce navigateur.',
    again: 'Réessayer',
  },
  privacy: {
    title: 'Ce qui est envoyé à votre téléphone',
    list: [
      'Quand vous laissez un appareil ou une application recevoir des nouvelles, le serveur garde l’adresse que son fabricant donne pour cela, et les clés pour lui écrire, jusqu’à ce que vous l’arrêtiez, que vous vous y déconnectiez ou que vous repreniez le jeton de l’application.',
      'Ce que nous envoyons est chiffré pour votre appareil : l’entreprise qui le transporte apprend que quelque chose est venu, et quand, mais pas quoi. Vous pouvez demander que rien ne soit dit, sinon qu’il y a quelque chose. Les mots écrits pour vous et personne d’autre ne partent jamais.',
      'Un message remis est oublié aussitôt ; un message que personne ne prend, dans la journée.',
    ],
  },
  told: {
    mention: (name) => `${name} vous mentionne`,
    private: (name) => `${name} n’écrit qu’à vous`,
    reply: (name) => `${name} vous a répondu`,
    quote: (name) => `${name} vous cite`,
  },
};
