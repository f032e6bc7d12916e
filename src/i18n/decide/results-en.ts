import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('en', n, { one, other })}`;

export const results = {
  title: 'Results',
  running: 'This vote is running: what you see here may still change.',
  notOpen: 'The results will stand here once the vote has opened.',
  picture: 'The count',
  figures: 'Figures',
  told: 'The count, told',
  method: 'How it was counted',
  turnout: (cast: number, electors: number, share: string) =>
    `${count(cast, 'vote', 'votes')} of ${number(electors)} on the roll, ${share}.`,
  take: 'Take it with you',
  json: 'The count as JSON',
  csv: 'The figures as CSV',
  ballots: 'The ballots, without names',
  firsts: 'by first choices',
  timeSums: 'a yes counts two, a maybe one',
  sums: 'by the sum of scores',
  // One sentence, in this order.
  passed: (share: string, cast: number, yes: number, needed: number) =>
    `Passed: ${share} of ${count(cast, 'vote', 'votes')} that took a side, ${number(yes)} in favour where ${number(needed)} were needed.`,
  passedPlain: (cast: number) => `Passed, with ${count(cast, 'vote', 'votes')}.`,
  failedMajority: (share: string, cast: number, strict: boolean, wanted: string) =>
    `Not passed: ${share} in favour of ${count(cast, 'vote', 'votes')} that took a side; ${strict ? 'more than' : 'at least'} ${wanted} was needed.`,
  failedBlocks: (blocks: number, share: string, most: string) =>
    `Not passed: ${count(blocks, 'objection', 'objections')}, ${share} of the votes; the rule allows ${most}.`,
  failed: 'Not passed.',
  floorMissed: (yes: number, needed: number) =>
    `Not passed: ${number(yes)} in favour, and ${number(needed)} were needed.`,
  tied: 'Tied: nothing takes effect.',
  indicative: (cast: number, electors: number) =>
    `Closed with ${count(cast, 'answer', 'answers')} of ${number(electors)}. It decides nothing by itself.`,
  chosen: (names: string) => `Chosen: ${names}.`,
  elected: (names: string) => `Elected: ${names}.`,
  effectAt: (when: string) => `Takes effect ${when}.`,
  canHold: (n: number) => `Until then ${count(n, 'member', 'members')} together can put it on hold.`,
  held: 'It is on hold: members decide whether it takes effect.',
  stale: 'It did not take effect: what it would change had changed meanwhile.',
  failedEffect: 'It could not take effect; nothing was changed.',
  expired: 'It lapsed before it could take effect.',
  cancelled: 'It was cancelled.',
  audit: {
    title: 'Check the count yourself',
    lede: 'You need not believe this server. Everything that went into the count is here: the text that was voted on, the ballots without names, and the record of the count.',
    frozen: 'What was voted on',
    frozenText:
      'Text, actions, rule, settings and roll, frozen when the vote opened. Whoever changes a letter of it changes this fingerprint.',
    hash: 'SHA-256',
    roll: 'On the roll',
    ballotsIn: 'Ballots',
    record: 'Record of the count',
    files: 'The files',
    frozenFile: 'What was voted on, as it was fingerprinted',
    replay: 'Count again in this browser',
    replayText: 'Your browser fetches the ballots and the record and counts by itself, with the same open program.',
    replayButton: 'Count again',
    needsScript: 'This button needs JavaScript. The command below does the same.',
    working: 'Counting …',
    agrees: (n: number, method: string) =>
      `Your count agrees: ${count(n, 'ballot', 'ballots')}, method “${method}”, every round and figure the same.`,
    differs: 'Your count differs from the record:',
    at: (where: string, recorded: string, counted: string) => `${where}: recorded ${recorded}, counted ${counted}`,
    hashAgrees: 'The frozen text has the fingerprint that was published when the vote opened.',
    hashDiffers: 'The frozen text does not have the fingerprint that was published.',
    couldNot: 'The files could not be fetched. Try again.',
    command: 'On your own computer',
    commandText: 'Fetch the files and count with the command line of the same program, or write your own.',
    seed: 'Ties are broken by a lot whose seed is the fingerprint above with that of the ballots: nobody knew it before the last vote.',
    notYet: 'There is nothing to check before the vote is closed.',
    namesNote: 'The ballots carry no names, in public votes either: who said what stands in the debate.',
  },
};
