export const api = {
  mail: {
    /** The link at the end of a mail. */
    stop: {
      votes: 'Stop mails about votes',
      digest: 'Stop the digest',
      membership: 'Stop mails about my membership',
    },
  },
};
