import type { Scope } from '#accounts';
import { DELETING, type Ctx, get, type Route } from '#http';
import type { Id } from '#ids';
import {
  bookmark,
  boost,
  type Branch,
  deletePost,
  like,
  type LoadedPost,
  loadPosts,
  muteThread,
  pin,
  readBoosters,
  readLikers,
  readQuotes,
  readThread,
  readVersions,
  settleQuote,
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
import { idsIn, isOn } from './asked.ts';
import { accountsOf, giveStatus, giveStatuses, giveText, readerOf, statusesOf, statusOf } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';
import { noticeWith } from './notification-json.ts';
import { contentOf, pictureJson } from './status.ts';
import { givePosts } from './timelines.ts';
import { changePolicy, createStatus, editStatus } from './writing.ts';

/** Deletes, and gives back what was written so that it can be written again, with the same pictures unless `delete_media`. */
async function remove(c: Ctx): Promise<Response> {
  const id = idIn<'post'>(c);
  const { db } = c.var.deps;
  const loaded = (await loadPosts(db, bearerIn(c), [id])).get(id);
  if (!loaded) throw notFound();
  const before = await statusOf(c, id);
  const keepPictures = !isOn(c.req.query('delete_media'));
  await act(c, (tx, actor) => deletePost(tx, actor, id, { keepPictures }));
  return giveText(c, `${before.slice(0, -1)},"text":${JSON.stringify(loaded.text)}}`);
}

/** The post in the address: a boost stands for what it boosts. @throws Refusal 404 where the reader may not see it. */
async function loadedIn(c: Ctx): Promise<LoadedPost> {
  const id = idIn<'post'>(c);
  const loaded = (await loadPosts(c.var.deps.db, readerOf(c), [id])).get(id);
  if (!loaded) throw notFound();
  return loaded.boosted ?? loaded;
}

/** What was written, to be edited: docs.joinmastodon.org/entities/StatusSource */
async function source(c: Ctx): Promise<Response> {
  const { id, text, warning } = await loadedIn(c);
  return c.json({ id, text, spoiler_text: warning });
}

/** What it said from the first on: docs.joinmastodon.org/entities/StatusEdit. The pictures are those that it has now. */
async function history(c: Ctx): Promise<Response> {
  const { db, config } = c.var.deps;
  const loaded = await loadedIn(c);
  const kept = await readVersions(db, readerOf(c), loaded.id);
  const now = { text: loaded.text, content_warning: loaded.warning, alts: loaded.media.map((one) => one.alt), created_at: loaded.createdAt }; // prettier-ignore
  const [account] = await accountsOf(c, [loaded.author]);
  return c.json(
    (kept.length > 0 ? kept : [now]).map((version) => ({
      content: contentOf(config.origin, { text: version.text, mentions: loaded.mentions }),
      spoiler_text: version.content_warning,
      sensitive: version.content_warning !== '' || loaded.sensitive,
      created_at: version.created_at.toISOString(),
      account,
      poll: loaded.poll && { options: loaded.poll.options.map(({ title }) => ({ title })) },
      media_attachments: loaded.media
        .slice(0, version.alts.length)
        .map((one, i) => pictureJson(config.origin, { ...one, alt: version.alts[i] ?? '' })),
      quote: null,
      emojis: [],
    })),
  );
}

/** Withdraws one's post from another that quotes it. */
async function revoke(c: Ctx): Promise<Response> {
  const [id, by] = [(await loadedIn(c)).id, idIn<'post'>(c, 'by')];
  await act(c, async (tx, actor) => {
    const quoting = (await loadPosts(tx, actor, [by])).get(by);
    if (quoting?.quote?.id !== id) throw notFound();
    return settleQuote(tx, actor, by, 'revoked');
  });
  return giveStatus(c, by);
}

/** A conversation as Mastodon gives it: what it answers from the first on, and answers depth first. */
async function context(c: Ctx): Promise<Response> {
  const id = idIn<'post'>(c);
  const { db } = c.var.deps;
  if (!(await visiblePost(db, readerOf(c), id))) {
    // Nothing answers what the house says.
    await noticeWith(c.var.deps, readerOf(c), id);
    return c.json({ ancestors: [], descendants: [] });
  }
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
  change('POST', '/api/v1/statuses', 'write:statuses', createStatus),
  get('/api/v1/statuses', open, (c) => giveStatuses(c, idsIn<'post'>(c, 'id').slice(0, 20))),
  get('/api/v1/statuses/:id', open, async (c) => {
    const [text] = await statusesOf(c, [idIn(c)]);
    return giveText(c, text ?? (await noticeWith(c.var.deps, readerOf(c), idIn(c))));
  }),
  change('PUT', '/api/v1/statuses/:id', 'write:statuses', editStatus),
  { ...change('DELETE', '/api/v1/statuses/:id', 'write:statuses', remove), limits: [DELETING] },
  get('/api/v1/statuses/:id/source', { token: 'read:statuses' }, source),
  get('/api/v1/statuses/:id/history', open, history),
  change('PUT', '/api/v1/statuses/:id/interaction_policy', 'write:statuses', changePolicy),
  get('/api/v1/statuses/:id/quotes', open, async (c) => {
    const { id } = await loadedIn(c);
    return givePosts(c, (paging) => readQuotes(c.var.deps.db, readerOf(c), id, paging));
  }),
  change('POST', '/api/v1/statuses/:id/quotes/:by/revoke', 'write:statuses', revoke),
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
