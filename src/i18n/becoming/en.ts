import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const signatures = (n: number) => `${number(n)} ${plural('en', n, { one: 'signature', other: 'signatures' })}`;
const pledges = (n: number) => `${number(n)} ${plural('en', n, { one: 'pledge', other: 'pledges' })}`;

export const becoming = {
  title: 'From campaign to co-op',
  when: (s: number, p: number) =>
    s > 0 && p > 0
      ? `Once there are ${signatures(s)} and ${pledges(p)} that stand, we found a co-op.`
      : `Once there are ${s > 0 ? signatures(s) : pledges(p)}${s > 0 ? '' : ' that stand'}, we found a co-op.`,
  form: 'Legal form',
  founders: 'Who founds it',
  signatures: 'Signatures',
  pledges: 'Pledges that stand',
  of: (have: string, need: string) => `${have} of ${need}`,
  reached: 'Reached: the founding can begin.',
  begun: (day: string) => `The co-op has been in the making since ${day}.`,
  invited: (n: number) =>
    plural('en', n, { one: '1 person was invited by mail.', other: `${number(n)} people were invited by mail.` }),
  applied: (n: number) =>
    plural('en', n, {
      one: '1 person who had pledged is an applicant, with the share they promised.',
      other: `${number(n)} people who had pledged are applicants, with the shares they promised.`,
    }),
  join: 'Ask to be a member',
  coop: 'The co-op',
  link: 'How it becomes a co-op',
  lead: {
    lede: 'Say beforehand by which rule the campaign becomes a co-op. It stands on the campaign’s page, and cannot change once people were invited by it.',
    signatures: 'From how many signatures on',
    pledges: 'From how many pledges on',
    zero: '0 where it does not matter.',
    founders: 'Who founds it',
    foundersHint: 'For example: everybody who has pledged and applies before the assembly.',
    publish: 'Publish the rule',
    invite: 'Invite them',
    inviteText:
      'Those who signed and asked for news get a mail. Those who pledged and asked to be members become applicants with the share they promised; where the co-op asks them something first, they get the mail too. This happens once.',
    saved: 'Done.',
  },
  noted: {
    question: 'Promised share',
    answer: (sum: string, n: number, title: string) => `${sum}, pledge no. ${number(n)} of “${title}”`,
  },
  mail: {
    subject: (title: string) => `We are founding a co-op, come in: ${title}`,
    text: (title: string) =>
      `You stood up for “${title}”. What we announced has been reached: we are founding a co-operative, and you are invited.`,
    how: 'Ask to be a member, read the bylaws that are being prepared, and vote in the founding assembly with the others who found it.',
    button: 'Ask to be a member',
    campaign: 'The campaign goes on here:',
    stop: 'No more mails of this campaign',
  },
  faults: {
    nothing: 'Write what has to be reached: signatures, pledges, or both.',
    begun: 'People were invited by this rule: it stays as it is.',
    notReached: 'What the rule asks for is not reached yet.',
    notFounding: 'The founding has not begun on this server: a steward begins it first.',
  },
};
