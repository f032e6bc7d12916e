import type { mail as english } from './mail-en.ts';

export const mail: typeof english = {
  button: 'Ouvrir ma promesse',
  tellAccount: 'Indiquer le compte',
  page: 'Votre page montre où elle en est. Vous pouvez y augmenter votre promesse, la diminuer ou la retirer.',
  notMe: (url) => `Ce n’était pas vous ? Pour l’effacer et ne plus rien recevoir de cette campagne : ${url}`,
  stop: (url) => `Pour ne plus recevoir ces rappels : ${url}`,
  stopLabel: 'Ne plus recevoir de rappels de cette collecte',
  confirm: {
    subject: (title) => `Confirmez votre promesse : ${title}`,
    asked: (title) => `Quelqu’un, vous sans doute, a promis de l’argent pour « ${title} » avec cette adresse.`,
    press: 'La promesse compte dès que vous appuyez sur le bouton derrière ce lien. Vous ne payez rien aujourd’hui.',
    button: 'La voir et la confirmer',
  },
  before: {
    subject: (title) => `Vous avez déjà promis : ${title}`,
    text: (title) =>
      `Quelqu’un a rempli le formulaire de « ${title} » avec votre adresse. Vous y avez déjà votre promesse, et elle reste comme elle était.`,
  },
  confirmed: {
    subject: (title) => `Votre promesse compte : ${title}`,
    text: (title) => `Merci. Votre promesse pour « ${title} » est confirmée. Vous ne payez rien pour l’instant.`,
  },
  called: {
    subject: (title) => `L’objectif est atteint, à vous de payer : ${title}`,
    text: (title) =>
      `Ensemble, nous avons atteint l’objectif de « ${title} ». Merci de payer ce que vous avez promis, par virement :`,
    reference: 'Recopiez la référence exactement : c’est à elle que nous savons que cet argent est le vôtre.',
    name: (receiver) =>
      `C’est ${receiver} qui reçoit. Votre banque compare le nom du titulaire avec celui du compte et dira peut-être « correspondance proche ».`,
    button: 'La voir, avec un code à scanner',
    otherwise: 'Vous ne pouvez plus payer ? Retirez votre promesse sur la même page : ainsi les autres le savent.',
  },
  reminder: {
    subject: (days, title) =>
      `${days <= 0 ? 'Dernier jour' : days === 1 ? 'Plus qu’un jour' : `Encore ${days} jours`} pour payer : ${title}`,
    text: (title) => `Nous n’avons pas encore vu arriver toute votre promesse pour « ${title} ». Voici ce qui manque :`,
    crossed: 'Si vous avez payé ces derniers jours, oubliez ce courriel.',
  },
  payment: {
    subject: (sum, title) => `${sum} bien arrivés : ${title}`,
    text: (sum, title) => `L’équipe de « ${title} » a vu votre paiement de ${sum}. Merci.`,
  },
  refund: {
    subject: (sum, title) => `${sum} rendus : ${title}`,
    text: (sum, title) => `L’équipe de « ${title} » vous a rendu ${sum}.`,
  },
  told: {
    released: {
      subject: (title) => `Objectif non atteint, vous ne devez rien : ${title}`,
      text: (title) =>
        `Les promesses pour « ${title} » n’ont pas atteint l’objectif au dernier jour. Personne ne paie donc rien, et la vôtre est levée. Merci d’avoir été de la partie.`,
    },
    condition: {
      subject: (title) => `Votre condition n’est pas remplie, vous ne devez rien : ${title}`,
      text: (title) =>
        `L’objectif de « ${title} » est atteint, mais pas ce que vous demandiez en plus. Votre promesse est donc levée et vous ne devez rien.`,
    },
    kept: {
      subject: (title) => `Cela se fait : ${title}`,
      text: (title) => `Assez d’argent est arrivé au dernier jour : « ${title} » se fait, avec le vôtre. Merci.`,
    },
    failed: {
      subject: (title) => `Cela se fait sans votre promesse : ${title}`,
      text: (title) =>
        `« ${title} » se fait. Rien n’était arrivé pour votre promesse au dernier jour : elle est close et vous ne devez rien.`,
    },
    refund: {
      subject: (title) => `Cela ne se fait pas, votre argent revient : ${title}`,
      text: (title) =>
        `Trop peu d’argent est arrivé pour « ${title} » au dernier jour : cela ne se fait pas. Tout ce que vous avez payé vous revient. Dites sur quel compte, depuis votre page.`,
    },
    'let-go': {
      subject: (title) => `Cela ne se fait pas, vous ne devez rien : ${title}`,
      text: (title) =>
        `Trop peu d’argent est arrivé pour « ${title} » au dernier jour : cela ne se fait pas. Vous ne devez rien.`,
    },
  },
};
