import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');

/** The discussion of an article, and its comments. */
export const discussion = {
  title: 'Discussion',
  count: (n: number) => `${number(n)} ${plural('en', n, { one: 'comment', other: 'comments' })}`,
  order: 'Oldest first, answers under what they answer. Posts come from accounts, comments from readers without one.',
  none: 'Nobody has said anything yet.',
  until: (day: string) => `Comments are open until ${day}.`,
  closed: (day: string) => `Comments closed on ${day}.`,
  neverOpen: 'This article takes no comments.',
  answer: 'Answer',
  answerTo: (name: string) => `Answer to ${name}`,
  answering: (name: string) => `You answer ${name}.`,
  notAnswering: 'Comment on the article instead',
  reader: 'A reader',
  withoutAccount: 'without an account',
  deleted: 'Its author deleted this comment.',
  hidden: 'This comment was hidden.',
  form: {
    title: 'Your comment',
    text: 'What you want to say',
    textHint: (most: number) => `Up to ${number(most)} characters and two links.`,
    name: 'Your name',
    nameHint: 'Shown with your comment.',
    email: 'E-mail',
    emailHint: 'Your address will not be published.',
    keepName: 'My name may stay after my address is erased',
    kept: (day: string) =>
      `We erase your address on ${day}. The first comment from an address is read by somebody before it is shown.`,
    button: 'Send',
    account: 'Comment with your account',
    accountText: 'It is a post that answers the article: it is shown at once, here and on your profile.',
    accountButton: 'Publish',
    signIn: 'Sign in to comment with your account',
  },
  sent: {
    title: 'Look at your mail',
    text: 'We wrote to the address that you gave. Press the button in that mail, and your comment is in.',
    days: 'The link works for seven days.',
    spam: 'Nothing there? Look among the unwanted mail.',
  },
  confirm: {
    title: 'Confirm your comment',
    as: 'You comment as',
    button: 'Confirm my comment',
    delete: 'That was not me: delete it',
    held: 'It waits to be read',
    heldText:
      'Thank you. The first comment from an address is read by somebody before it is shown. We write to you once it is.',
    shown: 'Your comment is in',
    shownText: 'Thank you. Everybody can read it now.',
    hidden: 'This comment is hidden',
    hiddenText: 'Those who look after the discussion have hidden it. The mail that told you says why.',
    expired: 'This link has expired',
    expiredText: 'It worked for seven days. Send your comment again and you get a new one.',
    unknown: 'There is nothing behind this link',
    unknownText: 'The comment may be deleted already, or the mail cut the link in two: copy the whole address.',
    back: 'To the article',
  },
  remove: {
    title: 'Delete your comment',
    text: 'Your words, your name and your address are erased. There is no way back.',
    button: 'Delete my comment',
    keep: 'Keep it',
    done: 'It is deleted',
    doneText: 'Nothing of it is left here.',
  },
  desk: {
    title: 'Comments to look after',
    link: (n: number) =>
      n === 0
        ? 'Look after the comments'
        : `${number(n)} ${plural('en', n, { one: 'comment waits', other: 'comments wait' })}`,
    text: 'The first comment from an address waits here. Once you let one in, the next from the same address are shown at once, until you hide one.',
    none: 'No comments yet',
    noneText: 'Those that are confirmed by mail come here.',
    states: { held: 'Waits', shown: 'Shown', hidden: 'Hidden' },
    show: 'Show',
    hide: 'Hide',
    hideTitle: 'Hide it, with a reason',
    reason: 'Why',
    reasonHint: 'Its author reads this. Hiding can be undone.',
    because: 'Hidden because:',
    replies: 'Answers of accounts',
    repliesText: 'Hidden here, a post stays on its author’s profile.',
    closing: 'Until when comments may come',
    closingButton: 'Save',
  },
};
