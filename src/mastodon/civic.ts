import type { Bearer } from '#accounts';
import { articlesByIds } from '#articles';
import { campaignsByIds } from '#campaigns';
import { type Proposal, proposalsByIds } from '#deliberation';
import type { Deps } from '#deps';
import { messagesFor } from '#i18n';
import { type Kind, parseId } from '#ids';
import type { AboutKind, LoadedPost } from '#network';
import { pollJson } from './status.ts';
import { viewerOf, votePoll } from './vote-poll.ts';

/** What a post announces, by `<kind>:<id>`: its members of a status as JSON. */
export type Civics = ReadonlyMap<string, string>;

interface Card {
  readonly path: string;
  readonly title: string;
  readonly words: string;
  readonly language: string;
}

const aboutsOf = (post: LoadedPost) =>
  [post, post.boosted, (post.boosted ?? post).quote?.post].flatMap((one) => one?.about ?? []);

/** Whether something in it is read anew each time it is shown. */
export const hasCivic = (post: LoadedPost): boolean => aboutsOf(post).length > 0;

const asJson = (card: unknown, poll: unknown): string =>
  `"card":${JSON.stringify(card)},"poll":${JSON.stringify(poll)}`;

/**
 * Says of posts what they announce: a card that leads to its page, and, where a poll is an honest picture of a vote, a
 * poll. Read at each request: votes come in, and each reader has their own.
 */
export async function civicsOf(
  { db, config, settings }: Deps,
  reader: Bearer | undefined,
  posts: readonly LoadedPost[],
): Promise<Civics> {
  const abouts = posts.flatMap(aboutsOf);
  const found = new Map<string, string>();
  if (abouts.length === 0) return found;
  const ids = <K extends Kind>(kind: AboutKind) => [
    ...new Set(abouts.flatMap((about) => (about.kind === kind ? (parseId<K>(about.id) ?? []) : []))),
  ];
  const provider = settings.current.name;
  const cardJson = ({ path, title, words, language }: Card) => ({
    url: config.origin + path,
    title,
    description: words,
    language,
    type: 'link',
    author_name: '',
    author_url: '',
    authors: [],
    provider_name: provider,
    provider_url: config.origin,
    html: '',
    width: 0,
    height: 0,
    image: null,
    image_description: '',
    embed_url: '',
    blurhash: null,
    published_at: null,
  });
  const campaigns = ids<'campaign'>('campaign');
  if (campaigns.length > 0) {
    for (const { id, slug, title, summary, language } of await campaignsByIds(db, campaigns)) {
      const card = cardJson({ path: `/c/${slug}`, title, words: summary, language });
      found.set(`campaign:${id}`, asJson(card, null));
    }
  }
  const articles = ids<'article'>('article');
  if (articles.length > 0) {
    for (const { id, slug, title, standfirst, language, withdrawn } of await articlesByIds(db, articles)) {
      if (withdrawn) continue;
      const card = cardJson({ path: `/articles/${slug}`, title, words: standfirst, language });
      found.set(`article:${id}`, asJson(card, null));
    }
  }
  const m = messagesFor(reader?.locale ?? settings.current.locale);
  const proposals = await proposalsByIds(db, viewerOf(reader), ids<'proposal'>('proposal'));
  for (const proposal of proposals.values()) {
    if (proposal.number === null) continue;
    const poll = await votePoll(db, reader, proposal, m);
    const { title, language, number } = proposal;
    const card = cardJson({ path: `/d/${number}`, title, words: wordsOf(proposal, poll !== undefined), language });
    found.set(`proposal:${proposal.id}`, asJson(card, poll && proposal.post ? pollJson(proposal.post, poll) : null));
  }
  return found;

  function wordsOf({ state }: Proposal, shown: boolean): string {
    if (state !== 'voting') return '';
    return shown ? m.apps.vote.counts : m.apps.vote.onPage;
  }
}
