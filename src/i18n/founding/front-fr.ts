import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { front as frontInEnglish, story as storyInEnglish } from './front-en.ts';

const { number } = formatsFor('fr');
const count = (n: number, one: string, other: string) =>
  `${number(n)} ${plural('fr', n, { one, other, many: `de ${other}` })}`;

export const front: typeof frontInEnglish = {
  purpose: 'Un réseau que ses membres possèdent et font vivre ensemble.',
  figures: 'La coopérative en chiffres',
  members: (n) => plural('fr', n, { one: 'membre', other: 'membres', many: 'de membres' }),
  decisions: (n) => plural('fr', n, { one: 'décision', other: 'décisions', many: 'de décisions' }),
  circles: (n) => plural('fr', n, { one: 'cercle', other: 'cercles', many: 'de cercles' }),
  join: 'Devenir membre',
  joinText: 'Un membre, une voix, quoi qu’on apporte. Toute personne qui se sert du réseau peut demander à en être.',
  account: 'Ou simplement un compte',
  yours: 'Votre adhésion',
  yourNumber: (n) => `Vous êtes membre n° ${number(n)} : tout ceci est à vous autant qu’à quiconque.`,
  read: 'Lire ce qui se dit',
  about: 'Qui fait vivre ce site',
  deciding: 'En ce moment se décide',
  nothing: 'Rien n’est soumis aux membres en ce moment.',
  votingUntil: (moment) => `vote jusqu’à ${moment}`,
  discussed: 'en débat',
  all: 'Tout voir',
  founding: {
    title: 'Ce serveur devient une coopérative',
    text: 'Une assemblée fondatrice se prépare. Ensuite il appartiendra à ses membres, et à personne d’autre.',
    follow: 'Suivre la fondation',
    take: 'Fonder la coopérative avec nous',
  },
};

export const story: typeof storyInEnglish = {
  title: 'Notre histoire',
  from: (date) => `Du ${date} à aujourd’hui.`,
  earlier: (n) => count(n, 'événement plus ancien', 'événements plus anciens'),
  inYear: (n) => count(n, 'événement', 'événements'),
  launched: 'Une campagne commence :',
  firstSignature: 'La première signature',
  milestone: (n) =>
    `${number(n)} ${plural('fr', n, { one: 'signature confirmée', other: 'signatures confirmées', many: 'de signatures confirmées' })}`,
  closed: 'La campagne se clôt :',
  founded: 'La coopérative est fondée',
  founders: (n) => `${count(n, 'membre fondateur', 'membres fondateurs')}.`,
  members: (n) => count(n, 'membre', 'membres'),
  membersText: (n) => `Le membre n° ${number(n)} est admis.`,
  decision: (n) => `Décision n° ${number(n)}`,
  mandates: (titles, n) => `${plural('fr', n, { one: 'Mandat confié', other: 'Mandats confiés' })} : ${titles}.`,
  adopted: (title) => `Texte adopté : ${title}.`,
  amended: (title) => `Texte modifié : ${title}.`,
  circles: (names, n) => `${plural('fr', n, { one: 'Nouveau cercle', other: 'Nouveaux cercles' })} : ${names}.`,
  begins: 'L’histoire commence avec la première chose qui se passe ici.',
};
