import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#refusal';
import { changeSetting } from '#settings';
import { openWorld, type World } from '../../../test/world.ts';
import { launchAppeal, signAndConfirm } from '../campaign.testing.ts';
import { confirmPledge } from '../pledges/confirm.ts';
import { pledge } from '../pledges/pledge.ts';
import { openDrive, pledgeAndConfirm } from '../pledges/pledges.testing.ts';
import { inviteCampaigners } from './invite-jobs.ts';
import { campaignFoundingOf, inviteToCoop, publishFoundingRule } from './rule.ts';

const RULE = { signatures: 2, pledges: 2, legalForm: 'plain', founders: 'Everybody who has pledged.' };
const says = (status: number, field?: string) => (error: unknown) =>
  error instanceof Refusal && error.status === status && (field === undefined || field in error.fields);

const begin = (world: World) => world.transact((tx) => changeSetting(tx, null, 'stage', 'founding'));

test('by the rule that was published, signers who asked are invited once, and pledgers who asked become applicants', async () => {
  await using world = await openWorld();
  const { ruth, id } = await openDrive(world);
  await world.transact((tx) => publishFoundingRule(tx, ruth.actor, id, RULE));
  const invite = () => world.transact((tx) => inviteToCoop(tx, ruth.actor, id));
  await assert.rejects(invite(), says(409));
  await signAndConfirm(world, id, 'Aicha', { keepPosted: true });
  await signAndConfirm(world, id, 'Bela');
  await signAndConfirm(world, id, 'Carl', { keepPosted: true });
  const emil = await world.person('Emil');
  await pledgeAndConfirm(world, id, 'Dana', 50);
  for (const [name, by] of [
    ['Emil', emil.actor],
    ['Carl', undefined],
  ] as const) {
    const email = `${name.toLowerCase()}@example.org`;
    const input = { name, email, amount: 5_000, condition: { kind: 'none' as const }, wouldJoin: true, terms: 1 };
    const done = await world.transact((tx) =>
      pledge(tx, { campaign: id, input, locale: 'en', origin: 'http://localhost:3000', by }),
    );
    if (done.outcome === 'asked') {
      await world.transact((tx) => confirmPledge(tx, done.token, 1));
    }
  }
  // Nobody founds anything on this server yet.
  await assert.rejects(invite(), says(409));
  await begin(world);
  await invite();
  await assert.rejects(invite(), says(409));
  await assert.rejects(
    world.transact((tx) => publishFoundingRule(tx, ruth.actor, id, { ...RULE, signatures: 9 })),
    says(409),
  );
  await inviteCampaigners.run(world.deps, { campaign: id });
  await inviteCampaigners.run(world.deps, { campaign: id });
  await world.app.settle();
  const invited = async (name: string) =>
    (await world.mails(`${name}@example.org`)).filter(({ subject }) => /founding a co-op, come in/.test(subject))
      .length;
  assert.deepEqual(await Promise.all(['aicha', 'bela', 'carl', 'dana', 'emil'].map(invited)), [1, 0, 1, 0, 0]);
  const [member] = await world.db.selectFrom('member').selectAll().execute();
  assert.deepEqual([member?.status, member?.legal_name], ['applicant', 'Emil']);
  assert.match(JSON.stringify(member?.answers), /€50, pledge no\. 2 of .*Promised share/);
  const founding = await campaignFoundingOf(world.db, id);
  assert.deepEqual([founding?.invitation?.invited, founding?.invitation?.applied], [2, 1]);
  assert.ok(founding?.invitation?.doneAt);
  const page = await (await world.browse('/c/what-if-we-bought-twitter')).text();
  assert.match(page, /2 people were invited by mail/);
  assert.match(page, /href="\/coop\/join"/);
});

test('a rule asks for something, of organisers', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  const bela = await world.person('Bela');
  const publish = (who: typeof ruth, more = {}) =>
    world.transact((tx) => publishFoundingRule(tx, who.actor, id, { ...RULE, ...more }));
  await assert.rejects(publish(bela), says(403));
  await assert.rejects(publish(ruth, { signatures: 0, pledges: 0 }), says(422, 'signatures'));
  await publish(ruth);
  await publish(ruth, { signatures: 3 });
  assert.equal((await campaignFoundingOf(world.db, id))?.rule.signatures, 3);
});
