import { sql } from 'kysely';
import * as v from 'valibot';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, choice, line, optional, paragraphs } from '#input';
import { altText, describePicture, keepPicture, type Picture, removePictures } from '#media';
import { notFound } from '#refusal';
import { type FieldView, fieldsInput, fieldsOf, writeFields } from './profile-fields.ts';
import type { Actor } from './viewer.ts';

/** What is kept of a face, and of the wide picture above a profile, in pixels: as Mastodon crops them. */
export const FACE = { width: 400, height: 400 } as const;
export const HEADER = { width: 1_500, height: 500 } as const;

export const profileInput = v.object({
  displayName: line(60),
  bio: optional(paragraphs(500, 0)),
  /** A program writes for this account. */
  bot: checkbox(),
  fields: fieldsInput,
  avatarAlt: altText(),
  headerAlt: altText(),
});

interface ShownPicture {
  /** Names of its files: the whole of it, and the same at most 640 px wide. */
  readonly file: string;
  readonly preview: string;
  readonly alt: string;
}

export interface Profile {
  readonly displayName: string;
  readonly bio: string;
  readonly handle: string;
  readonly bot: boolean;
  readonly fields: readonly FieldView[];
  readonly avatar: ShownPicture | null;
  readonly header: ShownPicture | null;
}

/** What one's own profile says, as it was written. */
export async function profileOf(db: Db, { account }: Pick<Actor, 'account'>): Promise<Profile> {
  const row = await db
    .selectFrom('account')
    .where('id', '=', account)
    .select(['display_name as displayName', 'bio', 'handle', 'bot_at', 'avatar_id', 'header_id'])
    .executeTakeFirstOrThrow();
  const { bot_at, avatar_id, header_id, ...said } = row;
  const ids = [avatar_id, header_id].filter((id) => id !== null);
  const pictures =
    ids.length === 0
      ? []
      : await db.selectFrom('media').where('id', 'in', ids).select(['id', 'file', 'preview', 'alt']).execute();
  return {
    ...said,
    bot: bot_at !== null,
    fields: await fieldsOf(db, account),
    avatar: pictures.find(({ id }) => id === avatar_id) ?? null,
    header: pictures.find(({ id }) => id === header_id) ?? null,
  };
}

/** What is to change of a profile; what is left out stays. */
export type ProfileChange = {
  readonly [Name in keyof v.InferOutput<typeof profileInput>]?: v.InferOutput<typeof profileInput>[Name] | undefined;
} & {
  /** Read by `readPicture`; null takes it away. */
  readonly avatar?: Picture | null | undefined;
  readonly header?: Picture | null | undefined;
};

/**
 * Changes what others see of an account. Pages that its fields lead to are asked whether they link back.
 * @throws Refusal 404 when whose it was has left meanwhile, 422 for too many fields.
 */
export async function changeProfile(tx: Tx, actor: Actor, change: ProfileChange, dataFolder: string): Promise<void> {
  const account = await tx
    .selectFrom('account')
    .where('id', '=', actor.account)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .select(['avatar_id', 'header_id', 'display_name', 'bio', 'bot_at'])
    .executeTakeFirst();
  if (!account) throw notFound();
  const picture = async (before: Id<'media'> | null, wanted: Picture | null | undefined, alt: string | undefined) => {
    if (wanted) return keepPicture(tx, dataFolder, actor, wanted, alt ?? '');
    if (before && wanted === undefined && alt !== undefined) await describePicture(tx, actor, before, { alt });
    return wanted === null ? null : before;
  };
  const avatar = await picture(account.avatar_id, change.avatar, change.avatarAlt);
  const header = await picture(account.header_id, change.header, change.headerAlt);
  await tx
    .updateTable('account')
    .set({
      display_name: change.displayName ?? account.display_name,
      bio: change.bio ?? account.bio,
      avatar_id: avatar,
      header_id: header,
      bot_at: (change.bot ?? account.bot_at !== null) ? (account.bot_at ?? tx.now) : null,
    })
    .where('id', '=', actor.account)
    .execute();
  if (change.fields) await writeFields(tx, actor, change.fields);
  const replaced = [account.avatar_id, account.header_id].filter((id) => id !== null && id !== avatar && id !== header);
  await removePictures(tx, replaced as Id<'media'>[]);
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
