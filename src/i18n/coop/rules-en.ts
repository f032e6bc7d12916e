import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number, percent } = formatsFor('en');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('en', n, { one, other })}`;

const DAY = 1_440;

/** Whole days, hours or minutes, whichever is exact. */
function duration(minutes: number): string {
  if (minutes % DAY === 0) return count(minutes / DAY, 'day', 'days');
  if (minutes % 60 === 0) return count(minutes / 60, 'hour', 'hours');
  return count(minutes, 'minute', 'minutes');
}

const NAMED: Readonly<Record<string, string>> = {
  '1/2': 'half',
  '2/3': 'two thirds',
  '3/4': 'three quarters',
  '3/5': 'three fifths',
  '1/3': 'one third',
  '1/4': 'a quarter',
};

/** A share of the votes, exact: “three quarters”, “10%”, “7/9”. */
export function share(text: string): string {
  const named = NAMED[text];
  if (named) return named;
  const [above = 0, below = 1] = text.split('/').map(Number);
  const hundredths = (above / below) * 100;
  return Number.isInteger(hundredths) ? percent(above / below) : text;
}

const whole = {
  expressed: 'those who take a side',
  cast: 'all votes, abstentions included',
  eligible: 'all who may vote',
};

export const rules = {
  title: 'Rules',
  lede: 'How decisions are taken here, in plain words. A rule is changed by a decision like any other, and the change holds only for votes that open after it.',
  names: {
    lazy: 'Lazy consent',
    ordinary: 'Ordinary decision',
    constitutional: 'Constitutional decision',
    'block-proof': 'Decision on a person',
  },
  about: {
    lazy: 'For small things that can be undone: it goes ahead unless members object.',
    ordinary: 'For what the co-op does every week: campaigns, circles, mandates, settings.',
    constitutional: 'For what holds the co-op together: its bylaws and these rules.',
    'block-proof':
      'For what takes a right or a role from somebody: no objection stops it, and the person is heard first.',
  },
  version: (n: number) => `version ${number(n)}`,
  since: (day: string) => `in force since ${day}`,
  byDecision: (n: number) => `decision no. ${number(n)}`,
  bySetUp: 'as the server was set up',
  versions: 'Earlier versions',
  propose: 'Propose a change',
  proposeNamed: (name: string) => `Propose a change to “${name}”`,
  duration,
  share,
  decides: {
    small: 'small changes',
    ordinary: 'ordinary changes',
    constitutional: 'constitutional changes',
    person: 'what concerns a person',
  },
  mayDecide: (list: string) => `It may decide ${list}.`,
  notice: (minutes: number) => `The text stands open to discussion for at least ${duration(minutes)} before the vote.`,
  noNotice: 'The vote may open at once.',
  sponsors: 'Enough members sponsor it before it opens: half the square root of their number, one to five.',
  sponsorsOf: (n: number) =>
    `${count(n, 'member sponsors', 'members sponsor')} it before it opens, its author included.`,
  memberFor: (minutes: number) => `Only those who have been members for at least ${duration(minutes)} vote.`,
  voting: (minutes: number) => `The vote lasts ${duration(minutes)}.`,
  majority: (text: string, strict: boolean, of: 'expressed' | 'cast' | 'eligible') =>
    `Yes gets ${strict ? 'more than' : 'at least'} ${share(text)} of ${whole[of]}.`,
  byClass: (list: string) => `Votes weigh by class: ${list}.`,
  colleges: (list: string) => `Each class is a college that votes by itself; together they weigh ${list}.`,
  collegesAgree: (list: string) => `Each class is a college that votes by itself, and all must agree: ${list}.`,
  blocks: (text: string) => `Objections stay at or below ${share(text)} of the votes: nobody stops it alone.`,
  noBlocks: 'A single objection stops it.',
  blocksIgnored: 'An objection counts as a no and stops nothing.',
  support: (k: string) =>
    `Enough members say yes: ${k} times the square root of those who may vote, never more than half of them plus one. Staying at home helps no side.`,
  supportOf: (n: number, members: number) =>
    `At least ${number(n)} ${plural('en', n, { one: 'member says', other: 'members say' })} yes, of ${number(members)}. Staying at home helps no side.`,
  noSupport: 'One yes is enough.',
  extension: (extension: number, late: number) =>
    `If that number is reached or the result turns in the last ${late === DAY ? '24 hours' : duration(late)}, the vote goes on for ${duration(extension)}, once.`,
  objection: (minutes: number) =>
    `Then ${duration(minutes)} pass before it takes effect: members may ask for a review or put it on hold.`,
  noObjection: 'It takes effect as soon as the vote is closed.',
  relief: (o: { minutes: number; notice: number | null; sponsors: boolean; yes: number | null }) => {
    const less = [
      ...(o.notice === null
        ? []
        : [o.notice === 0 ? 'no discussion beforehand' : `${duration(o.notice)} of discussion`]),
      ...(o.sponsors ? ['no sponsors'] : []),
      ...(o.yes === null ? [] : [`${number(o.yes)} yes`]),
    ];
    return `For ${duration(o.minutes)} after it took effect, undoing it takes less${less.length > 0 ? `: ${less.join(', ')}` : ''}, and the same majority.`;
  },
  relieved:
    'It brings back what stood before a recent decision: less discussion, no sponsors and fewer yes are asked for, and the same majority.',
  charge: (minutes: number) => `A charge that is not brought to a vote within ${duration(minutes)} ends by itself.`,
  expires: (minutes: number) => `What has not taken effect ${duration(minutes)} later lapses.`,
  presets: {
    title: 'Two ways to govern',
    lede: 'A co-op starts from one of these and changes it as it likes.',
    everyone: {
      title: 'Everyone decides',
      text: 'Every member proposes and votes. Circles see to the everyday with the powers that members gave them, and any of their decisions can be called in to a vote of all.',
      fits: 'Suits up to some hundreds of members who meet often.',
    },
    board: {
      title: 'A board decides and consults',
      text: 'Members elect a board for a term. It takes ordinary decisions, asks for advice first, and answers for them. Members keep the bylaws, the elections and the right to call a decision in.',
      fits: 'Suits larger co-ops, and those whose law asks for a board.',
    },
  },
};
