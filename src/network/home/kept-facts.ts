import type { Db } from '#db';
import type { Id } from '#ids';
import { type AccountFacts, readAccountFacts } from '../account-facts.ts';

/** What programs show of accounts beside their names, in memory. */
export interface KeptFacts {
  /** The same as `readAccountFacts`, whose counts may be a minute old. */
  of(accounts: readonly Id<'account'>[]): Promise<ReadonlyMap<Id<'account'>, AccountFacts>>;
  drop(account: string): void;
  clear(): void;
}

interface Entry {
  readonly at: number;
  readonly facts: AccountFacts;
}

/**
 * Counting followers and posts costs the more the more there are, and a page names twenty accounts. In two
 * generations: what nobody asks for while the younger one fills up goes.
 * @param most accounts in both.
 */
export function keptFacts(db: Db, most: number, freshMs: number): KeptFacts {
  let young = new Map<string, Entry>();
  let old = new Map<string, Entry>();
  /** Counts what was dropped, so that what was read before it is not kept. */
  let dropped = 0;
  const keep = (account: string, entry: Entry) => {
    if (young.size >= most / 2) [old, young] = [young, new Map()];
    young.set(account, entry);
  };
  return {
    async of(accounts) {
      const found = new Map<Id<'account'>, AccountFacts>();
      const now = db.now.getTime();
      for (const account of accounts) {
        const entry = young.get(account) ?? old.get(account);
        if (!entry || Math.abs(now - entry.at) >= freshMs) continue;
        if (!young.has(account)) keep(account, entry);
        found.set(account, entry.facts);
      }
      const unknown = accounts.filter((account) => !found.has(account));
      if (unknown.length === 0) return found;
      const before = dropped;
      for (const [account, facts] of await readAccountFacts(db, unknown)) {
        found.set(account, facts);
        if (dropped === before) keep(account, { at: now, facts });
      }
      return found;
    },
    drop(account) {
      dropped += 1;
      young.delete(account);
      old.delete(account);
    },
    clear() {
      dropped += 1;
      young.clear();
      old.clear();
    },
  };
}
