import * as v from 'valibot';
import type { Scope } from '#accounts';
import { type Ctx, get, readFields, type Route } from '#http';
import type { Id } from '#ids';
import { checkbox, parseInput } from '#input';
import {
  bookmark,
  boost,
  type Branch,
  createPost,
  deletePost,
  like,
  loadPosts,
  muteThread,
  postFields,
  pin,
  readBoosters,
  readLikers,
  readThread,
  unbookmark,
  unboost,
  unlike,
  unmuteThread,
  unpin,
  visiblePost,
} from '#network';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { idsIn } from './asked.ts';
import { idField, idList } from './fields.ts';
import { accountsOf, giveStatus, giveStatuses, giveText, readerOf, statusesOf, statusOf } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';

const AUDIENCE = { public: 'public', unlisted: 'unlisted', private: 'followers', direct: 'direct' } as const;

/** docs.joinmastodon.org/methods/statuses/#create; what is left out of an application's fields is as Mastodon leaves it. */
const statusInput = v.object({
  status: postFields.entries.text,
  spoiler_text: postFields.entries.warning,
  visibility: v.optional(v.nullable(v.picklist(Object.keys(AUDIENCE) as (keyof typeof AUDIENCE)[], 'unknownChoice'))),
  language: v.optional(v.nullable(postFields.entries.language)),
  in_reply_to_id: v.optional(v.nullable(idField)),
  media_ids: idList,
  local_only: checkbox(),
});

async function create(c: Ctx): Promise<Response> {
  const input = parseInput(statusInput, await readFields(c));
  const key = c.req.header('idempotency-key')?.slice(0, 80);
  const { id } = await act(c, (tx, actor) =>
    createPost(tx, actor, {
      text: input.status,
      warning: input.spoiler_text,
      language: input.language ?? actor.locale,
      visibility: AUDIENCE[input.visibility ?? 'public'],
      localOnly: input.local_only,
      ...(input.in_reply_to_id && { replyTo: input.in_reply_to_id as Id<'post'> }),
      media: input.media_ids as Id<'media'>[],
      // An application that heard no answer sends the same again.
      ...(key && { key: `app ${key}` }),
    }),
  );
  return giveStatus(c, id);
}

/** Deletes, and gives back what was written so that it can be written again. */
async function remove(c: Ctx): Promise<Response> {
  const id = idIn<'post'>(c);
  const { db } = c.var.deps;
  const loaded = (await loadPosts(db, bearerIn(c), [id])).get(id);
  if (!loaded) throw notFound();
  const before = await statusOf(c, id);
  await act(c, (tx, actor) => deletePost(tx, actor, id));
  return giveText(c, `${before.slice(0, -1)},"text":${JSON.stringify(loaded.text)}}`);
}

/** A conversation as Mastodon gives it: what it answers from the first on, and answers depth first. */
async function context(c: Ctx): Promise<Response> {
  const id = idIn<'post'>(c);
  const { db } = c.var.deps;
  if (!(await visiblePost(db, readerOf(c), id))) throw notFound();
  const { ancestors, replies } = await readThread(db, readerOf(c), id);
  const flat = (branches: readonly Branch[]): Id<'post'>[] =>
    branches.flatMap((branch) => [branch.id, ...flat(branch.replies)]);
  const [above, below] = [await statusesOf(c, ancestors), await statusesOf(c, flat(replies))];
  return giveText(c, `{"ancestors":[${above.join(',')}],"descendants":[${below.join(',')}]}`);
}

/** A boost answers with itself, as Mastodon does; the rest with the post it is about. */
async function boosted(c: Ctx): Promise<Response> {
  const { id } = await act(c, (tx, actor) => boost(tx, actor, idIn<'post'>(c)));
  return giveStatus(c, id);
}

const verb = (word: string, scope: Scope, run: typeof like): Route =>
  change('POST', `/api/v1/statuses/:id/${word}`, scope, async (c) => {
    const id = idIn<'post'>(c);
    await act(c, (tx, actor) => run(tx, actor, id));
    return giveStatus(c, id);
  });

const who = (word: string, read: typeof readLikers): Route =>
  get(`/api/v1/statuses/:id/${word}`, open, async (c) => {
    const id = idIn<'post'>(c);
    const { db } = c.var.deps;
    if (!(await visiblePost(db, readerOf(c), id))) throw notFound();
    const asked = askedPage<'account'>(c, { usual: 40, most: 80 });
    const page = await read(db, readerOf(c), id, asked);
    return c.json(
      await accountsOf(
        c,
        givePage(c, asked, page, (one) => one.id),
      ),
    );
  });

const open = { token: 'read:statuses', open: true } as const;

export const statusEndpoints: readonly Route[] = [
  change('POST', '/api/v1/statuses', 'write:statuses', create),
  get('/api/v1/statuses', open, (c) => giveStatuses(c, idsIn<'post'>(c, 'id').slice(0, 20))),
  get('/api/v1/statuses/:id', open, (c) => giveStatus(c, idIn(c))),
  change('DELETE', '/api/v1/statuses/:id', 'write:statuses', remove),
  get('/api/v1/statuses/:id/context', open, context),
  verb('favourite', 'write:favourites', like),
  verb('unfavourite', 'write:favourites', unlike),
  change('POST', '/api/v1/statuses/:id/reblog', 'write:statuses', boosted),
  verb('unreblog', 'write:statuses', unboost),
  verb('bookmark', 'write:bookmarks', bookmark),
  verb('unbookmark', 'write:bookmarks', unbookmark),
  verb('pin', 'write:accounts', pin),
  verb('unpin', 'write:accounts', unpin),
  verb('mute', 'write:mutes', muteThread),
  verb('unmute', 'write:mutes', unmuteThread),
  who('favourited_by', readLikers),
  who('reblogged_by', readBoosters),
];
