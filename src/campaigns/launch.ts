import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { choice, line, optional, paragraphs, parseInput } from '#input';
import { createPost, type News } from '#network';
import { type Sentence, invalid } from '#refusal';
import { AreaAsked, areaRow } from './areas/asked.ts';
import { mustOrganise } from './authority.ts';
import { MilestoneInput, milestoneRow, mustBeAskedFor } from './milestone.ts';
import { wordingWhatIsMissing } from './missing.ts';
import { lastDayKept } from './petition/retention.ts';
import { freeSlug } from './slug.ts';

export const MOST_MILESTONES = 6;
export const MOST_SENTENCES = 3;

/** What an organiser fills in. The story is Markdown. */
export const LaunchInput = v.object({
  title: line(120),
  summary: paragraphs(400),
  story: paragraphs(20_000),
  /** As the end of “addressed to …”. */
  target: line(120),
  place: optional(line(80)),
  locale: choice(['en', 'fr']),
  milestones: v.pipe(v.array(MilestoneInput), v.maxLength(MOST_MILESTONES, 'unknownChoice')),
  /** What the form asks of where signers live; nothing unless told. */
  area: v.optional(AreaAsked),
});
export type LaunchInput = v.InferOutput<typeof LaunchInput>;

const MISSING: Record<string, Sentence> = {
  title: (m) => m.campaigns.faults.title,
  summary: (m) => m.campaigns.faults.summary,
  story: (m) => m.campaigns.faults.story,
  target: (m) => m.campaigns.faults.target,
};

/** Checks what an organiser filled in. @throws Refusal 422 with a sentence per field. */
export const parseLaunch = (raw: Readonly<Record<string, unknown>>): LaunchInput =>
  wordingWhatIsMissing(raw, MISSING, () => parseInput(LaunchInput, raw));

/** Sentences end with a full stop, a mark or an ellipsis, and a space or the end after it. */
export const sentencesIn = (text: string): number =>
  text.split(/[.!?…]+[»”"')\]]*(?=\s|$)/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;

/** What a schema cannot say of each field alone. */
export function checkLaunch(input: LaunchInput): void {
  const faults: Record<string, Sentence> = {};
  if (sentencesIn(input.summary) > MOST_SENTENCES) {
    faults['summary'] = (m) => m.campaigns.faults.threeSentences;
  }
  if (input.milestones.length === 0) faults['milestones.0.signatures'] = (m) => m.campaigns.faults.oneMilestone;
  input.milestones.forEach(({ signatures }, i) => {
    const before = input.milestones[i - 1];
    if (before && signatures <= before.signatures) {
      faults[`milestones.${i}.signatures`] = (m) => m.campaigns.faults.ascending(before.signatures);
    }
  });
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const { asks_area } = areaRow(input.area ?? 'none');
  input.milestones.forEach(({ spread }, i) => mustBeAskedFor(spread, asks_area, `milestones.${i}.areas`));
}

/**
 * Opens a campaign with its petition, and announces it by a post of the actor's account, whose
 * replies are its public discussion: all in one transaction.
 * @param picture one that this account has kept, if any.
 * @returns its number and the end of its address; publish the news after commit.
 * @throws Refusal 403 when the actor is no organiser, 422 with a sentence per field.
 */
export async function launchCampaign(
  tx: Tx,
  actor: Actor,
  input: LaunchInput,
  picture: Id<'media'> | null = null,
): Promise<{ id: Id<'campaign'>; slug: string; news: News }> {
  mustOrganise(actor);
  return openCampaign(tx, actor, input, picture);
}

/**
 * The same, whoever allowed it: an organiser's role, or a decision in the name of whoever proposed it.
 * @throws Refusal 422 with a sentence per field.
 */
export async function openCampaign(
  tx: Tx,
  actor: Actor,
  input: LaunchInput,
  picture: Id<'media'> | null = null,
): Promise<{ id: Id<'campaign'>; slug: string; news: News }> {
  checkLaunch(input);
  const { milestones, area = 'none', ...told } = input;
  const id = tx.newId<'campaign'>();
  const slug = await freeSlug(tx, input.title);
  await tx
    .insertInto('campaign')
    .values({ id, slug, ...told, picture_id: picture, account_id: actor.account, launched_at: tx.now })
    .execute();
  await tx
    .insertInto('petition')
    .values({ campaign_id: id, keep_until: lastDayKept(tx.now), ...areaRow(area) })
    .execute();
  await tx
    .insertInto('milestone')
    .values(milestones.map((milestone) => ({ campaign_id: id, ...milestoneRow(milestone) })))
    .execute();
  await tx.insertInto('signature_count').values({ campaign_id: id, shard: 0, pending: '0', confirmed: '0' }).execute();
  const { news } = await createPost(tx, actor, {
    text: input.summary,
    language: input.locale,
    visibility: 'public',
    about: { kind: 'campaign', id },
  });
  return { id, slug, news };
}
