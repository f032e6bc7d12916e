import type { acts as english } from './acts-en.ts';

export const acts: typeof english = {
  title: 'Petits actes',
  lede: 'Ce qui est petit et facile à défaire, la personne qui tient un mandat le fait d’elle-même et dit pourquoi. Les membres qui le voient autrement demandent que tout le monde décide.',
  none: 'Aucun petit acte',
  noneText: 'Ce que font d’elles-mêmes les personnes qui tiennent un mandat figurera ici, avec leur raison.',
  by: (name) => `par ${name}`,
  act: 'Agir',
  actText:
    'L’acte prend effet dès que vous appuyez, figure ici à la vue de tout le monde, et les membres peuvent demander que tout le monde décide.',
  reason: 'Pourquoi',
  reasonHint: 'Tout le monde la lit.',
  button: 'Le faire',
  done: 'C’est fait. L’acte figure ici avec votre raison.',
  callIn: 'Demander que tout le monde décide',
  callInText: (needed) =>
    needed === 1
      ? 'Une proposition de rétablir l’état d’avant va alors à tous les membres.'
      : `Quand ${needed} membres l’ont demandé, une proposition de rétablir l’état d’avant va à tous les membres.`,
  soFar: (n, needed) => `${n} sur ${needed}`,
  callInReason: 'Pourquoi tout le monde devrait décider',
  asked: 'Vous l’avez demandé.',
  called: 'Votre demande est inscrite.',
  vote: 'Ce qu’en disent les membres',
  proposal: {
    title: (what) => `Porté devant tous les membres : ${what}`,
    body: (why, against) =>
      `La personne qui tient un mandat a fait ceci d’elle-même, pour cette raison :\n\n> ${why.replaceAll('\n', '\n> ')}\n\nDes membres demandent que tout le monde décide :\n\n> ${against.replaceAll('\n', '\n> ')}\n\nUn oui rétablit l’état d’avant.`,
  },
  faults: {
    notSmall: 'Ce n’est pas un petit acte : proposez-le aux membres.',
    calledIn: 'L’acte est déjà porté devant tous les membres.',
  },
};
