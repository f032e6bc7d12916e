import * as v from 'valibot';
import { type Change, defineAction } from '#actions';
import type { Db } from '#db';
import { choice, line, optional, paragraphs } from '#input';
import { invalid, type Sentence } from '#refusal';
import { changeCircle } from '../circle-acts.ts';
import { circleMembers, type CirclePower, circlePowers, circles } from '../circles.ts';
import { membersNamed, MOST_AT_ONCE } from './circle-create.ts';
import { circleRule, faultOfPowers, powerFields, powerList, powersOf, sayPowers } from './circle-powers.ts';
import { findCircle, findMember, memberRefs, several } from './refs.ts';
import { sayWho, whoAre } from './who.ts';

const JOINING = ['same', 'open', 'by-decision'] as const;

/** What is left empty stays as it is. */
const schema = v.pipe(
  v.object({
    circle: line(64),
    name: optional(line(60)),
    purpose: optional(paragraphs(1_000)),
    joining: v.optional(choice(JOINING), 'same'),
    add: memberRefs(MOST_AT_ONCE),
    remove: memberRefs(MOST_AT_ONCE),
    give: powerList(),
    rule: circleRule(),
    /** Names of actions. */
    take: several(),
  }),
  v.transform(({ rule, give, ...change }) => ({ ...change, give: powersOf(give, rule) })),
);
type Input = v.InferOutput<typeof schema>;

async function read(db: Db, input: Input) {
  const circle = await findCircle(db, input.circle);
  const members = circle ? (await circleMembers(db, circle.id)).map(({ member }) => member) : [];
  const powers = circle ? await circlePowers(db, circle.id) : [];
  const { ids: adding, unknown } = await membersNamed(db, input.add);
  const removing = [];
  for (const ref of input.remove) removing.push(await findMember(db, ref));
  return { circle, members, powers, adding, unknown, removing: removing.flatMap((one) => (one ? [one.id] : [])) };
}

/** The powers as they will be. */
const after = (powers: readonly CirclePower[], { give, take }: Input): CirclePower[] => [
  ...powers.filter(({ action }) => !take.includes(action) && !give.some((one) => one.action === action)),
  ...give,
];

