import * as v from 'valibot';
import { defineAction } from '#actions';
import { invalid } from '#refusal';
import { admit } from '../admit.ts';
import { findMember, memberRef } from './refs.ts';
import { hrefOf, memberField, sayWho, whoIs } from './who.ts';

/** Lets an applicant into the register. */
export const memberAdmit = defineAction({
  name: 'member.admit',
  gravity: () => 'ordinary',
  schema: v.object({ member: memberRef() }),
  title: (m) => m.membership.actions.admit.title,
  form: async (db, m) => [
    await memberField(db, m, { name: 'member', label: m.membership.actions.admit.member }, ['applicant']),
  ],
  async check(db, { member }) {
    if ((await findMember(db, member))?.status !== 'applicant')
      throw invalid({ member: (m) => m.membership.refusals.noApplicant });
  },
  async state(db, { member }) {
    const found = await findMember(db, member);
    return { member: found?.id ?? null, applicant: found?.status === 'applicant' };
  },
  labels: (db, { member }) => whoIs(db, member),
  describe: (m, _f, { labels }) => [
    {
      what: sayWho(m, labels),
      before: m.membership.actions.status.applicant,
      after: m.membership.actions.admit.after,
      ...hrefOf(labels),
    },
  ],
  async apply(tx, { member }, by) {
    const found = await findMember(tx, member);
    if (!found) throw invalid({ member: (m) => m.membership.refusals.noApplicant });
    return (await admit(tx, by, found.id)).news;
  },
});
