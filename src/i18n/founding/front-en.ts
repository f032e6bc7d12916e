import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('en', n, { one, other })}`;

/** The front page of a co-op, and of one that is being founded. */
export const front = {
  purpose: 'A network that its members own and run together.',
  figures: 'The co-op in figures',
  members: (n: number) => plural('en', n, { one: 'member', other: 'members' }),
  decisions: (n: number) => plural('en', n, { one: 'decision', other: 'decisions' }),
  circles: (n: number) => plural('en', n, { one: 'circle', other: 'circles' }),
  join: 'Become a member',
  joinText: 'One member, one vote, whatever you bring. Anybody who uses this network may apply.',
  account: 'Or just an account',
  yours: 'Your membership',
  yourNumber: (n: number) => `You are member no. ${number(n)}: this belongs to you as much as to anybody.`,
  read: 'See what people say',
  about: 'How it is run',
  deciding: 'Being decided now',
  nothing: 'Nothing is before the members at the moment.',
  votingUntil: (moment: string) => `voting until ${moment}`,
  discussed: 'in discussion',
  all: 'See all',
  founding: {
    title: 'This server is becoming a co-operative',
    text: 'A founding assembly is being prepared. From then on it belongs to its members, and nobody else.',
    follow: 'Follow the founding',
    take: 'Found it with us',
  },
};

/** The timeline from the first signature to today. */
export const story = {
  title: 'Our story',
  from: (date: string) => `From ${date} to today.`,
  earlier: (n: number) => count(n, 'earlier event', 'earlier events'),
  inYear: (n: number) => count(n, 'event', 'events'),
  launched: 'A campaign begins:',
  firstSignature: 'The first signature',
  milestone: (n: number) => `${number(n)} confirmed ${plural('en', n, { one: 'signature', other: 'signatures' })}`,
  closed: 'The campaign closes:',
  founded: 'The co-operative is founded',
  founders: (n: number) => `${count(n, 'founding member', 'founding members')}.`,
  members: (n: number) => count(n, 'member', 'members'),
  membersText: (n: number) => `Member no. ${number(n)} is admitted.`,
  decision: (n: number) => `Decision no. ${number(n)}`,
  mandates: (titles: string, n: number) =>
    `${plural('en', n, { one: 'Mandate given', other: 'Mandates given' })}: ${titles}.`,
  adopted: (title: string) => `Adopted: ${title}.`,
  amended: (title: string) => `Amended: ${title}.`,
  circles: (names: string, n: number) => `${plural('en', n, { one: 'New circle', other: 'New circles' })}: ${names}.`,
  begins: 'The story begins with the first thing that happens here.',
};
