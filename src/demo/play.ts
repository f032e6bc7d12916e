import { type Actor, addPerson, grantRole, setUpServer } from '#accounts';
import {
  addEvent,
  ASKED,
  askSigners,
  confirmSignatures,
  launchCampaign,
  publishFigures,
  signPetitions,
  writeText,
} from '#campaigns';
import type { MovableClock } from '#clock';
import { readConfig } from '#config';
import type { Database, Tx } from '#db';
import type { Deps } from '#deps';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { localLive } from '#live';
import { keepPicture } from '#media';
import { boost, createPost, follow, like } from '#network';
import { type Random, seededRandom } from '#random';
import { changeSetting, openSettings } from '#settings';
import { addBeside, homes, rare } from './beside.ts';
import { campaigns } from './campaign.ts';
import { campaignTexts } from './campaign-texts.ts';
import { people, signerNames, towns } from './people.ts';
import { drawSeats, toPng } from './picture.ts';
import { articleSteps } from './play-articles.ts';
import { coopSteps, runUntil } from './play-coop.ts';
import { moderationSteps } from './play-moderation.ts';
import { talkSteps } from './play-talk.ts';
import { pressSteps } from './press.ts';
import { pledgeSteps } from './pledges.ts';
import { shareDriveSteps } from './share-drive.ts';
import { follows, type Moment, SIGNATURES_BY_WEEK, story } from './story.ts';
import { momentOf, type Step } from './time.ts';
import { wave } from './wave.ts';

export const LAST_DAY = 310;
/** 11 May 2017: eleven days before the shareholders’ meeting. */
export const USUAL_DAY = 221;
/** 29 July 2017: a co-op of six weeks, in the midst of its decisions. */
export const COOP_DAY = 300;
/** The co-op begins on the day after; until then nothing happens by itself. */
const LAST_CAMPAIGN_DAY = 240;
export const PASSWORD = 'prendre son essor';

const CONFIRMED_BY_USUAL_DAY = 3_412;
/** Of a hundred who sign, six have not opened their mail yet or never will. */
const WAITING_SHARE = 208 / (3_412 + 208);

export interface Stage {
  database: Database;
  clock: MovableClock;
  dataFolder: string;
  origin: string;
  log: (line: string) => void;
}

/**
 * Plays the story from its first morning to ten in the morning of `day`, in the order of time,
 * through the verbs that pages call, with the clock where each thing happened.
 */
export async function playStory(stage: Stage, o: { day: number; locale: Locale }): Promise<void> {
  const { clock, log } = stage;
  const end = momentOf(o.day, '10:00');
  const random = seededRandom('essor demo');
  const players = new Map<string, Actor>();
  const posts = new Map<string, Id<'post'>>();
  const { id: campaign, slug } = await begin(stage, players, posts, o.locale);
  const deps = await depsOf(stage);
  const waits = momentOf(LAST_CAMPAIGN_DAY, '24:00');

  const steps: Step[] = [
    ...arrivals(stage, players),
    ...events(stage, players, campaign, o.locale),
    ...translations(stage, players, campaign),
    ...moments(stage, players, posts),
    ...articleSteps({
      database: stage.database,
      dataFolder: stage.dataFolder,
      origin: stage.origin,
      campaign: slug,
      playerOf: (handle) => playerOf(players, handle),
    }),
    ...shareDriveSteps({
      transact: stage.database.transact,
      campaign,
      locale: o.locale,
      playerOf: (handle) => playerOf(players, handle),
    }),
    ...pressSteps({ deps, campaign, playerOf: (handle) => playerOf(players, handle) }),
    ...pledgeSteps({ deps, campaign, locale: o.locale, playerOf: (handle) => playerOf(players, handle) }),
    ...signatures(stage, campaign, random, o.locale),
    ...moderationSteps({ deps, locale: o.locale, playerOf: (handle) => playerOf(players, handle) }),
    ...talkSteps({ deps, locale: o.locale, playerOf: (handle) => playerOf(players, handle) }),
    ...coopSteps({ deps, locale: o.locale, campaign, playerOf: (handle) => playerOf(players, handle) }),
  ]
    .filter((step) => step.at <= end)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());

  let said = 0;
  for (const [i, step] of steps.entries()) {
    if (step.at > waits) await runUntil(deps, step.at, (at) => moveTo(clock, at));
    moveTo(clock, step.at);
    await step.run();
    const done = Math.floor(((i + 1) / steps.length) * 10);
    if (done > said) log(`  ${(said = done) * 10} %`);
  }
  if (end > waits) await runUntil(deps, end, (at) => moveTo(clock, at));
  moveTo(clock, end);
  await publishFigures.run(deps, {});
  await stage.database.transact(async (tx) => {
    // The mails of seven months would bury the one that a newcomer looks for.
    await tx
      .deleteFrom('mail')
      .where('created_at', '<', new Date(end.getTime() - 2 * 3_600_000))
      .execute();
    await changeSetting(tx, null, 'clockOffset', clock.offset);
  });
}

