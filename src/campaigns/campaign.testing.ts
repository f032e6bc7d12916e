import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Id } from '#ids';
import { checks } from '../../checks/campaigns.ts';
import type { Person, World } from '../../test/world.ts';
import { confirmSignatures } from './confirm.ts';
import { launchCampaign, type LaunchInput } from './launch.ts';
import { type Signed, signPetition, type SignInput } from './sign.ts';

const APPEAL: LaunchInput = {
  title: 'What if we bought Twitter?',
  summary: 'What is Twitter without our tweets? We ask the company to study its sale to those who use it.',
  story: 'In the autumn of 2016 **Twitter** looks for a buyer.',
  target: 'the board of Twitter, Inc.',
  place: '',
  locale: 'en',
  milestones: [
    { signatures: 2, consequence: 'we hand the call to the board' },
    { signatures: 5_000, consequence: 'we ask for a public answer within thirty days.' },
  ],
};

/** The invariants that hold of every database, whatever was done to it. */
export async function allIsWell(world: World): Promise<void> {
  for (const { name, query } of checks) {
    const { rows } = await sql.raw(query).execute(world.db);
    assert.deepEqual(rows, [], name);
  }
}

/** A campaign launched by Ruth, an organiser. */
export async function launchAppeal(world: World, more: Partial<LaunchInput> = {}, by?: Person) {
  const ruth = by ?? (await world.person('Ruth', { roles: ['organiser'] }));
  const { id, slug } = await world.transact((tx) => launchCampaign(tx, ruth.actor, { ...APPEAL, ...more }));
  return { ruth, id, slug };
}

export const answersOf = (name: string, more: Partial<SignInput> = {}): SignInput => ({
  name,
  email: `${name.toLowerCase()}@example.org`,
  place: '',
  showName: false,
  keepPosted: false,
  area: '',
  ...more,
});

/** Somebody fills in the form. */
export const sign = (
  world: World,
  campaign: Id<'campaign'>,
  name: string,
  more: Partial<SignInput> = {},
): Promise<Signed> =>
  world.transact((tx) =>
    signPetition(tx, { campaign, answers: answersOf(name, more), locale: 'en', origin: 'http://localhost:3000' }),
  );

/** Somebody fills in the form and presses the button of the mail. */
export async function signAndConfirm(
  world: World,
  campaign: Id<'campaign'>,
  name: string,
  more: Partial<SignInput> = {},
): Promise<string> {
  const signed = await sign(world, campaign, name, more);
  if (signed.outcome !== 'asked') throw new Error(`${name} was not asked to confirm: ${signed.outcome}`);
  await world.transact((tx) => confirmSignatures(tx, [signed.token]));
  return signed.token;
}
