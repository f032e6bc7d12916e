import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');

export const history = {
  title: 'History',
  lede: 'Everything that happened to this proposal, as the server wrote it down.',
  versions: 'Versions',
  drafted: 'Drafted',
  published: 'Put up for discussion',
  edited: (version: number) => `Version ${number(version)}`,
  editedText: 'The text or what it changes was edited: the time for discussion counts anew.',
  amended: (version: number) => `Version ${number(version)}, with an amendment`,
  sponsored: (who: string) => `${who} sponsors it`,
  unsponsored: (who: string) => `${who} no longer sponsors it`,
  nominated: (who: string) => `${who} named a candidate`,
  accepted: (who: string) => `${who} stands for election`,
  'stood-down': (who: string) => `${who} stands no more`,
  withdrawn: 'Withdrawn by its author',
  opened: 'Vote opened',
  openedText: (electors: number, hash: string) =>
    `${plural('en', electors, {
      one: 'One member is on the roll and was told.',
      other: `${number(electors)} members are on the roll and were told.`,
    })} Text, rule and roll are frozen: ${hash}`,
  extended: 'Vote extended, once',
  extendedText: (until: string) => `The result turned or the support was reached late. It closes ${until}.`,
  reminded: 'Those who had not voted were reminded',
  closed: 'Vote closed',
  closedText: (cast: number) => `${number(cast)} ${plural('en', cast, { one: 'vote', other: 'votes' })}.`,
  'not-opened': 'Could not open by itself',
  decided: 'Entered in the register',
  queued: 'Passed, waits to take effect',
  executed: 'Took effect',
  stale: 'Overtaken: what it would change had changed meanwhile',
  failed: 'Could not take effect',
  expired: 'Lapsed',
  held: 'Put on hold',
  lifted: 'The hold was lifted',
  cancelled: 'Cancelled',
  review: 'A review was asked for',
  'called-in': 'Called in: all members decide',
  toClose: 'Closes',
  toCloseText: (extension: string, late: string) =>
    `Goes on for ${extension}, once, if the result turns or the support is reached in the last ${late}.`,
  toOpen: 'The vote may open',
  toEffect: 'Takes effect',
  somebody: 'Somebody',
  other: (kind: string) => kind,
};
