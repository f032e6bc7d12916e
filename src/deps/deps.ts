import type { MovableClock } from '#clock';
import type { Config } from '#config';
import type { Db, Transact } from '#db';
import type { Fetch } from '#fetch';
import type { Live } from '#live';
import type { Random } from '#random';
import type { Settings } from '#settings';

/** What the outside gives the program; tests give their own. */
export interface Deps {
  readonly config: Config;
  readonly db: Db;
  readonly transact: Transact;
  readonly clock: MovableClock;
  readonly random: Random;
  readonly live: Live;
  readonly settings: Settings;
  /** The only way out to other servers. */
  readonly fetch: Fetch;
  /** Lines for the operator; never names, addresses or what people wrote. */
  readonly log: (line: string) => void;
  /** Where others than this machine come, what whoever sets the server up must give: the operator reads it in the log. */
  readonly setUpCode: string | undefined;
  /** Something was enqueued: look now rather than at the next poll. */
  readonly wake: { jobs(): void; mail(): void };
}
