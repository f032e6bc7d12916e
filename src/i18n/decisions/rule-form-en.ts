import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import { share } from '../coop/rules-en.ts';

const { number } = formatsFor('en');

export const ruleForm = {
  newRule: 'A new rule',
  labels: {
    name: 'Name of the rule',
    decides: 'What it may decide',
    noticeMinutes: 'Discussion before the vote, at least',
    votingMinutes: 'How long the vote runs',
    majority: 'The share that yes needs',
    strict: 'Is exactly this share enough?',
    of: 'The share is counted among',
    mostBlocks: 'When objections stop it',
    supportRoot: 'How many must say yes',
    sponsored: 'Sponsors',
    objectionMinutes: 'Time between the result and its effect',
    lateMinutes: 'A turn is late in the last',
    extensionMinutes: 'The vote then goes on for',
    memberForMinutes: 'How long one has been a member to vote under it',
    expiresMinutes: 'What could not take effect lapses after',
    chargeMinutes: 'How long a charge stands that is not brought to a vote',
    undoMinutes: 'How long it is easier to undo',
    undoNoticeMinutes: 'Discussion before the vote that undoes',
    undoSupportRoot: 'How many must say yes to undo',
    weights: 'How votes weigh',
    weightOf: (name: string) => `Weight of “${name}”`,
    decide: 'Where classes are colleges',
  },
  hints: {
    newName: 'Such as “Spending under 500 euros”.',
    decides: 'A rule that decides what concerns a person decides nothing else.',
    noticeMinutes: 'Counted from the last change of the text.',
    mostBlocks: 'Above this share of the votes, objections stop a proposal whatever its majority.',
    supportRoot: 'So that a handful does not decide for all. The number grows with the square root of the membership.',
    objectionMinutes: 'Members may then ask for a review, or put it on hold.',
    lateMinutes: 'When the result turns, or the number of yes is reached, that close to the end.',
    extensionMinutes: 'Once. Write 0 for no extension.',
    memberForMinutes: 'Write 0 to let everybody vote who is admitted.',
    undoMinutes:
      'From its effect on: the proposal that brings back what was there needs no sponsors and less of what follows. The majority stays the same. Write 0 for never.',
    undoSupportRoot: 'Never more than the rule asks otherwise.',
    weightOf: 'A number, or a fraction such as 1/2. It counts only where classes weigh, or are colleges.',
    decide: 'It counts only where classes are colleges.',
  },
  decides: {
    small: 'small changes, easily undone: a language, a time zone',
    ordinary: 'ordinary changes: campaigns, circles, mandates, settings',
    constitutional: 'constitutional changes: bylaws and rules',
    person: 'what takes a right or a role from a person',
  },
  majority: (text: string) => (text === '1' ? 'all of them' : share(text)),
  strict: { yes: 'No: it takes more than this share', no: 'Yes: this share suffices' },
  of: {
    expressed: 'those who take a side',
    cast: 'all votes, abstentions included',
    eligible: 'all who may vote',
  },
  blocksNothing: 'Never: an objection counts as a no',
  blocks: (text: string) => `Above ${share(text)} of the votes`,
  oneYes: 'One yes is enough',
  support: (root: string, floor: number, electors: number) =>
    electors > 0
      ? `${number(floor)} ${plural('en', floor, { one: 'member', other: 'members' })} of ${number(electors)} today (${root} times the square root)`
      : `${root} times the square root of those who may vote`,
  sponsored: {
    yes: 'Other members sponsor it before it opens',
    no: 'Whoever proposes may open it',
  },
  weights: {
    equal: 'One member, one vote',
    classes: 'By class: each vote has the weight of its class',
    colleges: 'Classes are colleges that vote by themselves',
    weighted: 'Their results are added up by weight',
    each: 'Each college must agree',
  },
};
