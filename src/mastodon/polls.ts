import * as v from 'valibot';
import { type Ctx, get, type Route } from '#http';
import { parseInput } from '#input';
import type { Id } from '#ids';
import { loadPosts, vote } from '#network';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { listOf } from './fields.ts';
import { readerOf } from './give.ts';
import { pollJson } from './status.ts';
import { readNested } from './nested.ts';

/** A poll has the number of the post that asks it. */
async function give(c: Ctx, id: Id<'post'>): Promise<Response> {
  const poll = (await loadPosts(c.var.deps.db, readerOf(c), [id])).get(id)?.poll;
  if (!poll) throw notFound();
  return c.json(pollJson(id, poll));
}

const choicesInput = v.object({
  choices: listOf(v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.integer('wholeNumber'))),
});

export const pollEndpoints: readonly Route[] = [
  get('/api/v1/polls/:id', { token: 'read:statuses', open: true }, (c) => give(c, idIn(c))),
  change('POST', '/api/v1/polls/:id/votes', 'write:statuses', async (c) => {
    const id = idIn<'post'>(c);
    const { choices } = parseInput(choicesInput, await readNested(c));
    await act(c, (tx, actor) => vote(tx, actor, id, choices ?? []));
    return give(c, id);
  }),
];
