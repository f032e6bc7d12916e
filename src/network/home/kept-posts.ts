import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { loadPosts, type LoadedPost } from '../load-posts.ts';

/** A post in memory, with what the faces have made of it. */
export interface KeptPost {
  /** Of the row: a boost’s own. */
  readonly id: Id<'post'>;
  /** As everybody sees it who may see it: what is `mine` in it is nobody's. */
  readonly post: LoadedPost;
}

export interface KeptPosts {
  /**
   * @param now in milliseconds.
   * @param alone nothing that is made for all: a block stands between the reader and somebody.
   * @returns undefined for what has to be loaded.
   */
  known(reader: Pick<Actor, 'account'>, id: Id<'post'>, now: number, alone: boolean): KeptPost | undefined;
  /** Loads posts that are not known. What is not there, or not for the reader, is left out. */
  load(reader: Actor, ids: readonly Id<'post'>[], alone: boolean): Promise<ReadonlyMap<Id<'post'>, KeptPost>>;
  /**
   * A fragment of a post as the bytes that are sent, made once and kept as long as the post stays the same.
   * @param name of the face's own.
   */
  face(kept: KeptPost, name: string, make: () => string): Buffer;
  hasFace(kept: KeptPost, name: string): boolean;
  /** A post is not what it was: nor is what boosts it, or names it as what it answers. */
  drop(id: string): void;
  /** The same for whatever leads to a page, of which more is known now. */
  dropLeadingTo(url: string): void;
  /** The same for whatever names an account. */
  dropNaming(account: string): void;
  clear(): void;
  /** Estimated. */
  readonly bytes: number;
}

interface Entry extends KeptPost {
  readonly key: string;
  readonly at: number;
  readonly faces: Map<string, Buffer>;
  bytes: number;
}

interface Loading {
  entry: Promise<Entry | undefined> | undefined;
}

type Entries = Map<string, Entry>;

/** Sees what every account of this server may see and nothing else: no account has this number. */
const ANYBODY = { account: '0' as Id<'account'> };
/** What an entry takes beside its texts. */
const ENTRY_BYTES = 1_500;

/**
 * Everybody here who sees the post sees all that it shows: what only some see that it answers or quotes is not said to
 * all, a poll says whether one has voted, and who may quote at once may depend on whom they follow.
 */
const isForAll = (post: LoadedPost): boolean => {
  const { isReply, replyTo, poll, quote, quoting } = post.boosted ?? post;
  const alike = quoting === null || quoting.policy === 'everyone';
  return (!isReply || replyTo !== null) && poll === null && quote === null && alike;
};

/** The posts of which it says something. */
function postsIn(post: LoadedPost): readonly string[] {
  const { replyTo, quote } = post.boosted ?? post;
  return [post.id, post.boosted?.id, replyTo?.id, quote?.post?.id].filter((one) => one !== undefined);
}

const leadsTo = ({ link, boosted, quote }: LoadedPost, url: string): boolean =>
  [link, boosted?.link, quote?.post?.link].some((one) => one?.url === url);

function accountsIn(post: LoadedPost): readonly string[] {
  const { author, mentions, replyTo, quote } = post.boosted ?? post;
  const named = [...mentions.map(({ id }) => id), ...(replyTo ? [replyTo.account] : [])];
  return [post.author.id, author.id, ...named, ...(quote?.post ? [quote.post.author.id] : [])];
}

/**
 * Posts that were read lately. One that everybody here may see is there once; one for some only is there once a reader,
 * loaded by the rule for that reader. In two generations: what is not read while the younger one fills up goes.
 * @param most bytes of both.
 * @param freshMs what was loaded longer ago is loaded again, whatever was heard of it.
 */
