import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, choice } from '#input';
import { languageInput } from './language-input.ts';
import { acceptAll } from './follow-requests.ts';
import { accountChanged, type News } from './news.ts';
import type { QuotePolicy, Visibility } from './schema.ts';

export const QUOTE_POLICIES = ['everyone', 'followers', 'nobody'] as const satisfies readonly QuotePolicy[];

/** Whom a post may be for unless it says otherwise. */
export const USUAL_AUDIENCES = ['public', 'unlisted', 'followers'] as const satisfies readonly Visibility[];

export const preferencesInput = v.object({
  approvesFollowers: checkbox(),
  quotePolicy: v.optional(choice(QUOTE_POLICIES), 'everyone'),
  postsFindable: checkbox(),
  inDirectory: checkbox(),
  /** Whom one follows, and who follows one, is for oneself alone. */
  followsHidden: checkbox(),
  /** One’s page shows one’s pictures, those of replies among them, and the hashtags that one chose. */
  picturesShown: checkbox(),
  replyPicturesShown: checkbox(),
  featuredShown: checkbox(),
  usualVisibility: v.optional(choice(USUAL_AUDIENCES), 'public'),
  /** Pictures are covered until somebody wants to see them. */
  usuallySensitive: checkbox(),
  /** BCP 47; empty: the language in which one reads. */
  usualLanguage: languageInput,
});

/** How an account may be reached and found, and how it writes unless it says otherwise. */
export type Preferences = v.InferOutput<typeof preferencesInput>;

/** As an account stands until it says otherwise: open to be followed, and no post of it found by its words. */
const USUAL: Preferences = {
  approvesFollowers: false,
  quotePolicy: 'everyone',
  postsFindable: false,
  inDirectory: true,
  followsHidden: false,
  picturesShown: true,
  replyPicturesShown: true,
  featuredShown: true,
  usualVisibility: 'public',
  usuallySensitive: false,
  usualLanguage: '',
};

export async function readPreferences(db: Db, account: Id<'account'>): Promise<Preferences> {
  const row = await db
    .selectFrom('network_preference')
    .where('account_id', '=', account)
    .select([
      'approves_followers as approvesFollowers',
      'quote_policy as quotePolicy',
      'posts_findable as postsFindable',
      'in_directory as inDirectory',
      'follows_hidden as followsHidden',
      'pictures_shown as picturesShown',
      'reply_pictures_shown as replyPicturesShown',
      'featured_shown as featuredShown',
      'usual_visibility as usualVisibility',
      'usually_sensitive as usuallySensitive',
      sql<string>`coalesce(usual_language, '')`.as('usualLanguage'),
    ])
    .executeTakeFirst();
  return row ?? USUAL;
}

type Wanted = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined };

/** Changes it; what is left out stays. Who no longer approves followers accepts those who wait. */
export async function changePreferences(tx: Tx, actor: Actor, change: Wanted): Promise<News> {
  // One after the other, so that neither takes back what the other changes.
  await tx.selectFrom('account').where('id', '=', actor.account).forNoKeyUpdate().select('id').execute();
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const wanted: Preferences = { ...(await readPreferences(tx, actor.account)), ...Object.fromEntries(given) };
  const row = {
    approves_followers: wanted.approvesFollowers,
    quote_policy: wanted.quotePolicy,
    posts_findable: wanted.postsFindable,
    in_directory: wanted.inDirectory,
    follows_hidden: wanted.followsHidden,
    pictures_shown: wanted.picturesShown,
    reply_pictures_shown: wanted.replyPicturesShown,
    featured_shown: wanted.featuredShown,
    usual_visibility: wanted.usualVisibility,
    usually_sensitive: wanted.usuallySensitive,
    usual_language: wanted.usualLanguage || null,
    updated_at: tx.now,
  };
  await tx
    .insertInto('network_preference')
    .values({ account_id: actor.account, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
  const news = accountChanged(actor.account);
  return wanted.approvesFollowers ? news : [...news, ...(await acceptAll(tx, actor))];
}
