import assert from 'node:assert/strict';
import { countOf, openStand } from '#campaigns';
import { launchAppeal } from '../../src/campaigns/campaign.testing.ts';
import { journey } from './journey.ts';

const SLUG = 'what-if-we-bought-twitter';

journey(
  'an organiser brings a list from elsewhere, and somebody on it counts by one press',
  [{}, { device: 'desktop', locale: 'fr', theme: 'dark', javaScript: false }],
  async ({ world, visit, page, inspect, become, linkInMail, locale, context }) => {
    const ruth = await world.person('Ruth', { roles: ['organiser'], locale });
    const { id } = await launchAppeal(world, { locale }, ruth);
    await become(ruth);
    await visit(`/c/${SLUG}/imports`);
    await inspect();
    await page.locator('[name=exportedOn]').fill('2016-10-02');
    await page.locator('[name=wording]').fill('I sign, and the organisers may write to me.');
    const csv = 'Email;First name;Last name\nlea@example.org;Léa;Martin\ntom@example.org;Tom;\nno address;Nobody;\n';
    await page
      .locator('[name=file]')
      .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') });
    await page.locator('form.paper button').click();
    await page.getByText('Léa Martin').waitFor();
    await inspect();
    await page.locator('#preview form button').first().click();
    await page.locator('#all .note').waitFor();
    assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 0 });
    await context.clearCookies();

    await visit(await linkInMail('lea@example.org', '/again/'));
    await inspect();
    await page.locator('form.paper button').click();
    await page.waitForURL(/\/thanks$/);
    assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
    await visit(`/c/${SLUG}`);
    await page.locator('#apart').waitFor();
    await inspect();
  },
);

journey(
  'a phone collects at a stand without a network, and sends each form once when it is back',
  [{}],
  async ({ world, visit, page, inspect, context }) => {
    const { ruth, id } = await launchAppeal(world);
    const { token } = await world.transact((tx) => openStand(tx, ruth.actor, id, { place: 'Place Bellecour' }));
    await visit(`/c/${SLUG}/stand/${token}`);
    await page.getByText('This phone collects without a network now.').waitFor();
    await inspect();
    await context.setOffline(true);
    await page.reload();
    const signs = async (name: string) => {
      await page.getByRole('button', { name: 'I want to sign' }).click();
      assert.equal(await page.locator('[name=name]').inputValue(), '', 'nobody sees what others wrote');
      await page.locator('[name=name]').fill(name);
      await page.locator('[name=email]').fill(`${name.toLowerCase()}@example.org`);
      await page.getByRole('button', { name: 'Sign', exact: true }).click();
      await page.getByRole('heading', { name: /Thank you/ }).waitFor();
      await page.getByRole('button', { name: 'Hand the phone to the next person' }).click();
    };
    await signs('Lea');
    await signs('Tom');
    assert.equal(await page.locator('[data-stand-waiting]').textContent(), '2');
    assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 0 });
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Send now' }).click();
    await page.locator('[data-stand-sent]', { hasText: '2' }).waitFor();
    assert.equal(await page.locator('[data-stand-waiting]').textContent(), '0');
    await inspect();
    assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 2 });
    assert.deepEqual((await world.mails('lea@example.org')).length, 1);
  },
);
