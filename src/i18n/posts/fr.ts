import type { posts as english } from './en.ts';

export const posts: typeof english = {
  errors: {
    tooManyPins: (most) => `Vous pouvez épingler ${most} publications au plus. Décrochez-en une d’abord.`,
    notForPinning: 'On n’épingle que ce que tout le monde peut voir.',
    cannotEdit: 'Les mots de cette publication viennent d’ailleurs : changez-les là-bas.',
    changedMeanwhile:
      'Cette publication a été modifiée ailleurs entre-temps. Ce que vous avez écrit est toujours là ; relisez la publication avant d’envoyer.',
  },
  bookmarks: {
    title: 'Marque-pages',
    detail: 'Les publications que vous gardez pour vous',
    add: 'Mettre un marque-page',
    remove: 'Retirer le marque-page',
    emptyTitle: 'Pas encore de marque-page',
    empty: 'Mettez un marque-page à une publication pour la retrouver ici. Vous seul voyez vos marque-pages.',
  },
  pins: {
    add: 'Épingler sur votre page',
    remove: 'Décrocher de votre page',
    pinned: 'Épinglée',
    title: 'Publications épinglées',
  },
  edit: {
    title: 'Modifier votre publication',
    save: 'Enregistrer',
    told: 'Ce qu’elle disait avant reste lisible. Qui l’a relayée est prévenu.',
    pictures: 'Ses images',
    picture: (n) => `Image ${n}`,
    removePicture: 'Retirer cette image pour de bon',
    focus: 'Ce qui reste visible quand on la recadre',
    points: {
      middle: 'Le milieu',
      top: 'Le haut',
      bottom: 'Le bas',
      left: 'La gauche',
      right: 'La droite',
      'top-left': 'En haut à gauche',
      'top-right': 'En haut à droite',
      'bottom-left': 'En bas à gauche',
      'bottom-right': 'En bas à droite',
    },
  },
  history: {
    title: 'Ce que disait cette publication',
    version: (n) => `Version ${n}`,
    now: 'Telle qu’on la lit',
    first: 'Première version',
    pictures: (n) => (n === 1 ? 'Une image' : `${n} images`),
  },
  inbox: {
    edit: (name) => `${name} a modifié une publication que vous avez relayée`,
    poll: (name) => `Le sondage de ${name} est terminé`,
    quoteRequest: (name) => `${name} demande à citer votre publication`,
  },
};
