import * as v from 'valibot';
import {
  askHold,
  askReview,
  decisionByNumber,
  type DecisionInFull,
  decisions,
  duties,
  emergencyAct as actAtOnce,
  emergencyActs,
  finishDuty,
  proposalById,
  rules,
  takeBackObjection,
  undo,
} from '#deliberation';
import type { Actor } from '#accounts';
import type { Json } from '#actions';
import type { Db } from '#db';
import { type Id, parseId } from '#ids';
import { checkbox, choice, day, line, paragraphs, wholeNumber } from '#input';
import { circleBySlug } from '#membership';
import { notFound } from '#refusal';
import { list, read, write } from '../endpoint.ts';
import { id } from '../shapes/base.ts';
import {
  decision,
  decisionInFull,
  duty,
  emergencyAct,
  rule,
  showDecision,
  showDecisionInFull,
  showDuty,
  showEmergencyAct,
  showRule,
} from '../shapes/decisions.ts';
import { DECISION_STATES, proposal, showProposal } from '../shapes/proposals.ts';
import { limit } from './proposals.ts';

const GROUP = 'decisions';

async function findDecision(db: Db, viewer: Actor | undefined, text = ''): Promise<DecisionInFull> {
  const found = /^[1-9][0-9]{0,8}$/.test(text) ? await decisionByNumber(db, viewer, Number(text)) : undefined;
  if (!found) throw notFound();
  return found;
}

const objecting = v.object({ reason: paragraphs(2_000), member: v.optional(id) });
const said = (body: v.InferOutput<typeof objecting>) => ({
  reason: body.reason,
  ...(body.member && { member: body.member as Id<'member'> }),
});

const ask = (name: 'askReview' | 'askHold', kind: 'review' | 'hold') =>
  write({
    name,
    group: GROUP,
    method: 'PUT',
    path: `/decisions/{decision}/${kind}`,
    scope: 'write:decisions',
    body: objecting,
    answer: decisionInFull,
    async run({ tx, actor, params, body }) {
      const found = await findDecision(tx, actor, params.decision);
      const news = await (kind === 'review' ? askReview : askHold)(tx, actor, found.id, said(body));
      return { answer: showDecisionInFull(await findDecision(tx, actor, params.decision)), news };
    },
  });

const takeBack = (name: 'takeBackReview' | 'takeBackHold', kind: 'review' | 'hold') =>
  write({
    name,
    group: GROUP,
    method: 'DELETE',
    path: `/decisions/{decision}/${kind}`,
    scope: 'write:decisions',
    answer: decisionInFull,
    async run({ tx, actor, params }) {
      const found = await findDecision(tx, actor, params.decision);
      const news = await takeBackObjection(tx, actor, found.id, kind);
      return { answer: showDecisionInFull(await findDecision(tx, actor, params.decision)), news };
    },
  });

export const decisionEndpoints = [
  list({
    name: 'listDecisions',
    group: GROUP,
    path: '/decisions',
    scope: 'read:decisions',
    open: true,
    query: v.object({
      state: v.optional(choice(DECISION_STATES)),
      circle: v.optional(line(100)),
      from: v.optional(day()),
      to: v.optional(day()),
      search: v.optional(line(200)),
      before: v.optional(wholeNumber(1, 1_000_000_000)),
      limit,
    }),
    answer: decision,
    async run({ db, viewer, query }) {
      const { circle: slug, ...filter } = query;
      const circle = slug === undefined ? undefined : await circleBySlug(db, slug);
      if (slug !== undefined && !circle) throw notFound();
      const { items, older } = await decisions(db, viewer, {
        ...(Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as typeof filter),
        ...(circle && { circle: circle.circle.id }),
      });
      return { items: items.map(showDecision), next: older === undefined ? undefined : { before: String(older) } };
    },
  }),

  read({
    name: 'readDecision',
    group: GROUP,
    path: '/decisions/{decision}',
    scope: 'read:decisions',
    open: true,
    answer: decisionInFull,
    run: async ({ db, viewer, params }) => showDecisionInFull(await findDecision(db, viewer, params.decision)),
  }),

  ask('askReview', 'review'),
  ask('askHold', 'hold'),
  takeBack('takeBackReview', 'review'),
  takeBack('takeBackHold', 'hold'),

  write({
    name: 'undoDecision',
    group: GROUP,
    method: 'POST',
    path: '/decisions/{decision}/undo',
    scope: 'write:decisions',
    answer: proposal,
    status: 201,
    async run({ tx, actor, params }) {
      const found = await findDecision(tx, actor, params.decision);
      const made = await undo(tx, actor, found.id);
      const drafted = await proposalById(tx, actor, made.id);
      return { answer: drafted && showProposal(drafted), news: made.news };
    },
  }),

  list({
    name: 'listDuties',
    group: GROUP,
    path: '/duties',
    scope: 'read:decisions',
    open: true,
    query: v.object({ open: checkbox(), owner: v.optional(id) }),
    answer: duty,
    async run({ db, query }) {
      const found = await duties(db, {
        ...(query.open && { open: true }),
        ...(query.owner && { owner: query.owner as Id<'member'> }),
      });
      return { items: found.map(showDuty) };
    },
  }),

  write({
    name: 'finishDuty',
    group: GROUP,
    method: 'POST',
    path: '/duties/{duty}/done',
    scope: 'write:decisions',
    body: v.object({ proof: paragraphs(2_000) }),
    answer: duty,
    async run({ tx, actor, params, body }) {
      const wanted = parseId<'duty'>(params.duty ?? '');
      if (!wanted) throw notFound();
      const news = await finishDuty(tx, actor, wanted, body.proof);
      const done = (await duties(tx)).find((one) => one.id === wanted);
      return { answer: done && showDuty(done), news };
    },
  }),

  list({
    name: 'listEmergencyActs',
    group: GROUP,
    path: '/emergency-acts',
    scope: 'read:decisions',
    open: true,
    answer: emergencyAct,
    run: async ({ db }) => ({ items: (await emergencyActs(db)).map(showEmergencyAct) }),
  }),

  write({
    name: 'actAtOnce',
    group: GROUP,
    method: 'POST',
    path: '/emergency-acts',
    scope: 'write:decisions',
    body: v.object({
      action: line(60),
      input: v.custom<Json>((value) => value !== undefined, 'missing'),
      reason: paragraphs(2_000),
    }),
    answer: emergencyAct,
    status: 201,
    async run({ tx, actor, body }) {
      const made = await actAtOnce(tx, actor, body);
      const done = (await emergencyActs(tx)).find((one) => one.id === made.id);
      return { answer: done && showEmergencyAct(done), news: made.news };
    },
  }),

  list({
    name: 'listRules',
    group: GROUP,
    path: '/rules',
    scope: 'read:decisions',
    open: true,
    answer: rule,
    run: async ({ db }) => ({ items: (await rules(db)).map(showRule) }),
  }),
];