/** What the jobs of the co-op need of the program, with nobody listening and no way out. */
async function depsOf({ database, clock, dataFolder, origin, log }: Stage): Promise<Deps> {
  const live = localLive();
  return {
    // The story sends no mail; an origin on https asks for a way to.
    config: readConfig({ ESSOR_DATA: dataFolder, ESSOR_ORIGIN: origin, SMTP_URL: 'smtp://localhost' }),
    db: database.db,
    transact: database.transact,
    clock,
    random: seededRandom('essor demo jobs'),
    live,
    settings: await openSettings(database.db, live),
    fetch: () => Promise.reject(new Error('the story has no network')),
    log,
    setUpCode: undefined,
    wake: { jobs() {}, mail() {} },
  };
}

const moveTo = (clock: MovableClock, at: Date): void =>
  clock.moveTo(clock.offset + at.getTime() - clock.now().getTime());

async function begin(
  { database, clock }: Stage,
  players: Map<string, Actor>,
  posts: Map<string, Id<'post'>>,
  locale: Locale,
): Promise<{ id: Id<'campaign'>; slug: string }> {
  moveTo(clock, momentOf(1, '08:30'));
  const [first] = people;
  if (!first) throw new Error('the story has no people');
  const purpose = {
    fr: 'Racheter le réseau dont nous nous servons, et le tenir ensemble.',
    en: 'To buy the network we use, and to run it together.',
  };
  await database.transact(async (tx) => {
    const { actor } = await setUpServer(tx, {
      name: 'We Are Twitter',
      purpose: purpose[locale],
      locale,
      stage: 'campaign',
      steward: { displayName: first.name, handle: first.handle, email: addressOf(first.handle), password: PASSWORD },
    });
    // Those of the story wrote as they pleased.
    await changeSetting(tx, null, 'newcomers', { days: 0, posts: 10, strangers: 10, links: 5, follows: 50 });
    await tx.updateTable('account').set({ bio: first.bio }).where('id', '=', actor.account).execute();
    players.set(first.handle, actor);
  });
  const { title, summary, story: text, target, milestones } = campaigns[locale];
  moveTo(clock, momentOf(1, '09:00'));
  return database.transact(async (tx) => {
    const { id, slug } = await launchCampaign(tx, playerOf(players, first.handle), {
      title,
      summary,
      story: text,
      target,
      locale,
      place: '',
      milestones: [...milestones],
      area: AREAS[locale],
    });
    await askSigners(tx, playerOf(players, first.handle), id, {
      area: AREAS[locale],
      asks: [...ASKED],
      pledgesIn: locale === 'fr' ? 'EUR' : 'GBP',
    });
    await translate(tx, playerOf(players, first.handle), id, locale === 'fr' ? 'en' : 'fr');
    const announcing = await tx.selectFrom('post').where('about_id', '=', id).select('id').executeTakeFirstOrThrow();
    posts.set('campaign', announcing.id);
    return { id, slug };
  });
}

