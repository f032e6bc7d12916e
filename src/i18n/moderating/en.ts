/** What applications for moderation are told. */
export const moderating = {
  noAddresses:
    'Whole e-mail addresses and network addresses are shown to nobody here. Search by what stands behind the at sign.',
  notReported: (url: string) => `Nobody has reported this account. Report it first, with a rule: ${url}`,
  noGround: (url: string) =>
    `Nothing is done here without a rule or a law. Name one in the text (“rule 3”, or a line “Law: …”), or choose it on the page of the case: ${url}`,
  noFacts: (url: string) =>
    `Whoever it is about is told why. Write a text of ten to 3,000 characters, or go to the page of the case: ${url}`,
  noPosts: (url: string) =>
    `Posts are marked as sensitive here, not accounts, and this report names none that is still to be marked. Choose them on the page of the case: ${url}`,
  noDisabling: (url: string) =>
    `Nobody is locked out of their own account here. Limit it, or propose a suspension: ${url}`,
  noEditing: (url: string) =>
    `What somebody reported stays as they said it. The rule is chosen when something is done, in the text or on the page of the case: ${url}`,
  noReopening: (url: string) =>
    `What is settled stays so: a new report opens a new case, and what was done can be taken back on the page of the case: ${url}`,
  refuseOnPage: (url: string) =>
    `Nobody is refused without a sentence. Send one of at least ten characters as “text”, or refuse on the page: ${url}`,
  takenBack: 'Taken back from an application, without more words.',
};
