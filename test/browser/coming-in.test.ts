import assert from 'node:assert/strict';
import { EVERYONE, journey } from './journey.ts';

const WORDS = {
  en: { send: 'Send me the link', open: 'Open my account', name: /^Name/, handle: /^Account name/, signOut: 'Sign out', signIn: 'Sign in', link: 'Send me a link instead' },
  fr: { send: 'Recevoir le lien', open: 'Ouvrir mon compte', name: /^Nom(?! de)/, handle: /^Nom de compte/, signOut: 'Se déconnecter', signIn: 'Se connecter', link: 'Recevoir plutôt un lien' },
} as const; // prettier-ignore

journey(
  'a stranger opens an account, goes out, and comes in again by a link',
  [...EVERYONE, { javaScript: false }, { javaScript: false, locale: 'fr' }],
  async ({ world, page, locale, visit, linkInMail, inspect }) => {
    const words = WORDS[locale];
    const email = 'lea@example.org';
    await visit('/join?next=/settings');
    await inspect();
    await page.locator('#f-email').fill('lea');
    await page.getByRole('button', { name: words.send }).click();
    await page.locator('#f-email-error').waitFor();
    await inspect();
    await page.locator('#f-email').fill(email);
    await page.getByRole('button', { name: words.send }).click();
    await page
      .getByRole('link', { name: /dev|here|ici/i })
      .first()
      .waitFor();
    await inspect();

    await visit(await linkInMail(email, '/join/'));
    await inspect();
    await page.getByLabel(words.name).fill('Léa Moreau');
    await page.getByLabel(words.handle).fill('admin');
    await page.getByRole('button', { name: words.open }).click();
    await page.locator('#f-handle-error').waitFor();
    await inspect();
    await page.getByLabel(words.handle).fill('lea');
    await page.getByRole('button', { name: words.open }).click();
    await page.waitForURL('**/settings');
    await inspect();

    await page.getByRole('button', { name: words.signOut }).click();
    await page.waitForURL('**/sign-in?out');
    await inspect();
    await page.locator('#f-email').fill(email);
    await page.getByRole('button', { name: words.link }).click();
    await page.locator('h1').waitFor();
    await visit(await linkInMail(email, '/sign-in/'));
    await inspect();
    assert.equal(
      await world.db.selectFrom('session').where('ended_at', 'is', null).selectAll().executeTakeFirst(),
      undefined,
    );
    await page.getByRole('main').getByRole('button', { name: words.signIn }).click();
    await page.waitForURL('**/home');
    const open = await world.db.selectFrom('session').where('ended_at', 'is', null).selectAll().execute();
    assert.equal(open.length, 1);
  },
);

journey(
  'by keyboard alone one signs in with a password',
  [{ device: 'desktop' }],
  async ({ world, page, visit, become, context }) => {
    const amina = await world.person('Amina');
    await become(amina);
    await visit('/settings/password');
    await page.locator('#f-password').focus();
    await page.keyboard.type('four unrelated good words');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings/ways-in?done=passwordChanged');
    await context.clearCookies();
    await visit('/sign-in?next=/settings');
    await page.keyboard.press('Tab');
    for (
      let i = 0;
      i < 12 && !(await page.locator('#f-email').evaluate((field) => field === document.activeElement));
      i++
    ) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('amina@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type('four unrelated good words');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings');
  },
);

journey('every page of the settings is sound', EVERYONE, async ({ world, locale, visit, become, inspect, page }) => {
  const amina = await world.person('Amina', { locale, roles: ['steward'] });
  await become(amina);
  for (const path of [
    '',
    '/profile',
    '/appearance',
    '/ways-in',
    '/address',
    '/password',
    '/passkeys',
    '/sessions',
    '/mail',
    '/applications',
    '/webhooks',
    '/leave',
    '/leave/confirm',
  ]) {
    await visit(`/settings${path}`);
    await inspect();
  }
  await visit('/settings/profile');
  await page.locator('#f-displayName').fill('');
  await page.getByRole('main').locator('button[type=submit]').click();
  await page.locator('#f-displayName-error').waitFor();
  await inspect();
});

journey('what the server says of itself is sound', EVERYONE, async ({ visit, inspect }) => {
  for (const path of [
    '/about',
    '/about/rules',
    '/about/privacy',
    '/about/status',
    '/developers',
    '/unsubscribe/nothing',
    '/dev/mail',
    '/dev/clock',
    '/sign-in/nothing',
    '/goodbye',
  ]) {
    await visit(path);
    await inspect();
  }
});

journey('the look one chose is the look one gets', [{ device: 'desktop' }], async ({ world, visit, become, page }) => {
  await become(await world.person('Amina'));
  await visit('/settings/appearance');
  await page.getByLabel('Dark').check();
  await page.getByLabel('Français').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('C’est enregistré.').waitFor();
  const html = page.locator('html');
  assert.equal(await html.getAttribute('data-theme'), 'dark');
  assert.equal(await html.getAttribute('lang'), 'fr');
});
