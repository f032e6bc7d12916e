import { Hono } from 'hono';
import { forgetCommenters } from '#articles';
import { listActions } from '#actions';
import { apiJobs, apiRoutes, startDeliveries } from '#api';
import { forgetWhatEnded, joiningActions, settingChange } from '#accounts';
import {
  campaignActions,
  forgetBrought,
  forgetPledges,
  forgetSignatures,
  forgetUnconfirmed,
  inviteCampaigners,
  mailImports,
  mailUpdates,
  makeDeliveries,
  publishFigures,
  remindOfDriveDates,
  settlePledgeDrives,
  signWaiting,
} from '#campaigns';
import type { MovableClock } from '#clock';
import { type Config, isHere } from '#config';
import type { Database } from '#db';
import { deliberationActions, deliberationJobs } from '#deliberation';
import type { Deps } from '#deps';
import { sendDigests } from '#digest';
import type { Fetch } from '#fetch';
import {
  CALLERS,
  type Env,
  TABLES_OF_CALLERS,
  answerErrors,
  crossOrigin,
  introduce,
  mountRoutes,
  pathOf,
  secureHeaders,
  setUpFirst,
} from '#http';
import { type Job, startWorker } from '#jobs';
import { MISSED, sharedLive } from '#live';
import { forgetMail, startPostman, type Transport } from '#mail';
import { removeFiles, removeOrphans } from '#media';
import { facesFrom, mastodonRoutes } from '#mastodon';
import { membershipActions, membershipJobs, votingPeople } from '#membership';
import { forgetCases, moderationClock } from '#moderation';
import { closeHomes, contextFrom, STANDING, TABLES_OF_STANDING } from '#network';
import { contextOf, judgeNotes, judgeNotesDaily } from '#notes';
import { forgetApps } from '#oauth';
import {
  checkLinksAgain,
  countTrendsJob,
  endPollJob,
  noteLinksJob,
  publishDraftJob,
  removeWaiting,
  verifyLinks,
} from '#network';
import { readLink } from '#preview';
import { startPushes } from '#push';
import { type Random, newSecret } from '#random';
import { openSettings } from '#settings';
import { endLiveStreams, faces, refusalPage, webRoutes, writePush } from '#web';
import { checkNightly } from '../checks/nightly.ts';

/** What stands outside the program and is handed to it. */
export interface Outside {
  config: Config;
  database: Database;
  clock: MovableClock;
  random: Random;
  fetch: Fetch;
  log: (line: string) => void;
  /** How mail leaves; without it every mail is kept to be read at /dev/mail. */
  transport?: Transport;
}

export interface App {
  readonly deps: Deps;
  readonly fetch: Hono<Env>['fetch'];
  readonly request: Hono<Env>['request'];
  /** Runs everything that is due now, jobs and mail, and resolves when nothing is left. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Every job of every module. */
const jobs: readonly Job<Deps, never>[] = [
  removeFiles,
  removeOrphans,
  forgetWhatEnded,
  forgetApps,
  forgetUnconfirmed,
  forgetSignatures,
  mailUpdates,
  mailImports,
  makeDeliveries,
  signWaiting,
  forgetBrought,
  publishFigures,
  remindOfDriveDates,
  endPollJob,
  publishDraftJob,
  removeWaiting,
  noteLinksJob,
  countTrendsJob,
  forgetCommenters,
  settlePledgeDrives,
  forgetPledges,
  inviteCampaigners,
  forgetMail,
  readLink,
  verifyLinks,
  checkLinksAgain,
  checkNightly,
  judgeNotes,
  judgeNotesDaily,
  ...membershipJobs,
  moderationClock(votingPeople),
  forgetCases,
  ...deliberationJobs,
  ...apiJobs,
  sendDigests,
];

/** What decisions may do: each module declares its own. */
const actions = [settingChange, ...joiningActions, ...membershipActions, ...deliberationActions, ...campaignActions];

/** Every route of every face, with who may call it. */
export const routes = [...webRoutes, ...apiRoutes, ...mastodonRoutes];

/** Puts the program together: one router, its jobs, its mail and its live events. */
export async function createApp(outside: Outside): Promise<App> {
  listActions(actions);
  contextFrom(contextOf);
  facesFrom(faces);
  const { config, database, clock, random, log } = outside;
  const live = await sharedLive(database.connection, newSecret(random));
  const settings = await openSettings(database.db, live);
  let offset: number | undefined;
  // Settings are read again for many reasons; whoever moved the clock otherwise is not overruled by that.
  const moveClock = () => {
    const next = config.production ? 0 : settings.current.clockOffset;
    if (next !== offset) clock.moveTo(next);
    offset = next;
  };
  moveClock();

  const postman = startPostman({
    db: database.db,
    log,
    transport: outside.transport,
    // Asked for at each mail: the name comes with the set-up and may change.
    get from() {
      return `"${settings.current.name.replaceAll(/["\\\r\n]/g, '')}" <no-reply@${new URL(config.origin).hostname}>`;
    },
    domain: new URL(config.origin).hostname,
  });
  // Others than whoever started it come by such an origin, through a proxy or not.
  const forOthers = config.production || !isHere(new URL(config.origin).hostname);
  let wakeJobs = (): void => {};
  const deps: Deps = {
    config,
    db: database.db,
    transact: database.transact,
    clock,
    random,
    live,
    settings,
    fetch: outside.fetch,
    log,
    setUpCode: forOthers && settings.current.setUpAt === null ? newSecret(random).slice(0, 20) : undefined,
    wake: { jobs: () => wakeJobs(), mail: () => postman.wake() },
  };
  if (deps.setUpCode) log(`To set the server up, open ${config.origin}/setup and give this code: ${deps.setUpCode}`);
  const worker = await startWorker(deps, jobs);
  wakeJobs = worker.wake;
  const deliveries = startDeliveries(deps);
  const pushes = startPushes(deps, writePush);
  const takeUpSettings = () => {
    moveClock();
    worker.wake();
    postman.wake();
  };
  // Without the database, what is known holds on until it is back.
  const reload = () => void settings.reload().then(takeUpSettings, () => {});
  for (const topic of ['settings', MISSED]) live.subscribe(topic, reload);

  database.onWrite(TABLES_OF_CALLERS, () => live.publish(CALLERS, 'changed'));
  database.onWrite(TABLES_OF_STANDING, () => live.publish(STANDING, 'changed'));

  const router = new Hono<Env>({ getPath: pathOf });
  router.use(secureHeaders());
  for (const path of ['/api/*', '/oauth/token', '/oauth/revoke', '/oauth/userinfo', '/.well-known/*', '/nodeinfo/*'])
    router.use(path, crossOrigin());
  // Applications in a browser look at pictures, for the colours around them.
  for (const path of ['/media/*', '/assets/avatars/*', '/assets/headers/*']) router.use(path, crossOrigin());
  router.use(introduce(deps));
  router.use(setUpFirst());
  answerErrors(router, deps, refusalPage);
  mountRoutes(router, routes, clock);

  return {
    deps,
    fetch: router.fetch,
    request: router.request,
    async settle() {
      await worker.idle();
      await postman.idle();
      await deliveries.idle();
      await pushes.idle();
    },
    async stop() {
      endLiveStreams(deps);
      closeHomes(deps);
      await Promise.all([worker.stop(), postman.stop(), deliveries.stop(), pushes.stop()]);
      await live.close();
    },
  };
}
