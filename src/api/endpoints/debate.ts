import * as v from 'valibot';
import {
  acceptNomination,
  amendmentsOf,
  callIn,
  citationsOf,
  cite,
  citeFields,
  nominate,
  offerAmendment,
  offerFields,
  settleAmendment,
  settleFields,
  summariesOf,
  summarise,
  summaryFields,
  withdrawAmendment,
  withdrawCandidacy,
} from '#deliberation';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import { type Id, parseId } from '#ids';
import { optional, paragraphs } from '#input';
import { notFound } from '#refusal';
import { list, write } from '../endpoint.ts';
import { id } from '../shapes/base.ts';
import {
  amendment,
  citation,
  showAmendment,
  showCitation,
  showSummaryOfDebate,
  summaryOfDebate,
} from '../shapes/debate.ts';
import { proposal, showProposal } from '../shapes/proposals.ts';
import { findProposal } from './proposals.ts';

const GROUP = 'debate';
const statement = optional(paragraphs(4_000));

/** An amendment of this proposal, by what the path says. @throws Refusal 404 */
async function amendmentIn(tx: Tx, actor: Actor, proposal: Id<'proposal'>, text = ''): Promise<Id<'amendment'>> {
  const wanted = parseId<'amendment'>(text);
  const found = (await amendmentsOf(tx, actor, proposal)).find((one) => one.id === wanted);
  if (!found) throw notFound();
  return found.id;
}

