import type { Id } from '#ids';
import type { Person, World } from '../../../test/world.ts';
import { launchAppeal } from '../campaign.testing.ts';
import type { Condition } from './conditions.ts';
import { confirmPledge } from './confirm.ts';
import { openPledgeDrive } from './open.ts';
import { pledge } from './pledge.ts';
import { settlePledgeDrives } from './turn-jobs.ts';

const DAY = 86_400_000;

/** What an organiser fills in: 1,000 € by 1 November, 800 € in by 1 December. */
export const DRIVE = {
  currency: 'EUR',
  goal: '1 000',
  pledgeUntil: '2016-11-01',
  closingAmount: '800',
  collectUntil: '2016-12-01',
  least: '10',
  most: '5 000',
  suggested: '20; 50; 100',
  receiver: 'Les Amis de l’oiseau',
  legalForm: 'Association loi 1901',
  register: 'RNA W000000000',
  address: '1 rue de l’Exemple, 69000 Lyon',
  country: 'France',
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  holder: 'LES AMIS DE L’OISEAU',
  becomes: 'shares',
  words: 'One share is 50 €.',
} as const;

/** A drive of a campaign of Ruth’s, an organiser. */
export async function openDrive(world: World, more: Readonly<Record<string, unknown>> = {}, by?: Person) {
  const { ruth, id, slug } = await launchAppeal(world, {}, by);
  await world.transact((tx) => openPledgeDrive(tx, ruth.actor, id, { ...DRIVE, ...more }));
  return { ruth, id, slug };
}

/** Somebody fills in the form; sums in euros. */
export const askToPledge = (
  world: World,
  campaign: Id<'campaign'>,
  name: string,
  euros: number,
  condition: Condition = { kind: 'none' },
) =>
  world.transact((tx) =>
    pledge(tx, {
      campaign,
      input: {
        name,
        email: `${name.toLowerCase()}@example.org`,
        amount: euros * 100,
        condition,
        wouldJoin: false,
        terms: 1,
      },
      locale: 'en',
      origin: 'http://localhost:3000',
    }),
  );

/** The same, and presses the button of the mail. @returns the token of the link. */
export async function pledgeAndConfirm(
  world: World,
  campaign: Id<'campaign'>,
  name: string,
  euros: number,
  condition: Condition = { kind: 'none' },
): Promise<string> {
  const asked = await askToPledge(world, campaign, name, euros, condition);
  if (asked.outcome !== 'asked') throw new Error(`${name} was not asked to confirm: ${asked.outcome}`);
  await world.transact((tx) => confirmPledge(tx, asked.token, 1));
  return asked.token;
}

/** Moves the clock to the morning after a day, and lets what is due happen. */
export async function dayAfter(world: World, day: string): Promise<void> {
  world.clock.advance(Date.parse(`${day}T08:00:00Z`) + DAY - world.clock.now().getTime());
  await settlePledgeDrives.run(world.deps, {});
}
