import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { figures as english } from './en.ts';

const { number } = formatsFor('fr');
const signatures = (n: number) =>
  `${number(n)} ${plural('fr', n, { one: 'signature', other: 'signatures', many: 'de signatures' })}`;
const places = (n: number, kind: 'country' | 'region') =>
  `${number(n)} ${kind === 'country' ? 'pays' : plural('fr', n, { one: 'région', other: 'régions' })}`;

export const figures: typeof english = {
  title: 'Les chiffres',
  all: 'Tous les chiffres : courbe, carte, tableau',
  curve: 'La courbe',
  map: 'La carte',
  mapText:
    'Un carré par pays, quelles que soient sa forme et sa taille. Plus l’ambre est soutenu, plus il y a de signatures.',
  mapSays: (countries, most, n) =>
    `${places(countries, 'country')} avec cinq signatures ou plus ; le plus grand nombre, ${number(n)} : ${most}.`,
  tile: (country, figure) => `${country} : ${figure}`,
  legend: {
    none: 'moins de 5, ou aucune',
    from: (least, most) => `${number(least)} à ${number(most)}`,
    over: (least) => `${number(least)} et plus`,
  },
  byCountry: 'Par pays',
  byRegion: (country) => `Par région : ${country}`,
  country: 'Pays',
  region: 'Région',
  signatures: 'Signatures',
  share: 'Part',
  sortByName: 'trier par nom',
  sortByNumber: 'trier par nombre',
  none: 'Rien à montrer pour l’instant',
  noneText: 'Un pays paraît ici quand cinq personnes qui y vivent ont signé, le lendemain.',
  notAsked: 'Cette pétition ne demande pas où vivent ses signataires.',
  asOf: (day) => `Publiés le ${day}.`,
  rule: 'Comment ces chiffres sont publiés',
  rules: [
    'Dire où l’on vit est facultatif, et rien n’est deviné d’après le réseau ou la langue.',
    'Un pays ou une région paraît à partir de cinq signatures. Ensuite, son nombre ne bouge que si cinq personnes au moins sont venues ou parties depuis la dernière fois, et une fois par jour au plus.',
    'Le total est exact et bouge aussitôt. Ainsi, personne ne peut regarder un nombre et le total pour apprendre où vit quelqu’un : chaque changement d’un nombre porte sur cinq personnes au moins.',
    'Ce que ces nombres laissent du total n’est dans aucune ligne : qui n’a rien dit, qui vit là où l’on est moins de cinq, et jusqu’à quatre personnes par lieu qui ne sont pas encore publiées, sans dire lesquelles.',
    'Un palier qui demande un minimum par pays est atteint au compte exact, sur le moment ; où il en est se lit dans les chiffres de cette page.',
    'Ce que les signataires ajoutent (actions, promesses, offres) suit la même règle ; les sommes sont arrondies par défaut à deux chiffres.',
  ],
  committed: 'Ce que les signataires ajoutent',
  asked: {
    field: 'Où vous vivez',
    country: 'Votre pays',
    none: 'Je préfère ne pas le dire',
    regions: (country) => `Régions : ${country}`,
    countries: 'Pays',
    hint: 'Seulement dans des chiffres, jamais au-dessous de cinq.',
    says: (place) => `Vous vivez ici : ${place}.`,
  },
  spread: {
    asks: (perArea, areas, kind) =>
      `au moins ${number(perArea)} dans chacun${kind === 'region' ? 'e' : ''} de ${places(areas, kind)}`,
    got: (got, areas, kind) =>
      `Pour l’instant ${number(got)} sur ${places(areas, kind)}, d’après les chiffres de la veille.`,
    missing: (n, perArea, kind) =>
      `${kind === 'country' ? `${number(n)} pays` : `${number(n)} ${plural('fr', n, { one: 'région', other: 'régions' })}`} de plus à ${signatures(perArea)}`,
  },
  addedOn: (day) => `Ajouté le ${day}.`,
  fixed:
    'Les paliers sont annoncés d’avance. Aucun n’est changé ni retiré ; celui qu’on ajoute ensuite dit quel jour il l’a été.',
  desk: {
    title: 'Ce qu’on demande aux signataires, et les paliers',
    line: 'Choisir ce qu’on demande aux signataires, ajouter un palier',
    area: 'Où vivent les signataires',
    areas: {
      none: 'Ne pas le demander',
      country: 'Demander le pays',
      region: (country) => `Demander le pays, et la région (${country})`,
    },
    areaHint: 'Toujours facultatif pour qui signe. Aucun chiffre n’est montré au-dessous de cinq.',
    after: 'Après la signature',
    afterText: 'Sur la page qui remercie, jamais dans le formulaire : signer reste deux champs et deux cases.',
    asks: {
      reason: 'Pourquoi l’on signe, pour publication',
      shares: 'Les actions que l’on détient, et depuis quand',
      pledge: 'Une somme que l’on promettrait',
      skill: 'Un savoir-faire que l’on propose',
      language: 'Des langues vers lesquelles on traduirait',
      place: 'Un lieu que l’on propose',
    },
    currency: 'Les sommes sont promises en',
    save: 'Demander cela',
    milestone: 'Ajouter un palier',
    milestoneText:
      'Au-delà du dernier et du décompte. Tout le monde lit quel jour il a été ajouté ; il ne peut plus changer.',
    signatures: 'Signatures',
    consequence: 'Alors…',
    spread: 'Avec un minimum dans plusieurs pays ou régions',
    spreadText: 'Comme l’initiative citoyenne européenne : le palier est atteint quand les deux y sont.',
    kind: 'Minimum par',
    kinds: { country: 'pays', region: 'région' },
    areasLabel: 'Dans combien d’entre eux',
    perArea: 'Signatures dans chacun',
    perAreaHint: 'Cinq ou plus.',
    add: 'L’annoncer',
  },
  faults: {
    milestones: (most) => `Une campagne a ${number(most)} paliers au plus.`,
    notAsked:
      'Demandez-le d’abord aux signataires : un minimum par pays a besoin du pays, un minimum par région, de la région.',
    needed: 'Un palier qui n’est pas encore atteint a besoin de ce que le formulaire demande aujourd’hui.',
  },
};
