import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, choice, line, optional, paragraphs } from '#input';
import { invalid, notFound } from '#refusal';
import { enterConversation } from './conversation.ts';
import { type Entity, findEntities } from './entities.ts';
import { findPost } from './find-post.ts';
import { languageInput } from './language-input.ts';
import { insertPost } from './insert-post.ts';
import { writeLinks } from './links.ts';
import { changed, type News, topics } from './news.ts';
import { holdNewcomer } from './newcomer.ts';
import { notify } from './notify.ts';
import { type PollInput, writePoll } from './poll.ts';
import { writeQuote } from './quote.ts';
import type { AboutKind, QuotePolicy, Visibility } from './schema.ts';
import { tellOfPost } from './tell-of-post.ts';
import { notBlockedBy } from './visibility.ts';

export const LONGEST_POST = 5_000;
export const MOST_PICTURES = 4;
const MOST_NAMES = 50;

/** Languages that a post may say it is in, and others beside: those of this server first, then those of its neighbours. */
export const POST_LANGUAGES: readonly string[] =
  'en fr ar br ca co cs da de el es eu fi ga he hu it ja ko nl no oc pl pt ro ru sv tr uk zh'.split(' ');

/** From the widest audience to the narrowest. */
export const VISIBILITIES = ['public', 'unlisted', 'followers', 'direct'] as const satisfies readonly Visibility[];

/** What a form about a new post holds, beside its pictures. */
export const postFields = v.object({
  text: optional(paragraphs(LONGEST_POST, 0)),
  warning: optional(line(200)),
  /** The pictures stay folded until somebody wants to see them. */
  folded: checkbox(),
  language: languageInput,
  visibility: v.optional(choice(VISIBILITIES), 'public'),
  localOnly: checkbox(),
  /** Anything that the form carries once: sending the same form twice posts once. */
  key: optional(line(100)),
});

export interface NewPost {
  /** Up to 5,000 characters. Only with pictures, a poll, a quote or an `about` may it be empty. */
  text: string;
  warning?: string;
  folded?: boolean;
  language?: string;
  /** `public` unless told. */
  visibility?: Visibility;
  localOnly?: boolean;
  replyTo?: Id<'post'>;
  /** The civic object that this post announces. */
  about?: { kind: AboutKind; id: Id<'campaign'> | Id<'proposal'> | Id<'article'> };
  key?: string;
  /** For how many seconds the key names what was posted with it; for ever unless told. After that, and once it is deleted, the same is posted anew. */
  keyHolds?: number;
  /** Its words belong to another record, such as the reason of a vote: they are edited there. */
  mirrors?: boolean;
  poll?: PollInput;
  /** A post that it shows inside, once its author lets it. */
  quote?: Id<'post'>;
  /** Who quotes it without asking; as the account says unless told. */
  quotePolicy?: QuotePolicy;
  /** At most four pictures of the author's, or what keeps them once the post is known to be new. */
  media?: readonly Id<'media'>[] | (() => Promise<readonly Id<'media'>[]>);
}

export interface Posted {
  readonly id: Id<'post'>;
  /** The same form was sent before: `id` is what it posted then. */
  readonly repeated: boolean;
  readonly news: News;
}

/**
 * Posts. Those named in the text, and whoever is answered, see it whatever its audience and are
 * told, and so are those who want to hear of each post of the author that answers nobody else. A reply never has a wider
 * audience than what it answers.
 * @throws Refusal 404 when the post to answer or to quote, or the author, is not there any more, 409 when it may not be
 *   quoted, 422 on `text`, `media` or `options`, 429 above what new accounts may.
 */
