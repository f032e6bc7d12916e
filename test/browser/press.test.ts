import assert from 'node:assert/strict';
import {
  addCoverage,
  addPressPicture,
  addQuote,
  listCoverage,
  nameTags,
  writeContact,
  writePressTexts,
} from '#campaigns';
import { loadSharp, readPicture } from '#media';
import { createPost, setCarrier } from '#network';
import { launchAppeal, signAndConfirm } from '../../src/campaigns/campaign.testing.ts';
import { article, html, internet, PUZZLE } from '../../src/preview/pages.testing.ts';
import type { World } from '../world.ts';
import { journey } from './journey.ts';

const PRESS = '/c/what-if-we-bought-twitter/press';

async function withPress(world: World) {
  const organiser = await world.person('Ruth', { roles: ['organiser'], locale: 'fr' });
  const { ruth, id } = await launchAppeal(world, {}, organiser);
  const sharp = await loadSharp();
  const drawn = sharp({ create: { width: 900, height: 600, channels: 3, background: '#0b6b57' } });
  const read = await readPicture(await drawn.png().toBuffer());
  await signAndConfirm(world, id, 'Nora');
  await world.transact(async (tx) => {
    await nameTags(tx, ruth.actor, id, { tags: '#WeAreTwitter' });
    await writePressTexts(tx, ruth.actor, id, { en: 'We are a campaign.', fr: 'Nous sommes une campagne.' });
    await writeContact(tx, ruth.actor, id, { name: 'Ruth Adeyemi', mail: 'press@example.org', phone: '' });
    const said = { text: 'We want the keys.', language: 'en', saidBy: 'Ruth Adeyemi', role: 'organiser' };
    await addQuote(tx, ruth.actor, id, { ...said, agreedOn: '2016-10-01', agreement: 'In writing' });
    const words = { alt: 'Seats in rings', credit: 'Atelier Nédélec', licence: 'CC BY 4.0' };
    await addPressPicture(tx, ruth.actor, id, words, { read, dataFolder: world.dataFolder });
    for (const [month, language] of [
      ['08', 'en'],
      ['09', 'fr'],
    ] as const) {
      const piece = await addCoverage(tx, ruth.actor, id, { url: `https://a.example/${month}` });
      const written = { outlet: 'The Example', title: `Ours, ${month}`, author: '', quote: 'A line.', country: 'GB' };
      const when = { publishedOn: `2016-${month}-10`, kind: language === 'en' ? 'article' : 'radio' } as const;
      await listCoverage(tx, ruth.actor, id, piece, { ...written, ...when, language });
    }
  });
  for (const name of ['Amina', 'Paul', 'Mina']) {
    const one = await world.person(name);
    await world.transact(async (tx) => {
      await createPost(tx, one.actor, { text: 'Hello #WeAreTwitter' });
      await setCarrier(tx, one.actor, true);
    });
  }
  world.clock.advance(600_000);
  return { ruth, id };
}

journey(
  'a reporter reads the press page, downloads a picture and suggests a link',
  [{ javaScript: false }, { locale: 'fr', theme: 'dark' }],
  async ({ world, page, visit, inspect }) => {
    await withPress(world);
    await visit('/c/what-if-we-bought-twitter');
    await page.locator(`a.line[href="${PRESS}"]`).click();
    assert.match((await page.locator('#figures').textContent()) ?? '', /signature/);
    await inspect();
    const waiting = page.waitForEvent('download');
    await page.locator('#pictures a[download]').click();
    assert.match((await waiting).suggestedFilename(), /\.jpg$/);
    await page.locator('input[name=url]').fill('https://blog.example/we-are');
    await page.locator('#suggest button').click();
    await page.locator('#suggest [role=status]').waitFor();
    await inspect();
    await page.locator('.moves a').click();
    assert.match((await page.locator('.chart').first().textContent()) ?? '', /24/);
    await inspect();
    await page.locator('a[href="/about/momentum"]').first().click();
    await page.locator('.formula').waitFor();
    await inspect();
  },
);

journey(
  'an organiser adds what was written, sees it read while looking, lists it, and sees how the hashtag moves',
  [{ device: 'desktop', locale: 'fr' }],
  async ({ world, page, visit, become, inspect }) => {
    const { ruth } = await withPress(world);
    // Its server answers once the organiser looks at the page that waits.
    const { promise: looked, resolve: look } = Promise.withResolvers<void>();
    const { fetch } = internet({
      [PUZZLE]: async () => {
        await looked;
        return html(article());
      },
    });
    Object.assign(world.deps, { fetch });
    await become(ruth);
    await visit(`${PRESS}/lead`);
    await inspect();
    await page.locator('#coverage input[name=url]').fill(PUZZLE);
    await page.locator('#coverage button').first().click();
    await page.locator('[data-live="piece-reading"] .note').waitFor();
    await inspect();
    look();
    await page.locator('[data-live="piece-reading"] .cover').waitFor();
    await page.locator('[data-live="piece-reading"] a.more').click();
    await inspect();
    await page.locator('input[name=publishedOn]').fill('2016-10-02');
    assert.equal(await page.locator('input[name=author]').inputValue(), 'Jeanne Modèle');
    await page.locator('form.paper button').click();
    await page.locator('[role=status]').waitFor();
    await visit(PRESS);
    assert.match((await page.locator('#coverage').textContent()) ?? '', /Un réseau à nous/);
    assert.match((await page.locator('#momentum').textContent()) ?? '', /3 personnes ont écrit 3 publications/);
    await inspect();
    await visit('/explore');
    await page.locator('.moving .spark').first().waitFor();
    await inspect();
    await visit('/settings/hashtags');
    await inspect();
    await visit('/tags/wearetwitter/embed?lang=en');
    await inspect();
  },
);