/** Whose regions the form asks for. */
const AREAS: Readonly<Record<Locale, string>> = { fr: 'FR', en: 'GB' };

/** From the first morning in the other of the two languages. */
async function translate(tx: Tx, actor: Actor, campaign: Id<'campaign'>, language: Locale): Promise<void> {
  const { title, summary, story: text, target, milestones } = campaigns[language];
  const consequences = milestones.map(({ consequence }) => consequence);
  await writeText(tx, actor, campaign, { language, title, summary, story: text, target, consequences });
}

/** On the day of which the story says that the call is read in five languages. */
const translations = ({ database }: Stage, players: ReadonlyMap<string, Actor>, campaign: Id<'campaign'>): Step[] => [
  {
    at: momentOf(52, '18:40'),
    run: () =>
      database.transact(async (tx) => {
        for (const { consequences, ...text } of campaignTexts) {
          const input = { ...text, consequences: [...consequences] };
          await writeText(tx, playerOf(players, 'amina'), campaign, input);
        }
      }),
  },
];

const addressOf = (handle: string): string => `${handle}@example.org`;

function playerOf(players: ReadonlyMap<string, Actor>, handle: string): Actor {
  const found = players.get(handle);
  if (!found) throw new Error(`@${handle} acts before joining`);
  return found;
}

function arrivals({ database }: Stage, players: Map<string, Actor>): Step[] {
  return people.slice(1).map((figure) => ({
    at: momentOf(figure.joins, '07:00'),
    async run() {
      await database.transact(async (tx) => {
        const { handle, name, locale, bio, role } = figure;
        const actor = await addPerson(tx, {
          email: addressOf(handle),
          handle,
          displayName: name,
          locale,
          password: PASSWORD,
        });
        await tx.updateTable('account').set({ bio }).where('id', '=', actor.account).execute();
        if (role) await grantRole(tx, null, actor.person, role);
        players.set(handle, { ...actor, roles: new Set(role ? [role] : []) });
        for (const [one, others] of Object.entries(follows)) {
          for (const other of others) {
            const [from, to] = [players.get(one), players.get(other)];
            if (from && to && (one === handle || other === handle)) await follow(tx, from, to.account);
          }
        }
      });
    },
  }));
}

function events(
  { database }: Stage,
  players: ReadonlyMap<string, Actor>,
  campaign: Id<'campaign'>,
  locale: Locale,
): Step[] {
  return campaigns[locale].events.map(({ day, on, title, text }) => ({
    at: momentOf(day, '09:05'),
    run: () =>
      database.transact(async (tx) => {
        await addEvent(tx, playerOf(players, 'amina'), campaign, { happenedOn: on, title, text });
      }),
  }));
}

function moments(stage: Stage, players: ReadonlyMap<string, Actor>, posts: Map<string, Id<'post'>>): Step[] {
  return [...story, ...wave].flatMap((moment) => {
    const at = momentOf(moment.day, moment.at);
    const name = moment.key ?? `${moment.day} ${moment.at} ${moment.by}`;
    const reactions = [
      ...(moment.likes ?? []).map((handle) => ({ handle, react: like })),
      ...(moment.boosts ?? []).map((handle) => ({ handle, react: boost })),
    ].map(({ handle, react }, i) => ({
      // A minute here, an hour there: later for each, in an order that is always the same.
      at: new Date(Math.max(at.getTime(), joinedAt(handle).getTime()) + (i + 1) ** 2 * 97_000),
      async run() {
        const post = posts.get(name);
        if (!post) return;
        await stage.database.transact(async (tx) => {
          await react(tx, playerOf(players, handle), post);
        });
      },
    }));
    return [{ at, run: () => write(stage, players, posts, moment, name) }, ...reactions];
  });
}

const joinedAt = (handle: string): Date => momentOf(people.find((one) => one.handle === handle)?.joins ?? 1, '07:00');

