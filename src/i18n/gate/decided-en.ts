import { plural } from '../plural.ts';

const days = (n: number) => plural('en', n, { one: 'one day', other: `${n} days` });

/** What members decide of how one comes in, and the page that says what holds. */
export const decided = {
  lede: 'What holds for whoever wants to come in. Members decide it: propose a change, and all of them are heard.',
  change: 'Propose a change',
  changeNamed: (what: string) => `Propose a change: ${what}`,
  atOnce: 'You moderate: what cannot wait you may do at once, and members then ratify it.',
  emergency: 'Act at once',
  small: 'Change small things',
  blockedMail:
    'No account here may move to an address of this provider, because of what has come from it. Take another address.',
  openTitle: 'How accounts open',
  way: 'Way in',
  application: {
    title: 'Say what those who ask for an account are asked',
    questionsLabel: 'What are they asked?',
    daysLabel: 'Within how many days are they answered?',
    daysHint: 'Between 1 and 30. The page of the request promises it.',
    questions: 'Questions to those who ask for an account',
    usual: '“What brings you here?”',
    days: 'Answer to those who ask for an account',
    within: (n: number) => `within ${days(n)}`,
  },
  invitation: {
    title: 'Say who may invite',
    what: 'Who may invite',
    choices: {
      everybody: 'Everybody here',
      members: 'Members of the co-op, and those who moderate',
      stewards: 'Only those who moderate',
    },
    states: {
      everybody: 'everybody here',
      members: 'members of the co-op, and those who moderate',
      stewards: 'only those who moderate',
    },
  },
  newcomer: {
    title: 'Change what new accounts may do',
    labels: {
      days: 'New for how many days',
      posts: 'Posts in an hour',
      strangers: 'People named who do not follow them, in a day',
      links: 'Posts with links in a day',
      follows: 'Accounts followed in a day',
    },
    daysHint: 'With 0 there are no limits. Whoever holds a role has none.',
    what: {
      days: 'How long an account is new',
      posts: 'New accounts: posts in an hour',
      strangers: 'New accounts: people named in a day who do not follow them',
      links: 'New accounts: posts with links in a day',
      follows: 'New accounts: accounts followed in a day',
    },
    newFor: (n: number) => (n === 0 ? 'not at all' : days(n)),
  },
};