export function keptPosts(db: Db, most: number, freshMs: number): KeptPosts {
  let young: Entries = new Map();
  let old: Entries = new Map();
  let youngBytes = 0;
  let oldBytes = 0;
  /** Post → keys of the entries that say something of it. */
  const about = new Map<string, Set<string>>();
  /** Posts that were found not to be for all: looked for by reader at once. */
  const restricted = new Set<string>();
  /** What is being read now; what was said of a post meanwhile takes it out, and it is not kept. */
  const loading = new Map<string, Loading>();

  const unlist = ({ key, post }: Entry) => {
    for (const id of postsIn(post)) {
      const keys = about.get(id);
      keys?.delete(key);
      if (keys?.size === 0) about.delete(id);
    }
  };
  const forget = (key: string) => {
    const entry = young.get(key) ?? old.get(key);
    if (!entry) return;
    if (young.delete(key)) youngBytes -= entry.bytes;
    else if (old.delete(key)) oldBytes -= entry.bytes;
    unlist(entry);
  };
  const keep = (entry: Entry) => {
    if (youngBytes + entry.bytes > most / 2) {
      for (const one of old.values()) unlist(one);
      [old, oldBytes, young, youngBytes] = [young, youngBytes, new Map(), 0];
      restricted.clear();
    }
    forget(entry.key);
    young.set(entry.key, entry);
    youngBytes += entry.bytes;
    for (const id of postsIn(entry.post)) about.set(id, (about.get(id) ?? new Set()).add(entry.key));
  };
  const find = (key: string, now: number): Entry | undefined => {
    const entry = young.get(key) ?? old.get(key);
    if (!entry) return undefined;
    if (Math.abs(now - entry.at) >= freshMs) {
      forget(key);
      return undefined;
    }
    if (old.has(key)) keep(entry);
    return entry;
  };

  async function loadAs(
    reader: Pick<Actor, 'account'>,
    ids: readonly Id<'post'>[],
    keyOf: (id: string) => string,
    keeps: (post: LoadedPost) => boolean,
  ): Promise<ReadonlyMap<Id<'post'>, Entry>> {
    const wanted = ids.filter((id) => !loading.has(keyOf(id)));
    const reading = wanted.length > 0 ? loadPosts(db, reader, wanted) : undefined;
    const settle = async (id: Id<'post'>, key: string, own: Loading): Promise<Entry | undefined> => {
      try {
        const post = (await reading)?.get(id);
        const still = loading.get(key) === own;
        if (!post || !keeps(post)) {
          if (still && key === id) restricted.add(id);
          return undefined;
        }
        const bytes = ENTRY_BYTES + 2 * (post.text.length + (post.boosted?.text.length ?? 0));
        const entry = { key, id, post, at: db.now.getTime(), faces: new Map<string, Buffer>(), bytes };
        if (still) keep(entry);
        return entry;
      } finally {
        if (loading.get(key) === own) loading.delete(key);
      }
    };
    for (const id of wanted) {
      const own: Loading = { entry: undefined };
      loading.set(keyOf(id), own);
      own.entry = settle(id, keyOf(id), own);
      // Whoever waits for it hears of a failure; nobody may be waiting any more.
      own.entry.catch(() => {});
    }
    const found = new Map<Id<'post'>, Entry>();
    // Taken together, before any of them is awaited: what is being read now may be gone from there afterwards.
    const taken = ids.map((id) => ({ id, entry: loading.get(keyOf(id))?.entry ?? find(keyOf(id), db.now.getTime()) }));
    for (const { id, entry } of taken) {
      const one = await entry;
      if (one) found.set(id, one);
    }
    return found;
  }

  return {
    known: (reader, id, now, alone) =>
      (alone ? undefined : find(id, now)) ??
      (alone || restricted.has(id) ? find(`${reader.account} ${id}`, now) : undefined),
    async load(reader, ids, alone) {
      const forAll = alone ? [] : ids.filter((id) => !restricted.has(id));
      const found = new Map(await loadAs(ANYBODY, forAll, (id) => id, isForAll));
      const rest = ids.filter((id) => !found.has(id));
      if (rest.length === 0) return found;
      const own = await loadAs(
        reader,
        rest,
        (id) => `${reader.account} ${id}`,
        () => true,
      );
      for (const [id, entry] of own) found.set(id, entry);
      return found;
    },
    face(kept, name, make) {
      const entry = kept as Entry;
      const known = entry.faces.get(name);
      if (known !== undefined) return known;
      const made = Buffer.from(make());
      entry.faces.set(name, made);
      entry.bytes += made.length;
      if (young.get(entry.key) === entry) youngBytes += made.length;
      else if (old.get(entry.key) === entry) oldBytes += made.length;
      return made;
    },
    hasFace: (kept, name) => (kept as Entry).faces.has(name),
    drop(id) {
      restricted.delete(id);
      for (const key of about.get(id) ?? []) forget(key);
      // What is being read may be a boost of it, or an answer to it: none of that is kept.
      loading.clear();
    },
    dropLeadingTo(url) {
      for (const entries of [young, old]) {
        for (const [key, { post }] of entries) if (leadsTo(post, url)) forget(key);
      }
      loading.clear();
    },
    dropNaming(account) {
      for (const entries of [young, old]) {
        for (const [key, { post }] of entries) if (accountsIn(post).includes(account)) forget(key);
      }
      loading.clear();
    },
    clear() {
      young = new Map();
      old = new Map();
      youngBytes = oldBytes = 0;
      about.clear();
      restricted.clear();
      loading.clear();
    },
    get bytes() {
      return youngBytes + oldBytes;
    },
  };
}