async function write(
  { database, dataFolder }: Stage,
  players: ReadonlyMap<string, Actor>,
  posts: Map<string, Id<'post'>>,
  moment: Moment,
  name: string,
): Promise<void> {
  const actor = playerOf(players, moment.by);
  const { picture } = moment;
  const drawn = picture && (await toPng(drawSeats(picture)));
  await database.transact(async (tx) => {
    const replyTo = moment.to === undefined ? undefined : posts.get(moment.to);
    const { id } = await createPost(tx, actor, {
      text: moment.text,
      visibility: moment.visibility ?? 'public',
      ...(moment.lang && { language: moment.lang }),
      ...(moment.contentWarning && { warning: moment.contentWarning }),
      ...(replyTo && { replyTo }),
      ...(drawn && picture && { media: [await keepPicture(tx, dataFolder, actor, drawn, picture.alt)] }),
    });
    posts.set(name, id);
  });
}

/** Every signature, six hours of them at a time: signed, and confirmed by most. */
function signatures({ database, origin }: Stage, campaign: Id<'campaign'>, random: Random, locale: Locale): Step[] {
  const whole = SIGNATURES_BY_WEEK.reduce(
    (sum, n, week) => sum + n * Math.min(1, Math.max(0, (USUAL_DAY - week * 7) / 7)),
    0,
  );
  const steps: Step[] = [];
  let owed = 0;
  let number = 0;
  for (let day = 1; day <= LAST_CAMPAIGN_DAY; day++) {
    const week = SIGNATURES_BY_WEEK[Math.min(Math.floor((day - 1) / 7), SIGNATURES_BY_WEEK.length - 1)] ?? 0;
    for (const [hour, share] of [
      ['09:02', 0.28],
      ['12:32', 0.3],
      ['18:07', 0.27],
      ['21:14', 0.15],
    ] as const) {
      owed += ((week / 7) * share * CONFIRMED_BY_USUAL_DAY) / whole / (1 - WAITING_SHARE);
      const many = Math.floor(owed);
      owed -= many;
      if (many === 0) continue;
      const from = number;
      number += many;
      steps.push({
        at: momentOf(day, hour),
        run: () => signTogether(Array.from({ length: many }, (_, i) => from + i)),
      });
    }
  }
  return steps;

  async function signTogether(numbers: readonly number[]): Promise<void> {
    const roll = random.bytes(numbers.length * 5);
    const signed = await database.transact((tx) =>
      signPetitions(
        tx,
        numbers.map((n, i) => ({
          campaign,
          locale,
          origin,
          answers: {
            name: nameOf(n, roll[i * 5]),
            email: `signer-${n}@example.org`,
            place: (roll[i * 5 + 1] ?? 0) < 200 ? (towns[(roll[i * 5 + 2] ?? 0) % towns.length] ?? '') : '',
            showName: (roll[i * 5 + 3] ?? 0) < 150,
            keepPosted: (roll[i * 5 + 4] ?? 0) < 90,
            area: homeOf(n, locale),
          },
        })),
      ),
    );
    const confirming = signed.flatMap((one, i) => {
      const n = numbers[i] ?? 0;
      if (one?.outcome !== 'asked' || (n * 208) % 3_620 < 208) return [];
      return [{ n, token: one.token, name: nameOf(n, roll[i * 5]), locale }];
    });
    await database.transact((tx) =>
      confirmSignatures(
        tx,
        confirming.map(({ token }) => token),
      ),
    );
    await database.transact(async (tx) => {
      for (const { n, ...signer } of confirming) await addBeside(tx, n, signer);
    });
  }
}

const nameOf = (n: number, roll = 0): string => signerNames[(roll * 7 + n) % signerNames.length] ?? 'Zoé';

/** Two in three say where they live. */
function homeOf(n: number, locale: Locale): string {
  if (n % 3 === 0) return '';
  const from = n % 40 === 1 ? rare : homes[locale];
  // Spread without an order, and the same every time.
  return from[(Math.imul(n, 2_654_435_761) >>> 8) % from.length] ?? '';
}
