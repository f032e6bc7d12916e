import type { Actor } from '#accounts';
import type { Tx } from '#db';
import { invalid } from '#refusal';
import { createPost, type NewPost, type Posted } from './create-post.ts';

export const LONGEST_THREAD = 10;

/**
 * Posts several posts at once, each answering the one before; what comes with a post (pictures, poll, quote) comes with
 * the first. All or none; the same form sent twice posts once.
 * @param more the words of those after the first; empty ones are left out.
 * @returns the first.
 * @throws Refusal as createPost does, 422 on `text` above ten.
 */
export async function createThread(tx: Tx, actor: Actor, first: NewPost, more: readonly string[]): Promise<Posted> {
  const rest = more.filter((text) => text !== '');
  if (rest.length >= LONGEST_THREAD) throw invalid({ text: (m) => m.writing.errors.tooMany(LONGEST_THREAD) });
  const begun = await createPost(tx, actor, first);
  if (begun.repeated) return begun;
  const news = [...begun.news];
  let above = begun.id;
  for (const text of rest) {
    const next = await createPost(tx, actor, {
      text,
      replyTo: above,
      ...(first.warning !== undefined && { warning: first.warning }),
      ...(first.language !== undefined && { language: first.language }),
      ...(first.visibility && { visibility: first.visibility }),
      ...(first.localOnly !== undefined && { localOnly: first.localOnly }),
      ...(first.quotePolicy && { quotePolicy: first.quotePolicy }),
    });
    above = next.id;
    news.push(...next.news);
  }
  return { ...begun, news };
}
