import type { Live, LiveEvent } from '#live';

/** What a verb has to tell those who are looking: published once it is durable. */
export type News = readonly LiveEvent[];

/** Publishes what a verb returned. Call it after commit. */
export function publish(live: Live, news: News): void {
  for (const { topic, kind, data } of news) live.publish(topic, kind, data);
}

/** Topics of the network. */
export const topics = {
  /** `post` and `gone`, with `{id}`: what an account writes and boosts. */
  postsOf: (account: string) => `posts:${account}`,
  /** `post` with `{id}`: public posts that begin a conversation here. */
  local: 'local',
  tag: (name: string) => `tag:${name}`,
  /** `post` and `gone`: a conversation. */
  thread: (id: string) => `thread:${id}`,
  /** `notification` and `seen`: what concerns one account. */
  account: (id: string) => `account:${id}`,
} as const;
