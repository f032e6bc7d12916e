import * as v from 'valibot';
import type { Bearer } from '#accounts';
import type { Ctx } from '#http';
import type { Id } from '#ids';
import { checkbox, parseInput } from '#input';
import { altText, mediaOf } from '#media';
import {
  createPost,
  type DraftContent,
  editPost,
  keepDraft,
  loadPosts,
  pollInput,
  type PollInput,
  postFields,
  readDrafts,
  readPreferences,
  setQuotePolicy,
} from '#network';
import type { Tx } from '#db';
import { invalid, notFound, Refusal } from '#refusal';
import { act } from './act.ts';
import { idIn } from './address-of.ts';
import { focusField, idField, idList, listOf, moment, orNone } from './fields.ts';
import { giveStatus } from './give.ts';
import { bearerIn } from './me.ts';
import { giveScheduled } from './scheduled.ts';
import { readNested } from './nested.ts';
import { noticeWith } from './notification-json.ts';

const AUDIENCE = { public: 'public', unlisted: 'unlisted', private: 'followers', direct: 'direct' } as const;
export const POLICY = { public: 'everyone', followers: 'followers', nobody: 'nobody' } as const;

/** How many seconds an application may send the same again without posting twice: docs.joinmastodon.org/methods/statuses/#create */
const KEY_HOLDS = 3_600;

export const oneOf = <Names extends object>(names: Names) =>
  orNone(v.picklist(Object.keys(names) as (keyof Names & string)[], 'unknownChoice'));

const words = v.object({
  status: v.optional(v.nullable(postFields.entries.text)),
  spoiler_text: v.optional(v.nullable(postFields.entries.warning)),
  sensitive: orNone(checkbox()),
  language: orNone(postFields.entries.language),
  media_ids: idList,
  quote_approval_policy: oneOf(POLICY),
});

const poll = v.object({
  options: pollInput.entries.options,
  // Some reckon how long it has still to go, to the millisecond.
  expires_in: v.pipe(
    v.unknown(),
    v.transform((given) => (typeof given === 'number' ? Math.round(given) : (given ?? undefined))),
    pollInput.entries.seconds,
  ),
  multiple: orNone(pollInput.entries.multiple),
  hide_totals: orNone(pollInput.entries.hidden),
});

/** docs.joinmastodon.org/methods/statuses/#create; what is left out of an application's fields is as Mastodon leaves it. */
const statusInput = v.object({
  ...words.entries,
  visibility: oneOf(AUDIENCE),
  in_reply_to_id: orNone(idField),
  quoted_status_id: orNone(idField),
  local_only: orNone(checkbox()),
  poll: orNone(poll),
  scheduled_at: orNone(moment),
});

const pollOf = ({ options, expires_in, multiple, hide_totals }: v.InferOutput<typeof poll>): PollInput => ({
  options,
  seconds: expires_in,
  multiple: multiple ?? false,
  hidden: hide_totals ?? false,
});

export async function createStatus(c: Ctx): Promise<Response> {
  const input = parseInput(statusInput, await readNested(c));
  const key = c.req.header('idempotency-key')?.slice(0, 80);
  const { locale, account } = bearerIn(c);
  const usual = await readPreferences(c.var.deps.db, account);
  const said = {
    text: input.status ?? '',
    warning: input.spoiler_text ?? '',
    folded: input.sensitive ?? usual.usuallySensitive,
    language: input.language || usual.usualLanguage || locale,
    visibility: input.visibility ? AUDIENCE[input.visibility] : usual.usualVisibility,
    localOnly: input.local_only ?? false,
    ...(input.in_reply_to_id && { replyTo: input.in_reply_to_id as Id<'post'> }),
    ...(input.quoted_status_id && { quote: input.quoted_status_id as Id<'post'> }),
    ...(input.quote_approval_policy && { quotePolicy: POLICY[input.quote_approval_policy] }),
    ...(input.poll && { poll: pollOf(input.poll) }),
  };
  const media = input.media_ids as Id<'media'>[];
  if (input.scheduled_at) return schedule(c, { ...said, more: [] }, media, input.scheduled_at);
  const { id } = await act(c, (tx, actor) =>
    // An application that heard no answer sends the same again.
    createPost(tx, actor, { ...said, media, ...(key && { key: `app ${key}`, keyHolds: KEY_HOLDS }) }),
  ).catch(async (refused) => {
    const answered = input.in_reply_to_id;
    if (!(refused instanceof Refusal) || refused.status !== 404 || !answered) throw refused;
    await noticeWith(c.var.deps, bearerIn(c), answered);
    throw new Refusal(422, (m) => m.apps.nobodyAnswers);
  });
  return giveStatus(c, id);
}

