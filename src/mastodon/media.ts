import { type Ctx, get, post, readFields, type Route } from '#http';
import type { Id } from '#ids';
import { parseInput } from '#input';
import { altText, describePicture, keepPicture, LARGEST_PICTURE, mediaOf, type OwnMedia, readPicture } from '#media';
import { discardPicture, letWait } from '#network';
import { invalid, notFound } from '#refusal';
import * as v from 'valibot';
import { change } from './act.ts';
import { idIn } from './address-of.ts';
import { focusField } from './fields.ts';
import { bearerIn } from './me.ts';
import { pictureJson } from './status.ts';

const UPLOADING = { name: 'mastodon-media', per: 'person', times: 60, seconds: 900 } as const;
const described = v.object({
  description: v.optional(v.nullable(altText())),
  focus: v.optional(v.nullable(v.union([v.literal(''), focusField]))),
});
const wordsOf = ({ description, focus }: v.InferOutput<typeof described>) => ({
  alt: description ?? undefined,
  focus: focus || undefined,
});

/** docs.joinmastodon.org/entities/MediaAttachment, of what no post shows yet. */
export const ownPictureJson = (origin: string, id: Id<'media'>, picture: OwnMedia) =>
  pictureJson(origin, { id, ...picture });

async function mediaJson(c: Ctx, id: Id<'media'>) {
  const { db, config } = c.var.deps;
  const found = await mediaOf(db, bearerIn(c), id);
  if (!found) throw notFound();
  return ownPictureJson(config.origin, id, found);
}

async function upload(c: Ctx): Promise<Response> {
  const fields = await readFields(c);
  const words = wordsOf(parseInput(described, fields));
  const file = fields['file'];
  if (!(file instanceof File)) throw invalid({ file: (m) => m.errors.missing });
  const picture = await readPicture(new Uint8Array(await file.arrayBuffer()));
  const { transact, config } = c.var.deps;
  const id = await transact(async (tx) => {
    const kept = await keepPicture(tx, config.dataFolder, bearerIn(c), picture, words.alt ?? '');
    if (words.focus) await describePicture(tx, bearerIn(c), kept, words);
    await letWait(tx, [kept]);
    return kept;
  });
  return c.json(await mediaJson(c, id));
}

async function describe(c: Ctx): Promise<Response> {
  const id = idIn<'media'>(c);
  const words = wordsOf(parseInput(described, await readFields(c)));
  await c.var.deps.transact((tx) => describePicture(tx, bearerIn(c), id, words));
  return c.json(await mediaJson(c, id));
}

async function discard(c: Ctx): Promise<Response> {
  await c.var.deps.transact((tx) => discardPicture(tx, bearerIn(c), idIn(c)));
  return c.json({});
}

const access = { token: 'write:media' } as const;
const largest = { limits: [UPLOADING], maxBytes: LARGEST_PICTURE + 65_536 };

export const mediaEndpoints: readonly Route[] = [
  post('/api/v1/media', access, upload, largest),
  post('/api/v2/media', access, upload, largest),
  get('/api/v1/media/:id', access, async (c) => c.json(await mediaJson(c, idIn(c)))),
  { method: 'PUT', path: '/api/v1/media/:id', access, handler: describe, limits: [UPLOADING] },
  change('DELETE', '/api/v1/media/:id', access.token, discard),
];
