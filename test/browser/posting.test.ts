import assert from 'node:assert/strict';
import { createPost, follow, publish } from '#network';
import { journey } from './journey.ts';

const POST = /^(?:Post|Publier)$/;
const REPLY = /^(?:Reply|Répondre)$/;

journey(
  'somebody posts, answers and likes with forms alone',
  [{ javaScript: false }, { javaScript: false, device: 'desktop', locale: 'fr', theme: 'dark' }],
  async ({ world, visit, page, become, locale }) => {
    const amina = await world.person('Amina', { locale });
    const lea = await world.person('Léa', { locale });
    const { id } = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Qui colle les affiches ?' }));
    await become(amina);
    await visit('/compose');
    await page.locator('textarea[name="text"]').fill('Bonjour #essor');
    await page.locator('form.composer').getByRole('button', { name: POST }).click();
    await page.locator('article').getByText('Bonjour').waitFor();
    assert.match(page.url(), /\/@amina\/\d+$/);

    await visit(`/@lea/${id}`);
    await page.locator('#reply textarea[name="text"]').fill('@lea Moi !');
    await page.locator('#reply').getByRole('button', { name: REPLY }).click();
    await page.locator('.replies').getByText('Moi !').waitFor();
    await page.locator(`#p-${id} form[action$="/like"] button`).click();
    assert.equal(await page.locator(`#p-${id} form[action$="/like"] button`).getAttribute('aria-pressed'), 'true');
    assert.ok(page.url().endsWith(`#p-${id}`));
  },
);

journey(
  'somebody posts over the page they read, and others see it come in',
  [{}, { device: 'desktop', locale: 'fr', theme: 'dark' }],
  async ({ world, visit, page, become, inspect, locale }) => {
    const amina = await world.person('Amina Belkacem', { handle: 'amina', locale });
    const lea = await world.person('Léa', { locale });
    await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
    await become(amina);
    await visit('/home');
    await inspect();
    await page.locator('a[href="/compose"]:visible').first().click();
    const dialog = page.locator('dialog[open]');
    await dialog.locator('textarea[name="text"]').fill('Écrit d’ici');
    await inspect();
    await page.keyboard.press('Control+Enter');
    const own = page.locator('.feed article').getByText('Écrit d’ici');
    await own.waitFor();

    const { news } = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Et de là' }));
    publish(world.deps.live, news);
    const button = page.locator('.new-posts button');
    await button.waitFor();
    assert.equal(await page.locator('.feed').getByText('Et de là').count(), 0);
    await inspect();
    await button.click();
    await page.locator('.feed article').first().getByText('Et de là').waitFor();

    const like = page.locator('.feed article').first().locator('form[action$="/like"] button');
    await like.focus();
    await page.keyboard.press('Enter');
    await page.locator('.feed article').first().locator('button[data-icon="star"][aria-pressed="true"]').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-icon')), 'star');
  },
);

journey('what is written while the page still connects is not lost', [{}], async ({ world, visit, page, become }) => {
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  await become(amina);
  const { promise: written, resolve: nowWritten } = Promise.withResolvers<void>();
  await page.route('**/live?*', async (route) => {
    await written;
    await route.continue();
  });
  await visit('/home');
  const { news } = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Entre les deux' }));
  publish(world.deps.live, news);
  nowWritten();
  await page.locator('.new-posts button').click();
  await page.locator('.feed article').getByText('Entre les deux').waitFor();
});

journey('a draft stays on this device until it is sent', [{}], async ({ world, visit, page, become }) => {
  await become(await world.person('Amina'));
  await visit('/compose');
  await page.locator('textarea[name="text"]').fill('Un début');
  await page.waitForFunction(() => Object.keys(localStorage).length > 0);
  await visit('/home');
  await visit('/compose');
  assert.equal(await page.locator('textarea[name="text"]').inputValue(), 'Un début');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/@amina\/\d+$/);
  await visit('/compose');
  assert.equal(await page.locator('textarea[name="text"]').inputValue(), '');
});

journey(
  'every page of the network can be read by everyone',
  [{}, { device: 'desktop', theme: 'dark', locale: 'fr' }],
  async ({ world, visit, become, inspect, locale }) => {
    const amina = await world.person('Amina', { locale });
    const lea = await world.person('Léa', { locale });
    const text = 'Les affiches sont prêtes #essor https://www.example.org/un/long/chemin/vers/une/affiche';
    const { id } = await world.transact((tx) =>
      createPost(tx, lea.actor, { text, warning: 'affiches', language: 'fr' }),
    );
    await world.transact((tx) => createPost(tx, lea.actor, { text: '@amina tu viens ?', replyTo: id }));
    for (const path of ['/explore', '/@lea', `/@lea/${id}`, '/tags/essor', '/search?q=le', '/d', '/coop']) {
      await visit(path);
      await inspect();
    }
    await become(amina);
    const own = ['/home', '/home/here', '/explore', '/inbox', '/compose', `/compose?reply=${id}`, '/@lea', '/@amina'];
    for (const path of [...own, `/@lea/${id}`, '/@lea/followers', '/search?q=zz', '/chat']) {
      await visit(path);
      await inspect();
    }
  },
);
