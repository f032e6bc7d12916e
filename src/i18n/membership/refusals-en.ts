/** Why the register says no, and what to do about it. */
export const refusals = {
  notMember: 'This is for members. You can ask to become one on the page “Join”.',
  applicant: 'Your application is waiting for its answer. You take part once you are admitted.',
  suspended: 'Your membership is suspended for now: you can read, and take part again when it is restored.',
  ended: 'This membership has ended. Whoever left can apply again on the page “Join”.',

  applied: 'An application of yours is waiting already. Its answer comes here and by mail.',
  alreadyMember: 'You are a member already.',
  expelled: 'Whoever was expelled comes back by a decision of the members.',
  answered: 'This application was answered or withdrawn meanwhile.',
  noApplicant: 'Nobody is waiting to be admitted under this name.',
  founds: 'They found the co-op. Take them off the founders first.',
  noMember: 'Name a member who is in the register.',
  notOut: 'Name a member who was suspended or expelled.',
  otherStatus: 'Their place in the register is another one by now.',
  nobody: 'Nobody here is called so. Write an account name such as @amina.',

  lastDelegate:
    'You are the last to speak for this organisation. Name somebody else first, or leave the co-op in its name.',
  enoughDelegates: 'This organisation has as many delegates as it may. End a delegation first.',

  charged: 'A charge stands already: the member is answering it, or members are about to decide.',
  nothingToAnswer: 'No charge is waiting for an answer.',
  noAppeal: 'The time to appeal is over, or you have appealed already.',
  notCharged: 'First tell this member what they are charged with, on their page. They have the right to answer.',
  notHeard: 'This member still has time to answer. Members can vote once they have, or when the time is over.',

  cannotHold: 'Only a member who is admitted and not suspended can hold a mandate.',
  organisationHasNoRole: 'A mandate with a role is held by a person. An organisation can hold one that carries none.',
  holdsIt: 'They hold this mandate already.',
  mandateOver: 'This mandate is over.',
  past: 'Choose a day to come.',
  tooLong: (years: number) => `No mandate is longer than ${years} years: they end, and are given anew.`,
  nobodyToSeat: 'Nobody who was elected can take the seat any more.',

  circleByDecision: 'This circle is not open: its members are named by a decision.',
  tooGrave: (action: string) => `“${action}” is for all members: no circle may decide it alone.`,
  openWithPowers: 'A circle that anybody can join decides nothing alone. Give it no powers, or name its members.',
  unknownMembers: (names: string) => `Not in the register: ${names}. Write @names or member numbers.`,
  changesNothing: 'Say what should change.',

  assemblyAdmits: 'The register is not open yet: the founding assembly admits the first members.',
  registerOpen: 'The register is open: the members decide now.',
  notFounding: 'A founding assembly is held by a server that is founding its co-operative.',
  noFounders: 'Nobody founds yet. Choose founders among those who applied.',
};
