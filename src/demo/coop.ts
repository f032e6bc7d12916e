import type { Json } from '#actions';
import type { Locale } from '#i18n';
import type { MandateRole } from '#membership';

type Told = Readonly<Record<Locale, string>>;

/** Who applies before the founding, on which day; they found it together. */
export const founding = {
  begins: { day: 241, at: '09:30' },
  applications: {
    amina: 242,
    ruth: 242,
    paul: 242,
    lea: 243,
    noe: 243,
    yann: 243,
    salome: 244,
    marguerite: 244,
    priya: 246,
  },
  planned: { day: 247, at: '20:00' },
  /** Four days to read, three to vote. */
  called: { day: 248, at: '10:00' },
  model: { fr: 'association-1901', en: 'plain' } satisfies Told,
  mandates: [
    { by: 'marguerite', title: { fr: 'Secrétariat', en: 'Secretary' }, role: 'secretary', months: 12 },
    { by: 'yann', title: { fr: 'Trésorerie', en: 'Treasurer' }, role: 'treasurer', months: 12 },
    { by: 'lea', title: { fr: 'Modération', en: 'Moderation' }, role: 'moderator', months: 6 },
    { by: 'ruth', title: { fr: 'Campagnes', en: 'Campaigns' }, role: 'organiser', months: 12 },
  ] satisfies { by: string; title: Told; role: MandateRole; months: number }[],
} as const;

/** Who applies once the co-op exists; the secretary admits them on the day after. */
export const joining = { tom: 256, ines: 256, juno: 257, ingrid: 257, mateo: 258, camille: 258, kit: 262 } as const;

export type DemoPosition = 'yes' | 'no' | 'abstain' | 'block';

export interface DemoVote {
  readonly day: number;
  readonly at: string;
  readonly by: string;
  readonly position?: DemoPosition;
  /** Places of options, from 0. */
  readonly chosen?: readonly number[];
  readonly reason?: string;
}

/** What the actions of a proposal need to know of what happened before. */
export interface Known {
  readonly locale: Locale;
  readonly member: (handle: string) => string;
  readonly circle: (key: string) => string;
  /** The end of its address. */
  readonly campaign: string;
}

export interface DemoProposal {
  readonly key: string;
  readonly by: string;
  /** Published then; it opens by itself once its notice is over. */
  readonly day: number;
  readonly at: string;
  readonly kind?: 'yes-no' | 'consensus' | 'approval';
  readonly rule: 'lazy' | 'ordinary';
  readonly title: Told;
  readonly body: Told;
  readonly options?: readonly Told[];
  readonly actions?: (known: Known) => readonly { name: string; input: Json }[];
  readonly sponsors?: readonly string[];
  readonly reviewOn?: string;
  readonly votes: readonly DemoVote[];
}

const CODE = {
  fr: `## Entre nous

On parle à des personnes, pas à des avatars.

On critique une idée en la citant, jamais quelqu’un en le nommant.

Un avertissement précède ce qui peut heurter.

Les décisions de modération sont motivées, réversibles, et tiennent dans un registre.`,
  en: `## Between us

We speak to people, not to avatars.

We criticise an idea by quoting it, never somebody by naming them.

A warning comes before what may hurt.

Decisions of moderation have reasons, can be undone, and stand in a register.`,
} satisfies Told;

const AMENDED = {
  fr: CODE.fr.replace(
    'Un avertissement précède ce qui peut heurter.',
    'Un avertissement précède ce qui peut heurter, et une image porte sa description.',
  ),
  en: CODE.en.replace(
    'A warning comes before what may hurt.',
    'A warning comes before what may hurt, and a picture carries its description.',
  ),
} satisfies Told;

const at =
  (text: Told) =>
  ({ locale }: Known) =>
    text[locale];

/** What the assembly of founders says. */
export const assemblyVotes: readonly DemoVote[] = [
  { day: 252, at: '10:20', by: 'amina', position: 'yes', reason: 'Le jour où cette phrase passe, je rends les clés. J’attends ça depuis octobre.' },
  { day: 252, at: '12:05', by: 'ruth', position: 'yes', reason: 'One member, one vote, and the stewards stop being stewards. That is the whole point.' },
  { day: 252, at: '18:30', by: 'noe', position: 'abstain', reason: 'Le texte est bon. L’article 7 a encore une virgule de trop, et je me connais.' },
  { day: 253, at: '08:10', by: 'paul', position: 'yes' },
  { day: 253, at: '09:00', by: 'lea', position: 'yes', reason: 'Six mois de modération, pas un de plus, puis une élection. C’est écrit, donc je dis oui.' },
  { day: 253, at: '19:45', by: 'salome', position: 'yes' },
  { day: 254, at: '07:30', by: 'yann', position: 'yes', reason: 'Les comptes seront publics dès la première ligne.' },
  { day: 254, at: '11:11', by: 'marguerite', position: 'yes', reason: 'Je tiendrai le registre comme j’ai tenu la classe : porte ouverte.' },
  { day: 254, at: '21:00', by: 'priya', position: 'yes' },
]; // prettier-ignore

