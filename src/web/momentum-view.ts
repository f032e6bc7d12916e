import type { Deps } from '#deps';
import { momentumEnd, readMomentum, type TagMomentum, tagsOfTheHour } from '#network';

const KEPT_MS = 60_000;
const MOST_KEPT = 500;
const MOST_OF_THE_HOUR = 12;

interface Kept {
  readonly at: number;
  readonly end: number;
  readonly found: Promise<TagMomentum | undefined>;
}

interface Memory {
  readonly tags: Map<string, Kept>;
  hour?: { at: number; found: ReturnType<typeof tagsOfTheHour> };
}

const memories = new WeakMap<Deps, Memory>();

function memoryOf(deps: Deps): Memory {
  const known = memories.get(deps) ?? { tags: new Map<string, Kept>() };
  memories.set(deps, known);
  return known;
}

/** How hashtags move, by name. The same for everybody, so each is counted once a minute at most. */
export async function momentumOf(deps: Deps, names: readonly string[]): Promise<ReadonlyMap<string, TagMomentum>> {
  const { tags } = memoryOf(deps);
  const now = deps.clock.now();
  const at = now.getTime();
  const end = momentumEnd(now).getTime();
  const missing = names.filter((name) => {
    const known = tags.get(name);
    return !known || known.end !== end || Math.abs(at - known.at) >= KEPT_MS;
  });
  if (missing.length > 0) {
    const reading = readMomentum(deps.db, missing);
    for (const name of missing) {
      const found = reading.then((all) => all.find(({ tag }) => tag === name));
      // Whoever waits for it hears of the failure; the next asks again.
      found.catch(() => tags.delete(name));
      tags.delete(name);
      tags.set(name, { at, end, found });
    }
    for (const oldest of tags.keys()) {
      if (tags.size <= MOST_KEPT) break;
      tags.delete(oldest);
    }
    await reading;
  }
  const known = names.flatMap((name) => tags.get(name) ?? []);
  const found = await Promise.all(known.map((one) => one.found));
  return new Map(found.flatMap((one) => (one ? [[one.tag, one] as const] : [])));
}

/** Hashtags that several people used in the last hour, counted once a minute at most. */
export function hashtagsOfTheHour(deps: Deps): ReturnType<typeof tagsOfTheHour> {
  const memory = memoryOf(deps);
  const at = deps.clock.now().getTime();
  if (memory.hour && Math.abs(at - memory.hour.at) < KEPT_MS) return memory.hour.found;
  const found = tagsOfTheHour(deps.db, MOST_OF_THE_HOUR);
  memory.hour = { at, found };
  found.catch(() => delete memory.hour);
  return found;
}
