import type { Actor } from '#accounts';
import type { Deps } from '#deps';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { claimCase, houseRules, report, takeAction } from '#moderation';
import { createPost } from '#network';
import { momentOf, type Step } from './time.ts';

interface Stage {
  readonly deps: Pick<Deps, 'transact' | 'config'>;
  readonly locale: Locale;
  playerOf(handle: string): Actor;
}

/** The rule that was broken: other people’s secrets. */
const RULE = 'house/3';

const WORDS = {
  posted: {
    fr: 'J’ai le numéro personnel de la journaliste. Je l’écris ci-dessous : appelez-la tous, ce soir.',
    en: 'I have the private number of the reporter. I put it below: call her tonight, all of you.',
  },
  reported: {
    fr: 'C’est son numéro personnel. Nous voulons qu’elle écrive sur nous, pas qu’elle change de téléphone.',
    en: 'It is her private number. We want her to write about us, not to change her phone.',
  },
  facts: {
    fr: 'Vous avez publié le numéro personnel de quelqu’un sans son accord, en demandant qu’on l’appelle. L’idée de lui parler est bonne : son journal a une adresse.',
    en: 'You published somebody’s private number without her consent, and asked people to call. Talking to her is a good idea: her paper has an address.',
  },
} as const;

/** One evening of February a post goes too far; an hour later it is hidden, with a reason. */
export function moderationSteps({ deps, locale, playerOf }: Stage): Step[] {
  const house = { rules: houseRules(locale), origin: deps.config.origin };
  let post: Id<'post'>;
  return [
    {
      at: momentOf(136, '18:10'),
      run: () =>
        deps.transact(async (tx) => {
          ({ id: post } = await createPost(tx, playerOf('tom'), { text: WORDS.posted[locale], language: locale }));
        }),
    },
    {
      at: momentOf(136, '18:40'),
      run: () =>
        deps.transact((tx) => {
          const words = WORDS.reported[locale];
          const tom = playerOf('tom').account;
          return report(tx, playerOf('ines'), tom, { about: 'rule', rule: RULE, words, posts: [post] }, house);
        }),
    },
    {
      at: momentOf(136, '19:05'),
      run: () =>
        deps.transact(async (tx) => {
          const lea = playerOf('lea');
          const open = await tx
            .selectFrom('moderation_case')
            .where('closed_at', 'is', null)
            .select('id')
            .executeTakeFirstOrThrow();
          await claimCase(tx, lea, open.id);
          const facts = WORDS.facts[locale];
          return takeAction(tx, lea, open.id, { kind: 'hide', post, ground: RULE, law: '', facts, days: '' }, house);
        }),
    },
  ];
}
