import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('en', n, { one, other })}`;

/** Whose news comes into an inbox, and who waits. */
export const letting = {
  policy: {
    title: 'Who reaches you',
    lede: 'For what people do to you: mentions, replies, likes, boosts, follows. Votes, duties and moderation always come in.',
    notFollowing: 'People you do not follow',
    notFollowers: 'People who do not follow you',
    notFollowersHint: 'Or have for less than three days.',
    newAccounts: 'New accounts',
    newAccountsHint: 'Made in the last 30 days, unless you follow them.',
    privateMentions: 'Private messages from people you do not follow',
    privateMentionsHint: 'Unless you wrote to them first in the same conversation.',
    limitedAccounts: 'Accounts that moderation limited',
    limitedAccountsHint: 'Unless you follow them.',
    ways: { accept: 'Let in', filter: 'Keep apart until I decide', drop: 'Ignore' },
    several: 'Where several hold for somebody, the strictest counts. Whom you let in is always let in.',
  },
  requests: {
    title: 'Waiting to be let in',
    link: (people: number) => `${count(people, 'person waits', 'people wait')} to be let in`,
    lede: 'They are not told. Whom you let in comes through from then on.',
    news: (n: number) => count(n, 'piece of news', 'pieces of news'),
    accept: 'Let in',
    acceptName: (name: string) => `Let ${name} in`,
    dismiss: 'Put away',
    dismissName: (name: string) => `Put away the news of ${name}`,
    emptyTitle: 'Nobody waits',
    empty: 'You choose whose news is kept apart. It waits for you here.',
    settings: 'Choose who reaches you',
  },
  letIn: {
    title: 'Always let in',
    lede: 'Their news comes in whatever you chose above, since you let them in.',
    none: 'Nobody. Whom you let in among those who wait stands here.',
    end: 'No longer',
    endName: (name: string) => `No longer always let ${name} in`,
    ended: 'From now on, what you chose above holds for them too.',
  },
  privacy:
    'Whose news you let in, keep apart or ignore is for you alone: until you change it or your account goes. What is kept apart stays until you decide, and what is ignored is not written down.',
};
