import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Deps } from '#deps';
import { firstIdAt, type Id, parseId } from '#ids';
import { type LiveEvent, MISSED } from '#live';
import { PREVIEWS } from '#preview';
import { type Mine, NOTHING_MINE, readMine, readMineOfMany } from '../mine.ts';
import { limitOf } from '../paging.ts';
import { belongInHomes, type PostPaging, homeTimeline, MOST_FOLLOWED_LIVE, readHomeSources } from '../timelines.ts';
import { type KeptFacts, keptFacts } from './kept-facts.ts';
import { type KeptPost, type KeptPosts, keptPosts } from './kept-posts.ts';
import { gather } from './gather.ts';
import { createRing, MOST_KEPT, type Ring } from './ring.ts';

/** A post of a page, as one reader stands to it. */
export interface HomePost {
  readonly kept: KeptPost;
  readonly mine: Mine;
}

export interface HomePage {
  readonly posts: readonly HomePost[];
  /** `before` of the next page; undefined when this is the last. */
  readonly older: Id<'post'> | undefined;
}

/** What comes into somebody's home while they look: `post`, `changed` (it says something else) and `gone`, each with `{id}`. */
type Hear = (event: LiveEvent) => void;

/** The home timelines of those who read now, in memory. Nothing of it is kept: all of it is read again from the tables. */
export interface Homes {
  /** The same as `homeTimeline` and `loadPosts`, without a query while all of it is known. */
  read(actor: Actor, paging?: PostPaging): Promise<HomePage>;
  /** Some posts that belong to somebody's home, such as one that was heard of; those that are not there are left out. */
  posts(actor: Actor, ids: readonly Id<'post'>[]): Promise<readonly HomePost[]>;
  /** How many posts of a home that was read came since a moment, as far as it is known; `more` when it goes further back. */
  since(actor: Actor, at: Date): Promise<{ readonly n: number; readonly more: boolean }>;
  /** @returns a function that stops. */
  listen(actor: Actor, hear: Hear): () => void;
  /**
   * Hears of posts that are no longer the same for everybody, in whoever's home they are: edited, or counted anew, which
   * is told once a second at most. @returns a function that stops.
   */
  changes(hear: (id: Id<'post'>) => void): () => void;
  /**
   * Something made for one reader, kept until anything is heard that concerns them (news, votes, relations), settings
   * change or ten seconds have passed.
   */
  own<T>(actor: Pick<Actor, 'account'>, name: string, make: () => Promise<T>): T | Promise<T>;
  /** What programs show of accounts; its counts may be a minute old. */
  facts: KeptFacts['of'];
  face: KeptPosts['face'];
  hasFace: KeptPosts['hasFace'];
  readonly size: { readonly readers: number; readonly bytes: number };
  close(): void;
}

interface Home {
  readonly actor: Actor;
  readonly at: number;
  /** Whose posts make it, with the reader; undefined while that is being read. */
  authors: readonly Id<'account'>[] | undefined;
  /** The hashtags that bring posts into it as well. */
  tags: readonly string[];
  /** Of whom what comes in depends on its language, which an edit may change. */
  byLanguage: readonly Id<'account'>[];
  /** Its authors are too many to be listed: the table answers. */
  beyond: boolean;
  /** A block stands between the reader and somebody: what posts show of others is not as everybody sees it. */
  alone: boolean;
  readonly ring: Ring;
  /** By what a boost boosts. Posts with which the reader has done nothing are there too. */
  readonly marks: Map<string, Mine>;
  /** Counts what was heard of marks, so that what was read before it is not kept. */
  marksHeard: number;
  /** New posts are being judged that may be for it. */
  judging: Promise<void> | undefined;
  extending: Promise<void> | undefined;
  /** Posts that came while older ones were being read: some may be older than what the ring knew. */
  readonly came: Set<Id<'post'>>;
}

interface Heard {
  readonly post: Id<'post'>;
  /** Whose followers it may be for, or followers of which hashtag. */
  readonly by: { readonly author: string } | { readonly tag: string };
}

/** Whatever was heard or not, a home is built anew after a minute, and a post is loaded anew. */
const FRESH_MS = 60_000;
const OWN_FRESH_MS = 10_000;
/** The first look at the table: the page, and some of what follows. */
const FIRST_LOOK = 24;
const NEXT_LOOK = 80;
const MOST_BYTES_OF_POSTS = 96 * 1_048_576;
/** About 12 kB each: the ring, 100 followed, what the reader has done. */
const MOST_READERS = 5_000;
/** All whose homes are kept, and some: fewer would be read anew for each post that so many hear of. */
const MOST_OWNERS = 6_000;
/** About 1 kB each. */
const MOST_FACTS = 10_000;
/** How often the table is asked for posts that nobody told of, and how far back. */
const LOOK_MS = 1_000;
const LOOK_BACK_MS = 10_000;
const MOST_BUILDING = 4;

