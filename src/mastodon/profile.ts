import * as v from 'valibot';
import { type Bearer, changeProfile, FACE, HEADER, type ProfileChange, profileInput, profileOf } from '#accounts';
import { type Ctx, get, type Route } from '#http';
import { checkbox, parseInput } from '#input';
import { LARGEST_PICTURE, pictureIn } from '#media';
import { accountChanged, changePreferences, preferencesInput, readPreferences } from '#network';
import { act, change } from './act.ts';
import { mediaUrl } from './addresses.ts';
import { bearerIn, credentialsJson, fieldJson } from './me.ts';
import { readNested } from './nested.ts';
import { featuredJson } from './tags.ts';
import { oneOf, POLICY } from './writing.ts';

/** What is left out stays, what is empty is emptied. */
const orLeft = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema));
const box = orLeft(checkbox());

const PRIVACY = { public: 'public', unlisted: 'unlisted', private: 'followers' } as const;

/**
 * docs.joinmastodon.org/methods/accounts/#update_credentials and docs.joinmastodon.org/methods/profile/#update, which
 * take the same; what an application leaves out stays.
 */
const input = v.object({
  display_name: orLeft(profileInput.entries.displayName),
  note: orLeft(profileInput.entries.bio),
  avatar_description: orLeft(profileInput.entries.avatarAlt),
  header_description: orLeft(profileInput.entries.headerAlt),
  bot: box,
  fields_attributes: orLeft(profileInput.entries.fields),
  locked: box,
  discoverable: box,
  indexable: box,
  hide_collections: box,
  show_media: box,
  show_media_replies: box,
  show_featured: box,
  source: v.optional(
    v.object({
      privacy: oneOf(PRIVACY),
      sensitive: box,
      language: orLeft(preferencesInput.entries.usualLanguage),
      quote_policy: oneOf(POLICY),
    }),
    {},
  ),
});

/** What was sent, with lists where forms number what is in them (`fields_attributes[0][name]`). */
async function givenIn(c: Ctx): Promise<Record<string, unknown>> {
  const { display_name: name, fields_attributes: fields, ...given } = await readNested(c);
  return {
    ...given,
    // Mastodon shows the handle of who takes their name away.
    display_name: name === '' ? bearerIn(c).handle : name,
    fields_attributes: fields !== null && typeof fields === 'object' ? Object.values(fields) : fields,
  };
}

async function save(c: Ctx): Promise<void> {
  const { config } = c.var.deps;
  const given = await givenIn(c);
  const asked = parseInput(input, given);
  const avatar = await pictureIn(given, 'avatar', FACE);
  const header = await pictureIn(given, 'header', HEADER);
  await act(c, async (tx, actor) => {
    const profile: ProfileChange = {
      displayName: asked.display_name ?? undefined,
      bio: asked.note ?? undefined,
      bot: asked.bot ?? undefined,
      fields: asked.fields_attributes ?? undefined,
      avatar,
      avatarAlt: asked.avatar_description ?? undefined,
      header,
      headerAlt: asked.header_description ?? undefined,
    };
    await changeProfile(tx, actor, profile, config.dataFolder);
    const { privacy, sensitive, language, quote_policy: policy } = asked.source;
    const news = await changePreferences(tx, actor, {
      approvesFollowers: asked.locked ?? undefined,
      inDirectory: asked.discoverable ?? undefined,
      postsFindable: asked.indexable ?? undefined,
      followsHidden: asked.hide_collections ?? undefined,
      picturesShown: asked.show_media ?? undefined,
      replyPicturesShown: asked.show_media_replies ?? undefined,
      featuredShown: asked.show_featured ?? undefined,
      quotePolicy: policy ? POLICY[policy] : undefined,
      usualVisibility: privacy ? PRIVACY[privacy] : undefined,
      usuallySensitive: sensitive ?? undefined,
      usualLanguage: language ?? undefined,
    });
    return news;
  });
}

/** docs.joinmastodon.org/entities/Profile: everything that one may change of one’s own page, as it was written. */
async function profileJson(c: Ctx, bearer: Bearer) {
  const { db, config } = c.var.deps;
  const said = await profileOf(db, bearer);
  const usual = await readPreferences(db, bearer.account);
  const avatar = said.avatar && mediaUrl(config.origin, said.avatar.preview);
  const header = said.header && mediaUrl(config.origin, said.header.file);
  return {
    id: bearer.account,
    display_name: said.displayName,
    note: said.bio,
    fields: said.fields.map(fieldJson),
    avatar,
    avatar_static: avatar,
    avatar_description: said.avatar?.alt ?? '',
    header,
    header_static: header,
    header_description: said.header?.alt ?? '',
    locked: usual.approvesFollowers,
    bot: said.bot,
    hide_collections: usual.followsHidden,
    discoverable: usual.inDirectory,
    indexable: usual.postsFindable,
    show_media: usual.picturesShown,
    show_media_replies: usual.replyPicturesShown,
    show_featured: usual.featuredShown,
    attribution_domains: [],
    featured_tags: await featuredJson(c, { id: bearer.account, handle: bearer.handle, domain: null }),
  };
}

const without = (path: string, taken: ProfileChange): Route =>
  change('DELETE', path, 'write:accounts', async (c) => {
    await act(c, async (tx, actor) => {
      await changeProfile(tx, actor, taken, c.var.deps.config.dataFolder);
      return accountChanged(actor.account);
    });
    return c.json(await credentialsJson(c, bearerIn(c)));
  });

const saving = (path: string, json: typeof credentialsJson | typeof profileJson): Route => ({
  ...change('PATCH', path, 'write:accounts', async (c) => {
    await save(c);
    return c.json(await json(c, bearerIn(c)));
  }),
  maxBytes: 2 * LARGEST_PICTURE + 65_536,
  // Each may ask pages elsewhere whether they link back.
  limits: [{ name: 'profile', per: 'person', times: 30, seconds: 1_800 }],
});

export const profileEndpoints: readonly Route[] = [
  get('/api/v1/profile', { token: 'profile' }, async (c) => c.json(await profileJson(c, bearerIn(c)))),
  saving('/api/v1/accounts/update_credentials', credentialsJson),
  saving('/api/v1/profile', profileJson),
  without('/api/v1/profile/avatar', { avatar: null }),
  without('/api/v1/profile/header', { header: null }),
];
