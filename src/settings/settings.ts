import type { Db, Tx } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { type Live, MISSED } from '#live';

/** Where the life of a server stands. */
export type Stage = 'campaign' | 'founding' | 'co-op';

/** How strangers open an account: by themselves, once people have read what they ask, by an invitation, not at all. */
export const REGISTRATIONS = ['open', 'approval', 'invitation', 'closed'] as const;
/** Who invites, beside those who moderate or look after the server. */
export const INVITERS = ['everybody', 'members', 'stewards'] as const;

/** What a new account may do, so that one that was made to annoy annoys few. */
export interface NewcomerLimits {
  /** How long it is new; 0: no account is. */
  readonly days: number;
  /** Posts in an hour. */
  readonly posts: number;
  /** In a day: people named who do not follow it, posts with links, follows. */
  readonly strangers: number;
  readonly links: number;
  readonly follows: number;
}

/** What the server is, as its people have set it. */
export interface ServerSettings {
  name: string;
  purpose: string;
  /** The language of pages for readers who ask for none of ours. */
  locale: Locale;
  stage: Stage;
  /** When the founding assembly opened the register: from then on mandates rule and nobody is steward. */
  registerOpenedAt: string | null;
  /** How strangers open an account. */
  registration: (typeof REGISTRATIONS)[number];
  /** What those who ask for an account are asked; the usual question where there is none. */
  applicationQuestions: readonly string[];
  /** Within how many days an answer is promised. */
  applicationDays: number;
  invitationsBy: (typeof INVITERS)[number];
  newcomers: NewcomerLimits;
  /** Whether trends are shown only after somebody who moderates approved them. */
  trendsReviewed: boolean;
  /** How long a new member waits for their vote; 0: not at all. */
  probationDays: number;
  /** What is prepared for the founding assembly, in the shape that #deliberation gives it; null before anything is. */
  founding: Readonly<Record<string, unknown>> | null;
  /** Who governs the co-op, and the circle that is its board where it has one. */
  governance: { readonly preset: 'everyone' } | { readonly preset: 'board'; readonly circle: Id<'circle'> };
  /** IANA name of the zone in which pages say dates and hours. */
  timeZone: string;
  /** When somebody set the server up; null on an empty one, which shows the set-up page only. */
  setUpAt: string | null;
  /** Outside production: how far the server's clock is moved, in milliseconds. */
  clockOffset: number;
  /** What the nightly check of the whole database found; null before the first. */
  lastCheck: LastCheck | null;
}

export interface LastCheck {
  readonly at: string;
  /** How many checks ran. */
  readonly checks: number;
  readonly broken: readonly { readonly name: string; readonly violations: number }[];
}

const DEFAULTS: ServerSettings = {
  name: 'Essor',
  purpose: '',
  locale: 'en',
  stage: 'campaign',
  registerOpenedAt: null,
  registration: 'open',
  applicationQuestions: [],
  applicationDays: 3,
  invitationsBy: 'everybody',
  newcomers: { days: 0, posts: 10, strangers: 10, links: 5, follows: 50 },
  trendsReviewed: false,
  probationDays: 0,
  founding: null,
  governance: { preset: 'everyone' },
  timeZone: 'Europe/Paris',
  setUpAt: null,
  clockOffset: 0,
  lastCheck: null,
};

export async function readSettings(db: Db): Promise<ServerSettings> {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute();
  return { ...DEFAULTS, ...Object.fromEntries(rows.map((row) => [row.key, row.value])) };
}

/** Changes one setting and keeps who did it. The caller publishes `settings` after commit. */
export async function changeSetting<Key extends keyof ServerSettings>(
  tx: Tx,
  by: Id<'person'> | null,
  key: Key,
  value: ServerSettings[Key],
): Promise<void> {
  const row = { value: JSON.stringify(value), changed_at: tx.now, changed_by: by };
  await tx
    .insertInto('setting')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

/** Settings in memory, read again whenever anybody says on the `settings` topic that they changed, or may have said so unheard. */
export interface Settings {
  readonly current: ServerSettings;
  reload(): Promise<void>;
}

export async function openSettings(db: Db, live: Live): Promise<Settings> {
  let current = await readSettings(db);
  let asked = 0;
  let shown = 0;
  const settings: Settings = {
    get current() {
      return current;
    },
    async reload() {
      const turn = ++asked;
      const read = await readSettings(db);
      // Of several that run at once, the one that began last has seen every change.
      if (turn < shown) return;
      shown = turn;
      current = read;
    },
  };
  for (const topic of ['settings', MISSED]) live.subscribe(topic, () => void settings.reload().catch(() => {}));
  return settings;
}