/** The topic on which a process says that what people may decide or hold has changed: see `own`. */
export const STANDING = 'standing';
/** What is written when that is so, in the terms of `Database.onWrite`. */
export const TABLES_OF_STANDING = [
  'member',
  '+member',
  'member_delegate',
  '+member_delegate',
  'proposal',
  '+elector',
] as const;

const opened = new WeakMap<Deps, Homes>();

/** The homes of one program. */
export function homesOf(deps: Deps): Homes {
  const known = opened.get(deps);
  if (known) return known;
  const homes = openHomes(deps);
  opened.set(deps, homes);
  return homes;
}

/** Forgets all of it and stops listening and looking, so that the program can stop. */
export function closeHomes(deps: Deps): void {
  opened.get(deps)?.close();
  opened.delete(deps);
}

/**
 * Opens the homes of one process. Other processes tell of changes through `live`, as a hint: each post is judged by the
 * rule in the table before it comes in, a home that anything casts doubt on is dropped and built again, and what is
 * heard while one is being built is taken in afterwards, so that no order of commits and events loses a post.
 */
function openHomes({ db, live, clock }: Pick<Deps, 'db' | 'live' | 'clock'>): Homes {
  const posts = keptPosts(db, MOST_BYTES_OF_POSTS, FRESH_MS);
  const facts = keptFacts(db, MOST_FACTS, FRESH_MS);
  const homes = new Map<string, Home>();
  const followers = new Map<string, Set<Home>>();
  const tagFollowers = new Map<string, Set<Home>>();
  const readersByLanguage = new Map<string, Set<Home>>();
  const listeners = new Map<string, { readonly actor: Actor; readonly hear: Set<Hear> }>();
  const building = new Map<string, { readonly home: Home; readonly done: Promise<Home> }>();
  const owned = new Map<string, Map<string, { readonly at: number; readonly value: unknown }>>();
  /** Since the oldest home that is being built began to be. */
  let journal: Heard[] = [];
  /** Posts that were heard of lately, in two generations. */
  let heard = new Set<string>();
  let heardBefore = new Set<string>();
  /** Posts that somebody did something with lately. */
  let touched = new Set<string>();
  let touchedBefore = new Set<string>();
  /** What which account was told of which post, where there may be several reasons to. */
  let told = new Set<string>();
  let toldBefore = new Set<string>();
  const hearChange = new Set<(id: Id<'post'>) => void>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const now = () => clock.now().getTime();
  const isFresh = (at: number, most: number) => Math.abs(now() - at) < most;

  function drop(account: string): void {
    const home = homes.get(account);
    owned.delete(account);
    building.delete(account);
    if (!home) return;
    homes.delete(account);
    unenter(followers, home.authors ?? [], home);
    unenter(tagFollowers, home.tags, home);
    unenter(readersByLanguage, home.byLanguage, home);
  }

  /** Those who look go on being told: their homes are built again at once. */
  function doubt(account: string): void {
    drop(account);
    revive(account);
  }
  function revive(account: string): void {
    const listener = listeners.get(account);
    // What fails is tried again at a later look.
    if (listener && !closed && !building.has(account)) build(listener.actor, enter()).catch(() => {});
  }
  let free = MOST_BUILDING;
  const queue: (() => void)[] = [];
  function enter(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => queue.push(resolve));
  }
  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  }

  function clear(): void {
    posts.clear();
    facts.clear();
    for (const account of [...homes.keys(), ...building.keys()]) drop(account);
    owned.clear();
    for (const account of listeners.keys()) revive(account);
  }

  const ready = (actor: Actor): Home | Promise<Home> => {
    const home = homes.get(actor.account);
    if (home && isFresh(home.at, FRESH_MS)) return home;
    const under = building.get(actor.account);
    if (under) return under.done;
    drop(actor.account);
    return build(actor);
  };

  /**
   * From its first moment everything that is heard is written down, so the table may be read in any order.
   * @param turn to wait for before the table is read, when nobody waits for the home.
   */
  function build(actor: Actor, turn?: Promise<void>): Promise<Home> {
    const home: Home = {
      actor,
      at: now(),
      authors: undefined,
      tags: [],
      byLanguage: [],
      beyond: false,
      alone: false,
      ring: createRing(),
      marks: new Map(),
      marksHeard: 0,
      judging: undefined,
      extending: undefined,
      came: new Set(),
    };
    const from = journal.length;
    const run = async (): Promise<Home> => {
      try {
        await turn;
        const { authors, tags, byLanguage, blocks } = await readHomeSources(db, actor);
        home.alone = blocks;
        home.authors = authors;
        home.tags = tags;
        home.byLanguage = byLanguage;
        home.beyond = authors.length > MOST_FOLLOWED_LIVE;
        // Doubt came up meanwhile: whoever asked for it starts over.
        if (building.get(actor.account)?.home !== home) return ready(actor);
        enterAt(followers, authors, home);
        enterAt(tagFollowers, tags, home);
        enterAt(readersByLanguage, byLanguage, home);
        homes.set(actor.account, home);
        const [written, tagged] = [new Set<string>(authors), new Set(tags)];
        for (const { post, by } of journal.slice(from)) {
          if ('author' in by ? written.has(by.author) : tagged.has(by.tag)) judge(post, [home]);
        }
        for (const account of homes.keys()) {
          if (homes.size <= MOST_READERS) break;
          if (!listeners.has(account)) drop(account);
        }
        return home;
      } finally {
        if (building.get(actor.account)?.home === home) building.delete(actor.account);
        if (building.size === 0) journal = [];
        if (turn) leave();
      }
    };
    // Entered before it runs, so that it finds itself there.
    const { promise, resolve, reject } = Promise.withResolvers<Home>();
    promise.catch(() => {});
    building.set(actor.account, { home, done: promise });
    run().then(resolve, reject);
    wind();
    return promise;
  }

  /** Reads what is older than the ring knows. Whatever comes meanwhile is taken in afterwards. */
  function extend(home: Home): Promise<void> {
    home.extending ??= (async () => {
      try {
        const before = home.ring.oldest;
        const { items, older } = await homeTimeline(db, home.actor, {
          ...(before && { before }),
          limit: before ? NEXT_LOOK : FIRST_LOOK,
        });
        home.ring.append(items, older === undefined);
        for (const id of home.came) home.ring.insert(id);
      } finally {
        home.extending = undefined;
        home.came.clear();
      }
    })();
    return home.extending;
  }

  // Judging: one query at a time, for all posts and all homes that came up since the one before.
  let pairs: { readonly home: Home; readonly post: Id<'post'>; readonly isNew: boolean }[] = [];
  let judged = Promise.withResolvers<void>();
  let isJudging = false;
  function judge(post: Id<'post'>, those: Iterable<Home>, isNew = true): void {
    for (const home of those) {
      pairs.push({ home, post, isNew });
      home.judging = judged.promise;
    }
    if (pairs.length > 0 && !isJudging) void judgeAll();
  }
  async function judgeAll(): Promise<void> {
    isJudging = true;
    // Posts of the same moment are judged together.
    await Promise.resolve();
    while (pairs.length > 0) {
      const batch = pairs;
      const done = judged;
      pairs = [];
      judged = Promise.withResolvers();
      try {
        const belong = await belongInHomes(
          db,
          batch.map(({ home, post }) => ({ post, account: home.actor.account })),
        );
        const all = new Map(belong.map((one) => [`${one.post} ${one.account}`, one]));
        const boosts = new Map<Id<'post'>, Home[]>();
        for (const { home, post } of batch) {
          const target = all.get(`${post} ${home.actor.account}`)?.target;
          if (!target || home.marks.has(target) || !listeners.has(home.actor.account)) continue;
          boosts.set(target, [...(boosts.get(target) ?? []), home]);
        }
        for (const [target, those] of boosts) await readMarks(target, those);
        for (const one of batch) {
          const found = all.get(`${one.post} ${one.home.actor.account}`);
          if (found) take(one, found.target === null);
          else if (!one.isNew) leaveOut(one.home, one.post);
        }
      } catch {
        for (const { home } of batch) if (homes.get(home.actor.account) === home) doubt(home.actor.account);
      }
      for (const { home } of batch) if (home.judging === done.promise) home.judging = undefined;
      done.resolve();
    }
    isJudging = false;
  }
  /** What many have done with one post that is boosted to them, in one query. */
  async function readMarks(target: Id<'post'>, those: readonly Home[]): Promise<void> {
    const heardBefore = those.map(({ marksHeard }) => marksHeard);
    const read = await readMineOfMany(
      db,
      those.map(({ actor }) => actor.account),
      target,
    );
    for (const [i, home] of those.entries()) {
      if (home.marksHeard === heardBefore[i]) home.marks.set(target, read.get(home.actor.account) ?? NOTHING_MINE);
    }
  }
  function take({ home, post, isNew }: (typeof pairs)[number], isOriginal: boolean): void {
    // Nobody has done anything yet with what was just written.
    if (isNew && isOriginal && !touched.has(post) && !touchedBefore.has(post)) home.marks.set(post, NOTHING_MINE);
    if (home.extending) home.came.add(post);
    home.ring.insert(post);
    const data = { id: post };
    if (isNew) tellOnce(home, { topic: 'home', kind: 'post', data }, post);
    else tell(home.actor.account, { topic: 'home', kind: 'changed', data });
  }
  /** A post that comes by its author and by hashtags is told of once, and so is that it is gone. */
  function tellOnce({ actor: { account }, tags }: Home, event: LiveEvent, post: Id<'post'>): void {
    if (tags.length > 0) {
      const key = `${event.kind} ${post} ${account}`;
      if (told.has(key) || toldBefore.has(key)) return;
      told.add(key);
    }
    tell(account, event);
  }
  function leaveOut(home: Home, post: Id<'post'>): void {
    home.ring.remove(post);
    home.came.delete(post);
  }
  function tell(account: string, event: LiveEvent): void {
    for (const hear of listeners.get(account)?.hear ?? []) hear(event);
  }

  function hearOf(post: Id<'post'>, by: Heard['by']): void {
    const key = 'author' in by ? post : `${post} ${by.tag}`;
    if (heard.has(key) || heardBefore.has(key)) return;
    heard.add(key);
    if (building.size > 0) journal.push({ post, by });
    const those = 'author' in by ? followers.get(by.author) : tagFollowers.get(by.tag);
    if (those) judge(post, those);
  }

  /** Its words are others: those newly named see it, and it has other hashtags. */
  async function rejudge(post: Id<'post'>): Promise<void> {
    const { rows } = await sql<{ account_id: Id<'account'>; tags: string[] }>`
      select account_id, array(select tag from post_tag where post_id = post.id) as tags
      from post where id = ${post}`.execute(db);
    for (const { account_id, tags } of rows) {
      const those = new Set(followers.get(account_id));
      for (const tag of tags) for (const home of tagFollowers.get(tag) ?? []) those.add(home);
      // A hashtag that it no longer has may have brought it in.
      for (const home of new Set([...tagFollowers.values()].flatMap((all) => [...all]))) {
        if (home.ring.has(post)) those.add(home);
      }
      judge(post, those, false);
    }
    if (readersByLanguage.size === 0) return;
    // It may be in another language, and so may be what boosts it.
    const boosts = await sql<{ id: Id<'post'>; account_id: Id<'account'> }>`
      select id, account_id from post where boost_of_id = ${post} and deleted_at is null
        and account_id = any(${[...readersByLanguage.keys()]}::bigint[])`.execute(db);
    for (const { id, account_id } of boosts.rows) judge(id, readersByLanguage.get(account_id) ?? [], false);
  }

  function isOther(id: Id<'post'>): void {
    for (const hear of hearChange) hear(id);
    // A table that cannot be read now says so to whoever reads next.
    if (homes.size > 0) rejudge(id).catch(() => {});
  }
  const counts = gather(clock, (id) => isOther(id as Id<'post'>));

  function hear(event: LiveEvent): void {
    const { topic, kind } = event;
    if (topic === MISSED) return clear();
    if (topic === STANDING) return owned.clear();
    if (topic === 'settings') {
      // Hours are said in the zone of the server.
      posts.clear();
      return owned.clear();
    }
    if (topic === PREVIEWS) {
      const { data } = event;
      if (data !== null && typeof data === 'object' && 'url' in data) posts.dropLeadingTo(String(data.url));
      return;
    }
    const { id, by } = idsIn(event);
    if (topic.startsWith('account:')) {
      const account = topic.slice('account:'.length);
      owned.delete(account);
      if (kind === 'relations') {
        facts.drop(account);
        doubt(account);
      }
    }
    if (id === undefined) return;
    const of = byOf(topic);
    if (of && 'author' in of) facts.drop(of.author);
    if (kind === 'gone') {
      posts.drop(id);
      for (const home of (of && ('author' in of ? followers.get(of.author) : tagFollowers.get(of.tag))) ?? []) {
        leaveOut(home, id);
        tellOnce(home, event, id);
      }
    } else if (of) {
      if (kind === 'post') hearOf(id, of);
    } else if (topic === 'posts') {
      if (kind === 'account') {
        posts.dropNaming(id);
        facts.drop(id);
      } else if (kind === 'counted') counts.hear(id);
      else if (kind === 'left' || kind === 'standing') clear();
      else {
        posts.drop(id);
        touched.add(id);
        for (const home of by === undefined ? homes.values() : [homes.get(by)]) {
          if (!home) continue;
          home.marks.delete(id);
          home.marksHeard += 1;
        }
        if (by === undefined) isOther(id);
      }
    }
  }

  /** The table is the truth: what was committed and not told of, as by a process that died in between, is found here. */
  async function look(): Promise<void> {
    const from = firstIdAt(new Date(now() - LOOK_BACK_MS));
    const { rows } = await sql<{ id: Id<'post'>; account_id: Id<'account'>; tags: string[] }>`
      select id, account_id, ${tagFollowers.size > 0 ? sql`array(select tag from post_tag where post_id = post.id)` : sql`'{}'::text[]`} as tags
      from post where id >= ${from} and deleted_at is null`.execute(db);
    for (const { id, account_id, tags } of rows) {
      hearOf(id, { author: account_id });
      for (const tag of tags) hearOf(id, { tag });
    }
  }

  let turns = 0;
  function turn(): void {
    look().catch(() => {});
    turns += 1;
    if (turns % 20 !== 0) return;
    [heardBefore, heard] = [heard, new Set()];
    [touchedBefore, touched] = [touched, new Set()];
    [toldBefore, told] = [told, new Set()];
    for (const [account, { at }] of homes) if (!isFresh(at, FRESH_MS)) doubt(account);
    for (const account of listeners.keys()) if (!homes.has(account) && !building.has(account)) revive(account);
    for (const [account, kept] of owned) {
      if ([...kept.values()].every(({ at }) => !isFresh(at, OWN_FRESH_MS))) owned.delete(account);
    }
    if (homes.size === 0 && listeners.size === 0) unwind();
  }
  function wind(): void {
    if (timer || closed) return;
    timer = setInterval(turn, LOOK_MS);
    timer.unref();
  }
  function unwind(): void {
    clearInterval(timer);
    timer = undefined;
  }

  async function load(actor: Actor, home: Home, ids: readonly Id<'post'>[]): Promise<HomePost[]> {
    const at = now();
    const known = ids.map((id) => posts.known(actor, id, at, home.alone));
    const unknown = ids.filter((_, i) => !known[i]);
    const found = unknown.length > 0 ? await posts.load(actor, unknown, home.alone) : undefined;
    const kept: KeptPost[] = [];
    for (const [i, id] of ids.entries()) {
      const one = known[i] ?? found?.get(id);
      if (one) kept.push(one);
    }
    const targets = kept.map(({ post }) => (post.boosted ?? post).id).filter((id) => !home.marks.has(id));
    if (targets.length === 0) return kept.map((one) => ({ kept: one, mine: markOf(home.marks, one) }));
    const { marksHeard } = home;
    const read = await readMine(db, actor, targets);
    const marks = new Map([...home.marks, ...targets.map((id) => [id, read.get(id) ?? NOTHING_MINE] as const)]);
    if (home.marksHeard === marksHeard) {
      // Bounded by the ring: beyond it the page of somebody who reads far back is asked for again.
      if (home.marks.size > 2 * MOST_KEPT) home.marks.clear();
      for (const id of targets) home.marks.set(id, marks.get(id) ?? NOTHING_MINE);
    }
    return kept.map((one) => ({ kept: one, mine: markOf(marks, one) }));
  }

  /** A page that the ring does not hold, by the table. */
  async function readTable(actor: Actor, home: Home, paging: PostPaging): Promise<HomePage> {
    const { items, older } = await homeTimeline(db, actor, paging);
    return { posts: await load(actor, home, items), older };
  }

  async function keepOwn<T>(
    mine: Map<string, { readonly at: number; readonly value: unknown }>,
    name: string,
    make: () => Promise<T>,
  ): Promise<T> {
    const at = now();
    const value = await make();
    // Anything heard meanwhile has put another map in its place: this one is good for whoever asked, not for the next.
    mine.set(name, { at, value });
    return value;
  }

  const untap = live.tap(hear);

  return {
    async read(actor, paging = {}) {
      const home = await ready(actor);
      const { after } = paging;
      // Upwards is asked for once a visit, by programs that fill a gap: the table answers.
      if (home.beyond || after !== undefined) return readTable(actor, home, paging);
      if (home.judging) await home.judging;
      const limit = limitOf(paging);
      const { ring } = home;
      const shown: HomePost[] = [];
      let cursor: Id<'post'> | undefined = paging.before;
      while (shown.length <= limit) {
        const begin = cursor === undefined ? 0 : ring.olderThan(cursor);
        if (begin >= ring.size) {
          if (ring.complete) break;
          const beyond = cursor !== undefined && cursor !== ring.oldest;
          if (ring.size >= MOST_KEPT || beyond) return readTable(actor, home, paging);
          await extend(home);
          continue;
        }
        const ids: Id<'post'>[] = [];
        for (let i = begin; i < ring.size && ids.length <= limit - shown.length; i++) ids.push(ring.at(i));
        cursor = ids.at(-1);
        const loaded = await load(actor, home, ids);
        shown.push(...loaded);
        if (loaded.length < ids.length) {
          const there = new Set(loaded.map(({ kept }) => kept.id));
          for (const id of ids) if (!there.has(id)) ring.remove(id);
        }
      }
      const page = shown.slice(0, limit);
      return { posts: page, older: shown.length > limit ? page.at(-1)?.kept.id : undefined };
    },
    async posts(actor, ids) {
      return load(actor, await ready(actor), ids);
    },
    changes(hearIt) {
      hearChange.add(hearIt);
      return () => void hearChange.delete(hearIt);
    },
    async since(actor, at) {
      const { ring } = await ready(actor);
      // Those made before it are older than the first that can have been made at it.
      const n = ring.olderThan(firstIdAt(at));
      return { n, more: n === ring.size && n > 0 && !ring.complete };
    },
    listen(actor, hearIt) {
      const known = listeners.get(actor.account) ?? { actor, hear: new Set() };
      known.hear.add(hearIt);
      listeners.set(actor.account, known);
      wind();
      if (!homes.has(actor.account) && !building.has(actor.account)) revive(actor.account);
      return () => {
        known.hear.delete(hearIt);
        if (known.hear.size === 0 && listeners.get(actor.account) === known) listeners.delete(actor.account);
      };
    },
    own<T>(actor: Pick<Actor, 'account'>, name: string, make: () => Promise<T>): T | Promise<T> {
      let mine = owned.get(actor.account);
      const known = mine?.get(name);
      if (known && isFresh(known.at, OWN_FRESH_MS)) return known.value as T;
      if (!mine) {
        mine = new Map();
        owned.set(actor.account, mine);
        for (const account of owned.keys()) {
          if (owned.size <= MOST_OWNERS) break;
          owned.delete(account);
        }
      }
      return keepOwn(mine, name, make);
    },
    facts: facts.of,
    face: posts.face,
    hasFace: posts.hasFace,
    get size() {
      return { readers: homes.size, bytes: posts.bytes };
    },
    close() {
      closed = true;
      counts.stop();
      unwind();
      untap();
    },
  };
}

