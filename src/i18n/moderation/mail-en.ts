/** Mails of moderation. */
export const mail = {
  colon: ': ',
  receipt: {
    subject: 'We have your report',
    text: 'Thank you: your report has arrived, and those who moderate will read it. Whoever you reported is never told that it was you. You will hear what came of it.',
    button: 'What you reported',
  },
  outcome: {
    subject: 'Your report was dealt with',
    acted:
      'Those who moderate have read what you reported, and did something about it. What exactly is between them and that person.',
    nothing:
      'Those who moderate have read what you reported, and found no rule broken. You can keep away from an account by blocking it, and report again what comes next.',
  },
  statement: {
    subjects: {
      warn: 'A warning about what you wrote',
      sensitive: 'The pictures of a post of yours are folded',
      hide: 'A post of yours is hidden',
      limit: 'Your account is limited',
      suspend: 'Your account is suspended',
      proposed: 'Somebody proposes to suspend your account',
    },
    appeal: 'You can appeal on the page below; somebody who had no part in this answers. You may also go to court.',
    button: 'Read it and appeal',
  },
  change: {
    over: { subject: 'A decision about you is over', text: 'What was decided about you no longer holds.' },
    upheld: {
      subject: 'Your appeal: it stands',
      text: 'Your appeal was read. What was decided stands; why is written on the page.',
    },
    overturned: {
      subject: 'Your appeal: it is taken back',
      text: 'Your appeal was right: what was decided about you is taken back.',
    },
  },
  jury: {
    subject: 'You are drawn by lot to judge an appeal',
    text: 'You and four other members were drawn by lot. Somebody appeals against a decision of those who moderate: you say whether it stands. You have a week.',
    secret: 'You do not learn whom it is about. What you read stays with the jury.',
    button: 'Read the appeal',
  },
};
