import type { moderating as english } from './en.ts';

export const moderating: typeof english = {
  noAddresses:
    'Ici, personne ne voit d’adresse e-mail entière ni d’adresse réseau. Cherchez par ce qui suit l’arobase.',
  notReported: (url) => `Personne n’a signalé ce compte. Signalez-le d’abord, avec une règle : ${url}`,
  noGround: (url) =>
    `Ici, rien ne se fait sans règle ni loi. Nommez-en une dans le texte (« règle 3 », ou une ligne « Loi : … »), ou choisissez-la sur la page du dossier : ${url}`,
  noFacts: (url) =>
    `La personne concernée apprend pourquoi. Écrivez un texte de dix à 3 000 caractères, ou allez sur la page du dossier : ${url}`,
  noPosts: (url) =>
    `Ici, ce sont des publications que l’on marque comme sensibles, pas des comptes, et ce signalement n’en nomme aucune qui reste à marquer. Choisissez-les sur la page du dossier : ${url}`,
  noDisabling: (url) =>
    `Ici, personne n’est mis à la porte de son propre compte. Restreignez-le, ou proposez une suspension : ${url}`,
  noEditing: (url) =>
    `Un signalement reste comme on l’a fait. La règle se choisit quand on agit, dans le texte ou sur la page du dossier : ${url}`,
  noReopening: (url) =>
    `Ce qui est réglé le reste : un nouveau signalement ouvre un nouveau dossier, et l’on revient sur ce qui a été fait depuis la page du dossier : ${url}`,
  refuseOnPage: (url) =>
    `Personne n’est refusé sans une phrase. Envoyez-en une d’au moins dix caractères comme « text », ou refusez sur la page : ${url}`,
  takenBack: 'Retiré depuis une application, sans autre mot.',
};