/** Keeps it until its moment. The same for the same moment is what was sent before. */
async function schedule(c: Ctx, content: DraftContent, media: readonly Id<'media'>[], at: Date): Promise<Response> {
  if (content.text === '' && media.length === 0 && !content.poll && !content.quote) {
    throw invalid({ status: (m) => m.errors.missing });
  }
  const id = await c.var.deps.transact(async (tx) => {
    const actor = bearerIn(c);
    const same = (await readDrafts(tx, actor)).find(
      (one) =>
        one.dueAt?.getTime() === at.getTime() &&
        one.content.text === content.text &&
        (one.media.length === 0 ? media.length === 0 : one.media.join() === media.join()),
    );
    return same?.id ?? keepDraft(tx, actor, { content, dueAt: at, media: () => ownPictures(tx, actor, media) });
  });
  return giveScheduled(c, id);
}

/** @throws Refusal 422 when one of them is not there or not theirs. */
async function ownPictures(tx: Tx, actor: Bearer, media: readonly Id<'media'>[]) {
  for (const id of media) {
    if (!(await mediaOf(tx, actor, id))) throw invalid({ media_ids: (m) => m.network.errors.pictureGone });
  }
  return media;
}

/** docs.joinmastodon.org/methods/statuses/#edit */
const editInput = v.object({
  ...words.entries,
  media_attributes: listOf(v.object({ id: idField, description: orNone(altText()), focus: orNone(focusField) })),
  poll: orNone(poll),
});

export async function editStatus(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const id = idIn<'post'>(c);
  const input = parseInput(editInput, await readNested(c));
  const found = (await loadPosts(deps.db, bearerIn(c), [id])).get(id);
  if (!found) throw notFound();
  // A boost stands for what it boosts.
  const target = found.boosted ?? found;
  // The question of a poll cannot change under those who answered it.
  if (input.poll && input.poll.options.join('\n') !== target.poll?.options.map(({ title }) => title).join('\n')) {
    throw invalid({ poll: (m) => m.posts.poll.errors.fixed });
  }
  const changes = new Map(input.media_attributes.map((one) => [String(one.id), one]));
  const wanted = input.media_ids as Id<'media'>[];
  const standing = new Map(target.media.map((one) => [one.id, one]));
  const media = wanted.flatMap((one) => {
    const old = standing.get(one);
    if (!old) return [];
    const { description, focus } = changes.get(one) ?? {};
    return { id: one, alt: description ?? old.alt, focus: focus ?? { x: old.focusX, y: old.focusY } };
  });
  const added = wanted.filter((one) => !standing.has(one));
  await act(c, async (tx, actor) => {
    const news = await editPost(tx, actor, id, {
      text: input.status ?? '',
      warning: input.spoiler_text ?? '',
      ...(typeof input.sensitive === 'boolean' && { folded: input.sensitive }),
      language: input.language ?? target.language ?? '',
      media,
      ...(added.length > 0 && { added: async () => added }),
    });
    // Applications send it with every edit, also where few may read and so nobody quotes: there Mastodon passes it over.
    const quotable = target.visibility === 'public' || target.visibility === 'unlisted';
    const policy = quotable ? input.quote_approval_policy : undefined;
    return policy ? [...news, ...(await setQuotePolicy(tx, actor, id, POLICY[policy]))] : news;
  });
  return giveStatus(c, id);
}

const policyInput = v.object({ quote_approval_policy: v.picklist(Object.keys(POLICY) as (keyof typeof POLICY)[], 'unknownChoice') }); // prettier-ignore

/** Who may quote a post that stands already: docs.joinmastodon.org/methods/statuses/#edit_interaction_policy */
export async function changePolicy(c: Ctx): Promise<Response> {
  const id = idIn<'post'>(c);
  const { quote_approval_policy: policy } = parseInput(policyInput, await readNested(c));
  await act(c, (tx, actor) => setQuotePolicy(tx, actor, id, POLICY[policy]));
  return giveStatus(c, id);
}
