import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const people = (n: number) => `${number(n)} ${plural('en', n, { one: 'person', other: 'people' })}`;
const posts = (n: number) => `${number(n)} ${plural('en', n, { one: 'post', other: 'posts' })}`;

export const momentum = {
  title: 'Momentum',
  times: (factor: string) => `${factor} ×`,
  timesUsual: (factor: string) => `${factor} times the usual`,
  asUsual: 'as usual',
  /** In the hour up to a moment: who wrote, and what is usual then. */
  hourUpTo: (time: string, wrote: number, written: number) =>
    `In the hour up to ${time}, ${people(wrote)} wrote ${posts(written)} with it.`,
  usually: (n: number) =>
    n === 0 ? 'At this time of day there is usually nobody.' : `At this time of day it is usually ${people(n)}.`,
  chart: 'People an hour, over 24 hours',
  chartSays: (tag: string, most: string, when: string, now: string) =>
    `#${tag} over the last 24 hours: the most people in one hour, ${most}, up to ${when}; ${now} in the last.`,
  chartSilent: (tag: string) => `#${tag} over the last 24 hours: nobody used it in public.`,
  wrote: 'People',
  usual: 'Usual at this hour',
  shapeOf: (tag: string) => `People an hour with #${tag}, over 24 hours`,
  how: 'How this is counted',
  data: 'The figures',
  embed: 'The line that shows it on your site',
  carriers: 'Who carries it',
  carriersNote: 'This week, among those who agreed to be named.',
  carrier: (written: number, reach: number) => `${posts(written)}, ${people(reach)} reached`,
  agree: 'Agree to be named here',
  setting: {
    title: 'Hashtags you carry',
    detailOn: 'You are named where a hashtag’s momentum is shown',
    detailOff: 'You are named nowhere',
    text: 'The page of a hashtag shows how many people use it, and names nobody. If you like, it may name you among those who carry it, with how many people your public posts reached. You can take this back at any time.',
    box: 'Name me on the pages of hashtags I use in public',
  },
  about: {
    title: 'How momentum is counted',
    description: 'The formula for the momentum of a hashtag, with an example to count again.',
    lede: 'Momentum says how many times more people than usual use a hashtag right now. Anybody can count it again from the figures that each hashtag publishes.',
    formulaTitle: 'The formula',
    formula: (least: number) => `momentum = people in the last hour ÷ the larger of ${least} and the usual`,
    terms: 'What its words mean',
    termList: (least: number): string[] => [
      'The last hour is the sixty minutes up to the last full ten minutes: read at 14:27, it runs from 13:20 to 14:20.',
      'People are the accounts that wrote at least one post with the hashtag in that hour. Somebody who posts five hundred times counts once.',
      'The usual is the median of the people in the same hour of each of the seven days before: sort the seven figures, take the fourth.',
      `Where the usual is below ${least}, we divide by ${least}. Otherwise one person after a silence would be a wave without end.`,
      'Only posts for everyone count. Quiet ones, those for followers or for this server only, private ones and boosts do not. What is deleted leaves every figure.',
    ],
    exampleTitle: 'An example',
    exampleIntro:
      'It is 14:20. Between 13:20 and 14:20, 12 people used #WeAreTwitter. In the same hour of the seven days before:',
    exampleTable: 'The same hour of the days before, in the example',
    day: 'Day',
    daysBefore: (n: number) => plural('en', n, { one: `${n} day before`, other: `${n} days before` }),
    exampleSteps: [
      'Sorted: 0, 2, 3, 3, 4, 5, 40. The fourth is 3: the usual.',
      'The 40 of the loud day changes nothing. A mean would have been 8, and would have hidden today.',
      '12 ÷ 3 = 4. Four times as many people as usual: the momentum is 4.',
    ],
    whyTitle: 'Why this way',
    why: [
      'People and not posts, because one determined account can write as much as a crowd.',
      'The median and not the mean, because one loud day a week ago says nothing of what is usual.',
      'The same hour, because at four in the morning almost everything is quiet.',
    ],
    checkTitle: 'Count it again',
    check: 'Each hashtag publishes its 24 hours with people, usual and momentum, as JSON and CSV, on its page.',
  },
};