/** `by` only where it is said. */
function idsIn({ data }: LiveEvent): { id?: Id<'post'> | undefined; by?: string | undefined } {
  if (data === null || typeof data !== 'object') return {};
  const read = (value: unknown) => (typeof value === 'string' ? parseId<'post'>(value) : undefined);
  return { id: 'id' in data ? read(data.id) : undefined, by: 'by' in data ? read(data.by) : undefined };
}

/** What a topic says of whom a post is for. */
function byOf(topic: string): Heard['by'] | undefined {
  if (topic.startsWith('posts:')) return { author: topic.slice('posts:'.length) };
  return topic.startsWith('tag:') ? { tag: topic.slice('tag:'.length) } : undefined;
}

function enterAt(index: Map<string, Set<Home>>, keys: readonly string[], home: Home): void {
  for (const key of keys) index.set(key, (index.get(key) ?? new Set()).add(home));
}

function unenter(index: Map<string, Set<Home>>, keys: readonly string[], home: Home): void {
  for (const key of keys) {
    const all = index.get(key);
    all?.delete(home);
    if (all?.size === 0) index.delete(key);
  }
}

const markOf = (marks: ReadonlyMap<string, Mine>, { post }: KeptPost): Mine =>
  marks.get((post.boosted ?? post).id) ?? NOTHING_MINE;
