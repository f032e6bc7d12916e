import type { Live, LiveEvent } from '#live';

/** What a verb has to tell those who are looking: published once it is durable. */
export type News = readonly LiveEvent[];

/** Publishes what a verb returned. Call it after commit. */
export function publish(live: Live, news: News): void {
  for (const { topic, kind, data } of news) live.publish(topic, kind, data);
}

/** Topics of the network. */
export const topics = {
  /** `post` with `{id}`, `gone` with `{id, localOnly}`: what an account writes for its followers, and boosts. */
  postsOf: (account: string) => `posts:${account}`,
  /**
   * `changed` with `{id, by?}`: a post is edited, liked, boosted, answered, voted on. `counted` with `{id}`: votes came in
   * on what it asks or announces. `account` and `left` with `{id}`: an account has another name or picture, or is gone.
   * `standing` with `{id}`: those who moderate changed who sees what.
   */
  posts: 'posts',
  /** `post` for public posts that begin a conversation here, `gone` for any public post. */
  local: 'local',
  /** `post` and `gone`: public posts. */
  tag: (name: string) => `tag:${name}`,
  /** `changed`: what everybody is told by those who run the server. */
  announcements: 'announcements',
  /** `post`: a conversation, which listeners may see in part only; `gone` for posts that everyone could see. */
  thread: (id: string) => `thread:${id}`,
  /**
   * `notification` and `seen`: what concerns one account; `merged`: news that waited apart came into the inbox;
   * `filters`: it filters by other words; `gone` for posts that were for some only;
   * `conversation` with `{id, post}`: words for this account among others; `announcements`: it put one aside;
   * `voted` with `{id}` of the post that announces it: its vote is in;
   * `relations`: what this reader may see, or how, is another thing than before (follow, block, mute, filter, list).
   */
  account: (id: string) => `account:${id}`,
} as const;

/** What an account sees is no longer the same: whom it follows, blocks, mutes, filters. */
export const relations = (...accounts: readonly string[]): News =>
  accounts.map((account) => ({ topic: topics.account(account), kind: 'relations', data: {} }));

/**
 * A post is no longer the same for everybody.
 * @param by who liked, boosted or voted on it, when nothing but that and its counts has changed.
 */
export const changed = (id: string, by?: string): News => [
  { topic: topics.posts, kind: 'changed', data: by === undefined ? { id } : { id, by } },
];

/** Votes came in on what a post asks or announces, whose figures may be seen. Listeners gather these: they come in storms. */
export const counted = (id: string): News => [{ topic: topics.posts, kind: 'counted', data: { id } }];

/** An account has another name or picture. */
export const accountChanged = (account: string): News => [
  { topic: topics.posts, kind: 'account', data: { id: account } },
];

/** An account is gone, with what it wrote and did. */
export const accountLeft = (account: string): News => [{ topic: topics.posts, kind: 'left', data: { id: account } }];
