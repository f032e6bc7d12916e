import * as v from 'valibot';
import { defineAction } from '#actions';
import { line } from '#input';
import { invalid } from '#refusal';
import { closeCircle } from '../circle-acts.ts';
import { circles } from '../circles.ts';
import { findCircle } from './refs.ts';

/** Closes a circle: its members leave it, its powers and mandates end. */
export const circleClose = defineAction({
  name: 'circle.close',
  gravity: () => 'ordinary',
  schema: v.object({ circle: line(64) }),
  title: (m) => m.membership.actions.circle.closeTitle,
  form: async (db, m) => [
    {
      name: 'circle',
      label: m.membership.actions.circle.circle,
      kind: 'choice',
      options: (await circles(db)).map(({ id, name }) => ({ value: id, label: name })),
    },
  ],
  async check(db, { circle }) {
    const found = await findCircle(db, circle);
    if (!found || found.closed_at) throw invalid({ circle: (m) => m.errors.unknownChoice });
  },
  async state(db, { circle }) {
    const found = await findCircle(db, circle);
    return { circle: found?.id ?? null, standing: found !== undefined && found.closed_at === null };
  },
  async labels(db, { circle }) {
    const found = await findCircle(db, circle);
    return { name: found?.name ?? circle, slug: found?.slug ?? null };
  },
  describe: (m, _f, { labels }) => [
    {
      what: m.membership.actions.circle.what(labels.name),
      before: m.membership.actions.circle.standing,
      after: m.membership.actions.circle.closed,
      ...(labels.slug !== null && { href: `/coop/circles/${labels.slug}` }),
    },
  ],
  async apply(tx, { circle }, by) {
    const found = await findCircle(tx, circle);
    if (!found) throw invalid({ circle: (m) => m.errors.unknownChoice });
    return (await closeCircle(tx, by, found.id)).news;
  },
});
