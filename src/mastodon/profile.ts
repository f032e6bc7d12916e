import * as v from 'valibot';
import { changeProfile, profileInput } from '#accounts';
import { type Ctx, type Route } from '#http';
import { checkbox, parseInput } from '#input';
import { LARGEST_PICTURE, readPicture } from '#media';
import { accountChanged, changePreferences, readPreferences, readProfile } from '#network';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { bearerIn, credentialsJson } from './me.ts';
import { readNested } from './nested.ts';
import { POLICY } from './writing.ts';

const box = v.optional(v.nullable(checkbox()));

/** docs.joinmastodon.org/methods/accounts/#update_credentials, as far as an account here has it. */
const input = v.object({
  display_name: v.optional(v.nullable(v.string())),
  note: v.optional(v.nullable(profileInput.entries.bio)),
  locked: box,
  discoverable: box,
  indexable: box,
  source: v.optional(
    v.object({
      quote_policy: v.optional(v.nullable(v.picklist(Object.keys(POLICY) as (keyof typeof POLICY)[], 'unknownChoice'))),
    }),
    {},
  ),
});

async function save(c: Ctx, given: Record<string, unknown>, removePicture = false): Promise<Response> {
  const { deps } = c.var;
  const asked = parseInput(input, given);
  const { avatar } = given;
  const read =
    avatar instanceof File && avatar.size > 0
      ? await readPicture(new Uint8Array(await avatar.arrayBuffer()))
      : undefined;
  await act(c, async (tx, actor) => {
    const before = await readProfile(tx, actor, actor.handle);
    if (!before) throw notFound();
    // Mastodon shows the handle of who takes their name away.
    const displayName = asked.display_name === '' ? actor.handle : (asked.display_name ?? before.displayName);
    const profile = parseInput(profileInput, { displayName, bio: asked.note ?? before.bio, removePicture });
    await changeProfile(tx, actor, profile, read && { read, dataFolder: deps.config.dataFolder });
    const { approvesFollowers, inDirectory, postsFindable, quotePolicy } = await readPreferences(tx, actor.account);
    const policy = asked.source.quote_policy;
    const news = await changePreferences(tx, actor, {
      approvesFollowers: asked.locked ?? approvesFollowers,
      inDirectory: asked.discoverable ?? inDirectory,
      postsFindable: asked.indexable ?? postsFindable,
      quotePolicy: policy ? POLICY[policy] : quotePolicy,
    });
    return [...news, ...accountChanged(actor.account)];
  });
  return c.json(await credentialsJson(c, bearerIn(c)));
}

const PATH = '/api/v1/accounts/update_credentials';

export const profileEndpoints: readonly Route[] = [
  {
    ...change('PATCH', PATH, 'write:accounts', async (c) => save(c, await readNested(c))),
    maxBytes: 2 * LARGEST_PICTURE + 65_536,
  },
  change('DELETE', '/api/v1/profile/avatar', 'write:accounts', (c) => save(c, {}, true)),
  // No account here has one: it is as it was asked to be.
  change('DELETE', '/api/v1/profile/header', 'write:accounts', (c) => save(c, {})),
];
