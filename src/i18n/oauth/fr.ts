import type { oauth as english } from './en.ts';

export const oauth: typeof english = {
  title: (app) => `Laisser entrer ${app} ?`,
  asks: (app, handle) => `${app} demande à agir pour ${handle}.`,
  what: 'Une application demande',
  from: (host) => `Elle dit venir de ${host}.`,
  may: 'Elle pourrait alors',
  goesTo: (place) => `Ensuite vous continuez sur ${place}.`,
  goesToApp: 'Ensuite vous continuez dans l’application.',
  neverVote: 'Elle ne pourra jamais voter, signer ni payer pour vous.',
  neverPay: 'Elle ne pourra jamais signer ni payer pour vous.',
  letVote: 'La laisser voter pour moi',
  letVoteNote:
    'Les votes publics y apparaissent comme des sondages ; ce que vous y choisissez est votre vote. Les votes confidentiels et secrets restent ici.',
  mayVote: 'Celle-ci pourrait voter en votre nom. Ne la laissez entrer que si vous savez pourquoi.',
  mayModerate:
    'Elle pourrait modérer à votre place : ce qu’elle fait compte comme venant de vous, selon les mêmes règles que sur nos pages. Ne la laissez entrer que si vous lui confiez ce que des gens ont signalé.',
  withheld:
    'Elle a aussi demandé à modérer. C’est réservé à celles et ceux qui modèrent ici : cela ne lui est pas donné.',
  takeBack: 'Vous pouvez revenir là-dessus à tout moment, dans Réglages, Programmes.',
  otherAccount: 'Prendre un autre compte',
  yes: 'Laisser entrer',
  no: 'Ne pas laisser entrer',
  code: 'Votre code',
  codeText: 'Copiez ce code dans l’application. Il sert une fois, pendant dix minutes.',
  faults: {
    title: 'Cette application a demandé d’une façon que nous ne comprenons pas',
    app: 'Nous ne connaissons pas cette application, ou l’avons oubliée. Retournez-y et recommencez.',
    redirect: 'Cette application demande une réponse à une adresse qu’elle n’a pas déclarée. Rien ne lui a été donné.',
  },
  refusedHere: 'Vous ne l’avez pas laissée entrer. Rien ne lui a été donné.',
  unknownGrant: 'Seuls authorization_code et client_credentials ont une réponse ici.',
  badClient: 'Nous ne connaissons pas cette application par ce secret.',
  badGrant:
    'Ce code est inconnu, déjà utilisé, trop vieux, ou donné pour une autre adresse ou un autre vérificateur. Demandez-en un nouveau.',
  badScope: 'Portées inconnues, ou plus que ce que l’application a déclaré.',
  badRequest: 'Il manque quelque chose : grant_type, client_id, code ou redirect_uri.',
};
