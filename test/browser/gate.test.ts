import assert from 'node:assert/strict';
import { changeSetting, type ServerSettings } from '#settings';
import { journey } from './journey.ts';
import type { World } from '../world.ts';

const WORDS = {
  en: { link: 'Send me the link', name: /^Your name/, why: /^What brings you here/, send: 'Send my request', in: 'Let them in', called: /^Name/, handle: /^Account name/, open: 'Open my account', make: 'Make a link', follow: 'They follow me from the start' },
  fr: { link: 'Recevoir le lien', name: /^Votre nom/, why: /^Qu’est-ce qui vous amène/, send: 'Envoyer ma demande', in: 'Laisser entrer', called: /^Nom(?! de)/, handle: /^Nom de compte/, open: 'Ouvrir mon compte', make: 'Faire un lien', follow: 'On me suit dès le début' },
} as const; // prettier-ignore

const READERS = [{ javaScript: false }, { device: 'desktop', locale: 'fr' }] as const;

const opensBy = async (world: World, registration: ServerSettings['registration']) => {
  await world.transact((tx) => changeSetting(tx, null, 'registration', registration));
  await world.deps.settings.reload();
};

journey('somebody asks for an account, somebody else lets them in', READERS, async (way) => {
  const { world, page, context, locale, visit, become, linkInMail, inspect } = way;
  const words = WORDS[locale];
  await opensBy(world, 'approval');
  const mona = await world.person('Mona', { locale, roles: ['moderator'] });
  await visit('/join');
  await inspect();
  await page.locator('#f-email').fill('lea@example.org');
  await page.getByRole('button', { name: words.link }).click();
  await page.locator('h1').waitFor();
  await visit(await linkInMail('lea@example.org', '/join/'));
  await page.getByRole('button', { name: words.send }).click();
  await page.locator('#f-answer0-error').waitFor();
  await inspect();
  await page.getByLabel(words.name).fill('Léa Moreau');
  await page.getByLabel(words.why).fill('Amina m’a parlé de l’assemblée.');
  await page.getByRole('button', { name: words.send }).click();
  await page.getByText(/6 (?:October|octobre)/).waitFor();

  await become(mona);
  await visit('/moderation/applications');
  await inspect();
  await page.getByRole('button', { name: words.in }).click();
  await page.waitForURL('**/moderation/applications?done=approved');
  await inspect();

  await context.clearCookies();
  await visit(await linkInMail('lea@example.org', '/join/'));
  await page.getByLabel(words.called).fill('Léa Moreau');
  await page.getByLabel(words.handle).fill('lea');
  await page.getByRole('button', { name: words.open }).click();
  await page.waitForURL('**/home');
});

journey('somebody is in by the link of a friend, whom they follow', READERS, async (way) => {
  const { world, page, context, locale, visit, become, linkInMail, inspect } = way;
  const words = WORDS[locale];
  await opensBy(world, 'invitation');
  const amina = await world.person('Amina', { locale });
  await become(amina);
  await visit('/settings/invitations');
  await page.getByLabel(words.follow).check();
  await page.getByRole('button', { name: words.make }).click();
  await page.waitForURL('**/settings/invitations?done=invited');
  await inspect();
  const link = await page.locator('.copy-field input').inputValue();

  await context.clearCookies();
  await visit(new URL(link).pathname);
  await inspect();
  await page.locator('#f-email').fill('lea@example.org');
  await page.getByRole('button', { name: words.link }).click();
  await page.locator('h1').waitFor();
  await visit(await linkInMail('lea@example.org', '/join/'));
  await page.getByLabel(words.called).fill('Léa');
  await page.getByLabel(words.handle).fill('lea');
  await page.getByRole('button', { name: words.open }).click();
  await page.waitForURL('**/home');
  const [followed] = await world.db.selectFrom('follow').selectAll().execute();
  assert.equal(followed?.followed_id, amina.actor.account);
});
