/** How votes weigh, as a rule says it. */
type Weighing =
  | { readonly kind: 'equal' }
  | { readonly kind: 'classes'; readonly weights: Readonly<Record<string, string>> }
  | {
      readonly kind: 'colleges';
      readonly weights: Readonly<Record<string, string>>;
      readonly decide: 'weighted' | 'each';
    };

export const actions = {
  setting: {
    title: 'Change a setting of the server',
    key: 'Setting',
    purposeHint: 'One or two sentences, as strangers read them.',
    zoneHint: 'In which pages say dates and hours.',
    keys: {
      name: 'Name of the server',
      purpose: 'What the server is for',
      locale: 'Language for readers who ask for none of ours',
      timeZone: 'Time zone',
    },
    languages: { en: 'English', fr: 'French' },
    same: 'It is so already.',
  },
  registration: {
    title: 'Say how accounts open',
    label: 'New accounts',
    choices: {
      open: 'Anybody may open an account',
      approval: 'People ask for one, and those who moderate decide',
      invitation: 'Only by invitation',
      closed: 'Nobody may open an account for now',
    },
    states: {
      open: 'open to anybody',
      approval: 'open to whoever asks and is let in',
      invitation: 'open by invitation',
      closed: 'closed for now',
    },
    closedNow: 'No new accounts can be opened for now. Come back in some days, or ask whoever runs this server.',
  },
  record: {
    title: 'Give somebody something to do',
    what: 'What is to be done',
    whatHint: 'What the server cannot do by itself: sign a lease, file a form, write to somebody.',
    owner: 'Who does it',
    ownerHint: 'A member: their @name or their number in the register.',
    due: 'Until when',
    toDo: 'to be done',
    done: 'done, with a proof',
    noSuchMember: 'No member has this name or number.',
    past: 'This day is over.',
  },
  duties: {
    subject: (n: number) => `To do, by decision ${n}`,
    due: (server: string, n: number, day: string) => `Decision ${n} of ${server} gave you something to do by ${day}:`,
    afterwards: 'When it is done, say so on the page of the decision, with what shows it.',
    button: 'Open the decision',
  },
  ratify: {
    title: 'Ratify an emergency act',
    before: 'undone by itself',
    after: 'stands',
    over: 'This act has been ratified, or undone.',
  },
  campaign: {
    launch: 'Launch a campaign',
    close: 'Close a campaign',
    reopen: 'Open a closed campaign again',
    which: 'Campaign',
    titleLabel: 'Title',
    summary: 'In short',
    summaryHint: 'Three sentences at most.',
    story: 'The story',
    target: 'Addressed to',
    targetHint: 'As the end of “addressed to …”.',
    place: 'Place',
    language: 'Language of the campaign',
    signatures: 'First milestone: how many signatures',
    consequence: 'What it brings',
    what: (title: string) => `Campaign “${title}”`,
    none: 'does not exist',
    running: (target: string) => `takes signatures, addressed to ${target}`,
    takesSignatures: 'takes signatures',
    closed: 'closed',
    noAuthor: 'The account of whoever proposed this is gone, and a campaign needs somebody who answers for it.',
  },
  rule: {
    title: 'Change a rule',
    which: 'Rule',
    name: 'Name of the rule',
    labels: {
      decides: 'what it may decide',
      noticeMinutes: 'discussion before the vote',
      votingMinutes: 'length of the vote',
      majority: 'majority',
      strict: 'more than this share, not just as much',
      of: 'majority of whom',
      mostBlocks: 'blocks that stop it, above',
      supportRoot: 'support it takes, times the square root of those who may vote',
      objectionMinutes: 'time to object before it takes effect',
      extensionMinutes: 'extension when it turns late',
      lateMinutes: 'what late means',
      sponsored: 'sponsors needed',
      memberForMinutes: 'membership before one votes',
      expiresMinutes: 'time after which it lapses',
      chargeMinutes: 'how long a charge stands without a vote',
      undoMinutes: 'for how long it is easier to undo',
      undoNoticeMinutes: 'discussion before the vote that undoes',
      undoSupportRoot: 'support it takes to undo',
      weights: 'how votes weigh',
    },
    weighing: (weights: Weighing) => {
      if (weights.kind === 'equal') return 'one member, one vote';
      const shares = Object.entries(weights.weights).map(([key, share]) => `${key} ${share}`);
      if (weights.kind === 'classes') return `by class: ${shares.join(', ')}`;
      const colleges = weights.decide === 'each' ? 'colleges that must all agree' : 'colleges';
      return `${colleges}: ${shares.join(', ')}`;
    },
    line: (rule: string, label: string) => `${rule}: ${label}`,
    isNew: 'a new rule',
    moreThan: (share: string) => `more than ${share}`,
    atLeast: (share: string) => `at least ${share}`,
    atMost: (share: string) => share,
    noMatter: 'blocks stop nothing',
    oneYes: 'one yes suffices',
    root: (k: string) => `${k} times the square root`,
    of: {
      expressed: 'of those who take a side',
      cast: 'of all votes, abstentions included',
      eligible: 'of all who may vote',
    },
    yes: 'yes',
    no: 'no',
    faults: {
      majority: 'A majority is more than half, and not more than everybody.',
      blocks: 'Give a share below one.',
      support: 'Give ten at most.',
      personAlone: 'A rule that decides on persons decides on nothing else.',
      personBlocks: 'What takes a right from somebody cannot be stopped by objections: choose never.',
      undecided: 'Some kinds of change could not be decided by any rule any more.',
      nobodyVotes: 'Nobody has been a member for that long: no vote could open.',
    },
  },
  governance: {
    title: 'Say who governs',
    what: 'Who governs',
    preset: 'Who governs',
    presets: { everyone: 'Everyone decides', board: 'A board decides and consults' },
    members: 'Who sits on the board until the first election',
    membersHint: 'Members, one a line: their @name or their number in the register.',
    board: 'Board',
    boardMay: 'What the board may decide',
    boardPurpose:
      'Decides what is small and ordinary, asks members for advice first, and answers to them. Members keep the bylaws, the rules and the elections, and may call in any decision of the board.',
    everybodyOnly: 'decided by all members',
    sits: 'sits',
    closed: 'is closed: its members leave it, its powers and mandates end',
  },
};
