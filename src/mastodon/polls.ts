import * as v from 'valibot';
import { type Ctx, get, type Route } from '#http';
import { parseInput } from '#input';
import { type Id, parseId } from '#ids';
import { loadPosts, vote } from '#network';
import { proposalById } from '#deliberation';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { listOf } from './fields.ts';
import { readerOf } from './give.ts';
import { pollJson } from './status.ts';
import { readNested } from './nested.ts';
import { viewerOf, voteByApp, votePoll } from './vote-poll.ts';

/** The proposal that a post announces, as far as the reader may see the post. */
async function proposalOf(c: Ctx, id: Id<'post'>): Promise<Id<'proposal'> | undefined> {
  const about = (await loadPosts(c.var.deps.db, readerOf(c), [id])).get(id)?.about;
  return about?.kind === 'proposal' ? parseId<'proposal'>(about.id) : undefined;
}

/** A poll has the number of the post that asks it. */
async function give(c: Ctx, id: Id<'post'>): Promise<Response> {
  const { db } = c.var.deps;
  const reader = readerOf(c);
  const proposal = await proposalOf(c, id);
  const found = proposal && (await proposalById(db, viewerOf(reader), proposal));
  const poll = found ? await votePoll(db, reader, found, c.var.m) : (await loadPosts(db, reader, [id])).get(id)?.poll;
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
    const proposal = await proposalOf(c, id);
    const { m, deps } = c.var;
    await act(c, (tx, actor) =>
      proposal
        ? voteByApp(tx, actor, proposal, choices ?? [], { m, origin: deps.config.origin })
        : vote(tx, actor, id, choices ?? []),
    );
    return give(c, id);
  }),
];
