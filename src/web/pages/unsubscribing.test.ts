import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailChoices, queueMail } from '#mail';
import { form, openWorld, type Person, type World } from '../../../test/world.ts';

/** Sends somebody a mail that can be stopped. @returns the path of its link. */
async function linkTo(world: World, to: Person, topic: 'votes' | 'digest' = 'votes'): Promise<string> {
  await world.transact((tx) =>
    queueMail(tx, {
      kind: 'test',
      to: to.email,
      subject: 'A vote begins',
      paragraphs: ['Rules of the house.'],
      stop: { topic, locale: 'en', origin: world.deps.config.origin, person: to.actor.person },
    }),
  );
  const [mail] = await world.mails(to.email);
  const header = mail?.headers['List-Unsubscribe'] ?? '';
  assert.ok(mail?.text.includes(header.slice(1, -1)));
  return new URL(header.slice(1, -1)).pathname;
}

test('a mail program stops mails in one click, without signing in; opening the link does not', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const path = await linkTo(world, amina);
  const page = await world.browse(path);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Stop these mails/);
  assert.equal((await mailChoices(world.db, amina.actor.person)).votes, 'all');

  const answer = await world.browse(path, form({ 'List-Unsubscribe': 'One-Click' }));
  assert.equal(answer.status, 200);
  assert.deepEqual(await mailChoices(world.db, amina.actor.person), {
    votes: 'none',
    membership: 'all',
    digest: 'weekly',
  });
  const again = await world.browse(path, form({ 'List-Unsubscribe': 'One-Click' }));
  assert.equal(again.status, 200);
});

test('one link stops one kind of mail to one person', async () => {
  await using world = await openWorld();
  const [amina, zoe] = [await world.person('Amina'), await world.person('Zoé')];
  await world.browse(await linkTo(world, amina, 'digest'), form({}));
  assert.equal((await mailChoices(world.db, amina.actor.person)).votes, 'all');
  assert.equal((await mailChoices(world.db, amina.actor.person)).digest, 'none');
  assert.equal((await mailChoices(world.db, zoe.actor.person)).digest, 'weekly');
  assert.equal((await world.browse('/unsubscribe/nothing')).status, 404);
  assert.equal((await world.browse('/unsubscribe/nothing', form({}))).status, 404);
});

test('the settings show what was chosen, and keep what is chosen', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await amina.browse('/settings/mail', form({ membership: 'on', digest: 'daily' }));
  assert.deepEqual(await mailChoices(world.db, amina.actor.person), {
    votes: 'none',
    membership: 'all',
    digest: 'daily',
  });
  const page = await (await amina.browse('/settings/mail')).text();
  assert.match(page, /name="membership"[^>]*checked|checked[^>]*name="membership"/);
  assert.doesNotMatch(page, /<input[^>]*name="votes"[^>]*checked|<input[^>]*checked[^>]*name="votes"/);
  assert.equal((await amina.browse('/settings/mail', form({ digest: 'hourly' }))).status, 422);
});
