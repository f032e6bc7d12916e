import * as v from 'valibot';
import { type Ctx, get, type Route } from '#http';
import type { Id } from '#ids';
import { parseInput } from '#input';
import { mediaOf } from '#media';
import { deleteDraft, type Draft, keepDraft, readDraft, readDrafts } from '#network';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { moment } from './fields.ts';
import { ownPictureJson } from './media.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';
import { readNested } from './nested.ts';

const VISIBILITY = { public: 'public', unlisted: 'unlisted', followers: 'private', direct: 'direct' } as const;

/** docs.joinmastodon.org/entities/ScheduledStatus */
async function scheduledJson(c: Ctx, { id, dueAt, content, media }: Draft) {
  const { db, config } = c.var.deps;
  const pictures = [];
  for (const one of media) {
    const found = await mediaOf(db, bearerIn(c), one);
    if (found) pictures.push(ownPictureJson(config.origin, one, found));
  }
  const {
    text,
    warning = '',
    folded = false,
    visibility = 'public',
    language = null,
    replyTo = null,
    poll,
    quote = null,
  } = content;
  return {
    id,
    scheduled_at: dueAt?.toISOString() ?? null,
    params: {
      text,
      poll: poll === undefined ? null : { options: poll.options, multiple: poll.multiple, expires_in: poll.seconds, hide_totals: poll.hidden }, // prettier-ignore
      media_ids: media.length > 0 ? media : null,
      sensitive: warning !== '' || folded,
      spoiler_text: warning,
      visibility: VISIBILITY[visibility],
      language,
      in_reply_to_id: replyTo,
      quoted_status_id: quote,
      scheduled_at: null,
      idempotency: null,
      // Which application wrote it is not kept.
      application_id: '0',
      with_rate_limit: false,
    },
    media_attachments: pictures,
  };
}

/** What goes out by itself; a draft that waits for its author is none. @throws Refusal 404 */
async function scheduledIn(c: Ctx): Promise<Draft> {
  const draft = await readDraft(c.var.deps.db, bearerIn(c), idIn(c));
  if (!draft.dueAt) throw notFound();
  return draft;
}

export const giveScheduled = async (c: Ctx, id: Id<'draft'>): Promise<Response> =>
  c.json(await scheduledJson(c, await readDraft(c.var.deps.db, bearerIn(c), id)));

async function list(c: Ctx): Promise<Response> {
  const asked = askedPage<'draft'>(c);
  const { before, after, limit } = asked;
  const all = (await readDrafts(c.var.deps.db, bearerIn(c)))
    .filter(({ dueAt }) => dueAt !== null)
    .filter(
      ({ id }) =>
        (before === undefined || BigInt(id) < BigInt(before)) && (after === undefined || BigInt(id) > BigInt(after)),
    ) // prettier-ignore
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  const items = after === undefined ? all.slice(0, limit) : all.slice(-limit);
  const page = givePage(c, asked, { items, older: all.length > items.length ? items.at(-1)?.id : undefined }, ({ id }) => id); // prettier-ignore
  return c.json(await Promise.all(page.map((draft) => scheduledJson(c, draft))));
}

const movedTo = v.object({ scheduled_at: moment });

async function move(c: Ctx): Promise<Response> {
  const { id, content } = await scheduledIn(c);
  const { scheduled_at: dueAt } = parseInput(movedTo, await readNested(c));
  await c.var.deps.transact((tx) => keepDraft(tx, bearerIn(c), { id, content, dueAt }));
  return giveScheduled(c, id);
}

async function remove(c: Ctx): Promise<Response> {
  const { id } = await scheduledIn(c);
  await act(c, async (tx, actor) => {
    await deleteDraft(tx, actor, id);
    return [];
  });
  return c.json({});
}

const PATH = '/api/v1/scheduled_statuses';

export const scheduledEndpoints: readonly Route[] = [
  get(PATH, { token: 'read:statuses' }, list),
  get(`${PATH}/:id`, { token: 'read:statuses' }, async (c) => c.json(await scheduledJson(c, await scheduledIn(c)))),
  change('PUT', `${PATH}/:id`, 'write:statuses', move),
  change('DELETE', `${PATH}/:id`, 'write:statuses', remove),
];
