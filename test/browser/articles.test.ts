import assert from 'node:assert/strict';
import { loadSharp } from '#media';
import { publishedBy } from '../../src/articles/articles.testing.ts';
import { journey } from './journey.ts';

const HERE = '/articles/who-owns-the-room-we-talk-in';

journey(
  'a stranger reads, comments with a name and an address, confirms, and is let in by the author',
  [{ javaScript: false }, { device: 'desktop', theme: 'dark' }],
  async ({ world, page, visit, become, inspect, linkInMail }) => {
    const tom = await world.person('Tom');
    await publishedBy(world, tom);
    await visit(HERE);
    assert.match((await page.locator('h1').textContent()) ?? '', /Who owns the room/);
    assert.equal(await page.locator('.article-text h2').first().getAttribute('id'), 'h-the-door');
    await inspect();
    await page.locator('#comment input[name=name]').fill('Zoé');
    await page.locator('#comment input[name=email]').fill('zoe@example.org');
    await page.locator('#comment button').click();
    assert.match((await page.locator('.error-summary').textContent()) ?? '', /Fill this in/);
    assert.equal(await page.locator('#comment input[name=name]').inputValue(), 'Zoé', 'what was written is kept');
    await inspect();
    await page.locator('#comment textarea').fill('The bakery on my street is ours, too.');
    await page.locator('#comment button').click();
    await page.waitForURL(/commented/);
    await inspect();

    await visit(await linkInMail('zoe@example.org', '/confirm/'));
    await inspect();
    await page.locator('.paper button').click();
    assert.match((await page.locator('h1').textContent()) ?? '', /It waits to be read/);
    await visit(HERE);
    assert.equal(await page.locator('.comment').count(), 0, 'nobody sees it yet');

    await become(tom);
    await visit('/inbox');
    await page.locator('a.news[data-kind=comment]').click();
    await page.waitForURL(/\/comments$/);
    await inspect();
    await page.locator('form[action$="/show"] button').click();
    await visit(HERE);
    assert.match((await page.locator('.comment').textContent()) ?? '', /Zoé[\s\S]*The bakery/);
    await page.locator('.answer-link a').click();
    await page.locator('#comment textarea').fill('Which one?');
    await inspect();
    await page.locator('#comment button').click();
    await page.locator('.branch .branches .post', { hasText: 'Which one?' }).waitFor();

    await page.context().clearCookies();
    await visit(await linkInMail('zoe@example.org', '/delete/'));
    await inspect();
    await page.locator('.paper button').click();
    await page.waitForURL(/deleted/);
    await visit(HERE);
    assert.match((await page.locator('.comment').textContent()) ?? '', /Its author deleted/);
    assert.equal(await page.getByText('Which one?').count(), 1, 'the answer keeps its place');
  },
);

journey(
  'an author writes with a cover and publishes, and nothing is lost on the way',
  [{ device: 'desktop', locale: 'fr' }],
  async ({ world, page, visit, become, inspect }) => {
    const sharp = await loadSharp();
    const picture = await sharp({ create: { width: 1200, height: 630, channels: 3, background: '#0b6b57' } })
      .png()
      .toBuffer();
    await become(await world.person('Léa', { locale: 'fr' }));
    await visit('/articles/new');
    await inspect();
    await page.locator('input[name=title]').fill('À qui est la pièce ?');
    await page.locator('textarea[name=body]').fill(`## La porte\n\n${'Une longue histoire. '.repeat(12)}`);
    // It is saved by itself: the address becomes the draft’s.
    await page.waitForURL(/\/articles\/drafts\/\d+$/);
    await page.locator('[data-state]', { hasText: 'Enregistré' }).waitFor();
    await visit(new URL(page.url()).pathname);
    assert.equal(await page.locator('input[name=title]').inputValue(), 'À qui est la pièce ?');
    await page.locator('textarea[name=standfirst]').fill('Elle est à qui la remplit.');
    await page
      .locator('input[name=cover]')
      .setInputFiles({ name: 'cover.png', mimeType: 'image/png', buffer: picture });
    await page.locator('img.card-cover').waitFor();
    await inspect();
    await page.locator('button[value=publish]').last().click();
    await page.waitForURL(/\/publish$/);
    await inspect();
    await page.locator('form.paper button').click();
    await page.getByText('Décrivez l’image').waitFor();
    await page.getByRole('link', { name: 'Reprendre l’écriture' }).first().click();
    await page.locator('input[name=coverAlt]').fill('Un aplat vert');
    await page.locator('button[value=preview]').click();
    await page.waitForURL(/\/preview$/);
    await inspect();
    await page.getByRole('link', { name: 'Publier…' }).click();
    await page.locator('form.paper button').click();
    await page.waitForURL(/\/articles\/a-qui-est-la-piece$/);
    assert.equal(await page.locator('.cover img').getAttribute('alt'), 'Un aplat vert');
    await inspect();
    await visit('/articles');
    await inspect();
    await visit('/articles/mine');
    await inspect();
  },
);
