import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db } from '#db';
import type { Id } from '#ids';
import { checkbox, line, paragraphs } from '#input';
import { invalid, type Sentence } from '#refusal';
import { createCircle, freeCircleSlug } from '../circle-acts.ts';
import { circleRule, faultOfPowers, powerFields, powerList, powersOf, sayPowers } from './circle-powers.ts';
import { findMember, memberRefs } from './refs.ts';
import { sayWho, whoAre } from './who.ts';

export const MOST_AT_ONCE = 100;

const schema = v.pipe(
  v.object({
    name: line(60),
    purpose: paragraphs(1_000),
    open: checkbox(),
    members: memberRefs(MOST_AT_ONCE),
    powers: powerList(),
    rule: circleRule(),
  }),
  v.transform(({ rule, powers, ...circle }) => ({ ...circle, powers: powersOf(powers, rule) })),
);

/** The entries that are meant, those of founders included, and the references that mean none that takes part. */
export async function membersNamed(db: Db, refs: readonly string[]) {
  const ids: Id<'member'>[] = [];
  const unknown: string[] = [];
  for (const ref of refs) {
    const found = await findMember(db, ref);
    const founds = found?.founder === true && found.status === 'applicant';
    if (found && (founds || ['voting', 'probation'].includes(found.status))) ids.push(found.id);
    else unknown.push(ref);
  }
  return { ids, unknown };
}

/** Creates a working group with a purpose, its first members, and what it may decide by itself. */
export const circleCreate = defineAction({
  name: 'circle.create',
  gravity: () => 'ordinary',
  schema,
  title: (m) => m.membership.actions.circle.createTitle,
  form(_db, m) {
    const say = m.membership.actions.circle;
    return Promise.resolve([
      { name: 'name', label: say.name, kind: 'line' },
      { name: 'purpose', label: say.purpose, hint: say.purposeHint, kind: 'paragraphs' },
      { name: 'open', label: say.open, hint: say.openHint, kind: 'checkbox', optional: true },
      { name: 'members', label: say.members, hint: say.membersHint, kind: 'paragraphs', optional: true },
      ...powerFields(m, 'powers', say.powers),
    ]);
  },
  async check(db, { members, powers, open }) {
    const faults: Record<string, Sentence> = {};
    const { unknown } = await membersNamed(db, members);
    if (unknown.length > 0) faults['members'] = (m) => m.membership.refusals.unknownMembers(unknown.join(', '));
    const wrong = faultOfPowers(powers);
    if (wrong) faults['powers'] = wrong;
    if (open && powers.length > 0) faults['open'] = (m) => m.membership.refusals.openWithPowers;
    if (Object.keys(faults).length > 0) throw invalid(faults);
  },
  state: async (db, { name }) => ({ slug: await freeCircleSlug(db, name) }),
  labels: async (db, { members }) => ({ members: await whoAre(db, (await membersNamed(db, members)).ids) }),
  describe(m, f, { input, labels }) {
    const say = m.membership.actions.circle;
    const line = (what: string, after: string) => ({ what, before: say.none, after, href: '/coop/circles' });
    const powers = sayPowers(m, input.powers);
    return [
      line(say.what(input.name), input.purpose),
      ...(labels.members.length > 0
        ? [line(say.part(input.name, say.members), f.list(labels.members.map((who) => sayWho(m, who))))]
        : []),
      ...(input.open ? [line(say.part(input.name, say.joining), say.joinings.open)] : []),
      ...(powers.length > 0 ? [line(say.part(input.name, say.powers), f.list(powers))] : []),
    ];
  },
  async apply(tx, { members, ...circle }, by) {
    const { ids } = await membersNamed(tx, members);
    return (await createCircle(tx, by, { ...circle, members: ids })).news;
  },
  inverse: (_input, { slug }) => ({ name: 'circle.close', input: { circle: slug } }),
});
