import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db } from '#db';
import { parseId } from '#ids';
import { choice, line, wholeNumber } from '#input';
import { seatElection } from '../seat-election.ts';
import { findCircle, findMember, mandateRole, memberRefs, SUCCESSIONS } from './refs.ts';
import { sayWho, whoAre } from './who.ts';

const MOST_SEATS = 200;

const schema = v.object({
  title: line(80),
  role: mandateRole(),
  circle: v.optional(v.nullable(v.string()), null),
  months: wholeNumber(1, 72),
  elected: memberRefs(MOST_SEATS),
  reserves: memberRefs(MOST_SEATS),
  /** What is called when the term ends. */
  succession: v.optional(choice(SUCCESSIONS), 'election'),
});

async function found(db: Db, refs: readonly string[]) {
  const rows = [];
  for (const ref of refs) rows.push(await findMember(db, ref));
  return rows.flatMap((row) => (row ? [row.id] : []));
}

/** Seats those who were elected. The program makes it of the outcome of an election; nobody writes it by hand. */
export const electionSeat = defineAction({
  name: 'election.seat',
  gravity: () => 'ordinary',
  schema,
  title: (m) => m.membership.actions.seat.title,
  form: () => Promise.resolve([]),
  // Who held the seats until now is beside the point: the term of an election begins with it.
  state: () => Promise.resolve(null),
  async labels(db, { elected, reserves, circle }) {
    return {
      elected: await whoAre(db, await found(db, elected)),
      reserves: await whoAre(db, await found(db, reserves)),
      circle: (circle && (await findCircle(db, circle))?.name) || null,
    };
  },
  describe(m, f, { input, labels }) {
    const say = m.membership.actions;
    const names = (list: typeof labels.elected) => f.list(list.map((who) => sayWho(m, who)));
    return [
      {
        what: labels.circle === null ? say.grant.what(input.title) : say.grant.whatIn(input.title, labels.circle),
        before: say.seat.before,
        after: say.seat.after(names(labels.elected), input.months),
        href: '/coop/roles',
      },
      ...(labels.reserves.length > 0
        ? [{ what: say.seat.reserves, before: say.seat.before, after: names(labels.reserves), href: '/coop/roles' }]
        : []),
    ];
  },
  async apply(tx, input, by) {
    const circle = input.circle === null ? null : (parseId<'circle'>(input.circle) ?? null);
    const [elected, reserves] = [await found(tx, input.elected), await found(tx, input.reserves)];
    const { title, role, months, succession } = input;
    return (await seatElection(tx, by, { title, role, circle, months, elected, reserves, succession })).news;
  },
});
