import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { day, email, line, optional, paragraphs } from '#input';
import { keepPicture, type Picture, removePictures } from '#media';
import { fold } from '#network';
import { invalid } from '#refusal';
import { mustLeadCampaign } from '../authority.ts';
import { LANGUAGES } from '../texts/languages.ts';

export const MOST_TAGS = 3;
const LONGEST_TAG = 60;

/** Words after # signs, with or without them, between spaces or commas. */
export const TagsInput = v.object({ tags: optional(line(200)) });
export type TagsInput = v.InferOutput<typeof TagsInput>;

export const PressTextInput = v.object({ en: optional(paragraphs(1_200)), fr: optional(paragraphs(1_200)) });
export type PressTextInput = v.InferOutput<typeof PressTextInput>;

/** Without a name, nobody. */
export const ContactInput = v.object({
  name: optional(line(120)),
  mail: optional(email()),
  phone: optional(v.pipe(line(40), v.regex(/^[+\d][\d ().-]{4,}$/, 'textOnly'))),
});
export type ContactInput = v.InferOutput<typeof ContactInput>;

export const QuoteInput = v.object({
  text: paragraphs(600),
  language: v.picklist(LANGUAGES, 'unknownChoice'),
  saidBy: line(120),
  role: optional(line(120)),
  agreedOn: day(),
  agreement: line(200),
});
export type QuoteInput = v.InferOutput<typeof QuoteInput>;

export const PictureInput = v.object({ alt: paragraphs(1_500), credit: line(120), licence: line(120) });
export type PictureInput = v.InferOutput<typeof PictureInput>;

export interface PressQuote {
  readonly id: Id<'press-quote'>;
  readonly text: string;
  readonly language: string;
  readonly saidBy: string;
  readonly role: string;
  /** A calendar day, `2016-10-03`. */
  readonly agreedOn: string;
  /** How they agreed: for organisers. */
  readonly agreement: string;
}

export interface PressPicture {
  readonly id: Id<'press-picture'>;
  readonly file: string;
  readonly preview: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly credit: string;
  readonly licence: string;
}

/** A hashtag of a campaign: as compared, and as written. */
export interface CampaignTag {
  readonly name: string;
  readonly label: string;
}

export interface PressKit {
  readonly tags: readonly CampaignTag[];
  readonly texts: { readonly en: string; readonly fr: string };
  readonly contact: { readonly name: string; readonly mail: string; readonly phone: string } | null;
  readonly quotes: readonly PressQuote[];
  readonly pictures: readonly PressPicture[];
}

/** What organisers prepared for the press. */
export async function pressKitOf(db: Db, campaign: Id<'campaign'>): Promise<PressKit> {
  const tags = await tagsOfCampaign(db, campaign);
  const texts = await db.selectFrom('press_text').where('campaign_id', '=', campaign).selectAll().execute();
  const textIn = (language: 'en' | 'fr') => texts.find((one) => one.language === language)?.text ?? '';
  const contact = await db
    .selectFrom('press_contact')
    .where('campaign_id', '=', campaign)
    .select(['name', 'mail', 'phone'])
    .executeTakeFirst();
  const quotes = await db
    .selectFrom('press_quote')
    .where('campaign_id', '=', campaign)
    .orderBy('id')
    .select(['id', 'text', 'language', 'said_by as saidBy', 'role', 'agreed_on as agreedOn', 'agreement'])
    .execute();
  const shown = await pictures(db).where('campaign_id', '=', campaign).orderBy('press_picture.id').execute();
  return { tags, texts: { en: textIn('en'), fr: textIn('fr') }, contact: contact ?? null, quotes, pictures: shown };
}

const pictures = (db: Db) =>
  db
    .selectFrom('press_picture')
    .innerJoin('media', 'media.id', 'press_picture.media_id')
    .select([
      'press_picture.id',
      'press_picture.credit',
      'press_picture.licence',
      'media.file',
      'media.preview',
      'media.width',
      'media.height',
      'media.alt',
    ]);

/** @returns undefined when the campaign has no such picture. */
export const pressPictureOf = (
  db: Db,
  campaign: Id<'campaign'>,
  id: Id<'press-picture'>,
): Promise<PressPicture | undefined> =>
  pictures(db).where('campaign_id', '=', campaign).where('press_picture.id', '=', id).executeTakeFirst();

export const tagsOfCampaign = (db: Db, campaign: Id<'campaign'>): Promise<readonly CampaignTag[]> =>
  db
    .selectFrom('campaign_tag')
    .where('campaign_id', '=', campaign)
    .orderBy('position')
    .select(['tag as name', 'label'])
    .execute();

