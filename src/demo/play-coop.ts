import { type Actor, joiningActions, settingChange } from '#accounts';
import { listActions } from '#actions';
import { campaignActions } from '#campaigns';
import {
  askReview,
  blanksIn,
  castStance,
  type Choice,
  deliberationActions,
  deliberationJobs,
  draftProposal,
  duties,
  finishDuty,
  foundingAssembly,
  foundingAssemblyOf,
  parseDraft,
  planBylaws,
  planGoverning,
  planMandates,
  planModel,
  publishProposal,
  RULE_PRESETS,
  sponsorProposal,
} from '#deliberation';
import type { Deps } from '#deps';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { admit, apply, beginFounding, inviteFounder, membershipActions, membershipJobs, modelByKey } from '#membership';
import {
  assemblyVotes,
  type DemoProposal,
  type DemoVote,
  finished,
  founding,
  joining,
  type Known,
  proposals,
  review,
} from './coop.ts';
import { people } from './people.ts';
import { momentOf, type Step } from './time.ts';

/** Everything the co-op's part of the story needs of the server it is played on. */
export interface CoopStage {
  readonly deps: Deps;
  readonly locale: Locale;
  readonly campaign: Id<'campaign'>;
  readonly playerOf: (handle: string) => Actor;
}

/** What happened so far, by the names that the story gives. */
interface Memory {
  readonly members: Map<string, Id<'member'>>;
  readonly proposals: Map<string, Id<'proposal'>>;
}

/** The founding and the first weeks of the co-op, each step at its moment. */
export function coopSteps(stage: CoopStage): Step[] {
  // What the proposals of the story carry; the program lists them all when it starts.
  listActions([settingChange, ...joiningActions, ...membershipActions, ...deliberationActions, ...campaignActions]);
  const memory: Memory = { members: new Map(), proposals: new Map() };
  return [
    ...foundingSteps(stage, memory),
    ...joiningSteps(stage, memory),
    ...proposals.flatMap((proposal) => proposalSteps(stage, memory, proposal)),
    { at: momentOf(review.day, review.at), run: () => askForReview(stage, memory) },
    { at: momentOf(finished.day, finished.at), run: () => finish(stage, memory) },
  ];
}

const transact = <T>({ deps }: CoopStage, work: Parameters<Deps['transact']>[0]): Promise<T> =>
  deps.transact(work) as Promise<T>;

function foundingSteps(stage: CoopStage, memory: Memory): Step[] {
  const { playerOf, locale } = stage;
  const steward = () => playerOf('amina');
  const { begins, planned, called, applications, model, mandates } = founding;
  return [
    {
      at: momentOf(begins.day, begins.at),
      run: () =>
        transact(stage, async (tx) => {
          await beginFounding(tx, steward());
          await planModel(tx, steward(), { model: model[locale] });
        }),
    },
    ...Object.entries(applications).map(([handle, day]) => applying(stage, memory, handle, day)),
    {
      at: momentOf(planned.day, planned.at),
      run: () =>
        transact(stage, async (tx) => {
          for (const member of memory.members.values()) await inviteFounder(tx, steward(), member);
          await planGoverning(tx, steward(), { governing: 'everyone', rules: presetTimes() });
          await planBylaws(tx, steward(), bylawsIn(locale));
          await planMandates(
            tx,
            steward(),
            mandates.map(({ by, title, role, months }) => ({
              member: memberOf(memory, by),
              title: title[locale],
              role,
              months: String(months),
            })),
          );
        }),
    },
    {
      at: momentOf(called.day, called.at),
      run: () =>
        transact(stage, (tx) =>
          foundingAssembly(tx, steward(), {
            noticeMinutes: String(4 * DAY),
            votingMinutes: String(3 * DAY),
            objectionMinutes: '0',
          }),
        ),
    },
    ...assemblyVotes.map((vote) => ({
      at: momentOf(vote.day, vote.at),
      run: async () => {
        const assembly = await foundingAssemblyOf(stage.deps.db);
        if (assembly) await cast(stage, vote, assembly.id);
      },
    })),
  ];
}

