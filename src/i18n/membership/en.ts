export const membership = {
  refusals: {
    notMember: 'This is for members. You can ask to become one on the page “Join”.',
    applicant: 'Your application is waiting for its answer. You take part once you are admitted.',
    suspended: 'Your membership is suspended for now: you can read, and take part again when it is restored.',
    ended: 'You are no longer a member. You can apply again on the page “Join”.',
  },
};
