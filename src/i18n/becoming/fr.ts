import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { becoming as english } from './en.ts';

const { number } = formatsFor('fr');
const signatures = (n: number) =>
  `${number(n)} ${plural('fr', n, { one: 'signature', other: 'signatures', many: 'de signatures' })}`;
const pledges = (n: number) =>
  `${number(n)} ${plural('fr', n, { one: 'promesse qui tient', other: 'promesses qui tiennent', many: 'de promesses qui tiennent' })}`;

export const becoming: typeof english = {
  title: 'De la campagne à la coopérative',
  when: (s, p) =>
    `Dès qu’il y a ${[s > 0 && signatures(s), p > 0 && pledges(p)].filter(Boolean).join(' et ')}, nous fondons une coopérative.`,
  form: 'Forme juridique',
  founders: 'Qui la fonde',
  signatures: 'Signatures',
  pledges: 'Promesses qui tiennent',
  of: (have, need) => `${have} sur ${need}`,
  reached: 'C’est atteint : la fondation peut commencer.',
  begun: (day) => `La coopérative se fonde depuis le ${day}.`,
  invited: (n) =>
    plural('fr', n, {
      one: `${number(n)} personne a été invitée par courriel.`,
      other: `${number(n)} personnes ont été invitées par courriel.`,
      many: `${number(n)} de personnes ont été invitées par courriel.`,
    }),
  applied: (n) =>
    plural('fr', n, {
      one: `${number(n)} personne qui avait promis est candidate, avec la part promise.`,
      other: `${number(n)} personnes qui avaient promis sont candidates, avec les parts promises.`,
      many: `${number(n)} de personnes qui avaient promis sont candidates, avec les parts promises.`,
    }),
  join: 'Demander à être membre',
  coop: 'La coopérative',
  link: 'Comment elle devient une coopérative',
  lead: {
    lede: 'Dites à l’avance selon quelle règle la campagne devient une coopérative. La règle figure sur la page de la campagne et ne change plus une fois que l’on a invité selon elle.',
    signatures: 'À partir de combien de signatures',
    pledges: 'À partir de combien de promesses',
    zero: '0 si cela ne compte pas.',
    founders: 'Qui la fonde',
    foundersHint: 'Par exemple : toutes celles et ceux qui ont promis et demandent à être membres avant l’assemblée.',
    publish: 'Publier la règle',
    invite: 'Les inviter',
    inviteText:
      'Celles et ceux qui ont signé et demandé des nouvelles reçoivent un courriel. Qui a promis et demandé à être membre devient candidat avec la part promise ; si la coopérative a d’abord une question à poser, c’est aussi un courriel. Cela n’a lieu qu’une fois.',
    saved: 'C’est fait.',
  },
  noted: {
    question: 'Part promise',
    answer: (sum, n, title) => `${sum}, promesse n° ${number(n)} de « ${title} »`,
  },
  mail: {
    subject: (title) => `Nous fondons une coopérative, venez : ${title}`,
    text: (title) =>
      `Vous avez défendu « ${title} ». Ce que nous avions annoncé est atteint : nous fondons une coopérative, et nous vous y invitons.`,
    how: 'Demandez à être membre, lisez les statuts en préparation, et votez à l’assemblée fondatrice avec celles et ceux qui la fondent.',
    button: 'Demander à être membre',
    campaign: 'La campagne continue ici :',
    stop: 'Ne plus recevoir de courriels de cette campagne',
  },
  faults: {
    nothing: 'Écrivez ce qui doit être atteint : des signatures, des promesses, ou les deux.',
    begun: 'On a déjà invité selon cette règle : elle reste comme elle est.',
    notReached: 'Ce que la règle demande n’est pas encore atteint.',
    notFounding: 'La fondation n’a pas commencé sur ce serveur : l’intendance la commence d’abord.',
  },
};
