import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const signatures = (n: number) => `${number(n)} ${plural('en', n, { one: 'signature', other: 'signatures' })}`;

export const petitions = {
  kept: (months: number, day: string) =>
    `Your name and address are erased ${number(months)} ${plural('en', months, { one: 'month', other: 'months' })} after the campaign closes, and on ${day} at the latest. The count stays.`,
  keptUntil: (day: string) => `Names and addresses are erased on ${day}. The count stays.`,
  erased: (day: string) => `Names and addresses were erased on ${day}, as announced. The count stays.`,
  noAnswerYet: (days: number) =>
    days === 0
      ? 'no answer yet.'
      : `no answer for ${number(days)} ${plural('en', days, { one: 'day', other: 'days' })}.`,
  reached: (day: string) => `Reached on ${day};`,
  answered: 'Answer',
  noComment: 'No comment',
  answeredOn: (day: string) => `answered on ${day}.`,
  declinedOn: (day: string) => `refused to comment on ${day}.`,
  answers: 'What was answered',
  source: 'Source:',
  setAside: (n: number) => `${signatures(n)} set aside by the organisers`,
  setAsideTerm: 'Set aside by the organisers',
  linkSetAside: 'The organisers have set this signature aside',
  linkSetAsideText: 'It does not count for the moment. If that is a mistake, write to them in the discussion.',
  notMe: {
    title: 'It was not me',
    text: 'Somebody typed your address. We erase the signature made with it, and for thirty days no mail about this campaign comes to you, whoever fills in the form.',
    button: 'It was not me: erase it',
    keep: 'It was me after all',
    done: 'It is erased',
    doneText: 'Nothing of it counts, and you will hear no more of this campaign. Sorry for the trouble.',
    unknown: 'There is nothing behind this link any more',
    unknownText: 'The signature may be gone already, or the link was cut in two by the mail: copy the whole address.',
  },
  mail: {
    notMe: (url: string) => `To erase it and get no more mail about this campaign: ${url}`,
    shared: 'Do two of you share this address? The second signs with their own name and the same town as the first.',
    setAside: {
      subject: (title: string) => `Your signature is set aside: ${title}`,
      text: (title: string) =>
        `You signed “${title}” and confirmed it. The organisers have since set that signature aside with others that looked made up: it does not count for the moment.`,
      write: 'Is that a mistake? Say so in the discussion of the campaign: they can bring it back.',
      button: 'See the campaign',
    },
  },
  desk: {
    title: 'Signatures and answers',
    open: 'Signatures that look wrong, and answers received',
    answer: 'Record an answer',
    answerText: 'It stops the clock of every milestone reached before.',
    kind: 'What came',
    kinds: { answer: 'An answer', 'no-comment': 'A refusal to comment' },
    day: 'Day',
    dayHint: 'Such as 2016-10-03.',
    text: 'What it says',
    textHint: 'Quote it, or sum it up fairly. It is published.',
    source: 'Source',
    sourceHint: 'Where anybody can read it: a letter of 3 October, a statement to the press.',
    url: 'Address of the source',
    record: 'Publish it',
    batches: 'Set signatures aside',
    batchesText:
      'First count, then decide. What is set aside leaves the count and can be brought back. Only confirmed signatures are looked at; the networks that people sign from are not kept.',
    reason: 'Reason',
    reasonHint: 'Public, with the number set aside: the same text sent by one program.',
    name: 'Name',
    pattern: 'An asterisk stands for anything: test*.',
    mailDomain: 'Mail domain',
    mailDomainHint: 'Such as example.org.',
    address: 'Address',
    place: 'Town',
    from: 'Signed from',
    until: 'to, included',
    count: 'Count them',
    none: 'No batch yet.',
    all: 'Batches so far',
    found: (n: number) => `${signatures(n)} found`,
    wasSetAside: (n: number, day: string) => `${signatures(n)} set aside on ${day}`,
    reverted: (n: number, day: string) => `${signatures(n)}, brought back on ${day}`,
    apply: (n: number) => `Set aside ${signatures(n)}`,
    revert: 'Bring them back',
  },
  faults: {
    oneCriterion: 'Give one criterion at least.',
    revertedBefore: 'This batch was brought back. Count anew.',
    notApplied: 'This batch was never set aside.',
    url: 'Write a whole address, with https://.',
    notYet: 'This day is still to come.',
    beforeLaunch: 'This day is before the campaign began.',
  },
};
