import assert from 'node:assert/strict';
import sharp from 'sharp';
import { changeProfile, HEADER } from '#accounts';
import { readPicture } from '#media';
import { changePreferences, createList, createPost, follow, keepDraft } from '#network';
import { journey } from './journey.ts';

const POST = /^(?:Post|Publier)$/;
const VOTE = /^(?:Vote|Répondre)$/;

journey(
  'somebody writes a thread with a picture and a poll, and others answer it',
  [
    { locale: 'fr' },
    { device: 'desktop', theme: 'dark' },
    { javaScript: false },
    { device: 'desktop', locale: 'fr', javaScript: false },
  ],
  async ({ world, visit, page, become, inspect, locale, javaScript }) => {
    const amina = await world.person('Amina', { locale });
    const lea = await world.person('Léa', { locale });
    const buffer = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#0b6b57' } })
      .png()
      .toBuffer();
    await become(amina);
    await visit('/compose');
    const form = page.locator('form.composer');
    await form.locator('textarea[name="text"]').fill('Quel jour pour la réunion ? #essor');
    await form.locator('button[value="another"]').click();
    await form.locator('textarea[name="part2"]').fill('On apporte de quoi manger.');
    await form.getByText(/^(?:Add pictures|Ajouter des images)$/).click();
    await form.locator('input[name="picture1"]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
    await form.locator('textarea[name="alt1"]').fill('Une affiche verte');
    await form.getByText(/^(?:Ask a question|Poser une question)$/).click();
    await form.locator('input[name="option1"]').fill('Lundi');
    await form.locator('input[name="option2"]').fill('Samedi');
    await inspect();
    await form.getByRole('button', { name: POST }).click();
    await page.waitForURL(/\/@amina\/\d+$/);
    await page.locator('.replies').getByText('On apporte de quoi manger.').waitFor();
    assert.equal(await page.getByAltText('Une affiche verte').count(), 1);
    await inspect();

    const path = new URL(page.url()).pathname;
    await become(lea);
    await visit(path);
    await page.getByLabel('Samedi').check();
    await page.locator('form.poll').getByRole('button', { name: VOTE }).click();
    await page.locator('.poll .bars').waitFor();
    assert.equal(await page.locator('form.poll').count(), 0);
    assert.match((await page.locator('.poll').textContent()) ?? '', /100\s?%/);
    if (javaScript) assert.ok(page.url().endsWith(path), 'the page stays');
    await inspect();
  },
);

journey(
  'a block and a filter take effect',
  [{ javaScript: false }, { device: 'desktop', locale: 'fr', theme: 'dark' }],
  async ({ world, visit, page, become, inspect, locale }) => {
    const amina = await world.person('Amina', { locale });
    const [lea, noe] = [await world.person('Léa'), await world.person('Noé')];
    await world.transact((tx) => createPost(tx, lea.actor, { text: 'La fin de la série' }));
    await world.transact((tx) => createPost(tx, noe.actor, { text: 'Du bruit' }));
    await become(amina);
    await visit('/explore');
    const noisy = page.locator('article', { hasText: 'Du bruit' });
    await noisy.locator('.menu summary').click();
    await noisy.getByRole('link', { name: /@noe/ }).last().click();
    await inspect();
    await page.getByRole('button', { name: /^(?:Block|Bloquer)$/ }).click();
    await page.waitForURL(/\/explore$/);
    assert.equal(await page.getByText('Du bruit').count(), 0);

    await visit('/settings/filters/new');
    await inspect();
    await page.locator('input[name="title"]').fill('Pas encore vue');
    await page.locator('textarea[name="words"]').fill('fin de la série');
    await page.locator('main form button.primary').click();
    await page.waitForURL(/\/settings\/filters$/);
    await visit('/explore');
    assert.equal(await page.getByText('La fin de la série').isVisible(), false);
    await page.locator('details.warned summary').click();
    assert.equal(await page.getByText('La fin de la série').isVisible(), true);
  },
);

journey(
  'every page of what one keeps, follows and keeps away can be read by everyone',
  [{}, { device: 'desktop', theme: 'dark', locale: 'fr' }],
  async ({ world, visit, become, inspect, locale }) => {
    const amina = await world.person('Amina', { locale });
    const lea = await world.person('Léa');
    const wide = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#0b6b57' } })
      .png()
      .toBuffer();
    const header = await readPicture(wide, HEADER);
    const reach = { approvesFollowers: true, quotePolicy: 'nobody', postsFindable: false, inDirectory: true } as const;
    const { list, id } = await world.transact(async (tx) => {
      await changePreferences(tx, amina.actor, reach);
      const fields = [{ name: 'Site', value: 'https://lea.example/' }];
      await changeProfile(tx, lea.actor, { fields, bot: true, header }, world.dataFolder);
      await follow(tx, lea.actor, amina.actor.account);
      const { id: word } = await createPost(tx, amina.actor, { text: 'Un mot #jardin' });
      const quoting = await createPost(tx, lea.actor, { text: 'Lisez', quote: word });
      await keepDraft(tx, amina.actor, { content: { text: 'Un début', more: ['Suite'] } });
      const made = await createList(tx, amina.actor, { title: 'Amis', replies: 'list', exclusive: false });
      return { list: made.id, id: quoting.id };
    });
    await become(amina);
    const settings = [
      '/settings/muted',
      '/settings/blocked',
      '/settings/servers',
      '/settings/reach',
      '/settings/tags',
      '/settings/filters',
    ];
    const own = ['/bookmarks', '/lists', `/lists/${list}`, `/lists/${list}/edit`, '/drafts', '/tags/jardin', '/inbox'];
    const ofLea = ['/@lea', '/@lea/mute', '/@lea/lists', `/@lea/${id}`, `/@lea/${id}/mute`, `/compose?quote=${id}`];
    for (const path of [...settings, ...own, ...ofLea, '/follow-requests', '/quote-requests', '/settings']) {
      await visit(path);
      await inspect();
    }
  },
);
