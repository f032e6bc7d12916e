import { formatsFor } from '../format.ts';

const { number } = formatsFor('en');
const people = (n: number) => `${number(n)} ${n === 1 ? 'person' : 'people'}`;

/** What more people than usual speak of and pass on. */
export const trends = {
  posts: 'Posts people speak of',
  links: 'Links passed around',
  sharedBy: (n: number) => `Shared by ${people(n)}`,
  how: 'How trends are counted',
  review: {
    title: 'Trends',
    detail: 'What is shown as a trend, and what is not',
    lede: 'Trends are counted every ten minutes. What you refuse is shown no more; the last word holds, and all of them stay written down.',
    first: 'Show trends only after a review',
    firstNote: 'What nobody approved yet is then shown to nobody. Otherwise everything is shown that nobody refused.',
    save: 'Save',
    saved: 'Saved.',
    nothing: 'Nothing trends',
    nothingText: 'What three people or more speak of appears here.',
    kinds: { tag: 'Hashtag', link: 'Link', post: 'Post' },
    states: { approved: 'approved', refused: 'refused', waiting: 'nobody said anything' },
    people,
    approve: 'Approve',
    refuse: 'Refuse',
    refuseAccount: (handle: string) => `Refuse everything by @${handle}`,
    allowAccount: (handle: string) => `Let @${handle} trend again`,
    approveThis: (what: string) => `Approve ${what}`,
    refuseThis: (what: string) => `Refuse ${what}`,
  },
  kept: {
    title: 'Trends',
    list: [
      'Which of your posts trends, while it does: only if you let your posts be found. What those who moderate say of trends is kept with their name until they leave.',
    ],
  },
  about: {
    title: 'How trends are counted',
    description: 'Which posts, links and hashtags are shown as trends, by formulas that anybody can check.',
    lede: 'Trends are the same for everyone: nothing is learned about who reads them. They are counted every ten minutes.',
    whoTitle: 'What counts',
    who: (least: number) => [
      'Only posts for everyone, by people who let their posts be found. Whoever takes that back is in no trend from then on.',
      `Nothing that fewer than ${number(least)} people are behind is a trend.`,
      'People and not posts: whoever writes five hundred times counts once.',
      'Of one author, one post at most.',
    ],
    tagsTitle: 'Hashtags',
    tags: 'people in the last 24 hours ÷ the larger of 3 and the median of the seven days before',
    linksTitle: 'Links',
    links: (hours: number) =>
      `sum over the people who shared it of ½ for each ${number(hours)} hours since they first did, over seven days`,
    postsTitle: 'Posts',
    posts: (hours: number) =>
      `people who answered, boosted or liked it, its author left out × ½ for each ${number(hours)} hours since it was written, over three days`,
    reviewTitle: 'Who may say no',
    review:
      'Those who moderate may refuse a hashtag, a link, a post, or everything by an account; this only takes it off the trends. What each of them said, and when, is kept.',
    reviewedFirst: 'On this server trends are shown only once somebody who moderates approved them.',
    notReviewed: 'On this server trends are shown without being approved first.',
  },
};
