import assert from 'node:assert/strict';
import { createPost, follow } from '#network';
import { messagesFor } from '#i18n';
import { journey, type Journey } from './journey.ts';

const HOUR = 3_600_000;

/** Amina follows Lea and Noe, was here this morning, and comes back in the afternoon. */
async function afterAMorning({ world, become, locale }: Journey) {
  const [amina, lea, noe] = [
    await world.person('Amina', { locale }),
    await world.person('Lea'),
    await world.person('Noe'),
  ];
  for (const one of [lea, noe]) await world.transact((tx) => follow(tx, amina.actor, one.actor.account));
  await become(amina);
  const say = async (who: typeof lea, text: string, warning = '') => {
    const { id } = await world.transact((tx) => createPost(tx, who.actor, { text, warning }));
    world.clock.advance(60_000);
    return id;
  };
  return { lea, noe, say };
}

journey(
  'somebody comes back, sees who wrote and what is shared, reads one person, and is up to date',
  [
    { locale: 'fr', javaScript: false },
    { locale: 'en', device: 'desktop', theme: 'dark' },
  ],
  async (walk) => {
    const { page, world, visit, inspect, locale } = walk;
    const { lea, noe, say } = await afterAMorning(walk);
    const words = messagesFor(locale).catchup;
    await visit('/home');
    world.clock.advance(5 * HOUR);
    for (let i = 0; i < 22; i++) await say(lea, `Number ${i}`);
    await say(noe, 'Have you read https://news.example/puzzle ?');
    await visit('/home');
    await page.getByRole('link', { name: words.title }).click();
    await page.getByText(words.summary(23, 2)).waitFor();
    await inspect();
    await page.getByRole('link', { name: words.views.links }).first().click();
    await page.getByText(words.sharedBy('Noe')).waitFor();
    await inspect();
    await page.getByRole('link', { name: words.views.people }).click();
    await page.getByRole('link', { name: words.readAllOf('Lea') }).click();
    await page.getByText('Number 21', { exact: true }).waitFor();
    assert.equal(await page.getByText('Have you read').count(), 0);
    await page.getByLabel(words.sort).selectOption('oldest');
    await page.getByRole('button', { name: words.show }).click();
    await page.getByText('Number 0', { exact: true }).waitFor();
    await page.getByRole('link', { name: words.more }).click();
    await page.getByText('Number 21', { exact: true }).waitFor();
    await inspect();
    await page.getByRole('button', { name: words.done }).click();
    await page.getByText(words.upToDate).waitFor();
    await visit('/catchup');
    await page.getByText(words.nothing).waitFor();
  },
);

journey(
  'a keyboard alone reads, likes, unfolds, opens, goes and says what its keys are',
  [{ device: 'desktop', locale: 'fr' }],
  async (walk) => {
    const { page, visit, inspect, locale } = walk;
    const { lea, noe, say } = await afterAMorning(walk);
    const m = messagesFor(locale);
    await say(lea, 'The first');
    const warned = await say(noe, 'Behind it', 'Spoilers');
    const last = await say(lea, 'The last');
    await visit('/home');
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('[data-post]')?.getAttribute('data-post'));
    await press('j');
    assert.equal(await focused(), last);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle), 'none');
    await press('j');
    assert.equal(await focused(), warned);
    assert.equal(await page.getByText('Behind it').isVisible(), false);
    await press('x');
    await page.getByText('Behind it').waitFor();
    await press('k', 'f');
    await page.locator(`#p-${last} form[action$="/like"] [aria-pressed="true"]`).waitFor();
    assert.equal(await focused(), last, 'the focus stays with the post');
    await press('?');
    const list = page.getByRole('dialog', { name: m.shortcuts.title });
    await list.waitFor();
    await inspect();
    await press('j', 'g', 'e');
    assert.equal(new URL(page.url()).pathname, '/home', 'keys rest behind a dialog');
    await press('Escape', 'o');
    await page.waitForURL(`**/@lea/${last}`);
    await press('j', 'r');
    await page.locator('#reply textarea:focus').waitFor();
    await page.keyboard.type('jk?');
    assert.ok((await page.locator('#reply #f-text').inputValue()).includes('jk?'), 'keys rest while one writes');
    await visit('/about/shortcuts');
    await inspect();
    await press('g', 'd');
    await page.waitForURL('**/d');
    await visit('/settings/appearance');
    await page.getByLabel(m.shortcuts.off).check();
    await page.getByRole('button', { name: m.accounts.settings.save }).click();
    await page.getByRole('status').first().waitFor();
    await visit('/home');
    await press('j', '?');
    assert.equal(await focused(), undefined);
    assert.equal(await page.getByRole('dialog').count(), 0);
  },
);
