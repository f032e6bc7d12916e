import * as v from 'valibot';
import { callInAct, type SmallAct, smallAct, smallActs } from '#deliberation';
import type { Json } from '#actions';
import type { Db } from '#db';
import { type Id, parseId } from '#ids';
import { line, paragraphs } from '#input';
import { notFound } from '#refusal';
import { list, write } from '../endpoint.ts';
import { at, id, json, moment, named, orNone } from '../shapes/base.ts';

const GROUP = 'decisions';

const act = named(
  'SmallAct',
  v.object({
    id,
    action: v.string(),
    input: json,
    before: json,
    labels: json,
    member: id,
    reason: v.string(),
    at: moment,
    called_in_by: v.array(id),
    proposal: orNone(id),
  }),
);

const showAct = (a: SmallAct): v.InferInput<typeof act> => ({
  id: a.id,
  action: a.action,
  input: a.input,
  before: a.before,
  labels: a.labels,
  member: a.member,
  reason: a.reason,
  at: at(a.at),
  called_in_by: [...a.calledInBy],
  proposal: a.proposal,
});

const found = async (db: Db, wanted: Id<'small-act'>) => {
  const one = (await smallActs(db)).find((made) => made.id === wanted);
  return one && showAct(one);
};

/** What holders of a mandate do by themselves because it is small. */
export const actEndpoints = [
  list({
    name: 'listSmallActs',
    group: GROUP,
    path: '/small-acts',
    scope: 'read:decisions',
    open: true,
    answer: act,
    run: async ({ db }) => ({ items: (await smallActs(db)).map(showAct) }),
  }),

  write({
    name: 'doSmallAct',
    group: GROUP,
    method: 'POST',
    path: '/small-acts',
    scope: 'write:decisions',
    body: v.object({
      action: line(60),
      input: v.custom<Json>((value) => value !== undefined, 'missing'),
      reason: paragraphs(2_000),
    }),
    answer: act,
    status: 201,
    async run({ tx, actor, body }) {
      const made = await smallAct(tx, actor, body);
      return { answer: await found(tx, made.id), news: made.news };
    },
  }),

  write({
    name: 'callInSmallAct',
    group: GROUP,
    method: 'POST',
    path: '/small-acts/{act}/call-in',
    scope: 'write:decisions',
    body: v.object({ reason: paragraphs(2_000), member: v.optional(id) }),
    answer: act,
    async run({ tx, actor, params, body }) {
      const wanted = parseId<'small-act'>(params.act ?? '');
      if (!wanted) throw notFound();
      const news = await callInAct(tx, actor, wanted, {
        reason: body.reason,
        ...(body.member && { member: body.member as Id<'member'> }),
      });
      return { answer: await found(tx, wanted), news };
    },
  }),
];
