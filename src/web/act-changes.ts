import type { Json } from '#actions';
import { changesOf } from '#deliberation';
import type { format, Messages } from '#i18n';
import type { Id } from '#ids';

/** What an act at once changed, in the words of its action. */
export const changesWords = (
  m: Messages,
  f: format.Formats,
  done: {
    readonly id: string;
    readonly action: string;
    readonly input: Json;
    readonly before: Json;
    readonly labels: Json;
    readonly at: Date;
  },
) =>
  changesOf(m, f, {
    id: done.id as Id<'action'>,
    position: 0,
    option: null,
    name: done.action,
    input: done.input,
    before: done.before,
    labels: done.labels,
    ranAt: done.at,
    after: null,
    current: false,
  });
