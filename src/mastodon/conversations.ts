import { type Ctx, get, type Route } from '#http';
import type { Bearer } from '#accounts';
import type { Deps } from '#deps';
import { type Conversation, hideConversation, readConversation, readConversations, readPeople, readUp } from '#network';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { accountsFor, giveList, giveText, statusesById } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';

/** docs.joinmastodon.org/entities/Conversation, as JSON texts in their order. */
export async function conversationsJson(
  deps: Deps,
  bearer: Bearer,
  conversations: readonly Conversation[],
): Promise<readonly string[]> {
  const [people, statuses] = await Promise.all([
    readPeople(deps.db, bearer, [...new Set(conversations.flatMap(({ others }) => others))]),
    statusesById(
      deps,
      bearer,
      conversations.map(({ last }) => last),
    ),
  ]);
  const accounts = new Map((await accountsFor(deps, people)).map((one) => [one.id, one]));
  return conversations.map(({ id, unread, others, last }) => {
    const known = others.flatMap((one) => accounts.get(one) ?? []);
    const head = JSON.stringify({ id, unread, accounts: known }).slice(0, -1);
    return `${head},"last_status":${statuses.get(last) ?? 'null'}}`;
  });
}

async function list(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  // Paged by their last posts, as links say.
  const asked = askedPage<'post'>(c);
  const page = await readConversations(deps.db, bearerIn(c), asked);
  const shown = givePage(c, asked, page, ({ at }) => at);
  return giveList(c, await conversationsJson(deps, bearerIn(c), shown));
}

async function read(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const id = idIn<'conversation'>(c);
  await act(c, (tx, actor) => readUp(tx, actor, id));
  const found = await readConversation(deps.db, bearerIn(c), id);
  if (!found) throw notFound();
  return giveText(c, (await conversationsJson(deps, bearerIn(c), [found]))[0] ?? '{}');
}

async function remove(c: Ctx): Promise<Response> {
  await act(c, (tx, actor) => hideConversation(tx, actor, idIn(c)));
  return c.json({});
}

export const conversationEndpoints: readonly Route[] = [
  get('/api/v1/conversations', { token: 'read:statuses' }, list),
  change('DELETE', '/api/v1/conversations/:id', 'write:conversations', remove),
  change('POST', '/api/v1/conversations/:id/read', 'write:conversations', read),
];
