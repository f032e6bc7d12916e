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
  /** `post` for public posts that begin a conversation here, `gone` for any public post. */
  local: 'local',
  /** `post` and `gone`: public posts. */
  tag: (name: string) => `tag:${name}`,
  /** `post`: a conversation, which listeners may see in part only; `gone` for posts that everyone could see. */
  thread: (id: string) => `thread:${id}`,
  /** `changed` with `{id}`: what is true of a post for everybody, such as its words or the votes of its poll. */
  posts: 'posts',
  /** `relations`: what an account may see, or how, is no longer the same. `notification` and `seen`: what concerns one account; `gone` for posts that were for some only. */
  account: (id: string) => `account:${id}`,
} as const;

/** What an account sees is no longer the same: whom it follows, blocks, mutes, filters. */
export const relations = (...accounts: readonly string[]): News =>
  accounts.map((account) => ({ topic: topics.account(account), kind: 'relations', data: {} }));

/** A post is no longer the same for everybody. */
export const changed = (id: string): News => [{ topic: topics.posts, kind: 'changed', data: { id } }];
