import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db } from '#db';
import { parseId } from '#ids';
import { line, optional } from '#input';
import { invalid } from '#refusal';
import { endMandate } from '../end-mandate.ts';
import { mandates } from '../mandates.ts';
import { findMember } from './refs.ts';
import { sayWho, whoAre, whoIs } from './who.ts';

const schema = v.object({
  mandate: optional(line(20)),
  /** The same by its holder and title, for programs that do not know it by its identifier. */
  member: optional(line(64)),
  title: optional(line(80)),
});
type Input = v.InferOutput<typeof schema>;

/** The mandate that is meant; undefined when there is none. */
async function find(db: Db, input: Input) {
  const columns = ['id', 'title', 'member_id', 'ends_at', 'ended_at', 'reserves'] as const;
  const id = parseId<'mandate'>(input.mandate);
  if (id) return db.selectFrom('mandate').where('id', '=', id).select(columns).executeTakeFirst();
  const member = await findMember(db, input.member);
  if (!member) return undefined;
  return db
    .selectFrom('mandate')
    .where('member_id', '=', member.id)
    .where('title', '=', input.title)
    .where('ended_at', 'is', null)
    .orderBy('id', 'desc')
    .select(columns)
    .executeTakeFirst();
}

/** Ends a mandate before its term: it takes a role from somebody, so no block counts. */
export const mandateEnd = defineAction({
  name: 'mandate.end',
  gravity: () => 'person',
  schema,
  title: (m) => m.membership.actions.end.title,
  async form(db, m) {
    const standing = await mandates(db);
    return [
      {
        name: 'mandate',
        label: m.membership.actions.end.mandate,
        kind: 'choice',
        options: standing.map(({ id, title, holder }) => ({
          value: id,
          label: m.membership.actions.end.choice(title, holder.name),
        })),
      },
    ];
  },
  async check(db, input) {
    const found = await find(db, input);
    if (!found || found.ended_at) throw invalid({ mandate: (m) => m.membership.refusals.mandateOver });
  },
  async state(db, input) {
    const found = await find(db, input);
    return { mandate: found?.id ?? null, standing: found !== undefined && found.ended_at === null };
  },
  async labels(db, input) {
    const found = await find(db, input);
    const [who] = found ? await whoAre(db, [found.member_id]) : [await whoIs(db, input.member)];
    return {
      who: who ?? { handle: null, name: null, number: null },
      title: found?.title ?? input.title,
      until: found?.ends_at.toISOString() ?? null,
      next: found !== undefined && found.reserves.length > 0,
    };
  },
  describe(m, f, { labels }) {
    const say = m.membership.actions.end;
    const until = labels.until === null ? null : f.date(new Date(Date.parse(labels.until) - 1));
    return [
      {
        what: m.membership.actions.grant.what(labels.title),
        before: say.before(sayWho(m, labels.who), until),
        after: labels.next ? say.afterWithNext : say.after,
        href: '/coop/roles',
      },
    ];
  },
  async apply(tx, input, by) {
    const found = await find(tx, input);
    if (!found) throw invalid({ mandate: (m) => m.membership.refusals.mandateOver });
    return (await endMandate(tx, by, found.id)).news;
  },
});
