import assert from 'node:assert/strict';
import { journey } from './journey.ts';

journey(
  'a wrong address is a page one can leave',
  [{}, { locale: 'fr', theme: 'dark' }],
  async ({ visit, page, inspect, locale }) => {
    await visit('/nothing/here');
    await page
      .getByText(locale === 'fr' ? 'Il n’y a rien à cette adresse' : 'There is nothing at this address')
      .waitFor();
    await inspect();
    assert.equal(await page.locator('html').getAttribute('lang'), locale);
  },
);