const DAY = 1_440;

const presetTimes = () =>
  Object.fromEntries(
    Object.entries(RULE_PRESETS).map(([key, { noticeMinutes, votingMinutes, objectionMinutes, majority }]) => [
      key,
      {
        noticeMinutes: String(noticeMinutes),
        votingMinutes: String(votingMinutes),
        objectionMinutes: String(objectionMinutes),
        majority,
      },
    ]),
  );

/** The text of the legal form, its blanks filled in. */
function bylawsIn(locale: Locale) {
  let text = modelByKey(founding.model[locale])?.bylaws[locale] ?? '';
  for (const blank of blanksIn(text)) text = text.replaceAll(`[${blank}]`, filledIn(locale, blank));
  return { title: { fr: 'Statuts', en: 'Bylaws' }[locale], language: locale, text };
}

function filledIn(locale: Locale, blank: string): string {
  if (/serveur|server/i.test(blank)) return 'wearetwitter.example';
  if (/faites ensemble|do together/i.test(blank))
    return locale === 'fr'
      ? 'tenir ensemble le réseau dont nous nous servons, pour toutes celles et tous ceux qui s’y parlent'
      : 'running together the network that we use, for all who talk there';
  if (/ville|town/i.test(blank)) return 'Lyon';
  return /montant|amount/i.test(blank) ? '1' : 'We Are Twitter';
}

function joiningSteps(stage: CoopStage, memory: Memory): Step[] {
  const secretary = founding.mandates.find(({ role }) => role === 'secretary')?.by ?? 'amina';
  return Object.entries(joining).flatMap(([handle, day]) => [
    applying(stage, memory, handle, day),
    {
      at: momentOf(day + 1, '18:30'),
      run: () =>
        transact(stage, async (tx) => {
          await admit(tx, stage.playerOf(secretary), memberOf(memory, handle));
        }),
    },
  ]);
}

function applying(stage: CoopStage, memory: Memory, handle: string, day: number): Step {
  return {
    at: momentOf(day, '08:00'),
    run: () =>
      transact(stage, async (tx) => {
        const [first] = await tx.selectFrom('member_class').select('key').orderBy('position').execute();
        const asked = await tx.selectFrom('membership_question').select('id').execute();
        const figure = people.find((one) => one.handle === handle);
        const answer = figure?.bio ?? '';
        const { member } = await apply(tx, stage.playerOf(handle), {
          kind: 'person',
          legalName: figure?.name ?? handle,
          class: first?.key ?? '',
          answers: Object.fromEntries(asked.map(({ id }) => [id, answer])),
        });
        memory.members.set(handle, member);
      }),
  };
}

function memberOf({ members }: Memory, handle: string): Id<'member'> {
  const found = members.get(handle);
  if (!found) throw new Error(`@${handle} has not applied yet`);
  return found;
}

function proposalSteps(stage: CoopStage, memory: Memory, proposal: DemoProposal): Step[] {
  const { key, day, at, sponsors = [], votes } = proposal;
  const published = momentOf(day, at);
  return [
    { at: published, run: () => propose(stage, memory, proposal) },
    ...sponsors.map((handle, i) => ({
      at: new Date(published.getTime() + (i + 1) * 5_400_000),
      run: () =>
        transact<void>(stage, async (tx) => {
          await sponsorProposal(tx, stage.playerOf(handle), proposalOf(memory, key));
        }),
    })),
    ...votes.map((vote) => ({
      at: momentOf(vote.day, vote.at),
      run: () => cast(stage, vote, proposalOf(memory, key)),
    })),
  ];
}

