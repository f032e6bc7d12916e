import * as v from 'valibot';
import { type ActionCall, type ActionField, defineAction } from '#actions';
import type { Db } from '#db';
import type { Messages } from '#i18n';
import type { Id } from '#ids';
import { line } from '#input';
import { invalid, notFound } from '#refusal';
import { endCampaign, reopenCampaign } from './close.ts';

/** The end of its address. */
const input = v.object({ campaign: line(200) });
type Input = v.InferOutput<typeof input>;
type State = { readonly running: boolean };
type Labels = { readonly title: string };

async function find(db: Db, slug: string) {
  const found = await db
    .selectFrom('campaign')
    .where('slug', '=', slug)
    .select(['id', 'title', 'closed_at'])
    .executeTakeFirst();
  if (!found) throw notFound();
  return found;
}

async function idOf(db: Db, slug: string): Promise<Id<'campaign'>> {
  return (await find(db, slug)).id;
}

async function mustBe(db: Db, { campaign }: Input, wanted: 'running' | 'closed'): Promise<void> {
  const found = await db.selectFrom('campaign').where('slug', '=', campaign).select('closed_at').executeTakeFirst();
  if (!found) throw invalid({ campaign: (m) => m.errors.unknownChoice });
  if ((found.closed_at === null) !== (wanted === 'running'))
    throw invalid({ campaign: (m) => m.decisions.setting.same });
}

async function field(db: Db, m: Messages, closed: boolean): Promise<readonly ActionField[]> {
  const rows = await db
    .selectFrom('campaign')
    .where('closed_at', closed ? 'is not' : 'is', null)
    .orderBy('launched_at', 'desc')
    .select(['slug', 'title'])
    .execute();
  const options = rows.map(({ slug, title }) => ({ value: slug, label: title }));
  return [{ kind: 'choice', name: 'campaign', label: m.decisions.campaign.which, options }];
}

const shared = {
  schema: input,
  state: async (db: Db, { campaign }: Input): Promise<State> => ({
    running: (await find(db, campaign)).closed_at === null,
  }),
  labels: async (db: Db, { campaign }: Input): Promise<Labels> => ({ title: (await find(db, campaign)).title }),
};

const words = (m: Messages, running: boolean): string =>
  running ? m.decisions.campaign.takesSignatures : m.decisions.campaign.closed;

const calls = (name: string, { campaign }: Input): ActionCall => ({ name, input: { campaign } });

/** Closes a campaign: no signature is taken any more. An organiser may do it at once, as when it is abused. */
export const campaignClose = defineAction<Input, State, Labels>({
  ...shared,
  name: 'campaign.close',
  gravity: () => 'ordinary',
  title: (m) => m.decisions.campaign.close,
  form: (db, m) => field(db, m, false),
  check: (db, asked) => mustBe(db, asked, 'running'),
  describe: (m, _f, { input: { campaign }, before, labels }) => [
    {
      what: m.decisions.campaign.what(labels.title),
      before: words(m, before.running),
      after: words(m, false),
      href: `/c/${campaign}`,
    },
  ],
  async apply(tx, asked, { author }) {
    await mustBe(tx, asked, 'running');
    await endCampaign(tx, author?.person ?? null, await idOf(tx, asked.campaign));
    return [];
  },
  inverse: (asked) => calls('campaign.reopen', asked),
  emergency: {
    roles: ['organiser'],
    async apply(tx, asked, by) {
      await endCampaign(tx, by ?? null, await idOf(tx, asked.campaign));
      return [];
    },
  },
});

/** Lets a campaign that was closed take signatures again. */
export const campaignReopen = defineAction<Input, State, Labels>({
  ...shared,
  name: 'campaign.reopen',
  gravity: () => 'ordinary',
  title: (m) => m.decisions.campaign.reopen,
  form: (db, m) => field(db, m, true),
  check: (db, asked) => mustBe(db, asked, 'closed'),
  describe: (m, _f, { input: { campaign }, before, labels }) => [
    {
      what: m.decisions.campaign.what(labels.title),
      before: words(m, before.running),
      after: words(m, true),
      href: `/c/${campaign}`,
    },
  ],
  async apply(tx, asked) {
    await mustBe(tx, asked, 'closed');
    await reopenCampaign(tx, await idOf(tx, asked.campaign));
    return [];
  },
  inverse: (asked) => calls('campaign.close', asked),
  emergency: {
    roles: ['organiser'],
    async apply(tx, asked) {
      await reopenCampaign(tx, await idOf(tx, asked.campaign));
      return [];
    },
  },
});
