import assert from 'node:assert/strict';
import { createPost, follow } from '#network';
import { count, quarrelling, rate } from '../../src/notes/notes.testing.ts';
import { journey } from './journey.ts';

journey(
  'a post is quoted and its author takes it out again; a list shows whom it holds',
  [{ javaScript: false }, { device: 'desktop', locale: 'fr', theme: 'dark' }],
  async ({ world, visit, page, become, inspect, locale }) => {
    const amina = await world.person('Amina', { locale });
    const [lea, noe] = [await world.person('Léa', { locale }), await world.person('Noé')];
    const said = await world.transact(async (tx) => {
      for (const one of [lea, noe]) await follow(tx, amina.actor, one.actor.account);
      await createPost(tx, noe.actor, { text: 'Du bruit' });
      return (await createPost(tx, lea.actor, { text: 'Le jardin est ouvert' })).id;
    });
    await become(amina);
    await visit(`/compose?quote=${said}`);
    await page.locator('form.composer textarea[name="text"]').fill('Allez-y tous');
    await page
      .locator('form.composer')
      .getByRole('button', { name: /^(?:Post|Publier)$/ })
      .click();
    await page.waitForURL(/\/@amina\/\d+$/);
    await page.locator('.quote').getByText('Le jardin est ouvert').waitFor();
    await inspect();
    const path = new URL(page.url()).pathname;

    await become(lea);
    await visit(path);
    await page.locator('article .menu summary').first().click();
    await page
      .getByRole('button', { name: /^(?:Withdraw my post from here|Retirer ma publication d[’']ici)$/ })
      .click();
    await page.locator('.quote-gone').waitFor();
    assert.equal(await page.getByText('Le jardin est ouvert').count(), 0);
    await inspect();

    await become(amina);
    await visit('/lists');
    await page.locator('input[name="title"]').fill('Le quartier');
    await page.locator('main form[action="/lists"] button').last().click();
    await page.waitForURL(/\/lists/);
    await visit('/@lea/lists');
    await page.locator('button[name="on"][value="true"]').click();
    await page.locator('button[name="on"][value="false"]').waitFor();
    await inspect();
    await visit('/lists');
    await page
      .getByRole('link', { name: /Le quartier/ })
      .first()
      .click();
    await page.waitForURL(/\/lists\/\d+$/);
    await page.getByText('Le jardin est ouvert').waitFor();
    assert.equal(await page.getByText('Du bruit').count(), 0);
    await inspect();
  },
);

journey(
  'members add context to a post, rate it, and readers find it beneath',
  [{ javaScript: false }, { device: 'desktop', locale: 'fr', theme: 'dark' }],
  async ({ world, visit, page, become, inspect }) => {
    const { author, raters, about, id } = await quarrelling(world);
    const [first, ...others] = raters.slice(0, 8);
    assert.ok(first);
    for (const one of others) await rate(world, one, id, 'helpful');
    await world.deps.settings.reload();
    await become(first);
    await visit('/coop/notes');
    await inspect();
    const note = page.locator('article', { hasText: 'Half of them' });
    assert.equal(await note.count(), 1);
    await page.locator('button[name="value"][value="helpful"]').first().click();
    await page.waitForURL(/done=rated/);
    await count(world);

    await visit(`/@${author.handle}/${about}`);
    await page.locator('.member-notes').getByText('The figure is from 2009.').waitFor();
    await inspect();
    await become(author);
    await visit('/inbox');
    await page.locator('.news[data-kind="note"]').click();
    await page.waitForURL(/\/notes$/);
    await page.locator('details.fold summary').first().click();
    await page.locator('textarea[name="words"]').fill('The figure is from this year, on page 4.');
    await page.locator('form[action$="/review"] button').click();
    await page.waitForURL(/done=review/);
    await inspect();
    for (const path of ['/about/notes', `/@${author.handle}/${about}/notes`]) {
      await visit(path);
      await inspect();
    }
  },
);
