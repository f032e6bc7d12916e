import type { Transact } from '#db';
import { defineJob, enqueue, type JobName } from '#jobs';
import { noteOlderLinks } from './links.ts';

const NAME: JobName<{ readonly before?: string }> = { name: 'network.note-links' };

/** Notes the links of posts that were written before links were noted, newest first, some at a time. */
export const noteLinksJob = defineJob<{ readonly transact: Transact }, { readonly before?: string }>({
  ...NAME,
  async run({ transact }, { before }) {
    await transact(async (tx) => {
      const next = await noteOlderLinks(tx, before);
      if (next !== undefined) await enqueue(tx, NAME, { before: next });
    });
  },
});
