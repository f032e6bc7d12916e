import type { Locale } from '#i18n';

export interface DemoCampaign {
  title: string;
  summary: string;
  target: string;
  story: string;
  milestones: readonly { signatures: number; consequence: string }[];
  events: readonly { day: number; on: string; title: string; text: string }[];
}

/** What the campaign says, in the language of the demo. Dates and figures are public; the words are ours. */
export const campaigns: Readonly<Record<Locale, DemoCampaign>> = {
  fr: {
    title: 'Et si nous rachetions Twitter ?',
    summary:
      'Qu’est-ce que Twitter sans nos tweets ? Nous demandons à l’entreprise d’étudier sa vente à celles et ceux qui s’en servent, sous la forme d’une coopérative.',
    target: 'la direction de Twitter, Inc.',
    story: `À l’automne 2016, Twitter cherche un acheteur. De grands groupes regardent, puis renoncent. Pour la Bourse, un réseau qui ne croît plus assez vite est un échec. Pour nous, c’est un service public de la conversation, et il marche.

Il existe une autre façon de posséder les outils dont nous dépendons : ensemble. Des journaux, des banques, des clubs et des magasins appartiennent à leurs usagers depuis plus d’un siècle.

## Ce que nous demandons

1. Que Twitter publie une étude des moyens de se vendre à ses usagers, en coopérative ou sous une forme proche.
2. Que cette étude soit soumise aux actionnaires à l’assemblée annuelle du 22 mai 2017.
3. Que les usagers soient consultés avant toute autre vente.`,
    milestones: [
      { signatures: 1_000, consequence: 'nous publions l’appel en cinq langues.' },
      {
        signatures: 5_000,
        consequence: 'nous remettons l’appel à la direction, en demandant une réponse publique sous trente jours.',
      },
      { signatures: 10_000, consequence: 'nous portons l’appel aux grands actionnaires, un par un.' },
    ],
    events: [
      {
        day: 1,
        on: '2016-10-03',
        title: 'Le groupe s’organise',
        text: 'Une pétition, un lieu pour décider, un lieu pour se parler.',
      },
      {
        day: 6,
        on: '2016-10-08',
        title: 'L’appel doit se lire dans d’autres langues que l’anglais',
        text: 'La demande arrive dès la première semaine.',
      },
      {
        day: 75,
        on: '2016-12-16',
        title: '323 signataires se déclarent actionnaires',
        text: 'Une case de la pétition le demandait. De là est née l’idée de la résolution.',
      },
      {
        day: 173,
        on: '2017-03-24',
        title: 'Pour voter le 22 mai, il faut être actionnaire le 30 mars au plus tard',
        text: 'Six jours pour agir. Une action suffit.',
      },
      {
        day: 200,
        on: '2017-05-22',
        title: 'Assemblée des actionnaires',
        text: 'La résolution n° 4 est mise aux voix. Au-dessous de 3 %, elle ne pourrait pas revenir l’an prochain.',
      },
      {
        day: 233,
        on: '2017-05-23',
        title: 'La résolution recueille 4,7 % des voix exprimées',
        text: '15 978 718 pour, 323 830 975 contre. Au-dessus des 3 % : elle peut revenir.',
      },
    ],
  },
  en: {
    title: 'What if we bought Twitter?',
    summary:
      'What is Twitter without our tweets? We ask the company to study selling itself to the people who use it, as a co-operative.',
    target: 'the board of Twitter, Inc.',
    story: `In the autumn of 2016 Twitter looks for a buyer. Large groups look back, then walk away. To the stock market, a network that no longer grows fast enough is a failure. To us it is a public service for conversation, and it works.

There is another way to own the tools we depend on: together. Newspapers, banks, clubs and shops have belonged to the people who use them for more than a century.

## What we ask

1. That Twitter publish a study of the ways to sell itself to its users, as a co-operative or in a similar form.
2. That this study be put to the shareholders at the annual meeting of 22 May 2017.
3. That users be consulted before any other sale.`,
    milestones: [
      { signatures: 1_000, consequence: 'we publish the appeal in five languages.' },
      {
        signatures: 5_000,
        consequence: 'we hand the appeal to the board and ask for a public answer within thirty days.',
      },
      { signatures: 10_000, consequence: 'we take the appeal to the large shareholders, one by one.' },
    ],
    events: [
      {
        day: 1,
        on: '2016-10-03',
        title: 'The group gets organised',
        text: 'A petition, a place to decide, a place to talk.',
      },
      {
        day: 6,
        on: '2016-10-08',
        title: 'The appeal must be read in more languages than English',
        text: 'The request comes within the first week.',
      },
      {
        day: 75,
        on: '2016-12-16',
        title: '323 signers say they hold shares',
        text: 'A box of the petition asked. From it comes the idea of a resolution.',
      },
      {
        day: 173,
        on: '2017-03-24',
        title: 'To vote on 22 May one must hold a share by 30 March',
        text: 'Six days to act. One share is enough.',
      },
      {
        day: 200,
        on: '2017-05-22',
        title: 'Annual meeting of the shareholders',
        text: 'Resolution no. 4 is put to the vote. Below 3 % it could not come back next year.',
      },
      {
        day: 233,
        on: '2017-05-23',
        title: 'The resolution takes 4.7 % of the votes cast',
        text: '15,978,718 for, 323,830,975 against. Above 3 %: it may come back.',
      },
    ],
  },
};
