import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { line, paragraphs, parseInput } from '#input';
import { invalid, notFound, type Sentence } from '#refusal';
import { mustOrganise } from '../authority.ts';
import type { Campaign, CampaignSummary } from '../campaign.ts';
import { MOST_SENTENCES, sentencesIn } from '../launch.ts';
import { wordingWhatIsMissing } from '../missing.ts';
import { isLanguage } from './languages.ts';

/** A petition in one more language: the words of everything that is signed, each milestone's included. */
export const TextInput = v.object({
  language: v.pipe(v.string('missing'), v.check(isLanguage, 'unknownChoice')),
  title: line(120),
  summary: paragraphs(400),
  story: paragraphs(20_000),
  target: line(120),
  /** One for each milestone, in ascending order. */
  consequences: v.array(line(240)),
});
export type TextInput = v.InferOutput<typeof TextInput>;

const MISSING: Record<string, Sentence> = {
  language: (m) => m.texts.faults.language,
  title: (m) => m.campaigns.faults.title,
  summary: (m) => m.campaigns.faults.summary,
  story: (m) => m.campaigns.faults.story,
  target: (m) => m.campaigns.faults.target,
};

/** Checks what an organiser filled in. @throws Refusal 422 with a sentence per field. */
export const parseText = (raw: Readonly<Record<string, unknown>>): TextInput =>
  wordingWhatIsMissing(raw, MISSING, () => parseInput(TextInput, raw));

/**
 * Adds the petition in another language, or corrects it: what is signed stays one, with one count. When it was added and
 * last changed is public.
 * @throws Refusal 403 when the actor is no organiser, 404, 422 with a sentence per field.
 */
export async function writeText(tx: Tx, actor: Actor, campaign: Id<'campaign'>, input: TextInput): Promise<void> {
  mustOrganise(actor);
  const found = await tx
    .selectFrom('campaign')
    .where('id', '=', campaign)
    .select('locale')
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!found) throw notFound();
  if (input.language === found.locale) throw invalid({ language: (m) => m.texts.faults.own });
  if (sentencesIn(input.summary) > MOST_SENTENCES) {
    throw invalid({ summary: (m) => m.campaigns.faults.threeSentences });
  }
  const milestones = await tx
    .selectFrom('milestone')
    .where('campaign_id', '=', campaign)
    .orderBy('signatures')
    .select('signatures')
    .execute();
  const missing = milestones.findIndex((_, i) => input.consequences[i] === undefined);
  if (missing >= 0) throw invalid({ [`consequences.${missing}`]: (m) => m.errors.missing });
  const { language, consequences, ...words } = input;
  await tx
    .insertInto('campaign_text')
    .values({ campaign_id: campaign, language, ...words, added_at: tx.now, added_by: actor.person })
    .onConflict((conflict) =>
      conflict.columns(['campaign_id', 'language']).doUpdateSet({ ...words, edited_at: tx.now }),
    )
    .execute();
  for (const [i, { signatures }] of milestones.entries()) {
    const consequence = consequences[i] ?? '';
    await tx
      .insertInto('milestone_text')
      .values({ campaign_id: campaign, language, signatures, consequence })
      .onConflict((conflict) =>
        conflict.columns(['campaign_id', 'language', 'signatures']).doUpdateSet({ consequence }),
      )
      .execute();
  }
}

/** Takes a language away; signatures given in it stay. @throws Refusal 403 when the actor is no organiser, 404. */
export async function removeText(tx: Tx, actor: Actor, campaign: Id<'campaign'>, language: string): Promise<void> {
  mustOrganise(actor);
  const { numDeletedRows } = await tx
    .deleteFrom('campaign_text')
    .where('campaign_id', '=', campaign)
    .where('language', '=', language)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound();
}

/** The words of a campaign in a language, for its organisers and its readers. */
export interface CampaignText {
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  readonly story: string;
  readonly target: string;
  readonly addedAt: Date;
  readonly editedAt: Date | null;
  /** By the number of signatures. */
  readonly consequences: ReadonlyMap<number, string>;
}

/** The words of campaigns in one language, or in every other than their own. */
async function textsOf(db: Db, campaigns: readonly Id<'campaign'>[], language?: string) {
  if (campaigns.length === 0) return [];
  const [texts, milestones] = await Promise.all([
    db
      .selectFrom('campaign_text')
      .where('campaign_id', 'in', campaigns)
      .$if(language !== undefined, (query) => query.where('language', '=', language ?? ''))
      .orderBy('language')
      .select([
        'campaign_id as campaign',
        'language',
        'title',
        'summary',
        'story',
        'target',
        'added_at as addedAt',
        'edited_at as editedAt',
      ])
      .execute(),
    db
      .selectFrom('milestone_text')
      .where('campaign_id', 'in', campaigns)
      .$if(language !== undefined, (query) => query.where('language', '=', language ?? ''))
      .select(['campaign_id as campaign', 'language', 'signatures', 'consequence'])
      .execute(),
  ]);
  return texts.map((text) => ({
    ...text,
    consequences: new Map(
      milestones
        .filter((one) => one.campaign === text.campaign && one.language === text.language)
        .map(({ signatures, consequence }) => [signatures, consequence]),
    ),
  }));
}

/** In every language but its own. */
export const campaignTexts = (db: Db, campaign: Id<'campaign'>): Promise<readonly CampaignText[]> =>
  textsOf(db, [campaign]);

/**
 * Campaigns with their words in a language where they have it, else in their own. A milestone that was added since is
 * said in the campaign's own until it is translated.
 */
export async function readIn<Shown extends CampaignSummary>(
  db: Db,
  campaigns: readonly Shown[],
  language: string,
): Promise<readonly Shown[]> {
  const others = campaigns.filter(({ locale }) => locale !== language).map(({ id }) => id);
  const texts = new Map((await textsOf(db, others, language)).map((text) => [text.campaign, text]));
  return campaigns.map((campaign) => {
    const text = texts.get(campaign.id);
    if (!text) return campaign;
    const { title, summary, target, story, consequences } = text;
    const milestones = campaign.milestones.map((milestone) => {
      const consequence = consequences.get(milestone.signatures);
      return consequence === undefined ? milestone : { ...milestone, consequence };
    });
    const goal = milestones.find(({ signatures }) => signatures === campaign.goal.signatures) ?? campaign.goal;
    return { ...campaign, ...('story' in campaign && { story }), language, title, summary, target, milestones, goal };
  });
}

/** The same of one campaign. */
export async function readCampaignIn(db: Db, campaign: Campaign, language: string): Promise<Campaign> {
  const [read] = await readIn(db, [campaign], language);
  return read ?? campaign;
}
