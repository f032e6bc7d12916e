import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { beside as english } from './en.ts';

const { number } = formatsFor('fr');
const signers = (n: number) =>
  `${number(n)} ${plural('fr', n, { one: 'signataire', other: 'signataires', many: 'de signataires' })}`;

export const beside: typeof english = {
  title: 'Ce que vous ajoutez à votre signature',
  lede: 'Tout est facultatif. Vous le changez ou le retirez depuis le lien de votre courriel, et cela part avec votre signature.',
  thanks: 'Un mot de plus ?',
  thanksText: 'Seulement si vous le voulez.',
  line: 'Changer ou retirer ce que vous avez ajouté',
  saved: 'C’est enregistré.',
  gone: 'C’est retiré : rien n’en est gardé.',
  unknown: 'Aucune signature derrière ce lien',
  unknownText:
    'Elle n’est pas encore confirmée, ou a été retirée ou écartée, ou votre messagerie a coupé le lien en deux : copiez l’adresse entière.',
  save: 'Enregistrer',
  takeBack: 'Retirer',
  mayWrite: 'L’équipe de la campagne peut m’écrire à ce sujet',
  reason: {
    title: 'Pourquoi vous signez',
    label: 'Votre raison',
    hint: 'Deux ou trois phrases. Pas de lien.',
    firstName: 'Montrée sous le nom de',
    firstNameHint: 'Votre prénom, ou rien.',
    place: 'Ville',
    publish: 'La publier sur la page de la campagne',
    save: 'Publier ma raison',
    hidden: (because) => `L’équipe de la campagne l’a masquée : ${because}`,
    public: 'Elle est sur la page de la campagne.',
  },
  reasons: {
    title: 'Pourquoi l’on signe',
    all: 'Toutes les raisons',
    text: 'Chacune a été publiée par une personne dont la signature compte, sous le nom qu’elle a choisi.',
    somebody: 'Une personne',
    none: 'Personne n’a encore dit pourquoi',
    noneText: 'On peut le dire une fois que sa signature compte.',
    hide: 'Masquer',
    because: 'Pourquoi',
    becauseHint: 'L’auteur le lit.',
    show: 'La remontrer',
    hidden: (because) => `Masquée : ${because}`,
  },
  kinds: {
    shares: {
      title: 'Je détiens des actions',
      label: 'Combien',
      since: 'Depuis',
      sinceHint: 'Comme 2016-10-03.',
      own: (n, day) =>
        `${number(n)} ${plural('fr', n, { one: 'action', other: 'actions', many: 'd’actions' })}, depuis le ${day}`,
      total: (n, sum) => `${signers(n)} ${plural('fr', n, { one: 'détient', other: 'détiennent' })} ${sum} actions`,
      column: 'Actions',
    },
    pledge: {
      title: 'Je promettrais une somme',
      label: (currency) => `Somme, en ${currency}`,
      hint: 'Cela ne vous engage à rien : cela montre ce qui est possible.',
      total: (n, sum) => `${signers(n)} ${plural('fr', n, { one: 'promettrait', other: 'promettraient' })} ${sum}`,
      column: 'Somme',
    },
    skill: {
      title: 'Je propose un savoir-faire',
      label: 'Lequel',
      total: (n) => `${signers(n)} ${plural('fr', n, { one: 'propose', other: 'proposent' })} un savoir-faire`,
      column: 'Savoir-faire',
    },
    language: {
      title: 'Je traduirais',
      label: 'Vers',
      another: 'Et vers',
      total: (n, languages) =>
        `${signers(n)} ${plural('fr', n, { one: 'traduirait', other: 'traduiraient' })}, vers ${number(languages)} ${plural('fr', languages, { one: 'langue', other: 'langues' })}`,
      column: 'Langues',
      choose: 'Choisissez une langue',
    },
    place: {
      title: 'Je propose un lieu',
      label: 'Lequel, et où',
      total: (n) => `${signers(n)} ${plural('fr', n, { one: 'propose', other: 'proposent' })} un lieu`,
      column: 'Lieu',
    },
  },
  roughly: 'Au-dessous de cinq personnes, rien n’est montré ; les sommes sont arrondies par défaut.',
  desk: {
    title: 'Ce que les signataires ajoutent',
    line: 'Voir ce que les signataires détiennent, promettent et proposent',
    lede: 'Les chiffres exacts, pour vous seulement. Qui n’a pas accepté qu’on lui écrive n’est que dans les sommes.',
    none: 'Rien pour l’instant',
    noneText: 'On le demande aux signataires une fois qu’ils ont confirmé. C’est vous qui choisissez quoi.',
    people: 'Personnes',
    mayWrite: 'À qui l’on peut écrire',
    sum: 'Somme',
    kind: 'Quoi',
    list: 'Les personnes à qui l’on peut écrire',
    name: 'Nom',
    email: 'Adresse électronique',
    says: 'Ce qu’elles disent',
    csv: 'En CSV',
    first: (shown, all) => `Les ${number(shown)} premières sur ${number(all)} ; toutes sont dans le CSV.`,
    careful: 'Ces adresses ne servent qu’à ce qui a été proposé. Elles sont effacées avec les signatures.',
  },
  faults: {
    publish: 'Cochez la case pour la publier, ou laissez tomber la raison.',
    link: 'Ni lien ni adresse, s’il vous plaît.',
    currency: 'Des sommes ont été promises dans la monnaie d’avant : elle reste.',
  },
  privacy: {
    title: 'Ce que vous ajoutez à une signature',
    list: [
      'Si une pétition demande où vous vivez et que vous le dites : le pays ou la région, avec votre signature. Cela ne paraît que dans des chiffres, de cinq personnes au moins, qui bougent de cinq au moins et une fois par jour au plus.',
      'Si vous dites pourquoi vous signez : ce texte, avec le prénom et la ville que vous avez choisi de montrer. Il est public jusqu’à ce que vous le retiriez ; l’équipe de la campagne peut le masquer.',
      'Si vous dites ce que vous détenez, promettriez ou proposez : cela, et si l’équipe de la campagne peut vous écrire à ce sujet. Elle ne voit votre nom et votre adresse avec que si vous avez coché la case ; les autres ne voient que des sommes.',
      'Tout se change et se retire depuis le lien de votre courriel. Tout est effacé avec votre signature, quand vous la retirez ou quand son temps est passé. Les chiffres restent.',
    ],
  },
};
