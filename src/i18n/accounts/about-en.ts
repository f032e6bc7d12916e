import { plural } from '../plural.ts';

/** What the server says about itself. Each sentence on data is true of this program. */
export const about = {
  title: (server: string) => `About ${server}`,
  stewards: 'Who looks after it',
  noStewards: 'Nobody holds the role of steward at the moment.',
  noHolders: 'No mandate is held at the moment.',
  people: (n: string, count: number) => plural('en', count, { one: `${n} account`, other: `${n} accounts` }),
  stage: {
    campaign: 'A campaign that gathers people',
    founding: 'A co-operative being founded',
    'co-op': 'A co-operative',
  },
  software: 'The program',
  softwareText:
    'This server runs Essor, free software under the AGPL: anybody may read it, run it and change it, and must share the changes that others use.',
  version: (version: string) => `Version ${version}`,
  privacyDetail: 'what we keep, why, and for how long',
  status: {
    title: 'How this server is',
    detail: 'whether what it promises holds',
    lede: 'Every night the server checks its own data: that each counter equals what it counts, that each member has one vote, that each decision took effect once.',
    holds: (checks: string, count: number) =>
      plural('en', count, { one: 'The one check holds.', other: `All ${checks} checks hold.` }),
    broken: (broken: string, checks: string, count: number) =>
      plural('en', count, {
        one: `${broken} of ${checks} checks does not hold. Whoever looks after the server sees it in its journal.`,
        other: `${broken} of ${checks} checks do not hold. Whoever looks after the server sees them in its journal.`,
      }),
    when: (moment: string) => `Last checked ${moment}.`,
    never: 'The first check comes within a day of the start.',
    which: 'What does not hold',
    mail: 'Mail',
    noMail: 'No mail waits.',
    waiting: (n: string, count: number, moment: string) =>
      plural('en', count, {
        one: `One mail waits to be sent, since ${moment}.`,
        other: `${n} mails wait to be sent, the oldest since ${moment}.`,
      }),
    again:
      'Anybody can check more: the count of each vote can be done again on its own page, and whoever holds a copy of the data can run npm run check.',
  },
  rules: {
    title: 'The rules of this place',
    lede: 'Few rules, and the same for everybody.',
    list: [
      [
        'Speak as you would in a room.',
        'Argue about ideas as hard as you like; leave people whole. No insults, no threats, no harassment, no hatred of anybody for what they are.',
      ],
      [
        'Be who you say you are.',
        'A chosen name is welcome; another person’s name is not. One person, one signature, one vote.',
      ],
      ['Keep other people’s secrets.', 'No private address, picture or message of anybody without their consent.'],
      [
        'Say what is true as far as you know.',
        'Correct yourself when you were wrong. Say so when you are paid to speak.',
      ],
      ['No advertising, no flooding.', 'Nothing automatic that does not say so.'],
      ['What the law forbids is forbidden here.', 'Whoever looks after the server may remove it, with a reason.'],
    ] as readonly (readonly [string, string])[],
    otherwise: 'Whoever breaks them is told which one and why, and may object.',
  },
  privacy: {
    title: 'Your data',
    lede: 'What this server knows about you, why, and for how long. It is written for people; every sentence describes what the program does.',
    account: 'When you open an account',
    accountList: [
      'Your e-mail address: to sign in and to write to you. Nobody else sees it. Until you change it or delete your account.',
      'Your name, account name, picture and the words about you: public, since you publish them.',
      'Your password, if you set one: only a fingerprint of it (argon2id), from which it cannot be read.',
      'The public half of your passkeys, if you add some. Your fingerprint and your face never leave your device.',
      'Your language and whether you like it light or dark.',
    ],
    sessions: 'When you sign in',
    sessionsList: (days: number) => [
      'One cookie that says who you are, and one that remembers the language you chose (on the pages of a campaign, another for the language you read it in, until the browser is closed). Whoever signs a petition gets a third for a week, so that its page knows it. There is no other, and none for visitors who do none of this.',
      'For each device: its browser and system (“Firefox, Android”), when you signed in and the day it was last used. Not your network address.',
      `A session ends ${days} days after its last use; it is erased a day later at the latest, like those you end yourself.`,
    ],
    posts: 'What you write',
    postsList: [
      'Your posts, their pictures, likes and follows, until you delete them or your account. The place and the camera that pictures carry are removed when they arrive.',
      'Who may read a post is what you chose for it.',
      'What you note about somebody, for yourself alone: until you take it away, or one of the two accounts is deleted. They are not told.',
    ],
    signing: 'When you sign a petition',
    signingList: [
      'Your name, your e-mail address, your town if you gave it, the language you signed in, when you signed and confirmed, whether your name may be shown, and whether you want news. No account is needed.',
      'Your address is used to confirm your signature, to answer when the form is filled in with it again and, if you ticked it, to send you news. It is never shown. Your name and your town are shown only if you ticked it.',
      'A signature that is not confirmed is erased a week after the last link was sent, or the day after at the latest. One that is confirmed is kept until you withdraw it.',
      'To withdraw, follow the link in small print in the mail about your signature and press the button: all of this is erased at once, even when the campaign is closed. Is the mail lost? While the campaign runs, fill in its form again with the same address: the mail that answers has a fresh link.',
    ],
    member: 'When you join the co-operative',
    memberList: [
      'Your legal name, your category, your number and the dates of your membership. Members see the register; visitors see figures only. Your answers when you applied are for whoever keeps it.',
      'An application that was refused or taken back: its answers are erased at once, the name in it 90 days later.',
      'Your mandates and circles, with their dates, and what you do at once by a mandate, with your reason: public, under the name of your account, since you act for others in them.',
      'A charge against you, your reply and your appeal: for you, for members who may vote on it, and for whoever keeps the register. A charge that nobody brings to a vote ends by itself, and is then read only by whoever keeps the register.',
      'Leaving the co-operative keeps your line in the register. Deleting your account empties the name and the answers in it; the number and the dates stay, so that old decisions can still be checked.',
    ],
    voting: 'When you vote',
    votingList: [
      'In a public vote: your name, your position and your reason are public, what you had said before included. The form says so before you vote.',
      'In a confidential vote: no member sees who voted what, while it runs or later. The server keeps your choice beside your name until the vote closes, so that you can change it; at that moment the link is erased, and the database is told to clean up what it kept of it. Whoever runs the server could look before; and until the disk writes over them, or a backup made during the vote is deleted, remains may be found by somebody who holds the machine. A vote that even they cannot see is not offered yet.',
      'That you were entitled to vote is kept with the decision.',
    ],
    visits: 'When you visit',
    visitsList: [
      'Nothing is written down about visits. Your network address is held in memory, to slow down floods of requests, and forgotten within a few hours. It is in no file.',
      'Pages load nothing from other companies: no advertising, no measuring, no fonts from elsewhere.',
    ],
    programs: 'When a program acts for you',
    programsList: [
      'For each token: its name, what it allows, when you made it, when it ends and the day it was last used; of the token itself only a fingerprint. Until you delete your account.',
      'For each webhook: its address, what is sent there, and for 30 days what was sent and whether it arrived.',
      'What a program was answered when it changed something is kept for a day, so that asking twice does it once. Of a vote only that it was cast is kept so, never what it says.',
    ],
    mail: 'Mails',
    mailList: [
      'Which mails you want: votes, your membership, and how often the digest. Each of these mails has a link that stops it, in one click and without signing in.',
      'Once a mail is handed to the mail server, its text and its recipient are erased here. One that no server takes is erased after a month.',
      'Links in mails work once and are forgotten a week after they end. The one that withdraws a signature works for as long as the signature stands.',
    ],
    rights: 'What you can do',
    rightsList: [
      'See and correct what belongs to your account in your settings; withdraw a signature by the link of its mail.',
      'Delete your account there: its data are erased at once; signatures are withdrawn one by one. Your account name stays taken, so that nobody can pose as you. Copies in backups disappear with the backups.',
      'Write to whoever looks after the server, and complain to the data protection authority of your country.',
    ],
  },
};
