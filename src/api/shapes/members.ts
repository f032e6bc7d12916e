import * as v from 'valibot';
import type {
  Application,
  CircleDetail,
  CircleView,
  MandateView,
  Membership,
  MemberView,
  RegisterEntry,
  RegisterFigures,
} from '#membership';
import { at, atOrNone, id, moment, named, orNone, whole } from './base.ts';
import { circleRef } from './proposals.ts';

const kind = v.picklist(['person', 'organisation']);
const status = v.picklist([
  'applicant',
  'refused',
  'withdrawn',
  'probation',
  'voting',
  'suspended',
  'left',
  'expelled',
]);

const circleEntries = {
  id,
  slug: v.string(),
  name: v.string(),
  purpose: v.string(),
  open: v.boolean(),
  members: whole,
  created_at: moment,
  closed_at: orNone(moment),
};
export const circle = named('Circle', v.object(circleEntries));

export const mandate = named(
  'Mandate',
  v.object({
    id,
    role: orNone(v.picklist(['organiser', 'moderator', 'treasurer', 'secretary'])),
    title: v.string(),
    circle: orNone(circleRef),
    member: id,
    holder: v.string(),
    from: moment,
    ends_at: moment,
    ended_at: orNone(moment),
    ended_how: orNone(v.picklist(['term', 'decision', 'resigned', 'left'])),
  }),
);

export const circleInFull = named(
  'CircleInFull',
  v.object({
    ...circleEntries,
    /** null for those who may not read the names of members. */
    people: orNone(v.array(v.object({ member: id, name: v.string(), from: moment }))),
    powers: v.array(v.object({ action: v.string(), rule: v.string() })),
    mandates: v.array(mandate),
  }),
);

export const figures = named(
  'RegisterFigures',
  v.object({
    members: whole,
    voting: whole,
    people: whole,
    organisations: whole,
    by_class: v.array(v.object({ class: v.string(), members: whole })),
  }),
);

export const member = named(
  'Member',
  v.object({
    id,
    number: whole,
    kind,
    name: v.string(),
    class: v.string(),
    status,
    handle: orNone(v.string()),
    admitted_at: moment,
  }),
);

export const memberInFull = named(
  'MemberInFull',
  v.object({
    member,
    ended_at: orNone(moment),
    history: v.array(v.object({ id, kind: v.string(), status, class: v.string(), reason: v.string(), at: moment })),
    mandates: v.array(mandate),
    circles: v.array(circle),
  }),
);

export const application = named(
  'Application',
  v.object({
    id,
    kind,
    name: v.string(),
    class: v.string(),
    answers: v.array(v.object({ question: v.string(), answer: v.string() })),
    applied_at: moment,
    handle: orNone(v.string()),
  }),
);

export const membership = named(
  'Membership',
  v.object({
    id,
    number: orNone(whole),
    kind,
    status,
    class: v.string(),
    name: v.string(),
    as: v.picklist(['self', 'delegate']),
    admitted_at: orNone(moment),
  }),
);

export const showCircle = (c: CircleView): v.InferInput<typeof circle> => ({
  id: c.id,
  slug: c.slug,
  name: c.name,
  purpose: c.purpose,
  open: c.open,
  members: c.members,
  created_at: at(c.createdAt),
  closed_at: atOrNone(c.closedAt),
});

export const showMandate = (m: MandateView): v.InferInput<typeof mandate> => ({
  id: m.id,
  role: m.role,
  title: m.title,
  circle: m.circle && { id: m.circle.id, slug: m.circle.slug, name: m.circle.name },
  member: m.member,
  holder: m.holder.displayName ?? m.holder.name,
  from: at(m.from),
  ends_at: at(m.endsAt),
  ended_at: atOrNone(m.endedAt),
  ended_how: m.endedHow,
});

export const showCircleInFull = (c: CircleDetail, names: boolean): v.InferInput<typeof circleInFull> => ({
  ...showCircle(c.circle),
  people: names
    ? c.members.map(({ member, name, from }) => ({
        member,
        name: name.displayName ?? name.name,
        from: at(from),
      }))
    : null,
  powers: c.powers.map(({ action, rule }) => ({ action, rule })),
  mandates: c.mandates.map(showMandate),
});

export const showFigures = (f: RegisterFigures): v.InferInput<typeof figures> => ({
  members: f.members,
  voting: f.voting,
  people: f.people,
  organisations: f.organisations,
  by_class: f.byClass.map((one) => ({ class: one.class, members: one.n })),
});

export const showMember = (e: RegisterEntry): v.InferInput<typeof member> => ({
  id: e.id,
  number: e.number,
  kind: e.kind,
  name: e.name,
  class: e.class,
  status: e.status,
  handle: e.handle,
  admitted_at: at(e.admittedAt),
});

export const showMemberInFull = (m: MemberView): v.InferInput<typeof memberInFull> => ({
  member: showMember(m.entry),
  ended_at: atOrNone(m.endedAt),
  history: m.history.map((e) => ({
    id: e.id,
    kind: e.kind,
    status: e.status,
    class: e.class,
    reason: e.reason,
    at: at(e.at),
  })),
  mandates: m.mandates.map(showMandate),
  circles: m.circles.map(showCircle),
});

export const showApplication = (a: Application): v.InferInput<typeof application> => ({
  id: a.id,
  kind: a.kind,
  name: a.name,
  class: a.class,
  answers: a.answers.map(({ question, answer }) => ({ question, answer })),
  applied_at: at(a.appliedAt),
  handle: a.account?.handle ?? null,
});

export const showMembership = (m: Membership): v.InferInput<typeof membership> => ({
  id: m.id,
  number: m.number,
  kind: m.kind,
  status: m.status,
  class: m.class,
  name: m.name,
  as: m.as,
  admitted_at: atOrNone(m.admittedAt),
});
