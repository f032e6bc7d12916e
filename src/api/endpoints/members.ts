import * as v from 'valibot';
import type { Bearer } from '#accounts';
import type { Db } from '#db';
import { type Id, parseId } from '#ids';
import { checkbox, day, line, paragraphs, wholeNumber } from '#input';
import {
  admit,
  applications,
  circleBySlug,
  circles,
  mandates,
  mayVote,
  memberByNumber,
  membershipsOf,
  refuse,
  registerAt,
  registerFigures,
} from '#membership';
import { notFound } from '#refusal';
import { list, read, write } from '../endpoint.ts';
import { named, orNone, whole } from '../shapes/base.ts';
import {
  application,
  circle,
  circleInFull,
  figures,
  mandate,
  member,
  memberInFull,
  membership,
  showApplication,
  showCircle,
  showCircleInFull,
  showFigures,
  showMandate,
  showMember,
  showMemberInFull,
  showMembership,
} from '../shapes/members.ts';

const GROUP = 'members';

const memberOf = (text = ''): Id<'member'> => {
  const found = parseId<'member'>(text);
  if (!found) throw notFound();
  return found;
};

/** The end of a calendar day, in which everything of that day has happened. */
const endOf = (text: string): Date => new Date(Date.parse(text) + 86_400_000 - 1);

/** Names of members are for members, and for their programs that have the scope. */
async function readsNames(db: Db, viewer: Bearer | undefined): Promise<boolean> {
  if (!viewer?.scopes.has('read:members')) return false;
  return (await membershipsOf(db, viewer)).some((one) => mayVote(one) || one.status === 'probation');
}

export const memberEndpoints = [
  list({
    name: 'listCircles',
    group: GROUP,
    path: '/circles',
    scope: 'read:decisions',
    open: true,
    query: v.object({ closed: checkbox() }),
    answer: circle,
    run: async ({ db, query }) => ({ items: (await circles(db, query)).map(showCircle) }),
  }),

  read({
    name: 'readCircle',
    group: GROUP,
    path: '/circles/{circle}',
    scope: 'read:decisions',
    open: true,
    answer: circleInFull,
    async run({ db, viewer, params }) {
      const found = await circleBySlug(db, params.circle ?? '');
      return found && showCircleInFull(found, await readsNames(db, viewer));
    },
  }),

  list({
    name: 'listMandates',
    group: GROUP,
    path: '/mandates',
    scope: 'read:decisions',
    open: true,
    query: v.object({ ended: checkbox() }),
    answer: mandate,
    run: async ({ db, query }) => ({ items: (await mandates(db, query)).map(showMandate) }),
  }),

  read({
    name: 'readFigures',
    group: GROUP,
    path: '/register',
    scope: 'read:members',
    open: true,
    query: v.object({ at: v.optional(day()) }),
    answer: figures,
    run: async ({ db, query }) => showFigures(await registerFigures(db, query.at ? endOf(query.at) : undefined)),
  }),

  list({
    name: 'listMembers',
    group: GROUP,
    path: '/members',
    scope: 'read:members',
    query: v.object({
      at: v.optional(day()),
      search: v.optional(line(200)),
      after: v.optional(wholeNumber(0, 1_000_000_000)),
      limit: v.optional(wholeNumber(1, 200), 100),
    }),
    answer: member,
    async run({ db, viewer, query }) {
      if (!viewer) throw notFound();
      const found = await registerAt(db, viewer, {
        ...(query.at && { at: endOf(query.at) }),
        ...(query.search && { search: query.search }),
        ...(query.after !== undefined && { after: query.after }),
        limit: query.limit,
      });
      const last = found.length === query.limit ? found.at(-1) : undefined;
      return { items: found.map(showMember), next: last && { after: String(last.number) } };
    },
  }),

  read({
    name: 'readMember',
    group: GROUP,
    path: '/members/{number}',
    scope: 'read:members',
    answer: memberInFull,
    async run({ db, viewer, params }) {
      if (!viewer || !/^[1-9][0-9]{0,8}$/.test(params.number ?? '')) throw notFound();
      return showMemberInFull(await memberByNumber(db, viewer, Number(params.number)));
    },
  }),

  list({
    name: 'listApplications',
    group: GROUP,
    path: '/applications',
    scope: 'read:members',
    answer: application,
    async run({ db, viewer }) {
      if (!viewer) throw notFound();
      return { items: (await applications(db, viewer)).map(showApplication) };
    },
  }),

  write({
    name: 'admitMember',
    group: GROUP,
    method: 'POST',
    path: '/applications/{application}/admit',
    scope: 'write:members',
    answer: named('Admission', v.object({ number: whole })),
    async run({ tx, actor, params }) {
      const { number, news } = await admit(tx, actor, memberOf(params.application));
      return { answer: { number }, news };
    },
  }),

  write({
    name: 'refuseMember',
    group: GROUP,
    method: 'POST',
    path: '/applications/{application}/refuse',
    scope: 'write:members',
    body: v.object({ reason: paragraphs(2_000) }),
    answer: named('Refused', v.object({ refused: v.literal(true) })),
    async run({ tx, actor, params, body }) {
      const { news } = await refuse(tx, actor, memberOf(params.application), body.reason);
      return { answer: { refused: true as const }, news };
    },
  }),

  read({
    name: 'readMe',
    group: 'me',
    path: '/me',
    scope: 'read:members',
    answer: named(
      'Me',
      v.object({
        handle: v.string(),
        display_name: orNone(v.string()),
        language: v.picklist(['en', 'fr']),
        scopes: v.array(v.string()),
        roles: v.array(v.string()),
        memberships: v.array(membership),
      }),
    ),
    async run({ db, viewer }) {
      if (!viewer) throw notFound();
      return {
        handle: viewer.handle,
        display_name: viewer.displayName,
        language: viewer.locale,
        scopes: [...viewer.scopes],
        roles: [...viewer.roles],
        memberships: (await membershipsOf(db, viewer)).map(showMembership),
      };
    },
  }),
];
