import type { Bearer } from '#accounts';
import type { Deps } from '#deps';
import { type Ctx, get, readFields, type Route, type TokenAccess } from '#http';
import type { Id } from '#ids';
import { optional, paragraphs, parseInput } from '#input';
import {
  acceptFollow,
  block,
  endorse,
  follow,
  languagesInput,
  LONGEST_NOTE,
  mute,
  muteInput,
  type News,
  noteAccount,
  readFamiliar,
  readPeople,
  readRelationships,
  refuseFollow,
  removeFollower,
  unblock,
  unendorse,
  unfollow,
  unmute,
} from '#network';
import type { Tx } from '#db';
import { notFound } from '#refusal';
import * as v from 'valibot';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { idsIn, isOn } from './asked.ts';
import { accountsOf, readerOf } from './give.ts';
import { bearerIn } from './me.ts';

/** The account in the address. @throws Refusal 404 when it is not there. */
export async function accountIn(c: Ctx) {
  const [found] = await readPeople(c.var.deps.db, readerOf(c), [idIn<'account'>(c)]);
  if (!found) throw notFound();
  return found;
}

/** docs.joinmastodon.org/entities/Relationship, in the order of `ids`. */
async function relationshipsJson({ db }: Deps, bearer: Bearer, ids: readonly Id<'account'>[]) {
  const stands = await readRelationships(db, bearer, ids);
  return ids.flatMap((id) => {
    const one = stands.get(id);
    if (!one) return [];
    return {
      id,
      following: one.following,
      showing_reblogs: (one.following || one.requested) && !one.boostsHidden,
      notifying: one.told,
      languages: one.languages,
      followed_by: one.followedBy,
      blocking: one.blocking,
      blocked_by: one.blockedBy,
      muting: one.muting !== null,
      muting_notifications: one.muting?.notifications ?? false,
      muting_expires_at: one.muting?.until?.toISOString() ?? null,
      requested: one.requested,
      requested_by: one.requestedBy,
      domain_blocking: one.serverBlocked,
      endorsed: one.endorsed,
      note: one.note,
    };
  });
}

async function relationships(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const found = await readPeople(deps.db, bearerIn(c), idsIn<'account'>(c, 'id').slice(0, 80));
  return c.json(
    await relationshipsJson(
      deps,
      bearerIn(c),
      found.map(({ id }) => id),
    ),
  );
}

type Verb = (tx: Tx, actor: Bearer, id: Id<'account'>, fields: Record<string, unknown>) => Promise<News>;

const relate = (path: string, scope: TokenAccess['token'], verb: Verb): Route =>
  change('POST', path, scope, async (c) => {
    const fields = await readFields(c);
    const { id } = await accountIn(c);
    await act(c, (tx, actor) => verb(tx, actor, id, fields));
    return c.json((await relationshipsJson(c.var.deps, bearerIn(c), [id]))[0]);
  });

const ofAccount = (word: string, scope: TokenAccess['token'], verb: Verb): Route =>
  relate(`/api/v1/accounts/:id/${word}`, scope, verb);

const filledIn = (value: unknown): unknown => (value === null || value === '' ? undefined : value);

/** What `reblogs`, `notify` and `languages` say of how one follows; what is not said stays as it is. */
function howIn(fields: Record<string, unknown>) {
  const box = (name: string) => (filledIn(fields[name]) === undefined ? undefined : isOn(fields[name]));
  const languages = 'languages' in fields ? [fields['languages']].flat().filter(filledIn) : undefined;
  return {
    boosts: box('reblogs'),
    told: box('notify'),
    languages: languages && parseInput(v.object({ languages: languagesInput }), { languages }).languages,
  };
}

const muteFields = v.object({ ...muteInput.entries, duration: muteInput.entries.seconds });

const noteInput = v.object({ comment: v.optional(v.nullable(optional(paragraphs(LONGEST_NOTE, 0)))) });

/** Whom of those one follows also follow somebody: docs.joinmastodon.org/entities/FamiliarFollowers */
async function familiar(c: Ctx): Promise<Response> {
  const { db } = c.var.deps;
  const found = await readPeople(db, bearerIn(c), idsIn<'account'>(c, 'id').slice(0, 10));
  const all = [];
  for (const { id } of found) {
    const { items } = await readFamiliar(db, bearerIn(c), id, { limit: 10 });
    all.push({ id, accounts: await accountsOf(c, items) });
  }
  return c.json(all);
}

export const relationEndpoints: readonly Route[] = [
  get('/api/v1/accounts/relationships', { token: 'read:follows' }, relationships),
  ofAccount('follow', 'write:follows', (tx, actor, id, fields) => follow(tx, actor, id, howIn(fields))),
  ofAccount('unfollow', 'write:follows', unfollow),
  ofAccount('remove_from_followers', 'write:follows', removeFollower),
  ofAccount('block', 'write:blocks', block),
  ofAccount('unblock', 'write:blocks', unblock),
  ofAccount('mute', 'write:mutes', (tx, actor, id, fields) => {
    // Whoever says nothing of notifications wants none.
    const { notifications, duration } = parseInput(muteFields, { notifications: true, ...fields });
    return mute(tx, actor, id, { notifications, seconds: duration });
  }),
  ofAccount('unmute', 'write:mutes', unmute),
  ofAccount('endorse', 'write:accounts', endorse),
  ofAccount('unendorse', 'write:accounts', unendorse),
  // As they were called before Mastodon 4.4.
  ofAccount('pin', 'write:accounts', endorse),
  ofAccount('unpin', 'write:accounts', unendorse),
  ofAccount('note', 'write:accounts', async (tx, actor, id, fields) => {
    await noteAccount(tx, actor, id, parseInput(noteInput, fields).comment ?? '');
    return [];
  }),
  get('/api/v1/accounts/familiar_followers', { token: 'read:follows' }, familiar),
  relate('/api/v1/follow_requests/:id/authorize', 'write:follows', acceptFollow),
  relate('/api/v1/follow_requests/:id/reject', 'write:follows', refuseFollow),
];
