import assert from 'node:assert/strict';
import { openShareDrive, recordDriveDate, recordFigure } from '#campaigns';
import { launchAppeal } from '../../src/campaigns/campaign.testing.ts';
import type { World } from '../world.ts';
import { journey } from './journey.ts';

const SHARES = '/c/what-if-we-bought-twitter/shares';
const PAPER = { source: 'Annual report', url: 'https://example.org/report' };

async function openDrive(world: World) {
  const { ruth, id } = await launchAppeal(world);
  await world.transact(async (tx) => {
    await openShareDrive(tx, ruth.actor, id, { company: 'Example, Inc.', jurisdiction: 'US', currency: 'USD' });
    for (const [kind, day, value] of [
      ['price', '2016-09-26', 22.5],
      ['price', '2016-10-03', 17],
      ['shares', '2016-07-28', 705_000_000],
      ['users', '2016-07-26', 313_000_000],
    ] as const)
      await recordFigure(tx, ruth.actor, id, { kind, class: '', day, value, ...PAPER });
    await recordDriveDate(tx, ruth.actor, id, { kind: 'record', day: '2016-10-09', note: '', ...PAPER });
  });
  return ruth;
}

journey(
  'from the campaign to the days of the drive: followed, shares declared, and what they allow',
  [
    { javaScript: false, locale: 'fr' },
    { device: 'desktop', theme: 'dark' },
  ],
  async ({ world, page, visit, become, inspect }) => {
    await openDrive(world);
    await become(await world.person('Aïcha'));
    await visit('/c/what-if-we-bought-twitter');
    await page.locator(`a.line[href="${SHARES}"]`).click();
    await inspect();
    await page.locator('#follow button').click();
    await page.locator(`#follow[action="${SHARES}/unfollow"]`).waitFor();
    await page.locator('input[name=shares]').fill('1000');
    await page.locator('input[name=since]').fill('2014-05-02');
    await page.locator('input[name=wouldFile]').check();
    await page.locator('#hold button').click();
    assert.match((await page.locator('#standing').textContent()) ?? '', /by yourself|à vous seul/);
    await inspect();
  },
);

journey('leading a drive', [{ device: 'phone' }], async ({ world, visit, become, inspect }) => {
  await become(await openDrive(world));
  await visit(`${SHARES}/lead`);
  await inspect();
});

journey(
  'the calculator answers while a figure is written, and its address carries the figure',
  [{ device: 'desktop' }],
  async ({ world, page, visit, inspect }) => {
    await openDrive(world);
    await visit('/c/what-if-we-bought-twitter/what-it-takes');
    await inspect();
    assert.match((await page.locator('#answer').textContent()) ?? '', /4,978/);
    await page.locator('input[name=part]').fill('14');
    await page.locator('#answer', { hasText: '356' }).waitFor();
    assert.match(page.url(), /part=14/);
  },
);