/** What people say to a proposal before it is voted on. */
export const debateEndpoints = [
  list({
    name: 'listAmendments',
    group: GROUP,
    path: '/proposals/{proposal}/amendments',
    scope: 'read:decisions',
    open: true,
    answer: amendment,
    async run({ db, viewer, params }) {
      const found = await findProposal(db, viewer, params.proposal);
      return { items: (await amendmentsOf(db, viewer, found.id)).map(showAmendment) };
    },
  }),

  write({
    name: 'offerAmendment',
    group: GROUP,
    method: 'POST',
    path: '/proposals/{proposal}/amendments',
    scope: 'write:decisions',
    body: v.object({ ...offerFields.entries, member: v.optional(id) }),
    answer: amendment,
    status: 201,
    async run({ tx, actor, params, body }) {
      const found = await findProposal(tx, actor, params.proposal);
      const { member, ...offer } = body;
      const made = await offerAmendment(tx, actor, found.id, { ...offer, member: member as Id<'member'> | undefined });
      const offered = (await amendmentsOf(tx, actor, found.id)).find((one) => one.id === made.id);
      return { answer: offered && showAmendment(offered), news: made.news };
    },
  }),

  write({
    name: 'settleAmendment',
    group: GROUP,
    method: 'POST',
    path: '/proposals/{proposal}/amendments/{amendment}/settle',
    scope: 'write:decisions',
    body: settleFields,
    answer: proposal,
    async run({ tx, actor, params, body }) {
      const found = await findProposal(tx, actor, params.proposal);
      const wanted = await amendmentIn(tx, actor, found.id, params.amendment);
      const { news } = await settleAmendment(tx, actor, wanted, body);
      return { answer: showProposal(await findProposal(tx, actor, params.proposal)), news };
    },
  }),

  write({
    name: 'withdrawAmendment',
    group: GROUP,
    method: 'DELETE',
    path: '/proposals/{proposal}/amendments/{amendment}',
    scope: 'write:decisions',
    answer: proposal,
    async run({ tx, actor, params }) {
      const found = await findProposal(tx, actor, params.proposal);
      await withdrawAmendment(tx, actor, await amendmentIn(tx, actor, found.id, params.amendment));
      return { answer: showProposal(await findProposal(tx, actor, params.proposal)) };
    },
  }),

  list({
    name: 'listSummaries',
    group: GROUP,
    path: '/proposals/{proposal}/summaries',
    scope: 'read:decisions',
    open: true,
    answer: summaryOfDebate,
    async run({ db, viewer, params, c }) {
      const found = await findProposal(db, viewer, params.proposal);
      const said = await summariesOf(db, found.id, c.var.deps.config.origin);
      return { items: said.map(showSummaryOfDebate) };
    },
  }),

  list({
    name: 'listCitations',
    group: GROUP,
    path: '/proposals/{proposal}/citations',
    scope: 'read:decisions',
    open: true,
    answer: citation,
    async run({ db, viewer, params }) {
      const found = await findProposal(db, viewer, params.proposal);
      return { items: (await citationsOf(db, found.id)).map(showCitation) };
    },
  }),

  write({
    name: 'summarise',
    group: GROUP,
    method: 'POST',
    path: '/proposals/{proposal}/summaries',
    scope: 'write:decisions',
    body: v.object({ ...summaryFields.entries, member: v.optional(id) }),
    answer: summaryOfDebate,
    status: 201,
    async run({ tx, actor, params, body, c }) {
      const found = await findProposal(tx, actor, params.proposal);
      const made = await summarise(tx, actor, found.id, {
        text: body.text,
        ...(body.member && { member: body.member as Id<'member'> }),
      });
      const said = (await summariesOf(tx, found.id, c.var.deps.config.origin)).find((one) => one.id === made);
      return { answer: said && showSummaryOfDebate(said) };
    },
  }),

  write({
    name: 'cite',
    group: GROUP,
    method: 'POST',
    path: '/proposals/{proposal}/citations',
    scope: 'write:decisions',
    body: citeFields,
    answer: citation,
    status: 201,
    async run({ tx, actor, params, body, c }) {
      const found = await findProposal(tx, actor, params.proposal);
      const made = await cite(tx, actor, found.id, body, c.var.deps.config.origin);
      const kept = (await citationsOf(tx, found.id)).find((one) => one.id === made);
      return { answer: kept && showCitation(kept) };
    },
  }),

  write({
    name: 'nominate',
    group: GROUP,
    method: 'POST',
    path: '/proposals/{proposal}/candidates',
    scope: 'write:decisions',
    body: v.object({ member: id, statement }),
    answer: proposal,
    async run({ tx, actor, params, body }) {
      const found = await findProposal(tx, actor, params.proposal);
      const news = await nominate(tx, actor, found.id, {
        member: body.member as Id<'member'>,
        statement: body.statement,
      });
      return { answer: showProposal(await findProposal(tx, actor, params.proposal)), news };
    },
  }),

  write({
    name: 'acceptNomination',
    group: GROUP,
    method: 'PUT',
    path: '/proposals/{proposal}/candidacy',
    scope: 'write:decisions',
    body: v.object({ statement }),
    answer: proposal,
    async run({ tx, actor, params, body }) {
      const found = await findProposal(tx, actor, params.proposal);
      const news = await acceptNomination(tx, actor, found.id, body.statement);
      return { answer: showProposal(await findProposal(tx, actor, params.proposal)), news };
    },
  }),

  write({
    name: 'withdrawCandidacy',
    group: GROUP,
    method: 'DELETE',
    path: '/proposals/{proposal}/candidacy',
    scope: 'write:decisions',
    answer: proposal,
    async run({ tx, actor, params }) {
      const found = await findProposal(tx, actor, params.proposal);
      const news = await withdrawCandidacy(tx, actor, found.id);
      return { answer: showProposal(await findProposal(tx, actor, params.proposal)), news };
    },
  }),

  write({
    name: 'callIn',
    group: GROUP,
    method: 'POST',
    path: '/proposals/{proposal}/call-in',
    scope: 'write:decisions',
    body: v.object({ reason: paragraphs(2_000), member: v.optional(id) }),
    answer: proposal,
    async run({ tx, actor, params, body }) {
      const found = await findProposal(tx, actor, params.proposal);
      const news = await callIn(tx, actor, found.id, {
        reason: body.reason,
        ...(body.member && { member: body.member as Id<'member'> }),
      });
      return { answer: showProposal(await findProposal(tx, actor, params.proposal)), news };
    },
  }),
];
