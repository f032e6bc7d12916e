import type { Actor } from '#accounts';
import {
  confirmPledge,
  listPledges,
  openPledgeDrive,
  parsePledge,
  pledge,
  pledgePayments,
  settlePledgeDrives,
} from '#campaigns';
import type { Deps } from '#deps';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { signerNames } from './people.ts';
import { momentOf, type Step } from './time.ts';

const OPENS = 205;
/** 5 June 2017. */
const LAST_DAY = 246;
/** 5 July 2017. */
const LAST_TO_PAY = 276;
const PLEDGES = 260;
/** Days after the last one on which payments are seen. */
const PAYING = [3, 9, 16, 24] as const;
const SUMS = [20, 20, 50, 50, 50, 100, 100, 250, 500] as const;

const WORDS = {
  fr: 'Chaque tranche de 20 € devient une part de la coopérative, si elle est fondée ; sinon tout est rendu. L’argent paie la première année d’un réseau à nous : serveurs, modération, comptabilité. C’est l’assemblée fondatrice qui décide.',
  en: 'Every 20 € becomes a share of the co-op, if it is founded; if not, everything goes back. The money pays the first year of a network of our own: servers, moderation, accounts. The founding assembly decides.',
} as const;
const STEPS = {
  fr: ['une personne à mi-temps pour la modération', 'une application pour téléphone'],
  en: ['somebody half-time for moderation', 'an application for phones'],
} as const;

/** An invented association and the account that banks print in their examples. */
const RECEIVER = {
  receiver: 'Association de préfiguration We Are Twitter',
  legalForm: 'Association loi 1901',
  register: 'RNA W000000000',
  address: '1 rue de l’Exemple, 69000 Lyon',
  country: 'France',
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  holder: 'ASSOCIATION WE ARE TWITTER',
} as const;

/** The pledge drive of the story: opened when the vote of the shareholders is near, called in June, closed in July. */
export function pledgeSteps(o: {
  deps: Deps;
  campaign: Id<'campaign'>;
  locale: Locale;
  playerOf: (handle: string) => Actor;
}): Step[] {
  const { deps, campaign, locale } = o;
  const { transact } = deps;
  const origin = deps.config.origin;
  const settle = () => settlePledgeDrives.run(deps, {});
  return [
    {
      at: momentOf(OPENS, '09:10'),
      run: () =>
        transact((tx) =>
          openPledgeDrive(tx, o.playerOf('ruth'), campaign, {
            ...RECEIVER,
            currency: 'EUR',
            goal: '20000',
            pledgeUntil: dayOf(LAST_DAY),
            closingAmount: '15000',
            collectUntil: dayOf(LAST_TO_PAY),
            least: '10',
            most: '2000',
            suggested: '20; 50; 100',
            becomes: 'shares',
            words: WORDS[locale],
            steps: [
              { amount: '30000', possible: STEPS[locale][0] },
              { amount: '45000', possible: STEPS[locale][1] },
            ],
          }),
        ),
    },
    ...Array.from({ length: PLEDGES }, (_, i): Step => ({
      // Many at first, then fewer, and many again at the end.
      at: momentOf(
        OPENS + Math.floor((((i * 37) % PLEDGES) / PLEDGES) * 40),
        `${10 + (i % 11)}:${String((i * 7) % 60).padStart(2, '0')}`,
      ),
      run: () => promise(i),
    })),
    { at: momentOf(LAST_DAY + 1, '06:00'), run: settle },
    ...PAYING.map((days, i): Step => ({ at: momentOf(LAST_DAY + days, '18:00'), run: () => paySome(i) })),
    { at: momentOf(LAST_TO_PAY + 1, '06:00'), run: settle },
  ];

  async function promise(i: number): Promise<void> {
    const condition =
      i % 9 === 4
        ? { condition: 'people', leastPeople: '200' }
        : i % 31 === 7
          ? { condition: 'people', leastPeople: '900' }
          : { condition: 'none' };
    const input = parsePledge({
      name: signerNames[(i * 7) % signerNames.length] ?? 'Zoé',
      email: `pledger-${i}@example.org`,
      amount: String(SUMS[(i * 5) % SUMS.length]),
      wouldJoin: i % 2 === 0 ? 'on' : '',
      agree: 'on',
      terms: '1',
      ...condition,
    });
    await transact(async (tx) => {
      const asked = await pledge(tx, { campaign, input, locale, origin });
      if (asked.outcome === 'asked' && i % 17 !== 3) await confirmPledge(tx, asked.token, input.terms);
    });
  }

  /** A quarter of those who were called pay, and one in twelve never does. */
  async function paySome(quarter: number): Promise<void> {
    await transact(async (tx) => {
      const ruth = o.playerOf('ruth');
      for (const one of await listPledges(tx, ruth, campaign, { state: 'called', most: PLEDGES })) {
        if (one.number % 4 !== quarter || one.number % 12 === 0) continue;
        const day = dayOf(LAST_DAY + (PAYING[quarter] ?? 0));
        const line = `VIR SEPA ${one.reference}`;
        const input = { amount: one.amount, day, line, note: '' };
        await pledgePayments.recordPayment(tx, ruth, { campaign, pledge: one.number, input, origin });
      }
    });
  }
}

/** A day of the story as a calendar day in Paris. */
const dayOf = (day: number): string => momentOf(day, '12:00').toISOString().slice(0, 10);
