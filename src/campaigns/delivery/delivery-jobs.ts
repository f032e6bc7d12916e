import type { Deps } from '#deps';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { MAKE_DELIVERY, makeDelivery } from './make.ts';

/** Makes the files of a delivery. */
export const makeDeliveries = defineJob<Deps, { delivery: Id<'petition-delivery'> }>({
  ...MAKE_DELIVERY,
  run: (deps, { delivery }) => makeDelivery(deps, delivery, deps.config.origin),
});
