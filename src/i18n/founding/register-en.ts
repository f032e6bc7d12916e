import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('en', n, { one, other })}`;

export const register = {
  title: 'Register of decisions',
  lede: 'Every decision taken here, adopted or not, with what came of it. The numbers have no gaps.',
  decision: (n: number) => `Decision no. ${number(n)}`,
  short: (n: number) => `No. ${number(n)}`,
  /** The same inside a sentence. */
  decisionInside: (n: number) => `decision no. ${number(n)}`,
  states: {
    rejected: 'Not adopted',
    queued: 'Waiting to take effect',
    held: 'On hold',
    executed: 'In effect',
    stale: 'Overtaken',
    failed: 'Could not be applied',
    expired: 'Lapsed',
    cancelled: 'Stopped',
  },
  undone: 'Undone since',
  results: {
    passed: 'Adopted',
    failed: 'Rejected',
    'floor-missed': 'Too little support',
    tied: 'Tied',
    indicative: 'Opinion taken',
  },
  /** What follows the verdict, as a sentence. */
  said: (verdict: string, parts: string) => `${verdict}: ${parts}.`,
  verdict: (verdict: string) => `${verdict}.`,
  voted: (cast: number, electors: number) => `${number(cast)} of ${count(electors, 'elector', 'electors')} voted`,
  inEffectSince: (day: string) => `in effect since ${day}`,
  dueOn: (moment: string) => `takes effect ${moment}`,
  reviewOn: (day: string) => `comes back on ${day}`,
  filters: {
    label: 'Decisions to show',
    all: 'All',
    waiting: 'Waiting',
    executed: 'In effect',
    rejected: 'Not adopted',
    stopped: 'Not applied',
    more: 'Search in the register',
    search: 'Words in the title or the text',
    state: 'Where it stands',
    year: 'Year',
    anyYear: 'Every year',
    circle: 'Decided by',
    anyone: 'Anyone',
    button: 'Search',
    clear: 'Clear the search',
  },
  none: 'No decision yet',
  noneText: 'When a vote closes, its result gets a number and stands here for good.',
  toDecide: 'See what is being decided',
  nothing: 'No decision matches',
  nothingText: 'Other words or another year may find it.',
  older: 'Earlier decisions',
  feed: 'Feed',
  feedTitle: (server: string) => `Decisions of ${server}`,
};

export const decision = {
  changes: {
    done: 'What it changed',
    due: 'What it will change',
    not: 'What it would have changed',
  },
  onlyWords: 'It changes nothing on this server by itself: it is a decision in words.',
  turnout: (cast: number, electors: number) => `${number(cast)} of ${count(electors, 'elector', 'electors')} voted.`,
  once: 'Applied by the server in one go, exactly once.',
  status: {
    rejected: 'It was not adopted. Nothing changes.',
    queued: (moment: string) => `It takes effect on ${moment}, unless members put it on hold first.`,
    due: 'Its time has come: the server is about to apply it.',
    held: 'It is on hold. A short vote says whether it takes effect.',
    executed: (moment: string) => `It took effect on ${moment}.`,
    stale: 'What it was to change had changed in the meantime. Nothing was applied; it can be proposed again.',
    failed: 'It could not be applied, so nothing of it was.',
    expired: 'It was not applied within its time, and lapsed.',
    cancelled: 'Members stopped it before it took effect.',
  },
  fault: {
    changed: 'It is no longer what people voted on.',
    unknown: 'This server no longer knows how to do that.',
  },
  text: 'The text that was voted on',
  frozen: 'The text, its actions and its rule were fixed when the vote opened. Their fingerprint (SHA-256):',
  rule: 'The rule it was taken under',
  dates: 'Dates',
  published: 'Published',
  opened: 'Vote opened',
  extended: 'Vote extended',
  closed: 'Vote closed',
  due: 'Takes effect',
  executed: 'Took effect',
  review: 'Comes back for review',
  requests: 'What members asked',
  request: {
    review: 'to look again',
    hold: 'to put it on hold',
    'call-in': 'that everybody decide',
  },
  undoneBy: 'Undone since by',
  /** Followed by a link to the decision it came of. */
  cameOf: {
    undo: 'It undoes',
    review: 'It looks again at',
    hold: 'It says what becomes of',
    'call-in': 'All members decide again on',
    succession: 'It came of',
    emergency: 'It came of',
    founding: 'It came of',
  },
  /** Followed by a link to the proposal. */
  followers: {
    undo: 'Somebody proposes to undo it:',
    review: 'Its review date has come:',
    hold: 'On hold until this vote is over:',
    'call-in': 'Called in before all members:',
    succession: 'What follows from it:',
    emergency: 'What follows from it:',
    founding: 'What follows from it:',
  },
  check: 'Read on, check',
  proposal: 'The proposal and its debate',
  results: 'The results in full',
  audit: 'Count it again yourself',
  circle: (name: string) => `Circle ${name}`,
  everybody: 'All members',
};

export const asks = {
  title: 'You can still',
  review: 'Ask to look again',
  reviewText: (wanted: number) =>
    wanted === 1
      ? 'One request marks it, and asks its author to look at it again.'
      : `${number(wanted)} requests mark it, and ask its author to look at it again.`,
  hold: 'Ask to put it on hold',
  holdText: (wanted: number) =>
    wanted === 1
      ? 'One request stops it until a short vote has said whether it goes on.'
      : `${number(wanted)} requests stop it until a short vote has said whether it goes on.`,
  callIn: 'Ask that everybody decide',
  callInText: (wanted: number) =>
    wanted === 1
      ? 'One request brings what this circle decided before all members.'
      : `${number(wanted)} requests bring what this circle decided before all members.`,
  undo: 'Propose to undo it',
  undoEasier: (day: string) =>
    `Until ${day} it takes less: a shorter discussion, no sponsors, fewer yes, and the same majority.`,
  undoText: 'This writes a draft with the opposite changes. You read it over, then publish it.',
  reason: 'Your reason',
  reasonHint: 'It is public, with your name.',
  soFar: (n: number, wanted: number) => `${number(n)} of ${number(wanted)} so far`,
  asked: 'You have asked.',
  takeBack: 'Take it back',
  done: {
    review: 'Your request is in.',
    hold: 'Your request is in.',
    'call-in': 'Your request is in.',
    duty: 'Noted, with its proof. Thank you.',
  },
};

export const duties = {
  title: 'To be done by people',
  text: 'What no server can do. Each has an owner, a day and, once done, a proof.',
  mine: 'Your duties',
  /** Beside a line of “what changes”. */
  inHands: (name: string, day: string) => `by ${name}, due on ${day}`,
  someone: 'a member',
  due: (day: string) => `due on ${day}`,
  late: 'late',
  open: 'to do',
  done: 'done',
  doneOn: (day: string) => `done on ${day}`,
  proof: 'Proof',
  proofIs: 'Proof:',
  proofHint: 'A link or a sentence that lets others see that it is done. Public.',
  finish: 'It is done',
};
