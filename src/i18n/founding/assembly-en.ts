import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('en', n, { one, other })}`;

/** The pages on which a co-op is founded. */
export const assembly = {
  title: 'Founding the co-op',
  lede: {
    campaign:
      'So far this server belongs to those who set it up. Founding a co-operative passes it to everybody who joins: one member, one vote. It takes five steps and an assembly.',
    founding:
      'This server is becoming a co-operative. Everybody can read what is being prepared; founders decide on it together.',
    'co-op': 'This server is a co-operative: it belongs to its members.',
  },
  founded: (day: string) => `Founded on ${day} by`,
  begin: 'Begin the founding',
  beginText: 'People can then apply to found it with you. Nothing is decided until the assembly has voted.',
  stewardsBegin: 'Those who run this server begin the founding. You can ask them:',
  askToFound: 'Found it with us',
  askText: 'Apply with your name and a few answers. Founders vote in the assembly, and become the first members.',
  steps: 'The steps',
  step: (n: number, of: number) => `Step ${number(n)} of ${number(of)}`,
  names: {
    model: 'A legal form',
    deciding: 'How you will decide',
    bylaws: 'The bylaws',
    founders: 'Who founds it',
    mandates: 'The first mandates',
    assembly: 'The founding assembly',
  },
  todo: {
    model: 'To choose: an association, a co-operative company, something plain.',
    deciding: 'To choose: everyone decides, or a board does and consults.',
    bylaws: 'A text to begin with is ready; you make it yours.',
    founders: 'One person is enough; seven are better.',
    mandates: 'Who admits members, keeps the books, looks after the posts; until when.',
    assembly: 'Founders vote on it all at once. If it passes, it takes effect by itself.',
  },
  done: 'ready',
  missing: 'to do',
  blanks: (n: number) => `${count(n, 'blank', 'blanks')} left to fill in`,
  words: (n: number) => count(n, 'word', 'words'),
  founders: (n: number) => count(n, 'founder', 'founders'),
  applicants: (n: number) => (n === 0 ? '' : `${count(n, 'application', 'applications')} to look at`),
  mandates: (n: number) => count(n, 'mandate', 'mandates'),
  states: {
    discussion: (moment: string) => `Called. The vote opens ${moment}.`,
    voting: (moment: string) => `The founders are voting until ${moment}.`,
    passed: 'The founders adopted it. It is about to take effect.',
    failed: 'It was not adopted. You can change what was missing and call it again.',
    inEffect: 'Adopted, and in effect.',
  },
  read: 'Read and discuss it',
  vote: 'Read it and vote',
  save: 'Save',
  saved: 'Saved.',
  nextIs: (name: string) => `Next: ${name.toLowerCase()}`,
  model: {
    lede: 'The legal form says what the law asks of you, and which categories of members there can be. You can found in the plain form and register later.',
    legend: 'The form',
    law: 'The law',
    asks: 'What it asks of you',
    classes: 'Categories of members',
    colleges: (least: string, most: string) =>
      `Categories may vote in colleges, each with between ${least} and ${most} of the votes.`,
    sourcesAre: 'Sources:',
    asOf: (day: string) => `As of ${day}. To find your way, not legal advice: have it checked before you sign.`,
    more: 'What it means',
  },
  aFounder: 'a founder',
  deciding: {
    lede: 'Both ways are in use in co-ops that run a network. You can change it later, by a vote.',
    legend: 'Who decides',
    presets: {
      everyone: {
        name: 'Everyone decides',
        text: 'Every question goes to all members. Circles that they create may settle what they entrusted to them. Small things pass unless somebody objects.',
      },
      board: {
        name: 'A board decides and consults',
        text: 'Those who hold the first mandates form a board that settles day-to-day questions. Members elect it, are consulted, can call anything in, and alone change the bylaws.',
      },
    },
    rules: 'The rules of voting',
    rulesText:
      'Four kinds of question, four rules. They are those of co-ops that have worked for years; change a figure if you have a reason to.',
    rulesRead:
      'Four kinds of question, four rules: those of co-ops that have worked for years, unless the founders change a figure.',
    edit: 'Change these figures',
    fields: {
      noticeMinutes: 'Discussion before the vote',
      votingMinutes: 'The vote lasts',
      objectionMinutes: 'Time to object before it takes effect',
      majority: 'Agreement needed among those for and against',
    },
    majorities: {
      '1/2': 'more than half',
      '3/5': 'three fifths',
      '2/3': 'two thirds',
      '3/4': 'three quarters',
      '4/5': 'four fifths',
    },
  },
  bylaws: {
    lede: 'A short text that says what you are, who can join, who decides. It starts from the text of the form you chose; write over it as you like.',
    title: 'Title',
    language: 'Language of the text',
    text: 'The bylaws',
    textHint: 'Markdown. What you still have to fill in stands [in square brackets].',
    blanksAre: (n: number) => `${count(n, 'blank', 'blanks')} to fill in:`,
    voted: 'The text before the assembly',
    titleOf: (server: string) => `Bylaws of ${server}`,
    noBlanks: 'No blank is left.',
    other: (language: string) => `Take the text in ${language}`,
    languages: { en: 'English', fr: 'French' },
    preview: 'Read it as it will be',
    notYet: 'The bylaws are not written yet.',
    chooseFirst: 'Choose a legal form first: it comes with a text to begin with.',
  },
  who: {
    lede: 'People apply first, with their legal name and the answers that you ask for. You then say who founds; founders vote in the assembly and become members together.',
    applied: (day: string) => `applied on ${day}`,
    isFounder: 'founder',
    invite: 'Make a founder',
    inviteNamed: (name: string) => `Make a founder: ${name}`,
    remove: 'Take out',
    removeNamed: (name: string) => `Take out: ${name}`,
    none: 'Nobody has applied yet',
    noneText: 'Share this address, and apply yourself: stewards are members like everybody else.',
    apply: 'Apply',
    applications: 'All applications and answers',
    private: 'Names of founders are for those who take part.',
    count: (n: number) => `${count(n, 'person or organisation founds', 'people or organisations found')} this co-op.`,
    one: 'One founder can decide alone. It is allowed, and it is a lot for one person.',
  },
  firsts: {
    lede: 'A mandate is held by a founder until a date; then it ends by itself and an election is called. A secretary is needed: without one nobody could admit the next member.',
    row: (n: number) => `Mandate ${number(n)}`,
    titleLabel: 'What it is called',
    role: 'What it lets its holder do here',
    roles: {
      '': 'Nothing on the server: words only',
      secretary: 'Admit members, keep the register',
      treasurer: 'Keep the books',
      moderator: 'Look after posts and reports',
      organiser: 'Launch and lead campaigns',
    },
    holder: 'Held by',
    nobody: 'Nobody',
    months: 'For how many months',
    for: (months: number) => `for ${count(months, 'month', 'months')}`,
    foundersFirst: 'Choose the founders first: mandates are theirs to hold.',
  },
  call: {
    lede: 'One vote settles everything you prepared. It needs three quarters of the votes unless you wrote otherwise, and the support of enough founders.',
    legend: 'How much time',
    notice: 'To read and discuss it first',
    voting: 'To vote',
    objection: 'To object, before it takes effect',
    units: { minutes: 'minutes', hours: 'hours', days: 'days' },
    unitOf: (what: string) => `${what}: minutes, hours or days`,
    hint: 'A meeting in one room can do with minutes. People who read in the evening need days.',
    carries: 'What it will do, in this order',
    items: {
      register: (founders: string) => `Open the register of members: ${founders} become its first members.`,
      stewards: 'End the role of those who run the server today; nobody holds it any more.',
      bylaws: (title: string) => `Adopt “${title}”.`,
      governing: (name: string) => `Adopt the way to decide: ${name.toLowerCase()}.`,
      rule: (name: string) => `Change the rule “${name}”.`,
      mandate: (title: string, holder: string, months: number) =>
        `${title}: ${holder}, for ${count(months, 'month', 'months')}.`,
    },
    button: 'Call the assembly',
    again: 'Put the plan as it is now before the assembly',
    againText: 'The assembly is called. If you change the plan, put it forward again: notice then begins anew.',
    gaps: 'Before it can be called',
  },
};

/** The words of the proposal itself, in the language of the bylaws. */
export const proposal = {
  rule: 'Founding assembly',
  title: (server: string) => `Founding assembly of ${server}`,
  body: ({
    form,
    governing,
    bylaws,
    mandates,
  }: {
    form: string;
    governing: string;
    bylaws: string;
    mandates: number;
  }) =>
    `We found a co-operative that owns and runs this server.

- **Form:** ${form}
- **Who decides:** ${governing}
- **Bylaws:** ${bylaws}, to be read [in full](/coop/founding/bylaws)
- **First mandates:** ${number(mandates)}, each until a date
- **The register of members opens**, and the role of those who run the server today ends

If it passes, all of this takes effect at once and by itself.`,
};

export const faults = {
  notFounding: 'This server is not being founded at present.',
  voting: 'The assembly has begun. What it votes on no longer changes.',
  notYours: 'Whoever called the assembly can put the new plan forward.',
  foundFirst: 'Only a founder can call the assembly. Apply, and add yourself to the founders.',
  noFounder: 'Choose one of the founders.',
  mandateTitle: 'Say what this mandate is called.',
  noModel: 'Choose a legal form.',
  noGoverning: 'Say who decides.',
  noBylaws: 'Write the bylaws.',
  blanks: (n: number) => `Fill in the ${count(n, 'blank', 'blanks')} left in the bylaws.`,
  noFounders: 'Choose at least one founder.',
  noSecretary: 'Give somebody the mandate to admit members.',
};
