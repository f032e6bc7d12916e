import * as v from 'valibot';
import { castStance, myStance, replayData, stancesOf, toDecide } from '#deliberation';
import type { Actor } from '#accounts';
import { canonicalText, type Json } from '#actions';
import type { Db } from '#db';
import type { Id } from '#ids';
import { choice as oneOf, optional, paragraphs, wholeNumber } from '#input';
import { list, read, write } from '../endpoint.ts';
import { hash, id, json, named, orNone, whole } from '../shapes/base.ts';
import {
  choice,
  ownStance,
  proposalSummary,
  RESULTS,
  showOwnStance,
  showStance,
  showSummary,
  showTally,
  stance,
  tally,
} from '../shapes/proposals.ts';
import { findProposal } from './proposals.ts';

const GROUP = 'votes';

const outcome = named(
  'Outcome',
  v.object({
    result: orNone(v.picklist(RESULTS)),
    electors: orNone(whole),
    votes: orNone(whole),
    chosen: v.array(v.string()),
    tally: orNone(tally),
  }),
);

/** What it takes to count a closed vote again with packages/tally, or anything that reads its formats. */
const ballots = named(
  'Ballots',
  v.object({
    record: json,
    record_hash: hash,
    ballots: v.string(),
    frozen: v.string(),
    frozen_hash: hash,
  }),
);

/** What somebody has cast for a member, or for whom they voted. */
async function castBy(db: Db, actor: Actor, proposal: Id<'proposal'>, member: Id<'member'> | undefined) {
  const mine = await myStance(db, actor, proposal);
  return mine.find((one) => (member ? one.member.id === member : one.castAt !== null));
}

export const voteEndpoints = [
  list({
    name: 'listToDecide',
    group: GROUP,
    path: '/me/to-decide',
    scope: 'read:decisions',
    answer: named('ToDecide', v.object({ proposal: proposalSummary, member: id })),
    async run({ db, viewer }) {
      const waiting = viewer ? await toDecide(db, viewer) : [];
      return { items: waiting.map(({ proposal, member }) => ({ proposal: showSummary(proposal), member })) };
    },
  }),

  read({
    name: 'readTally',
    group: GROUP,
    path: '/proposals/{proposal}/tally',
    scope: 'read:decisions',
    open: true,
    answer: tally,
    async run({ db, viewer, params }) {
      const found = await findProposal(db, viewer, params.proposal);
      return found.tally ? showTally(found.tally) : undefined;
    },
  }),

  read({
    name: 'readOutcome',
    group: GROUP,
    path: '/proposals/{proposal}/outcome',
    scope: 'read:decisions',
    open: true,
    answer: outcome,
    async run({ db, viewer, params }) {
      const found = await findProposal(db, viewer, params.proposal);
      if (found.state !== 'closed') return undefined;
      return {
        result: found.result,
        electors: found.electors,
        votes: found.cast,
        chosen: [...found.chosen],
        tally: found.tally && showTally(found.tally),
      };
    },
  }),

  read({
    name: 'readBallots',
    group: GROUP,
    path: '/proposals/{proposal}/ballots',
    scope: 'read:decisions',
    open: true,
    answer: ballots,
    async run({ db, viewer, params }) {
      const found = await findProposal(db, viewer, params.proposal);
      const data = await replayData(db, viewer, found.id);
      return (
        data && {
          record: data.record,
          record_hash: data.recordHash,
          ballots: data.ballots,
          frozen: data.frozen,
          frozen_hash: data.frozenHash,
        }
      );
    },
  }),

  list({
    name: 'listStances',
    group: GROUP,
    path: '/proposals/{proposal}/stances',
    scope: 'read:decisions',
    open: true,
    query: v.object({
      position: v.optional(oneOf(['yes', 'no', 'abstain', 'block'])),
      before: v.optional(id),
      limit: v.optional(wholeNumber(1, 200), 100),
    }),
    answer: stance,
    async run({ db, viewer, params, query }) {
      const found = await findProposal(db, viewer, params.proposal);
      const said = await stancesOf(db, viewer, found.id, {
        ...(query.position && { position: query.position }),
        ...(query.before && { before: query.before as Id<'member'> }),
        limit: query.limit,
      });
      const last = said.length === query.limit ? said.at(-1) : undefined;
      return { items: said.map(showStance), next: last && { before: last.member } };
    },
  }),

  list({
    name: 'readOwnStances',
    group: GROUP,
    path: '/proposals/{proposal}/stance',
    scope: 'read:decisions',
    answer: ownStance,
    async run({ db, viewer, params }) {
      const found = await findProposal(db, viewer, params.proposal);
      return { items: viewer ? (await myStance(db, viewer, found.id)).map(showOwnStance) : [] };
    },
  }),

  write({
    name: 'castStance',
    group: GROUP,
    method: 'PUT',
    path: '/proposals/{proposal}/stance',
    scope: 'write:votes',
    body: v.object({ choice, reason: optional(paragraphs(10_000)), member: v.optional(id) }),
    answer: ownStance,
    // A kept answer, or the hash of so short a body, would tell a confidential choice.
    async standing({ tx, actor, params, body }) {
      const found = await findProposal(tx, actor, params.proposal);
      const cast = await castBy(tx, actor, found.id, body.member as Id<'member'> | undefined);
      const same =
        cast &&
        canonicalText(cast.choice as Json) === canonicalText(body.choice as Json) &&
        cast.reason === body.reason;
      return same ? showOwnStance(cast) : undefined;
    },
    async run({ tx, actor, params, body }) {
      const found = await findProposal(tx, actor, params.proposal);
      const member = body.member as Id<'member'> | undefined;
      const { news } = await castStance(tx, actor, found.id, {
        ...(member && { member }),
        choice: body.choice,
        reason: body.reason,
      });
      const cast = await castBy(tx, actor, found.id, member);
      return { answer: cast && showOwnStance(cast), news };
    },
  }),
];
