import type { Locale } from '#i18n';

/** An article of the story. Every word of it is invented, as are those who sign it. */
export interface DemoArticle {
  readonly key: string;
  readonly day: number;
  readonly at: string;
  readonly by: string;
  readonly language: Locale;
  readonly kind: 'op-ed' | 'manifesto' | 'essay';
  /** Whether the campaign carries it. */
  readonly carried: boolean;
  readonly authors: readonly string[];
  /** Somebody who is named without an account. */
  readonly outside?: string;
  readonly translationOf?: string;
  readonly title: string;
  readonly standfirst: string;
  readonly body: string;
  readonly cover?: { readonly seats: number; readonly taken: number; readonly alt: string; readonly credit: string };
  readonly correction?: { readonly day: number; readonly from: string; readonly to: string; readonly note: string };
  readonly comments: readonly DemoComment[];
}

interface DemoComment {
  readonly day: number;
  readonly at: string;
  /** A handle, or a name that has no account. */
  readonly by: string;
  readonly text: string;
  /** The place in this list of what it answers. */
  readonly to?: number;
  /** What becomes of it; let in unless told. */
  readonly fate?: 'waits' | 'hidden';
}

export const articles: readonly DemoArticle[] = [
  {
    key: 'op-ed',
    day: 2,
    at: '07:30',
    by: 'ruth',
    language: 'en',
    kind: 'op-ed',
    carried: true,
    authors: ['tom'],
    title: 'What if we bought the room we talk in?',
    standfirst:
      'A network is for sale and nobody wants it. The people who fill it every day could. Here is why that is less mad than it sounds.',
    cover: {
      seats: 160,
      taken: 97,
      alt: 'Rows of seats drawn as a half circle. More than half are filled; the next one is green.',
      credit: 'Camille Morel, CC BY 4.0',
    },
    body: `This week a network that some of us open before the curtains was offered to the largest companies in the world. They walked around it, looked at the boiler, and went home. It does not grow fast enough.

We are the people on the sofa who were not asked.

## It is not broken

Let us say first what the price does not say. The thing works. A nurse in Leeds tells a minister what a ward looks like at four in the morning. A town finds out which bridge is shut. A joke about a comma goes round the world and comes home before lunch. None of that is a failure. It is called a failure because it will not double.

>> A public service for conversation has been priced as a lottery ticket, and we are told to mourn that it did not win.

There are other ways to own a thing that is useful and steady. We use them every day without noticing.

## Other people have done this

A bakery in my street belongs to its customers. So do a dairy, a bank and two newspapers that I read on the train. A football club can belong to the people who would sing for it anyway.[^club] None of these are charities. They have accounts, managers, quarrels about the car park, and a meeting once a year where anybody may stand up.

What they share is short enough for a list:

- **one member, one vote**, however many shares;
- a price that is **paid once**, not with your attention for ever;
- a surplus that goes back to those who made it, or into the roof;
- accounts that anyone may read.

### “But it costs billions”

It does. A price near $17 a share for some 705 million shares is about twelve billion dollars, before anybody pays a premium. If one user in a hundred bought in, that would be the price of a small car each, and we may all laugh and go home. If one in seven did, it would be the price of a good coat.[^sums]

That is not a plan. It is a reason to *ask for one*.

## What we ask

We do not ask for a gift. We ask the board to do what it would do for any serious buyer: study the sale, to its users, as a co-operative or in a like form, and publish what it finds. A study costs less than the lunch at which it will be refused.

If the answer is no, we shall have learnt what the no is made of. If it is yes, we shall need many hands, and a treasurer who sleeps well.

Either way the question will not go back in the box. **Who owns the room you talk in?**

[^club]: One of the people who signs this holds one forty-thousandth of one. He cannot pick the striker.
[^sums]: Back of an envelope: no debt, no co-op reserve, no partners. The calculator on this server does it properly and you can argue with every line of it.`,
    correction: {
      day: 4,
      from: 'for some 705 million shares',
      to: 'for about 705 million shares',
      note: 'The number of shares is an estimate from the last quarterly report, and now says so.',
    },
    comments: [
      {
        day: 4,
        at: '09:12',
        by: 'priya',
        text: 'The coat arithmetic holds, I checked. The bicycle version of it does not. Put the sums where people can change them.',
      },
      {
        day: 2,
        at: '11:40',
        by: 'Bríd',
        text: 'I have been a member of a credit union for forty years and nobody ever called it utopian. They call it Friday.',
      },
      {
        day: 2,
        at: '12:05',
        by: 'tom',
        text: 'I am going to steal “they call it Friday”, with credit.',
        to: 1,
      },
      {
        day: 3,
        at: '20:31',
        by: 'Owen',
        text: 'What happens to the people who cannot spare the price of a coat? A vote should not start with a till.',
      },
      {
        day: 3,
        at: '21:02',
        by: 'ruth',
        text: 'Fair, and it is the first thing we shall be asked. One member, one vote, and a share you can pay in twelve parts or have paid for you. Write that down with us?',
        to: 3,
      },
      { day: 5, at: '08:00', by: 'Viktor', text: 'CHEAP FOLLOWERS, write to me today!', fate: 'hidden' },
      {
        day: 5,
        at: '18:44',
        by: 'Selma',
        text: 'Sent it to my mother, who has sent it to her choir. There are sixty of them.',
        fate: 'waits',
      },
    ],
  },
  {
    key: 'tribune',
    day: 6,
    at: '12:15',
    by: 'paul',
    language: 'fr',
    kind: 'op-ed',
    carried: true,
    authors: ['lea', 'ruth', 'tom'],
    translationOf: 'op-ed',
    title: 'Et si nous rachetions la pièce où nous parlons ?',
    standfirst:
      'Un réseau est à vendre et personne n’en veut. Celles et ceux qui le remplissent chaque jour pourraient. Pourquoi c’est moins fou qu’il n’y paraît.',
    cover: {
      seats: 160,
      taken: 97,
      alt: 'Des sièges dessinés en hémicycle. Plus de la moitié sont pris ; le prochain est vert.',
      credit: 'Camille Morel, CC BY 4.0',
    },
    body: `Cette semaine, un réseau que certains d’entre nous ouvrent avant les rideaux a été proposé aux plus grands groupes du monde. Ils en ont fait le tour, ont regardé la chaudière, et sont repartis. Il ne grandit pas assez vite.

Nous sommes les gens assis sur le canapé, à qui l’on n’a rien demandé.

## Il n’est pas en panne

Disons d’abord ce que le prix ne dit pas : la chose marche. Une infirmière raconte à un ministre ce qu’est un service à quatre heures du matin. Une ville apprend quel pont est fermé. Une plaisanterie sur une virgule fait le tour du monde et rentre avant midi. Rien de cela n’est un échec. On l’appelle ainsi parce que cela ne doublera pas.

>> On a coté un service public de la conversation comme un billet de loterie, et l’on nous prie de pleurer parce qu’il n’a pas gagné.

## D’autres l’ont fait

La boulangerie de ma rue appartient à ses clients. Une laiterie aussi, une banque, deux journaux que je lis dans le train. Un club de football peut appartenir à ceux qui chanteraient de toute façon.[^club] Ce ne sont pas des bonnes œuvres. Ils ont des comptes, des gérants, des disputes sur le parking, et une réunion par an où chacun peut se lever.

- **une personne, une voix**, quel que soit le nombre de parts ;
- un prix que l’on **paie une fois**, et non avec son attention pour toujours ;
- un excédent qui revient à ceux qui l’ont fait, ou qui refait le toit ;
- des comptes que tout le monde peut lire.

### « Mais cela coûte des milliards »

Oui. Si une personne sur cent achetait une part, ce serait pour chacune le prix d’une petite voiture, et l’on rentre tous à la maison. Si c’est une sur sept, c’est celui d’un bon manteau.

Ce n’est pas un plan. C’est une raison d’*en demander un*.

## Ce que nous demandons

Nous ne demandons pas un cadeau. Nous demandons au conseil d’administration ce qu’il ferait pour tout acheteur sérieux : étudier la vente, à ses usagers, en coopérative ou sous une forme voisine, et publier ce qu’il trouve.

D’une façon ou d’une autre, la question ne rentrera pas dans sa boîte. **À qui est la pièce où vous parlez ?**

[^club]: L’un des signataires en possède un quarante-millième. Il ne choisit pas l’avant-centre.`,
    comments: [
      {
        day: 6,
        at: '13:20',
        by: 'salome',
        text: '« La pièce où nous parlons » : on a cherché une heure un mot pour *room*. Celui-ci a gagné par trois voix contre deux.',
      },
      {
        day: 7,
        at: '08:55',
        by: 'Océane',
        text: 'Ma laiterie est une coopérative depuis 1932. Chaque année on annonce sa fin, et chaque matin il y a du lait.',
      },
      { day: 7, at: '09:30', by: 'paul', text: 'J’en fais une affiche, si vous êtes d’accord.', to: 1 },
      {
        day: 8,
        at: '19:02',
        by: 'Karim',
        text: 'D’accord sur le fond. Mais qui fera la modération quand ce sera à tout le monde ?',
      },
      { day: 8, at: '21:15', by: 'Maëlys', text: 'Et les gens sans carte bancaire ?', fate: 'waits' },
    ],
  },
  {
    key: 'manifesto',
    day: 13,
    at: '18:00',
    by: 'amina',
    language: 'fr',
    kind: 'manifesto',
    carried: true,
    authors: [],
    outside: 'Le collectif du 12 octobre',
    title: 'Ce que nous voulons posséder, et pourquoi',
    standfirst:
      'Sept phrases adoptées le 12 octobre par quarante et une personnes, et la façon dont nous y sommes venus.',
    body: `Nous étions quarante et un, dans six pays, et nous n’avions pas le même mot pour « siège ». Voici ce sur quoi nous sommes tombés d’accord, dans l’ordre où c’est venu.

## Les sept phrases

1. Un réseau, ce sont les gens qui y sont.
2. Ce dont une société se sert chaque jour peut appartenir à celles et ceux qui s’en servent.
3. Une personne compte pour une, quoi qu’elle ait payé.
4. Personne ne paie avec son attention.
5. Les règles sont écrites, votées, et chacun peut vérifier le compte.
6. On peut partir, et emporter ce qui est à soi.
7. Si l’on nous dit non, nous continuerons.

## Comment elles ont été écrites

La première est venue en cinq minutes, la troisième en deux heures. La sixième a failli ne pas y être : il a fallu que quelqu’un raconte comment il avait perdu dix ans de photographies.

> Une règle que l’on ne peut pas quitter n’est pas une règle, c’est une porte fermée.

Nous avons voté chaque phrase à part. Aucune n’a eu moins de trente voix. La septième les a toutes eues.

## Ce qu’elles ne disent pas

Elles ne disent pas le prix, ni la forme juridique, ni le nom. Tout cela se discute, et se discutera ici.`,
    comments: [
      {
        day: 14,
        at: '10:02',
        by: 'marguerite',
        text: 'Le compte rendu est public, disputes comprises. Pour la troisième phrase, prévoyez du thé.',
      },
      {
        day: 15,
        at: '17:48',
        by: 'Hélène',
        text: 'La septième est la plus courte et la plus difficile à tenir. Je signe les sept.',
      },
    ],
  },
  {
    key: 'register',
    day: 110,
    at: '07:45',
    by: 'tom',
    language: 'en',
    kind: 'essay',
    carried: false,
    authors: [],
    title: 'The register before the press',
    standfirst: 'Notes from a newspaper that its readers bought the week before it was to close.',
    body: `They showed us the register first. Not the press, which is the size of a bus and smells of warm pennies, but a grey book with four thousand names in it, and a younger one, on a screen, with nine thousand more.

“That,” said the editor, “is the machine. The other thing prints.”

## What a list of names does

A list of names can be asked. When the paper had to choose between a Sunday edition and a pension fund, it asked; the answer came back in eleven days and surprised everybody who had been sure. When a minister rang to complain, the editor read him the number of members in his own constituency, and waited.

## What it does not do

It does not write the paper. On the stairs somebody had pinned a note: *the readers own this; the readers are not on shift tonight*. I have seen worse constitutions.`,
    comments: [
      { day: 110, at: '21:05', by: 'juno', text: 'The note on the stairs is in the last minute of the episode, too.' },
      {
        day: 112,
        at: '08:20',
        by: 'Eilidh',
        text: 'My grandfather’s name is in the grey book. Thank you for the smell of the pennies.',
      },
    ],
  },
];