export const proposals: readonly DemoProposal[] = [
  {
    key: 'translations',
    by: 'lea',
    day: 257,
    at: '10:00',
    rule: 'ordinary',
    title: { fr: 'Créer un cercle Traductions', en: 'Create a Translations circle' },
    body: {
      fr: 'Depuis octobre, onze personnes relisent l’appel dans cinq langues sans que rien ne le dise. Donnons-leur un nom, une page, et le droit de tenir les textes traduits à jour.',
      en: 'Since October eleven people have proofread the appeal in five languages, and nothing says so. Let us give them a name, a page, and the right to keep translated texts up to date.',
    },
    actions: (known) => [
      {
        name: 'circle.create',
        input: {
          name: at({ fr: 'Traductions', en: 'Translations' })(known),
          purpose: at({
            fr: 'Que tout ce que nous publions se lise en cinq langues au moins, et que chaque traduction soit relue par deux personnes.',
            en: 'That everything we publish can be read in five languages at least, each translation proofread by two people.',
          })(known),
          open: 'on',
          members: ['lea', 'salome', 'paul'].map(known.member),
        },
      },
    ],
    sponsors: ['salome', 'amina'],
    votes: [
      { day: 261, at: '11:00', by: 'salome', position: 'yes', reason: 'Nous le faisons déjà. Autant que cela se voie.' },
      { day: 261, at: '12:30', by: 'mateo', position: 'yes' },
      { day: 262, at: '09:00', by: 'amina', position: 'yes' },
      { day: 262, at: '18:20', by: 'ines', position: 'yes', reason: 'Le néerlandais, s’il vous plaît.' },
      { day: 263, at: '08:00', by: 'lea', position: 'yes' },
      { day: 264, at: '20:10', by: 'ruth', position: 'yes' },
      { day: 265, at: '13:00', by: 'paul', position: 'yes' },
      { day: 266, at: '07:45', by: 'ingrid', position: 'abstain' },
    ],
  },
  {
    key: 'tech',
    by: 'priya',
    day: 258,
    at: '11:00',
    rule: 'ordinary',
    title: { fr: 'Créer un cercle Technique', en: 'Create a Tech circle' },
    body: {
      fr: 'Quelqu’un doit veiller sur le serveur la nuit, et dire le matin ce qui s’est passé. Le cercle rend compte chaque mois, et n’a pas d’autre pouvoir que celui-là.',
      en: 'Somebody must look after the server at night, and say in the morning what happened. The circle reports every month and has no other power than that.',
    },
    actions: (known) => [
      {
        name: 'circle.create',
        input: {
          name: at({ fr: 'Technique', en: 'Tech' })(known),
          purpose: at({
            fr: 'Faire tourner le serveur, sauvegarder, réparer, et le raconter.',
            en: 'To run the server, back it up, mend it, and tell about it.',
          })(known),
          members: ['priya', 'yann'].map(known.member),
        },
      },
    ],
    sponsors: ['yann', 'ruth'],
    votes: [
      { day: 262, at: '12:00', by: 'yann', position: 'yes' },
      { day: 262, at: '12:40', by: 'priya', position: 'yes' },
      { day: 263, at: '10:30', by: 'tom', position: 'yes', reason: 'Boring work with names on it. Yes.' },
      { day: 264, at: '08:15', by: 'noe', position: 'yes' },
      { day: 266, at: '19:00', by: 'juno', position: 'yes' },
      { day: 267, at: '21:30', by: 'ruth', position: 'yes' },
      { day: 268, at: '07:00', by: 'amina', position: 'yes' },
    ],
  },
  {
    key: 'code',
    by: 'marguerite',
    day: 262,
    at: '10:00',
    rule: 'ordinary',
    title: { fr: 'Adopter une charte des échanges', en: 'Adopt a code of conduct' },
    body: {
      fr: 'Cinq phrases, affichables sur un réfrigérateur. Elles disent ce que nous nous devons, et ce que la modération nous doit.',
      en: 'Five sentences that fit on a fridge. They say what we owe one another, and what moderation owes us.',
    },
    actions: ({ locale }) => [
      {
        name: 'document.adopt',
        input: {
          kind: 'code-of-conduct',
          title: { fr: 'Charte des échanges', en: 'Code of conduct' }[locale],
          language: locale,
          text: CODE[locale],
        },
      },
    ],
    sponsors: ['lea', 'noe', 'ines'],
    reviewOn: '2018-06-30',
    votes: [
      { day: 266, at: '11:30', by: 'lea', position: 'yes', reason: 'C’est à moi de l’appliquer : je préfère cinq phrases claires à cinquante articles.' },
      { day: 267, at: '09:00', by: 'noe', position: 'yes' },
      { day: 267, at: '22:00', by: 'kit', position: 'no', reason: 'I would rather trust people than sign sentences. But I will live with it.' },
      { day: 268, at: '18:00', by: 'ines', position: 'yes' },
      { day: 269, at: '08:20', by: 'ruth', position: 'yes' },
      { day: 269, at: '12:10', by: 'juno', position: 'yes' },
      { day: 270, at: '20:00', by: 'camille', position: 'yes' },
      { day: 271, at: '19:30', by: 'amina', position: 'yes' },
      { day: 271, at: '20:00', by: 'marguerite', position: 'yes' },
    ],
  },
  {
    key: 'fee',
    by: 'paul',
    day: 264,
    at: '10:00',
    rule: 'ordinary',
    title: { fr: 'Demander cent euros par an à chaque membre', en: 'Ask every member for a hundred euros a year' },
    body: {
      fr: 'Avec deux cents membres, nous paierions le serveur, une permanence et l’impression. Sans argent, nous dépendrons de celles et ceux qui ont du temps.',
      en: 'With two hundred members we could pay for the server, somebody on call, and printing. Without money we shall depend on those who have time.',
    },
    actions: (known) => [
      {
        name: 'record',
        input: {
          what: at({
            fr: 'Écrire le règlement des cotisations et ouvrir un compte en banque',
            en: 'Write the rules for dues and open a bank account',
          })(known),
          owner: known.member('yann'),
          due: '2017-09-30',
        },
      },
    ],
    sponsors: ['noe', 'yann', 'marguerite'],
    votes: [
      { day: 268, at: '10:40', by: 'paul', position: 'yes' },
      { day: 268, at: '12:00', by: 'tom', position: 'no', reason: 'A hundred euros is a bicycle or a month of food, depending on who you are. Same price, different door.' },
      { day: 269, at: '09:10', by: 'salome', position: 'no', reason: 'À Dakar, c’est un mois de loyer. Cotisons selon nos moyens, et chiffrons d’abord.' },
      { day: 269, at: '19:00', by: 'yann', position: 'yes', reason: 'Les serveurs se paient en euros. Autant le dire.' },
      { day: 270, at: '08:00', by: 'ines', position: 'no' },
      { day: 270, at: '21:15', by: 'juno', position: 'no' },
      { day: 271, at: '07:50', by: 'lea', position: 'no', reason: 'D’accord sur le besoin, pas sur le tarif unique.' },
      { day: 272, at: '18:40', by: 'noe', position: 'yes' },
      { day: 273, at: '12:00', by: 'mateo', position: 'no' },
      { day: 273, at: '20:20', by: 'amina', position: 'abstain' },
      { day: 274, at: '08:30', by: 'ruth', position: 'no', reason: 'Bring it back with a sliding scale and I will carry it door to door.' },
    ],
  },
  {
    key: 'close',
    by: 'ruth',
    day: 268,
    at: '11:00',
    rule: 'ordinary',
    title: { fr: 'Clore l’appel, et remercier', en: 'Close the appeal, and say thank you' },
    body: {
      fr: 'La résolution a été mise aux voix le 22 mai. L’appel a fait son travail ; ce que nous voulons maintenant, nous le faisons. Disons-le à celles et ceux qui ont signé.',
      en: 'The resolution was put to the vote on 22 May. The appeal has done its work; what we want now, we do. Let us tell those who signed.',
    },
    actions: (known) => [
      { name: 'campaign.close', input: { campaign: known.campaign } },
      {
        name: 'record',
        input: {
          what: at({ fr: 'Envoyer le mot de remerciement aux signataires', en: 'Send the thank-you note to those who signed' })(known),
          owner: known.member('ruth'),
          due: '2017-07-20',
        },
      },
    ],
    sponsors: ['amina', 'tom', 'kit'],
    votes: [
      { day: 272, at: '11:30', by: 'ruth', position: 'yes' },
      { day: 272, at: '12:20', by: 'amina', position: 'yes', reason: 'On ne laisse pas une pétition ouverte par habitude.' },
      { day: 273, at: '09:30', by: 'kit', position: 'yes', reason: 'All twelve of my shares agree.' },
      { day: 274, at: '19:10', by: 'priya', position: 'yes' },
      { day: 275, at: '08:00', by: 'camille', position: 'no', reason: 'Il me reste quarante affiches.' },
      { day: 276, at: '12:00', by: 'ingrid', position: 'yes' },
      { day: 277, at: '20:00', by: 'tom', position: 'yes' },
      { day: 277, at: '21:00', by: 'paul', position: 'yes' },
    ],
  },
  {
    key: 'alt',
    by: 'ines',
    day: 277,
    at: '10:00',
    rule: 'ordinary',
    title: { fr: 'Décrire les images : l’écrire dans la charte', en: 'Describe pictures: put it in the code of conduct' },
    body: {
      fr: 'Trois membres lisent le réseau avec les oreilles. Une demi-phrase de plus dans la charte, et le composeur le rappelle déjà.',
      en: 'Three members read the network with their ears. Half a sentence more in the code; the composer reminds us already.',
    },
    actions: ({ locale }) => [
      {
        name: 'document.amend',
        input: {
          document: { fr: 'code-of-conduct/charte-des-echanges@1', en: 'code-of-conduct/code-of-conduct@1' }[locale],
          text: AMENDED[locale],
        },
      },
    ],
    sponsors: ['juno', 'marguerite', 'lea'],
    votes: [
      { day: 281, at: '10:30', by: 'juno', position: 'yes', reason: 'I make radio. Of course.' },
      { day: 281, at: '18:00', by: 'lea', position: 'yes' },
      { day: 282, at: '08:40', by: 'marguerite', position: 'yes' },
      { day: 283, at: '12:00', by: 'camille', position: 'yes', reason: 'Je décris mes affiches depuis six mois : cela oblige à savoir ce qu’on dessine.' },
      { day: 284, at: '19:20', by: 'ines', position: 'yes' },
      { day: 285, at: '07:30', by: 'salome', position: 'yes' },
      { day: 286, at: '21:10', by: 'ingrid', position: 'yes' },
      { day: 286, at: '22:00', by: 'kit', position: 'abstain' },
    ],
  },
  {
    key: 'coordination',
    by: 'lea',
    day: 288,
    at: '10:00',
    rule: 'ordinary',
    title: {
      fr: 'Confier la coordination des traductions à Salomé',
      en: 'Give Salomé the mandate to coordinate translations',
    },
    body: {
      fr: 'Elle le fait depuis le sixième jour. Un mandat dit jusqu’à quand, et devant qui elle en répond.',
      en: 'She has done it since the sixth day. A mandate says until when, and to whom she answers.',
    },
    actions: (known) => [
      {
        name: 'mandate.grant',
        input: {
          member: known.member('salome'),
          title: at({ fr: 'Coordination des traductions', en: 'Coordination of translations' })(known),
          role: '',
          circle: known.circle('translations'),
          until: '2018-06-30',
        },
      },
    ],
    sponsors: ['mateo', 'amina', 'paul'],
    votes: [
      { day: 292, at: '10:30', by: 'mateo', position: 'yes' },
      { day: 292, at: '19:00', by: 'amina', position: 'yes', reason: 'Elle relance sans jamais presser. C’est un talent.' },
      { day: 293, at: '09:15', by: 'paul', position: 'yes' },
      { day: 294, at: '08:00', by: 'yann', position: 'no', reason: 'Rien contre elle : je voudrais deux personnes, pas une.' },
      { day: 294, at: '20:30', by: 'ruth', position: 'yes' },
      { day: 295, at: '12:45', by: 'juno', position: 'yes' },
      { day: 296, at: '18:00', by: 'lea', position: 'yes' },
      { day: 297, at: '09:20', by: 'ines', position: 'yes' },
    ],
  },
  {
    key: 'manifesto',
    by: 'paul',
    day: 292,
    at: '11:00',
    kind: 'consensus',
    rule: 'ordinary',
    title: { fr: 'Imprimer notre manifeste pour cent bibliothèques', en: 'Print our manifesto for a hundred libraries' },
    body: {
      fr: 'Un réseau qui appartient à ses membres, cela se raconte mieux sur du papier que l’on garde. Une feuille pliée en quatre, cinq langues, cent bibliothèques qui ont déjà dit oui.\n\nLe papier est offert par l’imprimerie. Restent l’envoi et les relectures.',
      en: 'A network that belongs to its members is easier to tell about on paper that one keeps. One sheet folded in four, five languages, a hundred libraries that have said yes already.\n\nThe printing shop gives the paper. Postage and proofreading remain.',
    },
    actions: (known) => [
      {
        name: 'record',
        input: {
          what: at({
            fr: 'Imprimer et poster le manifeste à cent bibliothèques',
            en: 'Print the manifesto and post it to a hundred libraries',
          })(known),
          owner: known.member('paul'),
          due: '2017-10-03',
        },
      },
      {
        name: 'setting.change',
        input: {
          key: 'purpose',
          value: at({
            fr: 'Un réseau que ses membres possèdent et font vivre ensemble.',
            en: 'A network that its members own and run together.',
          })(known),
        },
      },
    ],
    sponsors: ['camille', 'marguerite', 'juno'],
    votes: [
      { day: 296, at: '11:30', by: 'camille', position: 'yes', reason: 'Je dessine la page quatre : sept sièges, tous pris.' },
      { day: 296, at: '13:00', by: 'priya', position: 'no', reason: 'Five languages means five proofreadings in August. Let us do two well, then the rest.' },
      { day: 296, at: '20:40', by: 'tom', position: 'yes', reason: 'Libraries keep things. The feed does not.' },
      { day: 297, at: '08:15', by: 'yann', position: 'block', reason: 'On ne sait pas qui paie le port. Je lève l’objection dès qu’un montant est écrit, même approximatif.' },
      { day: 297, at: '10:00', by: 'marguerite', position: 'yes' },
      { day: 298, at: '09:30', by: 'mateo', position: 'yes' },
      { day: 298, at: '19:00', by: 'kit', position: 'no', reason: 'I love paper. I also love knowing the price of stamps.' },
      { day: 299, at: '07:45', by: 'ruth', position: 'yes', reason: 'Manchester takes six. They asked for one each.' },
      { day: 299, at: '21:20', by: 'noe', position: 'abstain' },
    ],
  },
  {
    key: 'meeting',
    by: 'amina',
    day: 295,
    at: '18:00',
    kind: 'approval',
    rule: 'lazy',
    title: { fr: 'Où nous retrouver pour le premier anniversaire ?', en: 'Where shall we meet for the first anniversary?' },
    body: {
      fr: 'Le 3 octobre tombe un mardi. Cochez tout ce qui vous irait : on prend la ville qui va au plus grand nombre.',
      en: 'The third of October is a Tuesday. Tick whatever would do: we take the town that suits most.',
    },
    options: [
      { fr: 'Lyon', en: 'Lyon' },
      { fr: 'Bruxelles', en: 'Brussels' },
      { fr: 'Manchester', en: 'Manchester' },
      { fr: 'Ici, en ligne', en: 'Here, online' },
    ],
    votes: [
      { day: 295, at: '18:30', by: 'ines', chosen: [1] },
      { day: 295, at: '19:00', by: 'ruth', chosen: [1, 2] },
      { day: 296, at: '08:00', by: 'paul', chosen: [0, 1] },
      { day: 296, at: '12:00', by: 'lea', chosen: [0, 1, 3] },
      { day: 297, at: '21:00', by: 'ingrid', chosen: [3] },
      { day: 298, at: '07:30', by: 'tom', chosen: [1, 2] },
      { day: 299, at: '20:00', by: 'kit', chosen: [2, 3] },
    ],
  },
  {
    key: 'name',
    by: 'kit',
    day: 298,
    at: '12:00',
    rule: 'ordinary',
    title: { fr: 'Changer de nom : nous ne sommes plus Twitter', en: 'Change our name: we are not Twitter any more' },
    body: {
      fr: 'Nous l’étions pour une pétition. Depuis juin, nous sommes autre chose, et cela mérite un nom à nous. Je propose Essor.',
      en: 'We were, for a petition. Since June we have been something else, which deserves a name of its own. I propose Essor.',
    },
    actions: () => [{ name: 'setting.change', input: { key: 'name', value: 'Essor' } }],
    sponsors: ['tom'],
    votes: [],
  },
]; // prettier-ignore

/** What somebody asks in the objection window, and what somebody has done. */
export const review = {
  of: 'coordination',
  by: 'yann',
  day: 299,
  at: '08:30',
  reason: 'Je demande seulement qu’on regarde si deux personnes ne vaudraient pas mieux qu’une.',
} as const;

export const finished = {
  of: 'close',
  by: 'ruth',
  day: 285,
  at: '17:00',
  proof: {
    fr: 'Envoyé le 14 juillet à celles et ceux qui avaient demandé des nouvelles.',
    en: 'Sent on 14 July to those of the signers who had asked to be kept posted.',
  },
} as const;
