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
  /** `changed` with `{id}`: a post is edited, liked, boosted, voted on or gone, whoever may see it. */
  posts: 'posts',
  /** `post` for public posts that begin a conversation here, `gone` for any public post. */
  local: 'local',
  /** `post` and `gone`: public posts. */
  tag: (name: string) => `tag:${name}`,
  /** `post`: a conversation, which listeners may see in part only; `gone` for posts that everyone could see. */
  thread: (id: string) => `thread:${id}`,
  /**
   * `notification` and `seen`: what concerns one account; `gone` for posts that were for some only;
   * `relations`: what this reader may see, or how, is another thing than before (follow, block, mute, filter, list).
   */
  account: (id: string) => `account:${id}`,
} as const;
