import type { Id } from '#ids';
import type { Person, World } from '../../test/world.ts';
import { confirmComment } from './confirm-comment.ts';
import { parseComment, sendComment } from './comment.ts';
import type { DraftFields } from './draft.ts';
import { startArticle } from './draft.ts';
import { publishArticle } from './publish.ts';

export const ORIGIN = 'http://localhost:3000';

const WORDS: DraftFields = {
  title: 'Who owns the room we talk in?',
  standfirst: 'A network is made by the people on it. They could own it.',
  body: `Every morning a few million people open the same door.\n\n## The door\n\nNobody asked who holds the key.[^1]\n\n## The room\n\n${'It is a long story. '.repeat(12)}\n\n[^1]: Nobody at all.`,
  coverAlt: '',
  coverCredit: '',
  language: 'en',
  kind: 'op-ed',
  campaign: '',
  translationOf: '',
  revision: 0,
};

/** What the form of an article holds. */
export const wordsOf = (more: Partial<DraftFields> = {}): DraftFields => ({ ...WORDS, ...more });

/** An article that somebody wrote and published. */
export async function publishedBy(
  world: World,
  author: Person,
  more: Partial<DraftFields> = {},
): Promise<{ id: Id<'article'>; slug: string }> {
  const { id } = await world.transact((tx) => startArticle(tx, author.actor, wordsOf(more)));
  const { slug } = await world.transact((tx) =>
    publishArticle(tx, author.actor, id, { note: '', commentDays: 60 }, ORIGIN),
  );
  return { id, slug };
}

/** Somebody without an account fills in the form of a comment. */
export async function comment(
  world: World,
  article: Id<'article'>,
  name: string,
  more: { text?: string; keepName?: boolean; email?: string; parent?: Id<'comment'> } = {},
): Promise<{ id: Id<'comment'>; token: string }> {
  const { text = 'Well said.', keepName = false, email = `${name.toLowerCase()}@example.org`, parent } = more;
  const input = parseComment({ name, email, text, ...(keepName && { keepName: 'on' }) });
  const sent = await world.transact((tx) =>
    sendComment(tx, { article, input, parent: parent && { comment: parent }, locale: 'en', origin: ORIGIN }),
  );
  if (sent.outcome !== 'asked') throw new Error(`${name} was asked enough`);
  return sent;
}

/** The same, and presses the button of the mail. */
export async function confirmed(world: World, ...args: [Id<'article'>, string, Parameters<typeof comment>[3]?]) {
  const sent = await comment(world, ...args);
  const done = await world.transact((tx) => confirmComment(tx, sent.token));
  return { ...sent, state: done?.comment.state };
}
