import type { Deps } from '#deps';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { Refusal } from '#refusal';
import { DRAFT_JOB, dueDraft, publishDraft, refuseDraft } from './draft.ts';
import { publish } from './news.ts';

/** Posts what was written for this moment. What cannot be posted any more waits for its author. */
export const publishDraftJob = defineJob<Deps, { readonly draft: Id<'draft'> }>({
  name: DRAFT_JOB,
  async run({ transact, live, wake }, { draft }) {
    try {
      const news = await transact(async (tx) => {
        const actor = await dueDraft(tx, draft);
        return actor ? (await publishDraft(tx, actor, draft)).news : [];
      });
      publish(live, news);
      wake.jobs();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await transact((tx) => refuseDraft(tx, draft));
    }
  },
});