async function propose(stage: CoopStage, memory: Memory, proposal: DemoProposal): Promise<void> {
  const { deps, locale, playerOf } = stage;
  const { key, by, kind = 'yes-no', rule, title, body, options = [], reviewOn } = proposal;
  const slugs = await deps.db.selectFrom('circle').select(['id', 'name']).orderBy('id').execute();
  const campaign = await deps.db
    .selectFrom('campaign')
    .where('id', '=', stage.campaign)
    .select('slug')
    .executeTakeFirstOrThrow();
  const known: Known = {
    locale,
    member: (handle) => memberOf(memory, handle),
    // The first circle that the story made is that of the translations.
    circle: () => slugs[0]?.id ?? '',
    campaign: campaign.slug,
  };
  await transact(stage, async (tx) => {
    const { id } = await draftProposal(
      tx,
      playerOf(by),
      parseDraft({
        kind,
        title: title[locale],
        body: body[locale],
        language: locale,
        rule,
        options: options.map((option) => option[locale]),
        settings: kind === 'approval' ? { mostChoices: options.length } : {},
        actions: proposal.actions?.(known) ?? [],
        ...(reviewOn && { reviewOn }),
      }),
    );
    await publishProposal(tx, playerOf(by), id);
    memory.proposals.set(key, id);
  });
}

function proposalOf({ proposals: known }: Memory, key: string): Id<'proposal'> {
  const found = known.get(key);
  if (!found) throw new Error(`“${key}” is not proposed yet`);
  return found;
}

async function cast(stage: CoopStage, vote: DemoVote, proposal: Id<'proposal'>): Promise<void> {
  const { deps, playerOf } = stage;
  const row = await deps.db.selectFrom('proposal').where('id', '=', proposal).select('options').executeTakeFirst();
  const choice: Choice = vote.position
    ? { position: vote.position }
    : { chosen: (vote.chosen ?? []).flatMap((place) => row?.options[place]?.id ?? []) };
  await transact(stage, (tx) => castStance(tx, playerOf(vote.by), proposal, { choice, reason: vote.reason ?? '' }));
}

async function askForReview(stage: CoopStage, memory: Memory): Promise<void> {
  const decision = await decisionOf(stage, proposalOf(memory, review.of));
  if (decision)
    await transact(stage, (tx) => askReview(tx, stage.playerOf(review.by), decision, { reason: review.reason }));
}

async function finish(stage: CoopStage, memory: Memory): Promise<void> {
  const decision = await decisionOf(stage, proposalOf(memory, finished.of));
  const [duty] = decision ? await duties(stage.deps.db, { decision, open: true }) : [];
  if (duty)
    await transact(stage, (tx) => finishDuty(tx, stage.playerOf(finished.by), duty.id, finished.proof[stage.locale]));
}

async function decisionOf({ deps }: CoopStage, proposal: Id<'proposal'>): Promise<Id<'decision'> | undefined> {
  const row = await deps.db.selectFrom('decision').where('proposal_id', '=', proposal).select('id').executeTakeFirst();
  return row?.id;
}

const jobs = new Map([...membershipJobs, ...deliberationJobs].map((job) => [job.name, job]));

/**
 * Runs what the server would have run by itself until a moment, each job when its time came.
 * @param moveTo puts the clock at a moment.
 */
export async function runUntil(deps: Deps, until: Date, moveTo: (at: Date) => void): Promise<void> {
  for (;;) {
    const due = await deps.db
      .selectFrom('job')
      .where('name', 'in', [...jobs.keys()])
      .where('run_at', '<=', until)
      .where('dead_at', 'is', null)
      .orderBy('run_at')
      .orderBy('id')
      .select(['id', 'name', 'payload', 'run_at'])
      .executeTakeFirst();
    if (!due) return;
    if (due.run_at > deps.clock.now()) moveTo(due.run_at);
    await jobs.get(due.name)?.run(deps, due.payload as never);
    await deps.transact(async (tx) => {
      await tx.deleteFrom('job').where('id', '=', due.id).execute();
    });
  }
}
