import type { Viewer } from '#accounts';
import type { Deps } from '#deps';
import { noteVisit } from '#network';

/** Shorter than what ends a visit: whoever reads on is noted in time. */
const NOTED_EVERY_MS = 5 * 60_000;
const MOST_KNOWN = 20_000;

const known = new WeakMap<Deps, Map<string, number>>();

/** Notes that somebody is here: written once in five minutes at most. */
export async function visiting(deps: Deps, viewer: Viewer): Promise<void> {
  const at = deps.clock.now().getTime();
  const noted = known.get(deps) ?? new Map<string, number>();
  known.set(deps, noted);
  if (Math.abs(at - (noted.get(viewer.account) ?? -Infinity)) < NOTED_EVERY_MS) return;
  // Set first: of several pages at once one is enough.
  noted.delete(viewer.account);
  noted.set(viewer.account, at);
  for (const oldest of noted.keys()) {
    if (noted.size <= MOST_KNOWN) break;
    noted.delete(oldest);
  }
  await deps.transact((tx) => noteVisit(tx, viewer));
}
