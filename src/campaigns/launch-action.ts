import * as v from 'valibot';
import { defineAction } from '#actions';
import { rolesOf } from '#accounts';
import { optional, wholeNumber } from '#input';
import { invalid, Refusal } from '#refusal';
import { checkLaunch, LaunchInput, openCampaign } from './launch.ts';

const milestone = LaunchInput.entries.milestones;

/** A form proposes one milestone; a program may give more. */
const input = v.pipe(
  v.object({
    ...LaunchInput.entries,
    milestones: v.optional(milestone, []),
    signatures: v.optional(v.union([v.literal(''), wholeNumber(1, 1_000_000_000)]), ''),
    consequence: optional(milestone.pipe[0].item.entries.consequence),
  }),
  v.transform(({ signatures, consequence, milestones, ...told }) => ({
    ...told,
    milestones:
      milestones.length === 0 && signatures !== '' && consequence !== '' ? [{ signatures, consequence }] : milestones,
  })),
);

/** Launches a campaign in the name of whoever proposed it, by the authority of the decision. */
export const campaignLaunch = defineAction<v.InferOutput<typeof input>, null>({
  name: 'campaign.launch',
  gravity: () => 'ordinary',
  schema: input,
  title: (m) => m.decisions.campaign.launch,
  form: async (_db, m) => {
    const say = m.decisions.campaign;
    return [
      { kind: 'line', name: 'title', label: say.titleLabel },
      { kind: 'paragraphs', name: 'summary', label: say.summary, hint: say.summaryHint },
      { kind: 'document', name: 'story', label: say.story },
      { kind: 'line', name: 'target', label: say.target, hint: say.targetHint },
      { kind: 'line', name: 'place', label: say.place, optional: true },
      {
        kind: 'choice',
        name: 'locale',
        label: say.language,
        options: (['en', 'fr'] as const).map((value) => ({ value, label: m.decisions.setting.languages[value] })),
      },
      { kind: 'number', name: 'signatures', label: say.signatures },
      { kind: 'line', name: 'consequence', label: say.consequence },
    ];
  },
  async check(_db, asked) {
    if (asked.milestones.length === 0) throw invalid({ signatures: (m) => m.campaigns.faults.oneMilestone });
    checkLaunch(asked);
  },
  state: async () => null,
  describe: (m, _f, { input: { title, target } }) => [
    {
      what: m.decisions.campaign.what(title),
      before: m.decisions.campaign.none,
      after: m.decisions.campaign.running(target),
      href: '/c',
    },
  ],
  async apply(tx, asked, { author }) {
    if (!author) throw new Refusal(409, (m) => m.decisions.campaign.noAuthor);
    const { news } = await openCampaign(tx, { ...author, roles: await rolesOf(tx, author.person) }, asked);
    return news;
  },
});
