import type { texts as english } from './en.ts';

export const texts: typeof english = {
  readIn: 'Lire en',
  addressedTo: 'Adressée à :',
  translated: (language, day) => `Traduit par l’équipe de la campagne le ${day} (langue d’origine : ${language}).`,
  changed: (language, day) =>
    `Traduit par l’équipe de la campagne, dernière retouche le ${day} (langue d’origine : ${language}).`,
  original: 'Lire l’original',
  desk: {
    title: 'L’appel dans d’autres langues',
    line: 'Ajouter l’appel dans une autre langue',
    lede: 'Une seule pétition, un seul décompte : seuls les mots changent. On la lit dans la langue de son navigateur, et on peut en choisir une autre.',
    own: (language) => `Langue d’origine : ${language}`,
    ownText: 'Dans cette langue, elle reste telle qu’elle a été lancée ; le récit peut changer.',
    language: 'Langue',
    choose: 'Choisissez une langue',
    title120: 'Titre',
    summary: 'En trois phrases',
    target: 'Adressée à',
    story: 'Le récit',
    consequence: (n) => `À ${n} signatures, alors…`,
    original: 'L’original :',
    save: 'Publier dans cette langue',
    remove: 'Retirer cette langue',
    removeText: 'Les signatures données dans cette langue restent et comptent.',
    add: 'Une autre langue',
    saved: 'C’est publié.',
    addedOn: (day) => `depuis le ${day}`,
    missing: 'Un palier n’est pas encore traduit dans cette langue.',
  },
  faults: {
    language: 'Choisissez une langue.',
    own: 'C’est la langue dans laquelle la campagne a été lancée.',
  },
};