/** Names the hashtags of a campaign, at most three; none at all is allowed. @throws Refusal 403, 404, 422 */
export async function nameTags(tx: Tx, actor: Actor, campaign: Id<'campaign'>, input: TagsInput): Promise<void> {
  await mustLeadCampaign(tx, actor, campaign);
  const labels = new Map(
    input.tags
      .split(/[\s,;]+/)
      .map((word) => word.replace(/^[#＃]+/, ''))
      .filter((word) => word !== '')
      .map((label) => [fold(label), label] as const),
  );
  for (const label of labels.values()) {
    if (!/^[\p{L}\p{M}\p{N}_·]+$/u.test(label) || /^\p{N}+$/u.test(label) || label.length > LONGEST_TAG) {
      throw invalid({ tags: (m) => m.press.faults.tag(label) });
    }
  }
  if (labels.size > MOST_TAGS) throw invalid({ tags: (m) => m.press.faults.tooManyTags(MOST_TAGS) });
  await tx.deleteFrom('campaign_tag').where('campaign_id', '=', campaign).execute();
  const rows = [...labels].map(([tag, label], position) => ({ campaign_id: campaign, position, tag, label }));
  if (rows.length > 0) await tx.insertInto('campaign_tag').values(rows).execute();
}

/** Writes the paragraph to copy; an empty one is taken away. @throws Refusal 403, 404 */
export async function writePressTexts(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: PressTextInput,
): Promise<void> {
  await mustLeadCampaign(tx, actor, campaign);
  await tx.deleteFrom('press_text').where('campaign_id', '=', campaign).execute();
  const rows = (['en', 'fr'] as const)
    .filter((language) => input[language] !== '')
    .map((language) => ({ campaign_id: campaign, language, text: input[language], written_at: tx.now }));
  if (rows.length > 0) await tx.insertInto('press_text').values(rows).execute();
}

/** Says whom journalists may reach; an empty name says nobody. @throws Refusal 403, 404, 422 */
export async function writeContact(tx: Tx, actor: Actor, campaign: Id<'campaign'>, input: ContactInput): Promise<void> {
  await mustLeadCampaign(tx, actor, campaign);
  await tx.deleteFrom('press_contact').where('campaign_id', '=', campaign).execute();
  if (input.name === '') {
    if (input.mail !== '' || input.phone !== '') throw invalid({ name: (m) => m.errors.missing });
    return;
  }
  if (input.mail === '' && input.phone === '') throw invalid({ mail: (m) => m.press.faults.unreachable });
  await tx
    .insertInto('press_contact')
    .values({ campaign_id: campaign, ...input, written_at: tx.now, written_by: actor.person })
    .execute();
}

/** @throws Refusal 403, 404, 422 at `agreedOn` where the day is to come. */
export async function addQuote(tx: Tx, actor: Actor, campaign: Id<'campaign'>, input: QuoteInput): Promise<void> {
  await mustLeadCampaign(tx, actor, campaign);
  mustBePast(tx, input.agreedOn, 'agreedOn');
  const { saidBy: said_by, agreedOn: agreed_on, ...said } = input;
  await tx
    .insertInto('press_quote')
    .values({ id: tx.newId<'press-quote'>(), campaign_id: campaign, said_by, agreed_on, ...said, added_at: tx.now })
    .execute();
}

/** Taking it away again changes nothing. @throws Refusal 403, 404 */
export async function removeQuote(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  id: Id<'press-quote'>,
): Promise<void> {
  await mustLeadCampaign(tx, actor, campaign);
  await tx.deleteFrom('press_quote').where('id', '=', id).where('campaign_id', '=', campaign).execute();
}

/** @param picture read by `readPicture`. @throws Refusal 403, 404 */
export async function addPressPicture(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: PictureInput,
  picture: { read: Picture; dataFolder: string },
): Promise<void> {
  await mustLeadCampaign(tx, actor, campaign);
  const { alt, ...more } = input;
  // It is the campaign's and nobody's own: it stays when who sent it leaves.
  const media_id = await keepPicture(tx, picture.dataFolder, { account: null }, picture.read, alt);
  await tx
    .insertInto('press_picture')
    .values({ id: tx.newId<'press-picture'>(), campaign_id: campaign, media_id, ...more, added_at: tx.now })
    .execute();
}

/** Taking it away again changes nothing. @throws Refusal 403, 404 */
export async function removePressPicture(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  id: Id<'press-picture'>,
): Promise<void> {
  await mustLeadCampaign(tx, actor, campaign);
  const gone = await tx
    .deleteFrom('press_picture')
    .where('id', '=', id)
    .where('campaign_id', '=', campaign)
    .returning('media_id')
    .executeTakeFirst();
  if (gone) await removePictures(tx, [gone.media_id]);
}

/** A day of slack: where it is tomorrow already, it is tomorrow. */
export function mustBePast(tx: Tx, on: string, field: string): void {
  if (new Date(on).getTime() > tx.now.getTime() + 86_400_000) throw invalid({ [field]: (m) => m.press.faults.toCome });
}

/** What of press pages is erased when a person leaves: the contact that they wrote, and who brought what. */
export async function erasePress(tx: Tx, account: Id<'account'>): Promise<void> {
  const person = tx.selectFrom('account').where('id', '=', account).select('person_id');
  await tx.deleteFrom('press_contact').where('written_by', 'in', person).execute();
  await tx.updateTable('press_coverage').set({ brought_by: null }).where('brought_by', 'in', person).execute();
}
