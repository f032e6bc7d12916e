import { linksToVerify, noteVerified, VERIFY_LINKS, verifyAgain } from '#accounts';
import type { Config } from '#config';
import type { Db, Transact } from '#db';
import type { Fetch } from '#fetch';
import type { Id } from '#ids';
import { defineJob, enqueue } from '#jobs';
import type { Live } from '#live';
import { linksBack } from '#preview';
import { accountChanged, publish } from './news.ts';

const DAY_MS = 86_400_000;
/** A page that does not answer is asked so often, later and later, and then each day. */
const MOST_TRIES = 4;
const FIRST_WAIT_MS = 60_000;

interface Needs {
  readonly config: Config;
  readonly db: Db;
  readonly transact: Transact;
  readonly live: Live;
  readonly fetch: Fetch;
}

/**
 * Asks the pages that the fields of a profile lead to whether they link back to it by `rel="me"`, and notes what they
 * say. What was written meanwhile is asked about too.
 */
export const verifyLinks = defineJob<Needs, { readonly account: string; readonly tries?: number }>({
  ...VERIFY_LINKS,
  async run({ config, db, transact, live, fetch }, { account: name, tries = 0 }) {
    const account = name as Id<'account'>;
    const asked = new Set<string>();
    let silent = false;
    let changed = false;
    for (;;) {
      const found = await linksToVerify(db, account);
      const link = found?.links.find(({ value }) => !asked.has(value));
      if (!found || !link) break;
      asked.add(link.value);
      const answer = await linksBack(fetch, link.page, `${config.origin}/@${found.handle}`);
      const again = answer === 'silent' && link.verifiedAt === null && tries + 1 < MOST_TRIES;
      if (again) silent = true;
      else changed = (await transact((tx) => noteVerified(tx, account, link.value, answer))) || changed;
    }
    if (silent) {
      const next = { account, tries: tries + 1 };
      await transact((tx) =>
        enqueue(tx, VERIFY_LINKS, next, {
          key: `${account} ${next.tries}`,
          runAt: new Date(tx.now.getTime() + FIRST_WAIT_MS * 5 ** tries),
        }),
      );
    }
    if (changed) publish(live, accountChanged(account));
  },
});

/** Each day: asks again the pages that vouched for a field more than 30 days ago. */
export const checkLinksAgain = defineJob<Needs, Record<string, never>>({
  name: 'network.check-links-again',
  every: DAY_MS,
  async run({ transact, live }) {
    const lapsed = await transact(verifyAgain);
    for (const account of lapsed) publish(live, accountChanged(account));
  },
});
