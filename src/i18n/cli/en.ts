import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('en', n, { one, other })}`;

interface Said {
  summary: string;
  /** Further lines of help. */
  more?: readonly string[];
  options?: Record<string, string>;
}

const commands: Record<string, Said> = {
  setup: {
    summary: 'Set the server up: what it is, and its first steward.',
    more: ['What is left out is asked for. Without a password, the steward signs in by a link in a mail.'],
    options: {
      name: 'what the server is called',
      purpose: 'what it is for, in a sentence',
      language: 'the language of its pages for readers who ask for none of ours',
      stage: 'where it stands in its life',
      steward: 'the first steward’s name',
      handle: 'their handle, such as amina',
      email: 'their address',
      'password-stdin': 'read their password from standard input; it is never an argument',
    },
  },
  token: {
    summary: 'Make a token by which a program acts as an account; it is shown once.',
    options: { name: 'what the program is called', scopes: 'what it may do, of those above; read unless told' },
  },
  campaign: {
    summary: 'Create a campaign with its petition, list campaigns, close one.',
    more: ['FILE is JSON with the fields of the form, or Markdown whose head says them:'],
    options: {
      as: 'the account that organises it; needed when several may',
      title: 'its title',
      summary: 'what it asks, in at most three sentences',
      story: 'the story',
      target: 'to whom it is addressed',
      place: 'where it belongs',
      language: 'the language it is written in',
      milestones: 'counts, each with its consequence',
      picture: 'a picture',
      alt: 'what the picture shows, for those who cannot see it',
    },
  },
  clock: {
    summary: 'Move the clock of a server that is not in production, and run what falls due.',
    more: ['By a length of time (+6d, -2h, 1d12h), to a moment in the server’s zone, or back to now.'],
  },
  backup: { summary: 'Write everything into one file (.tar.gz), while the server runs.' },
  restore: {
    summary: 'Rebuild a server from a backup, in an empty folder, and check it.',
    options: { into: 'the folder, instead of ESSOR_DATA' },
  },
  check: { summary: 'Check what must hold of the whole database and its pictures.' },
  'replay-petition': {
    summary: 'Drive the arrivals of a real petition through the signing of a running server.',
    more: [
      'FILE is CSV with the columns timestamp,count. Each arrival signs, reads its mail and confirms.',
      'The server must not be in production, and must trust this machine as a proxy.',
    ],
    options: {
      from: 'first moment of the curve',
      for: 'how long a piece of it, such as 10m',
      speed: 'how many times faster',
      campaign: 'which campaign; the newest that runs unless told',
      url: 'the server; ESSOR_ORIGIN unless told',
    },
  },
};

export const cli = {
  usage: 'Usage: npm run essor -- COMMAND …',
  everyCommand: 'Each has --help, and --json for programs. Exit codes: 0 done, 1 not done, 2 called wrongly.',
  json: 'print the result as JSON',
  seeHelp: (name: string) => `See: npm run essor -- ${name} --help`,
  noSuchCommand: (name: string, all: string) => `There is no command “${name}”. There are: ${all}.`,
  noSuchOption: (option: string) => `There is no option ${option}.`,
  wrongOption: (option: string) => `The option ${option} was not given as it should.`,
  tooFewWords: (words: string) => `Something is missing: ${words}.`,
  tooManyWords: (words: string) => `That is too much: ${words}.`,
  missing: (options: string) => `Also give: ${options}.`,
  notUpToDate: 'The database was not made by this version of Essor. Start the server once, then try again.',
  noSuchAccount: (handle: string) => `There is no account @${handle.replace(/^@/, '')} here.`,
  noSuchCampaign: (slug: string) => `There is no campaign “${slug}”. See: npm run essor -- campaign list`,
  cannotRead: (file: string) => `${file} cannot be read. Check the name, and that this user may read it.`,
  commands,
  setup: {
    ask: {
      name: 'What is the server called?',
      purpose: 'What is it for, in a sentence?',
      stage: 'Where does it stand: campaign, founding or co-op?',
      steward: 'What is the first steward’s name?',
      handle: 'Their handle?',
      email: 'Their e-mail address?',
      password: 'Their password (empty: they sign in by a link in a mail)?',
    },
    done: (name: string, handle: string) => `${name} is set up. Its steward is @${handle}.`,
    next: (origin: string, password: boolean) =>
      password ? `Sign in at ${origin}/sign-in` : `Ask for a link to sign in at ${origin}/sign-in`,
  },
  token: {
    once: 'Keep this token: it is shown only now.',
    noSuchScope: (scope: string, all: string) => `There is no scope “${scope}”. There are: ${all}.`,
  },
  campaign: {
    noSuchVerb: (verb: string) => `Say create, list or close, not “${verb}”.`,
    launched: (url: string) => `The campaign runs: ${url}`,
    closed: (title: string) => `“${title}” is closed.`,
    none: 'There is no campaign yet.',
    counts: (confirmed: string, waiting: string) =>
      `${confirmed} confirmed, ${waiting} sent this week and not confirmed`,
    closedOn: (day: string) => `closed on ${day}`,
    fileWrong: (what: string) =>
      `The campaign cannot be understood at “${what}”. See: npm run essor -- campaign --help`,
    milestonesWrong: 'Write milestones as: "5000: the board answers; 10000: we meet".',
    sayWho: (handles: string) =>
      handles === ''
        ? 'Nobody may organise yet: set the server up first.'
        : `Say who organises, with --as HANDLE. These may: ${handles}`,
  },
  clock: {
    notInProduction: (origin: string) => `${origin} is in production, and its clock is the machine’s.`,
    notATime: (text: string) => `“${text}” is no time. Write +6d, -2h, now, 2016-10-20 or 2016-10-20T18:00.`,
    moved: (moment: string) => `It is now ${moment}.`,
    ran: (what: string) => `Ran: ${what}`,
    nothingDue: 'Nothing was due.',
    notYet: (n: number) => `${count(n, 'thing is', 'things are')} still due. See what the server says.`,
    atNextStart: (n: number) => `${count(n, 'thing is', 'things are')} due, and will run when the server starts.`,
  },
  backup: {
    done: (file: string, rows: string, pictures: string, kilobytes: string) =>
      `${file}: ${rows} rows, ${pictures} pictures, ${kilobytes} kB. Keep it as carefully as the server.`,
    missing: (n: number) =>
      `${count(n, 'picture was', 'pictures were')} not in the folder, and so ${plural('en', n, { one: 'is', other: 'are' })} not in the backup. See: npm run check`,
    exists: (file: string) => `${file} is there already. Choose another name, or remove it.`,
    nothing: (folder: string) => `There is no Essor in ${folder} yet, so nothing to back up.`,
    cannotWrite: (file: string, code: string) =>
      `${file} cannot be written (${code}). Check the folder and its free space.`,
  },
  restore: {
    done: (folder: string, rows: string, pictures: string) =>
      `Restored ${rows} rows and ${pictures} pictures into ${folder}.`,
    notEmpty: (where: string) =>
      `${where} is not empty. A backup is restored into an empty place only: name another with --into.`,
    newer: (migration: string) =>
      `This backup was made by another version of Essor (migration ${migration}). Restore it with that version or a later one.`,
    bad: (file: string, reason: string) => `${file} is not a whole backup: ${reason}. Nothing was restored.`,
  },
  check: {
    broken: (name: string, n: number) => `Does not hold: ${name} (${count(n, 'row', 'rows')})`,
    allHold: (n: number) => `All ${number(n)} checks hold.`,
    someBroken: (broken: number, n: number) =>
      `${number(broken)} of ${number(n)} checks ${plural('en', broken, { one: 'does', other: 'do' })} not hold.`,
  },
  replay: {
    noCurve: (file: string) => `${file} has no lines of timestamp,count.`,
    noArrivals: 'Nobody arrived in that piece of the curve.',
    outside: (first: string, last: string) =>
      `The curve goes from ${first} to ${last}. Choose --from and --for within it.`,
    wrongMoment: (text: string) => `“${text}” is no moment. Write 2024-11-24T16:03.`,
    wrongLength: (text: string) => `“${text}” is no length of time. Write 10m or 1h30m.`,
    wrongSpeed: (text: string) => `“${text}” is no speed. Write a number above 0.`,
    unreachable: (url: string) =>
      `Nothing answers at ${url}. Start the server first: ESSOR_TRUSTED_PROXIES=127.0.0.1,::1 npm start`,
    noMail: (url: string) => `${url} does not show its mail: it is in production. Replay on a server of your own.`,
    noCampaign: 'No campaign runs there. Launch one first: npm run essor -- campaign create FILE',
    notTrusted: 'The server counts all these people as one address. Start it with ESSOR_TRUSTED_PROXIES=127.0.0.1,::1',
    plan: (people: string, seconds: string) => `${people} people sign within ${seconds} s…`,
    going: (sent: string, confirmed: string) => `${sent} sent, ${confirmed} confirmed`,
    sent: 'sent',
    confirmed: 'confirmed',
    counted: 'counted',
    rows: 'rows',
    failed: 'failed',
    differ: 'These numbers differ, and should not.',
  },
};