/** Changes what a circle is for, who is in it, or what it may decide by itself. */
export const circleChange = defineAction({
  name: 'circle.change',
  gravity: () => 'ordinary',
  schema,
  title: (m) => m.membership.actions.circle.changeTitle,
  async form(db, m) {
    const say = m.membership.actions.circle;
    const [give, rule] = powerFields(m, 'give', say.give);
    return [
      {
        name: 'circle',
        label: say.circle,
        kind: 'choice',
        options: (await circles(db)).map(({ id, name }) => ({ value: id, label: name })),
      },
      { name: 'name', label: say.newName, hint: say.emptyStays, kind: 'line', optional: true },
      { name: 'purpose', label: say.newPurpose, hint: say.emptyStays, kind: 'paragraphs', optional: true },
      {
        name: 'joining',
        label: say.joining,
        kind: 'choice',
        optional: true,
        options: JOINING.map((value) => ({ value, label: say.joinings[value] })),
      },
      { name: 'add', label: say.add, hint: say.membersHint, kind: 'paragraphs', optional: true },
      { name: 'remove', label: say.remove, hint: say.membersHint, kind: 'paragraphs', optional: true },
      ...(give ? [give] : []),
      ...(rule ? [rule] : []),
      { ...powerFields(m, 'take', say.take)[0]!, hint: say.takeHint },
    ];
  },
  async check(db, input) {
    const faults: Record<string, Sentence> = {};
    const { circle, powers, unknown } = await read(db, input);
    if (!circle || circle.closed_at) faults['circle'] = (m) => m.errors.unknownChoice;
    if (unknown.length > 0) faults['add'] = (m) => m.membership.refusals.unknownMembers(unknown.join(', '));
    const wrong = faultOfPowers(input.give);
    if (wrong) faults['give'] = wrong;
    const open = input.joining === 'same' ? circle?.open : input.joining === 'open';
    if (open && after(powers, input).length > 0) faults['joining'] = (m) => m.membership.refusals.openWithPowers;
    const nothing = !input.name && !input.purpose && input.joining === 'same';
    if (nothing && [input.add, input.remove, input.give, input.take].every((list) => list.length === 0))
      faults['circle'] = (m) => m.membership.refusals.changesNothing;
    if (Object.keys(faults).length > 0) throw invalid(faults);
  },
  /** What the change touches, and nothing else: others may come and go meanwhile. */
  async state(db, input) {
    const { circle, members, powers, adding, removing } = await read(db, input);
    const touched = [...adding, ...removing];
    return {
      circle: circle && !circle.closed_at ? circle.id : null,
      name: input.name ? (circle?.name ?? '') : '',
      purpose: input.purpose ? (circle?.purpose ?? '') : '',
      open: input.joining === 'same' ? null : (circle?.open ?? false),
      members: members.filter((id) => touched.includes(id)).toSorted(),
      powers: powers
        .filter(({ action }) => input.take.includes(action) || input.give.some((one) => one.action === action))
        .map(({ action, rule }) => ({ action, rule })),
    };
  },
  async labels(db, input) {
    const { circle, adding, removing } = await read(db, input);
    return {
      name: circle?.name ?? input.circle,
      slug: circle?.slug ?? null,
      adding: await whoAre(db, adding),
      removing: await whoAre(db, removing),
    };
  },
  describe(m, f, { input, before, labels }) {
    const say = m.membership.actions.circle;
    const href = labels.slug === null ? {} : { href: `/coop/circles/${labels.slug}` };
    const names = (list: typeof labels.adding) => f.list(list.map((who) => sayWho(m, who)));
    const powers = (list: readonly CirclePower[]) => (list.length > 0 ? f.list(sayPowers(m, list)) : say.none);
    const lines: Change[] = [];
    const line = (what: string, was: string, will: string) =>
      lines.push({ what: say.part(labels.name, what), before: was, after: will, ...href });
    if (input.name) line(say.name, before.name, input.name);
    if (input.purpose) line(say.purpose, before.purpose, input.purpose);
    if (input.joining !== 'same')
      line(say.joining, say.joinings[before.open ? 'open' : 'by-decision'], say.joinings[input.joining]);
    if (labels.adding.length > 0) line(say.members, say.outside, say.joins(names(labels.adding)));
    if (labels.removing.length > 0) line(say.members, say.inside, say.leaves(names(labels.removing)));
    if (input.give.length > 0 || input.take.length > 0)
      line(say.powers, powers(before.powers), powers(after(before.powers, input)));
    return lines;
  },
  async apply(tx, input, by) {
    const { circle, members, powers, adding, removing } = await read(tx, input);
    if (!circle) throw invalid({ circle: (m) => m.errors.unknownChoice });
    const changed = {
      name: input.name || circle.name,
      purpose: input.purpose || circle.purpose,
      open: input.joining === 'same' ? circle.open : input.joining === 'open',
      members: [...members.filter((id) => !removing.includes(id)), ...adding.filter((id) => !members.includes(id))],
      powers: after(powers, input),
    };
    return (await changeCircle(tx, by, circle.id, changed)).news;
  },
  inverse(input, before) {
    if (before.circle === null) return undefined;
    return {
      name: 'circle.change',
      input: {
        circle: before.circle,
        name: before.name,
        purpose: before.purpose,
        joining: before.open === null ? 'same' : before.open ? 'open' : 'by-decision',
        add: input.remove,
        remove: input.add,
        give: before.powers,
        take: input.give
          .map(({ action }) => action)
          .filter((name) => !before.powers.some((one) => one.action === name)),
      },
    };
  },
});