export async function createPost(tx: Tx, actor: Actor, input: NewPost): Promise<Posted> {
  const entities = findEntities(input.text);
  const media = input.media ?? [];
  if (input.text === '' && !input.about && !input.poll && !input.quote && Array.isArray(media) && media.length === 0) {
    throw invalid({ text: (m) => m.errors.missing });
  }
  const tags = tagsIn(entities);
  const parent = input.replyTo === undefined ? undefined : await findPost(tx, actor, input.replyTo);
  const quoted = input.quote === undefined ? undefined : await findPost(tx, actor, input.quote);
  const named = await accountsNamed(tx, actor, entities);
  if (tags.size > MOST_NAMES) throw invalid({ text: (m) => m.network.errors.tooManyTags(MOST_NAMES) });

  const visibility = narrower(input.visibility ?? 'public', parent?.visibility ?? 'public');
  const addressed = new Set(named);
  if (parent) addressed.add(parent.account_id);
  addressed.delete(actor.account);
  if (visibility === 'direct' && addressed.size === 0) throw invalid({ text: (m) => m.network.errors.nobodyNamed });

  if (input.key && input.keyHolds !== undefined) await forgetKey(tx, actor, input.key, input.keyHolds);
  const id = tx.newId<'post'>();
  const inserted = await insertPost(tx, {
    id,
    account_id: actor.account,
    in_reply_to_id: parent?.id ?? null,
    thread_id: parent?.thread_id ?? id,
    text: input.text,
    content_warning: input.warning ?? '',
    folded_at: input.folded ? tx.now : null,
    language: input.language || null,
    visibility,
    local_only: (input.localOnly ?? false) || (parent?.local_only ?? false) || (quoted?.local_only ?? false),
    quote_policy: input.quotePolicy ?? null,
    about_kind: input.about?.kind ?? null,
    about_id: input.about?.id ?? null,
    request_key: input.key || null,
    mirrors: input.mirrors ?? false,
    created_at: tx.now,
  })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'request_key']).where('request_key', 'is not', null).doNothing(),
    )
    .returning([
      'id',
      sql<boolean>`(select limited_at is not null from account where id = ${actor.account})`.as('limited'),
    ])
    .executeTakeFirst();
  if (!inserted) return earlier(tx, actor, input.key ?? '');

  await attach(tx, actor, id, typeof media === 'function' ? await media() : media);
  if (input.poll) await writePoll(tx, id, input.poll);
  await writeTags(tx, id, tags);
  if (!input.about) await writeLinks(tx, { id, visibility }, entities);
  if (addressed.size > 0) {
    await tx
      .insertInto('mention')
      .values([...addressed].map((account) => ({ post_id: id, account_id: account })))
      .execute();
  }

  if (!input.about && !input.mirrors) {
    await holdNewcomer(tx, actor, { links: entities.some(({ kind }) => kind === 'link'), names: addressed.size > 0 });
  }

  const own = parent === undefined || parent.account_id === actor.account;
  const news: News[number][] = [{ topic: topics.postsOf(actor.account), kind: 'post', data: { id } }];
  if (parent) news.push({ topic: topics.thread(parent.thread_id), kind: 'post', data: { id } });
  const answers = parent ? changed(parent.id, actor.account) : [];
  if (visibility === 'public' && !inserted.limited) {
    if (own) news.push({ topic: topics.local, kind: 'post', data: { id } });
    for (const name of tags.keys()) news.push({ topic: topics.tag(name), kind: 'post', data: { id } });
  }
  const inPrivate = { id, thread: parent?.thread_id ?? id, author: actor.account };
  if (visibility === 'direct') news.push(...(await enterConversation(tx, inPrivate, addressed)));
  const answered = parent ? [parent.account_id] : [];
  const mentioned = [...named].filter((account) => account !== parent?.account_id);
  const told = await notify(tx, { kind: 'reply', from: actor.account, to: answered, post: id });
  const toldMore = await notify(tx, { kind: 'mention', from: actor.account, to: mentioned, post: id });
  const toldQuoted = quoted ? await writeQuote(tx, actor, id, quoted) : [];
  const asking = own && visibility !== 'direct' ? await tellOfPost(tx, { id, author: actor.account }, addressed) : [];
  return { id, repeated: false, news: [...answers, ...news, ...told, ...toldMore, ...toldQuoted, ...asking] };
}

