import * as v from 'valibot';
import { type Ctx, get, post, readFields, type Route } from '#http';
import { type Id, parseId } from '#ids';
import { checkbox, parseInput } from '#input';
import {
  boost,
  type Branch,
  createPost,
  deletePost,
  like,
  loadPosts,
  type News,
  postFields,
  publish,
  readBoosters,
  readLikers,
  readThread,
  unboost,
  unlike,
  visiblePost,
} from '#network';
import { notFound } from '#refusal';
import { idIn } from './address-of.ts';
import { accountsOf, giveStatus, giveStatuses, giveText, readerOf, statusesOf, statusOf } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage, setLinks } from './paging.ts';

const WRITING = { name: 'mastodon-write', per: 'person', times: 300, seconds: 300 } as const;
const AUDIENCE = { public: 'public', unlisted: 'unlisted', private: 'followers', direct: 'direct' } as const;

const idText = v.pipe(
  v.string(),
  v.transform((text) => parseId(text)),
  v.check((known) => known !== undefined, 'wholeNumber'),
);
const listOf = <Schema extends v.GenericSchema<string, unknown>>(schema: Schema) =>
  v.optional(
    v.union([
      v.array(schema),
      v.pipe(
        schema,
        v.transform((one) => [one]),
      ),
    ]),
    [],
  );

/** docs.joinmastodon.org/methods/statuses/#create; what is left out of an application's fields is as Mastodon leaves it. */
const statusInput = v.object({
  status: postFields.entries.text,
  spoiler_text: postFields.entries.warning,
  visibility: v.optional(v.nullable(v.picklist(Object.keys(AUDIENCE) as (keyof typeof AUDIENCE)[], 'unknownChoice'))),
  language: v.optional(v.nullable(postFields.entries.language)),
  in_reply_to_id: v.optional(v.nullable(idText)),
  media_ids: listOf(idText),
  local_only: checkbox(),
});

/** Runs a verb for whom the program acts, and tells those who are looking. */
async function act<T extends News | { news: News }>(
  c: Ctx,
  verb: (tx: Parameters<typeof createPost>[0], actor: ReturnType<typeof bearerIn>) => Promise<T>,
): Promise<T> {
  const { deps } = c.var;
  const actor = bearerIn(c);
  const done = await deps.transact((tx) => verb(tx, actor));
  publish(deps.live, 'news' in done ? done.news : done);
  return done;
}

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

const toggle = (scope: 'write:favourites' | 'write:statuses', word: string, verb: typeof like): Route =>
  post(
    `/api/v1/statuses/:id/${word}`,
    { token: scope },
    async (c) => {
      const id = idIn<'post'>(c);
      await act(c, (tx, actor) => verb(tx, actor, id));
      return giveStatus(c, id);
    },
    { limits: [WRITING] },
  );

const who = (word: string, read: typeof readLikers): Route =>
  get(`/api/v1/statuses/:id/${word}`, { token: 'read:statuses', open: true }, async (c) => {
    const id = idIn<'post'>(c);
    const { db } = c.var.deps;
    if (!(await visiblePost(db, readerOf(c), id))) throw notFound();
    const asked = askedPage<'account'>(c, { usual: 40, most: 80 });
    const { items, older } = await read(db, readerOf(c), id, {
      limit: asked.limit,
      ...(asked.before && { before: asked.before }),
    });
    setLinks(c, { first: undefined, older });
    return c.json(await accountsOf(c, items));
  });

export const statusEndpoints: readonly Route[] = [
  post('/api/v1/statuses', { token: 'write:statuses' }, create, { limits: [WRITING] }),
  get('/api/v1/statuses', { token: 'read:statuses', open: true }, (c) => {
    const asked = c.req.queries('id[]') ?? c.req.queries('id') ?? [];
    return giveStatuses(
      c,
      asked.slice(0, 20).flatMap((id) => parseId<'post'>(id) ?? []),
    );
  }),
  get('/api/v1/statuses/:id', { token: 'read:statuses', open: true }, (c) => giveStatus(c, idIn(c))),
  {
    method: 'DELETE',
    path: '/api/v1/statuses/:id',
    access: { token: 'write:statuses' },
    handler: remove,
    limits: [WRITING],
  },
  get('/api/v1/statuses/:id/context', { token: 'read:statuses', open: true }, context),
  toggle('write:favourites', 'favourite', like),
  toggle('write:favourites', 'unfavourite', unlike),
  post('/api/v1/statuses/:id/reblog', { token: 'write:statuses' }, boosted, { limits: [WRITING] }),
  toggle('write:statuses', 'unreblog', unboost),
  who('favourited_by', readLikers),
  who('reblogged_by', readBoosters),
];
