import assert from 'node:assert/strict';
import { journey } from './journey.ts';

const WORDS = {
  en: { server: /This server/, save: 'Save', founding: /We are founding/, roles: /^Roles/, give: 'Give a role', organiser: /^Organiser/, end: /^End: Olga/, past: 'Ended (1)', layDown: /^Lay down my role/, coop: 'Co-op' },
  fr: { server: /Ce serveur/, save: 'Enregistrer', founding: /Nous fondons/, roles: /^Rôles/, give: 'Confier un rôle', organiser: /^Organisation/, end: /^Mettre fin : Olga/, past: 'Terminés (1)', layDown: /^Me démettre/, coop: 'La coop' },
} as const; // prettier-ignore

journey(
  'a steward changes the server, gives a role, ends it, and hands the server over',
  [
    { device: 'phone', locale: 'fr', theme: 'light' },
    { device: 'desktop', locale: 'en', theme: 'dark' },
  ],
  async ({ world, page, locale, device, visit, become, inspect }) => {
    const words = WORDS[locale];
    const main = page.getByRole('main');
    const lea = await world.person('Lea', { locale, roles: ['steward'] });
    await world.person('Olga', { locale });
    await become(lea);

    await visit('/settings');
    await main.getByRole('link', { name: words.server }).click();
    await page.waitForURL('**/admin');
    await inspect();
    await page.locator('#f-name').fill('');
    await page.locator('#f-purpose').fill('Tenir notre réseau ensemble.');
    await main.getByRole('button', { name: words.save }).click();
    await page.locator('#f-name-error').waitFor();
    await inspect();
    await page.locator('#f-name').fill('Le Nid');
    await page.getByLabel(words.founding).check();
    await page.locator('#f-timeZone').selectOption('Asia/Tokyo');
    await main.getByRole('button', { name: words.save }).click();
    await page.waitForURL('**/admin?done=saved');
    assert.match(await page.title(), /Le Nid/);
    assert.equal(await page.locator('#f-timeZone').inputValue(), 'Asia/Tokyo');
    if (device === 'phone') await page.locator('.tabbar').getByRole('link', { name: words.coop }).waitFor();
    await inspect();

    await main.getByRole('link', { name: words.roles }).click();
    await page.waitForURL('**/admin/roles');
    await page.locator('#f-handle').fill('nobody');
    await page.getByRole('radio', { name: words.organiser }).check();
    await main.getByRole('button', { name: words.give }).click();
    await page.locator('#f-handle-error').waitFor();
    await inspect();
    await page.locator('#f-handle').fill('@olga');
    await main.getByRole('button', { name: words.give }).click();
    await page.waitForURL('**/admin/roles?done=roleGiven');
    await inspect();
    await main.getByRole('button', { name: words.end }).click();
    await page.waitForURL('**/admin/roles?done=roleEnded');
    await page.getByText(words.past).click();
    await main.locator('details').getByText('Olga').waitFor();
    await inspect();

    await main.getByRole('link', { name: words.layDown }).click();
    await page.waitForURL('**/end');
    await inspect();
    assert.equal(await main.getByRole('button', { name: words.layDown }).count(), 0);
    await world.person('Paul', { roles: ['steward'] });
    await page.reload();
    await inspect();
    await main.getByRole('button', { name: words.layDown }).click();
    await page.waitForURL('**/settings?done=roleEnded');
    assert.equal(await main.getByRole('link', { name: words.server }).count(), 0);
    await inspect();
  },
);
