import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db } from '#db';
import { choice, day, line, optional } from '#input';
import { invalid, type Sentence } from '#refusal';
import { readSettings } from '#settings';
import { grantMandate, HINDRANCES } from '../grant-mandate.ts';
import { registerIsOpen } from '../hand.ts';
import { endOfDay } from '../until.ts';
import { hindranceTo } from '../write-mandate.ts';
import { circleField, roleField } from './mandate-fields.ts';
import { findCircle, findMember, mandateRole, memberRef, SUCCESSIONS } from './refs.ts';
import { memberField, sayWho, whoIs } from './who.ts';

const schema = v.object({
  member: memberRef(),
  title: line(80),
  role: mandateRole(),
  /** Of the circle for which it is held: its identifier or the end of its address. */
  circle: optional(line(64)),
  /** The last day. */
  until: day(),
  /** What is called when it ends. */
  succession: v.optional(choice(SUCCESSIONS), 'election'),
});
type Input = v.InferOutput<typeof schema>;

/** No mandate is for ever. */
const LONGEST_YEARS = 6;

async function read(db: Db, input: Input) {
  const [member, circle, { timeZone }] = await Promise.all([
    findMember(db, input.member),
    input.circle ? findCircle(db, input.circle) : undefined,
    readSettings(db),
  ]);
  return { member, circle, endsAt: endOfDay(input.until, timeZone) };
}

/** Gives a member a mandate until a day, with the role that it carries. */
export const mandateGrant = defineAction({
  name: 'mandate.grant',
  gravity: () => 'ordinary',
  schema,
  title: (m) => m.membership.actions.grant.title,
  async form(db, m) {
    const say = m.membership.actions.grant;
    return [
      await memberField(db, m, { name: 'member', label: m.membership.actions.member }, ['voting', 'probation']),
      { name: 'title', label: say.mandate, hint: say.mandateHint, kind: 'line' },
      roleField(m),
      ...(await circleField(db, m)),
      { name: 'until', label: say.until, hint: say.untilHint, kind: 'day' },
      {
        name: 'succession',
        label: say.succession,
        kind: 'choice',
        optional: true,
        options: SUCCESSIONS.map((value) => ({ value, label: say.successions[value] })),
      },
    ];
  },
  async check(db, input) {
    const faults: Record<string, Sentence> = {};
    const { member, circle, endsAt } = await read(db, input);
    const founds = member?.status === 'applicant' && member.founder && !(await registerIsOpen(db));
    if (!member) faults['member'] = (m) => m.membership.refusals.noMember;
    else if (input.role && member.kind === 'organisation') faults['member'] = HINDRANCES.organisation;
    else if (!founds) {
      const wanted = { member: member.id, role: input.role, title: input.title, circle: circle?.id ?? null };
      const hindrance = await hindranceTo(db, wanted);
      if (hindrance) faults['member'] = HINDRANCES[hindrance];
    }
    if (input.circle && (!circle || circle.closed_at)) faults['circle'] = (m) => m.errors.unknownChoice;
    if (endsAt <= db.now) faults['until'] = (m) => m.membership.refusals.past;
    const latest = new Date(db.now);
    latest.setUTCFullYear(latest.getUTCFullYear() + LONGEST_YEARS);
    if (endsAt > latest) faults['until'] = (m) => m.membership.refusals.tooLong(LONGEST_YEARS);
    if (Object.keys(faults).length > 0) throw invalid(faults);
  },
  async state(db, input) {
    const { member, circle } = await read(db, input);
    const held =
      member &&
      (await hindranceTo(db, {
        member: member.id,
        role: input.role,
        title: input.title,
        circle: circle?.id ?? null,
      })) === 'held';
    return { member: member?.id ?? null, circle: circle?.id ?? null, held: held === true };
  },
  async labels(db, input) {
    const { circle } = await read(db, input);
    return { who: await whoIs(db, input.member), circle: circle?.name ?? null };
  },
  describe(m, f, { input, labels }) {
    const say = m.membership.actions.grant;
    return [
      {
        what: labels.circle === null ? say.what(input.title) : say.whatIn(input.title, labels.circle),
        before: say.before,
        after: say.after(
          sayWho(m, labels.who),
          f.date(new Date(`${input.until}T12:00:00Z`)),
          input.role && m.membership.actions.roles[input.role],
        ),
        href: '/coop/roles',
      },
    ];
  },
  async apply(tx, input, by) {
    const { member, circle, endsAt } = await read(tx, input);
    if (!member) throw invalid({ member: (m) => m.membership.refusals.noMember });
    if (input.circle && (!circle || circle.closed_at)) throw invalid({ circle: (m) => m.errors.unknownChoice });
    const { role, title, succession } = input;
    const given = { member: member.id, role, title, circle: circle?.id ?? null, endsAt, succession };
    return (await grantMandate(tx, by, given)).news;
  },
  inverse: ({ title }, { member }) =>
    member ? { name: 'mandate.end', input: { mandate: '', member, title } } : undefined,
});
