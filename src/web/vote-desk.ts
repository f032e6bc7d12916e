import { type Cast, type Casting, castStances } from '#deliberation';
import { together } from '#db';
import type { Deps } from '#deps';
import { publish } from '#network';

type Casts = (casting: Casting) => Promise<Extract<Cast, { outcome: 'cast' | 'unchanged' }>>;

const desks = new WeakMap<Deps, Casts>();

/**
 * Where votes come in: many at once share a transaction, each is acknowledged once it is durable.
 * @throws Refusal what the verb refuses.
 */
export function castAt(deps: Deps): Casts {
  const known = desks.get(deps);
  if (known) return known;
  const cast = together(deps.transact, castStances);
  const casts: Casts = async (casting) => {
    const done = await cast(casting);
    if (done.outcome === 'refused') throw done.refusal;
    publish(deps.live, done.news);
    return done;
  };
  desks.set(deps, casts);
  return casts;
}
