import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const signers = (n: number) => `${number(n)} ${plural('en', n, { one: 'signer', other: 'signers' })}`;

export const beside = {
  title: 'What you add to your signature',
  lede: 'All of it is optional. You change it or take it back from the link of your mail, and it goes with your signature.',
  thanks: 'Would you add something?',
  thanksText: 'Only if you want to.',
  line: 'Change or take back what you added',
  saved: 'Saved.',
  gone: 'Taken back: nothing of it is kept.',
  unknown: 'There is no signature behind this link',
  unknownText:
    'It is not confirmed yet, was withdrawn or set aside, or the mail cut the link in two: copy the whole address.',
  save: 'Save',
  takeBack: 'Take it back',
  mayWrite: 'The organisers may write to me about this',
  reason: {
    title: 'Why you sign',
    label: 'Your reason',
    hint: 'Two or three sentences. No links.',
    firstName: 'Shown as',
    firstNameHint: 'Your first name, or nothing.',
    place: 'Town',
    publish: 'Publish it on the page of the campaign',
    save: 'Publish my reason',
    hidden: (because: string) => `The organisers have hidden it: ${because}`,
    public: 'It is on the page of the campaign.',
  },
  reasons: {
    title: 'Why people sign',
    all: 'All reasons',
    text: 'Each was published by a signer whose signature counts, under the name they chose.',
    somebody: 'A signer',
    none: 'Nobody has given a reason yet',
    noneText: 'Signers may give one once their signature counts.',
    hide: 'Hide',
    because: 'Why',
    becauseHint: 'The author reads it.',
    show: 'Show it again',
    hidden: (because: string) => `Hidden: ${because}`,
  },
  kinds: {
    shares: {
      title: 'I hold shares',
      label: 'How many',
      since: 'Since',
      sinceHint: 'Such as 2016-10-03.',
      own: (n: number, day: string) =>
        `${number(n)} ${plural('en', n, { one: 'share', other: 'shares' })}, since ${day}`,
      total: (n: number, sum: string) =>
        `${signers(n)} ${plural('en', n, { one: 'holds', other: 'hold' })} ${sum} shares`,
      column: 'Shares',
    },
    pledge: {
      title: 'I would pledge an amount',
      label: (currency: string) => `Amount, in ${currency}`,
      hint: 'It binds you to nothing: it shows what is possible.',
      total: (n: number, sum: string) => `${signers(n)} would pledge ${sum}`,
      column: 'Amount',
    },
    skill: {
      title: 'I offer a skill',
      label: 'Which',
      total: (n: number) => `${signers(n)} ${plural('en', n, { one: 'offers', other: 'offer' })} a skill`,
      column: 'Skill',
    },
    language: {
      title: 'I would translate',
      label: 'Into',
      another: 'And into',
      total: (n: number, languages: number) =>
        `${signers(n)} ${plural('en', n, { one: 'offers', other: 'offer' })} to translate, into ${number(languages)} ${plural('en', languages, { one: 'language', other: 'languages' })}`,
      column: 'Languages',
      choose: 'Choose a language',
    },
    place: {
      title: 'I offer a place',
      label: 'Which, and where',
      total: (n: number) => `${signers(n)} ${plural('en', n, { one: 'offers', other: 'offer' })} a place`,
      column: 'Place',
    },
  },
  roughly: 'Kinds with fewer than five people are not shown, and sums are rounded down.',
  desk: {
    title: 'What signers add',
    line: 'See what signers hold, pledge and offer',
    lede: 'Exact figures, for you alone. Those who did not agree to be written to are in the sums only.',
    none: 'Nothing yet',
    noneText: 'Signers are asked once they have confirmed. You choose what they are asked.',
    people: 'People',
    mayWrite: 'May be written to',
    sum: 'Sum',
    kind: 'What',
    list: 'Those who may be written to',
    name: 'Name',
    email: 'E-mail address',
    says: 'What they say',
    csv: 'As CSV',
    first: (shown: number, all: number) =>
      `The first ${number(shown)} of ${number(all)}; all of them stand in the CSV.`,
    careful: 'Use these addresses for nothing but what they offered. They are erased with the signatures.',
  },
  faults: {
    publish: 'Tick the box to publish it, or leave the reason out.',
    link: 'Leave out links and addresses.',
    currency: 'Amounts have been pledged in the currency of before: it stays.',
  },
  privacy: {
    title: 'What you add to a signature',
    list: [
      'If a petition asks where you live and you say so: the country or the region, with your signature. It is shown in figures only, of five people at least, that move by five at least and once a day at most.',
      'If you give a reason: its text, and the first name and town you chose to show with it. It is public until you take it back; organisers may hide it.',
      'If you say what you hold, would pledge or offer: that, and whether the organisers may write to you about it. Only if you ticked it do they see your name and address with it; everybody else sees sums.',
      'All of it can be changed and taken back from the link of your mail. It is erased with your signature, when you withdraw it or when its time is over. The figures stay.',
    ],
  },
};
