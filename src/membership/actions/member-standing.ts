import * as v from 'valibot';
import { defineAction } from '#actions';
import { optional, paragraphs } from '#input';
import { invalid } from '#refusal';
import { reinstateMember, suspendMember } from '../suspend.ts';
import type { MemberStatus } from '../schema.ts';
import { findMember, memberRef } from './refs.ts';
import { hrefOf, memberField, sayWho, whoIs } from './who.ts';

const schema = v.object({ member: memberRef(), reason: optional(paragraphs(2_000)) });

const STANDING: readonly MemberStatus[] = ['probation', 'voting'];
const PUT_OUT: readonly MemberStatus[] = ['suspended', 'expelled'];

/** Takes a member's vote and mandates until they are given back. */
export const memberSuspend = defineAction({
  name: 'member.suspend',
  gravity: () => 'person',
  schema,
  title: (m) => m.membership.actions.suspend.title,
  form: async (db, m) => [
    await memberField(db, m, { name: 'member', label: m.membership.actions.member }, STANDING),
    { name: 'reason', label: m.membership.actions.reason, kind: 'paragraphs', optional: true },
  ],
  async check(db, { member }) {
    const found = await findMember(db, member);
    if (!found || !STANDING.includes(found.status)) throw invalid({ member: (m) => m.membership.refusals.noMember });
  },
  async state(db, { member }) {
    const found = await findMember(db, member);
    return { member: found?.id ?? null, standing: found !== undefined && STANDING.includes(found.status) };
  },
  labels: (db, { member }) => whoIs(db, member),
  describe: (m, _f, { labels }) => [
    {
      what: sayWho(m, labels),
      before: m.membership.actions.status.member,
      after: m.membership.actions.suspend.after,
      ...hrefOf(labels),
    },
  ],
  async apply(tx, { member, reason }, by) {
    const found = await findMember(tx, member);
    if (!found) throw invalid({ member: (m) => m.membership.refusals.noMember });
    return (await suspendMember(tx, by, found.id, reason)).news;
  },
  inverse: (_input, { member }) => (member ? { name: 'member.reinstate', input: { member } } : undefined),
});

/** Gives a member who was suspended or expelled their place back: what an appeal asks for. */
export const memberReinstate = defineAction({
  name: 'member.reinstate',
  gravity: () => 'ordinary',
  schema,
  title: (m) => m.membership.actions.reinstate.title,
  form: async (db, m) => [
    await memberField(db, m, { name: 'member', label: m.membership.actions.member }, PUT_OUT),
    { name: 'reason', label: m.membership.actions.reason, kind: 'paragraphs', optional: true },
  ],
  async check(db, { member }) {
    const found = await findMember(db, member);
    if (!found || !PUT_OUT.includes(found.status)) throw invalid({ member: (m) => m.membership.refusals.notOut });
  },
  async state(db, { member }) {
    const found = await findMember(db, member);
    return { member: found?.id ?? null, status: found?.status ?? null };
  },
  labels: (db, { member }) => whoIs(db, member),
  describe: (m, _f, { before, labels }) => [
    {
      what: sayWho(m, labels),
      before:
        before.status === 'expelled' ? m.membership.actions.status.expelled : m.membership.actions.status.suspended,
      after: m.membership.actions.reinstate.after,
      ...hrefOf(labels),
    },
  ],
  async apply(tx, { member, reason }, by) {
    const found = await findMember(tx, member);
    if (!found) throw invalid({ member: (m) => m.membership.refusals.notOut });
    return (await reinstateMember(tx, by, found.id, reason)).news;
  },
  // An expulsion needs its charge and its right of reply anew.
  inverse: (_input, { member, status }) =>
    member && status === 'suspended' ? { name: 'member.suspend', input: { member, reason: '' } } : undefined,
});
