import type { Bearer } from '#accounts';
import { articlesByIds, type ArticleSummary } from '#articles';
import { campaignsByIds } from '#campaigns';
import { type Proposal, proposalsByIds } from '#deliberation';
import type { Deps } from '#deps';
import { messagesFor } from '#i18n';
import { type Kind, parseId } from '#ids';
import type { AboutKind, LoadedPost } from '#network';
import { factsOf } from './facts.ts';
import { accountJson } from './account.ts';
import { accountUrl } from './addresses.ts';
import { type AuthorJson, cardJson } from './card.ts';
import { facesOf } from './faces.ts';
import { pollJson } from './status.ts';
import { viewerOf, votePoll } from './vote-poll.ts';

/** What a post announces, by `<kind>:<id>`: its members of a status as JSON. */
export type Civics = ReadonlyMap<string, string>;

const aboutsOf = (post: LoadedPost) =>
  [post, post.boosted, (post.boosted ?? post).quote?.post].flatMap((one) => one?.about ?? []);

/** Whether something in it is read anew each time it is shown. */
export const hasCivic = (post: LoadedPost): boolean => {
  const shown = post.boosted ?? post;
  return post.about !== null || shown.about !== null || (shown.quote?.post?.about ?? null) !== null;
};

const asJson = (card: unknown, poll: unknown): string =>
  `"card":${JSON.stringify(card)},"poll":${JSON.stringify(poll)}`;

/**
 * Says of posts what they announce: a card that leads to its page, and, where a poll is an honest picture of a vote, a
 * poll. Read at each request: votes come in, and each reader has their own.
 */
export async function civicsOf(deps: Deps, reader: Bearer | undefined, posts: readonly LoadedPost[]): Promise<Civics> {
  const { db, config, settings } = deps;
  const faces = facesOf();
  const found = new Map<string, string>();
  // Most pages announce nothing.
  if (!posts.some(hasCivic)) return found;
  const abouts = posts.flatMap(aboutsOf);
  const ids = <K extends Kind>(kind: AboutKind) => [
    ...new Set(abouts.flatMap((about) => (about.kind === kind ? (parseId<K>(about.id) ?? []) : []))),
  ];
  const campaigns = ids<'campaign'>('campaign');
  if (campaigns.length > 0) {
    for (const campaign of await campaignsByIds(db, campaigns)) {
      const { id, slug, title, summary, language, launchedAt } = campaign;
      const card = { path: `/c/${slug}`, title, words: summary, language, publishedAt: launchedAt };
      found.set(`campaign:${id}`, asJson(cardJson(deps, { ...card, picture: faces?.campaign(campaign) }), null));
    }
  }
  const articles = ids<'article'>('article');
  if (articles.length > 0) {
    const shown = (await articlesByIds(db, articles)).filter(({ withdrawn }) => !withdrawn);
    const facts = await factsOf(
      deps,
      shown.flatMap(({ authors }) => authors.flatMap(({ account }) => account?.id ?? [])),
    );
    const authorJson = ({ name, account }: ArticleSummary['authors'][number]): AuthorJson => {
      if (!account) return { name, url: '', account: null };
      const author = { ...account, domain: null };
      const json = accountJson(config.origin, author, facts.get(account.id));
      return { name, url: accountUrl(config.origin, author), account: json };
    };
    for (const article of shown) {
      const { id, slug, title, standfirst, language, publishedAt } = article;
      const authors = article.authors.map(authorJson);
      const card = { path: `/articles/${slug}`, title, words: standfirst, language, publishedAt, authors };
      found.set(`article:${id}`, asJson(cardJson(deps, { ...card, picture: faces?.article(article) }), null));
    }
  }
  const m = messagesFor(reader?.locale ?? settings.current.locale);
  const proposals = await proposalsByIds(db, viewerOf(reader), ids<'proposal'>('proposal'));
  for (const proposal of proposals.values()) {
    if (proposal.number === null) continue;
    const poll = await votePoll(db, reader, proposal, m);
    const { title, language, number, publishedAt } = proposal;
    const words = wordsOf(proposal, poll !== undefined);
    const card = { path: `/d/${number}`, title, words, language, publishedAt };
    const json = cardJson(deps, { ...card, picture: faces?.proposal(deps, proposal) });
    found.set(`proposal:${proposal.id}`, asJson(json, poll && proposal.post ? pollJson(proposal.post, poll) : null));
  }
  return found;

  function wordsOf(proposal: Proposal, shown: boolean): string {
    const stands = faces?.stands(deps, proposal, reader?.locale ?? settings.current.locale) ?? '';
    if (proposal.state !== 'voting') return stands;
    return `${stands}. ${shown ? m.apps.vote.counts : m.apps.vote.onPage}`;
  }
}
