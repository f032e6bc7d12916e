import { plural } from '../plural.ts';

/** What decisions change in the register, in words. */
export const actions = {
  /** “@amina (no. 12)”, “no. 12”. */
  who: (name: string | null, number: number | null): string =>
    name === null
      ? number === null
        ? 'somebody who is gone'
        : `member no. ${number}`
      : number === null
        ? name
        : `${name} (no. ${number})`,
  refHint: 'An account name such as @amina, or a member number.',
  member: 'Member',
  reason: 'Reason',
  roles: {
    organiser: 'organiser: launches and leads campaigns',
    moderator: 'moderator: acts on reports',
    treasurer: 'treasurer: keeps the books',
    secretary: 'secretary: keeps the register of members',
  },
  status: {
    applicant: 'has applied',
    member: 'member',
    suspended: 'suspended',
    expelled: 'expelled',
  },

  admit: {
    title: 'Admit a member',
    member: 'Who applies',
    after: 'member, with the next number of the register',
  },
  suspend: { title: 'Suspend a member', after: 'suspended: no vote, no mandates, until given back' },
  expel: {
    title: 'Expel a member',
    hint: 'The charge must have been told to them, and they must have had the time to answer.',
    after: (days: number) => `expelled, with ${days} days to appeal`,
  },
  reinstate: { title: 'Give a member their place back', after: 'member again, with their vote' },

  grant: {
    title: 'Give a mandate',
    mandate: 'What for',
    mandateHint: 'As one says it: Coordination, Moderation, Treasurer.',
    role: 'What the server lets them do',
    roleHint: 'Nothing more than a member, unless you choose a role.',
    noRole: 'Nothing more',
    circle: 'For a circle',
    noCircle: 'For the whole co-op',
    until: 'Last day',
    untilHint: 'It ends by itself then.',
    succession: 'When it ends',
    successions: {
      election: 'an election is called',
      draw: 'a draw among members is called',
      none: 'nothing is called',
    },
    what: (title: string) => `Mandate “${title}”`,
    whatIn: (title: string, circle: string) => `Mandate “${title}” of the circle ${circle}`,
    before: 'not given',
    after: (who: string, until: string, role: string | null) =>
      role === null ? `${who}, until ${until}` : `${who}, until ${until}; ${role}`,
  },
  end: {
    title: 'End a mandate',
    mandate: 'Mandate',
    choice: (title: string, holder: string) => (holder === '' ? title : `${title}: ${holder}`),
    before: (who: string, until: string | null) => (until === null ? who : `${who}, until ${until}`),
    after: 'ended at once, with what it let them do',
    afterWithNext: 'ended at once; the next in reserve takes the seat',
  },
  seat: {
    title: 'Seat those who were elected',
    before: 'not filled',
    after: (names: string, months: number) =>
      plural('en', months, { one: `${names}, for one month`, other: `${names}, for ${months} months` }),
    reserves: 'In reserve, in this order',
  },

  circle: {
    createTitle: 'Create a circle',
    changeTitle: 'Change a circle',
    closeTitle: 'Close a circle',
    circle: 'Circle',
    name: 'Name',
    purpose: 'Purpose',
    purposeHint: 'What this circle is for, in a sentence or two.',
    open: 'Members join by themselves',
    openHint: 'A circle that anybody can join decides nothing alone.',
    joining: 'Who joins',
    joinings: { same: 'As it is', open: 'any member who wants to', 'by-decision': 'those whom a decision names' },
    members: 'Members',
    membersHint: 'Account names such as @amina or member numbers, one a line.',
    powers: 'May decide alone',
    powersHint: 'Members can call any such decision back to everybody.',
    rule: 'How it decides',
    rules: { lazy: 'unless somebody objects', ordinary: 'by an ordinary vote' },
    power: (action: string, rule: string) => `${action} (${rule})`,
    newName: 'New name',
    newPurpose: 'New purpose',
    emptyStays: 'Left empty, it stays as it is.',
    add: 'Who joins',
    remove: 'Who leaves',
    give: 'May decide alone from now on',
    take: 'May no longer decide alone',
    takeHint: 'What it may decide alone today and should not any more.',
    what: (name: string) => `Circle ${name}`,
    part: (name: string, part: string) => `Circle ${name}: ${part.toLowerCase()}`,
    none: 'none',
    standing: 'at work',
    closed: 'closed; its powers and mandates end',
    outside: 'not in it',
    inside: 'in it',
    joins: (names: string) => `${names} in it`,
    leaves: (names: string) => `${names} not in it`,
  },

  open: {
    title: 'Open the register of members',
    model: 'Form of the co-operative',
    register: 'Register of members',
    closed: 'closed',
    opened: (n: number) => plural('en', n, { one: 'open, with one founder', other: `open, with ${n} founders` }),
    form: 'Form of the co-operative',
    noForm: 'none yet',
    stewards: 'Powers of the stewards',
    stewardsNow: (n: number) => plural('en', n, { one: 'held by one person', other: `held by ${n} people` }),
    stewardsAfter: 'ended; members decide, and mandates carry the roles',
  },
};
