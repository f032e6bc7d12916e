import * as v from 'valibot';
import {
  draftProposal,
  editProposal,
  historyOf,
  listProposals,
  openVote,
  parseDraft,
  type Proposal,
  proposalById,
  proposalByNumber,
  publishProposal,
  sponsorProposal,
  unsponsor,
  withdrawProposal,
} from '#deliberation';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import { type Id, parseId } from '#ids';
import { choice, line, wholeNumber } from '#input';
import { circleBySlug } from '#membership';
import { notFound } from '#refusal';
import { list, read, write } from '../endpoint.ts';
import { id } from '../shapes/base.ts';
import {
  draft,
  event,
  proposal,
  proposalSummary,
  showEvent,
  showProposal,
  showSummary,
  STATES,
} from '../shapes/proposals.ts';
import { camelFields } from '../shapes/snake.ts';

const GROUP = 'proposals';

/** What a path names: a proposal by its number, or by its identifier while it is a draft. */
export async function findProposal(db: Db, viewer: Actor | undefined, text = ''): Promise<Proposal> {
  const found = /^[1-9][0-9]{0,8}$/.test(text)
    ? await proposalByNumber(db, viewer, Number(text))
    : await byId(db, viewer, parseId<'proposal'>(text));
  if (!found) throw notFound();
  return found;
}

const byId = async (db: Db, viewer: Actor | undefined, wanted: Id<'proposal'> | undefined) =>
  wanted && proposalById(db, viewer, wanted);

const shownAfter = async (tx: Tx, actor: Actor, wanted: Id<'proposal'>) => {
  const found = await proposalById(tx, actor, wanted);
  return found && showProposal(found);
};

export const limit = v.optional(wholeNumber(1, 100), 20);
/** The last identifier of the page before. */
export const before = v.optional(id);

/** For whom one acts: oneself unless told. */
const asMember = v.object({ member: v.optional(id) });
const draftOf = (body: v.InferOutput<typeof draft>) =>
  parseDraft({ ...camelFields(body), settings: camelFields(body.settings) });

export const proposalEndpoints = [
  list({
    name: 'listProposals',
    group: GROUP,
    path: '/proposals',
    scope: 'read:decisions',
    open: true,
    query: v.object({
      state: v.optional(choice(STATES)),
      circle: v.optional(line(100)),
      search: v.optional(line(200)),
      before,
      limit,
    }),
    answer: proposalSummary,
    async run({ db, viewer, query }) {
      const circle = query.circle === undefined ? undefined : await circleBySlug(db, query.circle);
      if (query.circle !== undefined && !circle) throw notFound();
      const { items, older } = await listProposals(db, viewer, {
        ...(query.state && { state: query.state }),
        ...(circle && { circle: circle.circle.id }),
        ...(query.search && { search: query.search }),
        ...(query.before && { before: query.before as Id<'proposal'> }),
        limit: query.limit,
      });
      return { items: items.map(showSummary), next: older && { before: older } };
    },
  }),

  read({
    name: 'readProposal',
    group: GROUP,
    path: '/proposals/{proposal}',
    scope: 'read:decisions',
    open: true,
    answer: proposal,
    run: async ({ db, viewer, params }) => showProposal(await findProposal(db, viewer, params.proposal)),
  }),

  list({
    name: 'readHistory',
    group: GROUP,
    path: '/proposals/{proposal}/history',
    scope: 'read:decisions',
    open: true,
    answer: event,
    async run({ db, viewer, params }) {
      const found = await findProposal(db, viewer, params.proposal);
      return { items: (await historyOf(db, viewer, found.id)).map(showEvent) };
    },
  }),

  write({
    name: 'draftProposal',
    group: GROUP,
    method: 'POST',
    path: '/proposals',
    scope: 'write:decisions',
    body: draft,
    answer: proposal,
    status: 201,
    async run({ tx, actor, body }) {
      const made = await draftProposal(tx, actor, draftOf(body));
      return { answer: await shownAfter(tx, actor, made.id), news: made.news };
    },
  }),

  write({
    name: 'editProposal',
    group: GROUP,
    method: 'PUT',
    path: '/proposals/{proposal}',
    scope: 'write:decisions',
    body: draft,
    answer: proposal,
    async run({ tx, actor, params, body }) {
      const found = await findProposal(tx, actor, params.proposal);
      const { news } = await editProposal(tx, actor, found.id, draftOf(body));
      return { answer: await shownAfter(tx, actor, found.id), news };
    },
  }),

  write({
    name: 'publishProposal',
    group: GROUP,
    method: 'POST',
    path: '/proposals/{proposal}/publish',
    scope: 'write:decisions',
    answer: proposal,
    async run({ tx, actor, params }) {
      const found = await findProposal(tx, actor, params.proposal);
      const { news } = await publishProposal(tx, actor, found.id);
      return { answer: await shownAfter(tx, actor, found.id), news };
    },
  }),

  write({
    name: 'openVote',
    group: GROUP,
    method: 'POST',
    path: '/proposals/{proposal}/open',
    scope: 'write:decisions',
    answer: proposal,
    async run({ tx, actor, params, c }) {
      const found = await findProposal(tx, actor, params.proposal);
      const news = await openVote(tx, actor, found.id, c.var.deps.config.origin);
      return { answer: await shownAfter(tx, actor, found.id), news };
    },
  }),

  write({
    name: 'withdrawProposal',
    group: GROUP,
    method: 'POST',
    path: '/proposals/{proposal}/withdraw',
    scope: 'write:decisions',
    answer: proposal,
    async run({ tx, actor, params }) {
      const found = await findProposal(tx, actor, params.proposal);
      const news = await withdrawProposal(tx, actor, found.id);
      return { answer: await shownAfter(tx, actor, found.id), news };
    },
  }),

  write({
    name: 'sponsorProposal',
    group: GROUP,
    method: 'PUT',
    path: '/proposals/{proposal}/sponsorship',
    scope: 'write:decisions',
    body: asMember,
    answer: proposal,
    async run({ tx, actor, params, body }) {
      const found = await findProposal(tx, actor, params.proposal);
      const news = await sponsorProposal(tx, actor, found.id, body.member as Id<'member'> | undefined);
      return { answer: await shownAfter(tx, actor, found.id), news };
    },
  }),

  write({
    name: 'unsponsorProposal',
    group: GROUP,
    method: 'DELETE',
    path: '/proposals/{proposal}/sponsorship',
    scope: 'write:decisions',
    body: asMember,
    answer: proposal,
    async run({ tx, actor, params, body }) {
      const found = await findProposal(tx, actor, params.proposal);
      const news = await unsponsor(tx, actor, found.id, body.member as Id<'member'> | undefined);
      return { answer: await shownAfter(tx, actor, found.id), news };
    },
  }),
];
