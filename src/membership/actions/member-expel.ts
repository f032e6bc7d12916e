import * as v from 'valibot';
import { defineAction } from '#actions';
import { optional, paragraphs } from '#input';
import { invalid } from '#refusal';
import { stepsOf } from '../charge.ts';
import { APPEAL_DAYS } from '../delays.ts';
import { expelMember } from '../suspend.ts';
import { findMember, memberRef } from './refs.ts';
import { hrefOf, memberField, sayWho, whoIs } from './who.ts';

const IN = ['probation', 'voting', 'suspended'] as const;
const isIn = (status: string | undefined): boolean => IN.some((one) => one === status);

/**
 * Expels a member, under the rule in which no block counts. It can be proposed once the charge was told to the member
 * and they have answered it, or had the time to; afterwards they may appeal.
 */
export const memberExpel = defineAction({
  name: 'member.expel',
  gravity: () => 'person',
  schema: v.object({ member: memberRef(), reason: optional(paragraphs(2_000)) }),
  title: (m) => m.membership.actions.expel.title,
  form: async (db, m) => [
    await memberField(
      db,
      m,
      { name: 'member', label: m.membership.actions.member, hint: m.membership.actions.expel.hint },
      IN,
    ),
    { name: 'reason', label: m.membership.actions.reason, kind: 'paragraphs', optional: true },
  ],
  async check(db, { member }) {
    const found = await findMember(db, member);
    if (!found || !isIn(found.status)) throw invalid({ member: (m) => m.membership.refusals.noMember });
    const steps = await stepsOf(db, found.id);
    if (!steps) throw invalid({ member: (m) => m.membership.refusals.notCharged });
    if (!steps.heard) throw invalid({ member: (m) => m.membership.refusals.notHeard });
  },
  /** Another charge than the one that was voted on is another question. */
  async state(db, { member }) {
    const found = await findMember(db, member);
    const charge = found && (await stepsOf(db, found.id))?.charge;
    return { member: found?.id ?? null, inRegister: isIn(found?.status), charge: charge ?? null };
  },
  labels: (db, { member }) => whoIs(db, member),
  describe: (m, _f, { labels }) => [
    {
      what: sayWho(m, labels),
      before: m.membership.actions.status.member,
      after: m.membership.actions.expel.after(APPEAL_DAYS),
      ...hrefOf(labels),
    },
  ],
  async apply(tx, { member, reason }, by) {
    const found = await findMember(tx, member);
    if (!found) throw invalid({ member: (m) => m.membership.refusals.noMember });
    return (await expelMember(tx, by, found.id, reason)).news;
  },
  inverse: (_input, { member }) => (member ? { name: 'member.reinstate', input: { member } } : undefined),
});
