import { sql } from 'kysely';
import * as v from 'valibot';
import type { Db, Tx } from '#db';
import { checkbox, choice, line, optional, paragraphs } from '#input';
import { keepPicture, type Picture, removePictures } from '#media';
import { notFound } from '#refusal';
import type { Actor } from './viewer.ts';

export const profileInput = v.object({
  displayName: line(60),
  bio: optional(paragraphs(500, 0)),
  removePicture: checkbox(),
});

export interface Profile {
  readonly displayName: string;
  readonly bio: string;
  readonly handle: string;
  /** Name of the picture's file. */
  readonly picture: string | null;
}

export function profileOf(db: Db, actor: Actor): Promise<Profile> {
  return db
    .selectFrom('account')
    .leftJoin('media', 'media.id', 'account.avatar_id')
    .where('account.id', '=', actor.account)
    .select(['account.display_name as displayName', 'account.bio', 'account.handle', 'media.preview as picture'])
    .executeTakeFirstOrThrow();
}

/**
 * Changes what others see of an account.
 * @param picture read by `readPicture`, with the folder it goes to.
 * @throws Refusal 404 when whose it was has left meanwhile.
 */
export async function changeProfile(
  tx: Tx,
  actor: Actor,
  input: v.InferOutput<typeof profileInput>,
  picture?: { read: Picture; dataFolder: string },
): Promise<void> {
  const account = await tx
    .selectFrom('account')
    .where('id', '=', actor.account)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .select('avatar_id')
    .executeTakeFirst();
  if (!account) throw notFound();
  const before = account.avatar_id;
  const avatar = picture
    ? await keepPicture(tx, picture.dataFolder, actor, picture.read, '')
    : input.removePicture
      ? null
      : before;
  await tx
    .updateTable('account')
    .set({ display_name: input.displayName, bio: input.bio, avatar_id: avatar })
    .where('id', '=', actor.account)
    .execute();
  if (before && before !== avatar) await removePictures(tx, [before]);
}

export const preferencesInput = v.object({
  locale: choice(['en', 'fr']),
  theme: choice(['system', 'light', 'dark']),
  /** Turns the shortcuts of a single key off (WCAG 2.1.4). */
  noShortcuts: checkbox(),
});

/** Sets in which language, and light or dark, a person reads, and whether single keys act. */
export async function changePreferences(
  tx: Tx,
  actor: Actor,
  { locale, theme, noShortcuts }: v.InferOutput<typeof preferencesInput>,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ locale, theme, shortcuts_off_at: noShortcuts ? sql`coalesce(shortcuts_off_at, ${tx.now})` : null })
    .where('id', '=', actor.person)
    .execute();
}