/** Frees a key whose time is over, or whose post is deleted. */
async function forgetKey(tx: Tx, actor: Actor, key: string, seconds: number): Promise<void> {
  const since = new Date(tx.now.getTime() - seconds * 1_000);
  await tx
    .updateTable('post')
    .set({ request_key: null })
    .where('account_id', '=', actor.account)
    .where('request_key', '=', key)
    .where((eb) => eb.or([eb('deleted_at', 'is not', null), eb('created_at', '<', since)]))
    .execute();
}

/** What the same form posted before. @throws Refusal 404 when nothing did: the author has left. */
async function earlier(tx: Tx, actor: Actor, key: string): Promise<Posted> {
  const post = await tx
    .selectFrom('post')
    .where('account_id', '=', actor.account)
    .where('request_key', '=', key)
    .select('id')
    .executeTakeFirst();
  if (!post) throw notFound();
  return { id: post.id, repeated: true, news: [] };
}

export const narrower = (a: Visibility, b: Visibility): Visibility =>
  VISIBILITIES[Math.max(VISIBILITIES.indexOf(a), VISIBILITIES.indexOf(b))]!;

/** Normalised name → as written. */
export function tagsIn(entities: readonly Entity[]): ReadonlyMap<string, string> {
  return new Map(entities.flatMap((entity) => (entity.kind === 'tag' ? [[entity.name, entity.label] as const] : [])));
}

/** Those named in a text; nobody whom a block keeps apart from the author. */
export async function accountsNamed(tx: Tx, actor: Actor, entities: readonly Entity[]): Promise<Set<Id<'account'>>> {
  const names = new Map<string, readonly [handle: string, domain: string]>();
  for (const entity of entities) {
    if (entity.kind !== 'mention') continue;
    const name = [entity.handle.toLowerCase(), entity.domain ?? ''] as const;
    names.set(name.join('@'), name);
  }
  if (names.size === 0) return new Set();
  if (names.size > MOST_NAMES) throw invalid({ text: (m) => m.network.errors.tooManyNames(MOST_NAMES) });
  const handles = [...names.values()].map(([handle]) => handle);
  const domains = [...names.values()].map(([, domain]) => domain);
  const { rows } = await sql<{ id: Id<'account'> }>`
    select account.id from unnest(${handles}::text[], ${domains}::text[]) as named (handle, domain)
    join account on lower(account.handle) = named.handle and coalesce(account.domain, '') = named.domain
    where account.deleted_at is null and account.suspended_at is null and ${notBlockedBy(actor, 'account.id')}`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.id));
}

export async function attach(tx: Tx, actor: Actor, post: Id<'post'>, media: readonly Id<'media'>[]): Promise<void> {
  if (media.length === 0) return;
  if (media.length > MOST_PICTURES) throw invalid({ media: (m) => m.network.errors.tooManyPictures(MOST_PICTURES) });
  const own = await tx
    .selectFrom('media')
    .where('id', 'in', media)
    .where('account_id', '=', actor.account)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('post_media').whereRef('post_media.media_id', '=', 'media.id').select('post_id'))),
    )
    .select('id')
    .forUpdate()
    .execute();
  if (own.length !== new Set(media).size || own.length !== media.length) {
    throw invalid({ media: (m) => m.network.errors.pictureGone });
  }
  await tx
    .insertInto('post_media')
    .values(media.map((id, position) => ({ post_id: post, position, media_id: id })))
    .execute();
}

export async function writeTags(tx: Tx, post: Id<'post'>, tags: ReadonlyMap<string, string>): Promise<void> {
  if (tags.size === 0) return;
  // In one order always, so that two posts with the same new tags do not wait for each other.
  const names = [...tags].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await tx
    .insertInto('tag')
    .values(names.map(([name, label]) => ({ name, label, created_at: tx.now })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  await tx
    .insertInto('post_tag')
    .values(names.map(([tag]) => ({ tag, post_id: post })))
    .execute();
}
