import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');

/** The page that says what the co-op is. */
export const home = {
  title: 'Co-op',
  lede: (name: string) =>
    `${name} belongs to its members. This is who they are together, what they agreed on, and how they decide.`,
  tabs: {
    label: 'The co-op',
    overview: 'Overview',
    members: 'Members',
    circles: 'Circles',
    roles: 'Mandates',
    rules: 'Rules',
    documents: 'Documents',
    decisions: 'Decisions',
  },
  figures: {
    label: 'The co-op in figures',
    members: (n: number) => plural('en', n, { one: 'member', other: 'members' }),
    organisations: (n: number) => plural('en', n, { one: 'organisation', other: 'organisations' }),
    circles: (n: number) => plural('en', n, { one: 'circle', other: 'circles' }),
    decisions: (n: number) => plural('en', n, { one: 'decision', other: 'decisions' }),
  },
  join: 'Become a member',
  joinText: 'One member, one vote. You apply with your name and a few answers.',
  yours: 'Your membership',
  waitingApplications: (n: number) =>
    plural('en', n, { one: 'One application is waiting', other: `${number(n)} applications are waiting` }),
  readApplications: 'Read them',
  documents: 'What we agreed on',
  noDocuments: 'No bylaws or manifesto has been adopted yet.',
  allDocuments: 'All documents',
  versionOf: (n: number, day: string) => `version ${number(n)}, ${day}`,
  mandates: 'Who may act for us',
  noMandates: 'No mandate stands at present.',
  allMandates: 'All mandates',
  circles: 'Circles',
  noCircles: 'No circle yet.',
  allCircles: 'All circles',
  how: 'How we decide',
  allRules: 'All rules',
  latest: 'Decided lately',
  noDecisions: 'Nothing has been decided yet.',
  register: 'The register',
  before: {
    campaignTitle: 'There is no co-op yet',
    campaignText:
      'This server is run by those who set it up. When enough people want to own it together, they found a co-operative: they write bylaws, elect who acts for them, and the powers of those who set it up end.',
    foundingTitle: 'The co-op is being founded',
    foundingText:
      'A founding assembly is under way. It adopts the bylaws, gives the first mandates and opens the register; from then on the members decide.',
    toFounding: 'Follow the founding',
    apply: 'Take part in founding it',
    who: 'Who runs this server',
    campaigns: 'See the campaigns',
    later: 'What will stand here',
    laterList:
      'The register of members, who holds which mandate until when, the circles and their powers, the rules in plain words, and every decision with what it changed.',
    draftDocuments: 'Texts that stand already',
  },
};
