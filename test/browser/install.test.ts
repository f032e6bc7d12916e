import assert from 'node:assert/strict';
import { journey } from './journey.ts';

journey(
  'the site is an app: it says so, opens without a network, takes what others share, and shows what is pushed',
  [{}, { device: 'desktop', locale: 'fr', theme: 'dark' }],
  async ({ world, visit, page, context, become, origin, inspect, locale }) => {
    const amina = await world.person('Amina', { locale });
    await become(amina);
    await context.grantPermissions(['notifications'], { origin });
    await visit('/settings/notifications');
    await inspect();

    const address = await page.locator('link[rel="manifest"]').getAttribute('href');
    const manifest = (await (await page.request.get(`${origin}${address}`)).json()) as {
      lang: string;
      icons: { src: string; purpose: string }[];
      shortcuts: { url: string }[];
      share_target: { action: string };
    };
    assert.equal(manifest.lang, locale);
    assert.ok(manifest.icons.some(({ purpose }) => purpose === 'maskable'));
    for (const path of [...manifest.icons.map(({ src }) => src), ...manifest.shortcuts.map(({ url }) => url)])
      assert.equal((await page.request.get(`${origin}${path}`)).status(), 200, path);

    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await visit('/home');
    assert.ok(await page.evaluate(() => navigator.serviceWorker.controller !== null));
    const kept = await page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => new URL(url).pathname);
    });
    assert.deepEqual(
      kept.toSorted(),
      [
        '/assets/essor.css',
        '/assets/fonts/hanken-grotesk.woff2',
        '/assets/fonts/newsreader-display.woff2',
        `/offline/${locale}`,
      ],
      'nothing of anybody',
    );

    await visit(`${manifest.share_target.action}?title=Bread&text=Look&url=https%3A%2F%2Fexample.org%2F`);
    assert.equal(await page.locator('textarea[name="text"]').inputValue(), 'Bread\n\nLook\n\nhttps://example.org/');

    // As a push service delivers it, deciphered.
    const browser = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const own = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
        if (own) resolve(own.registrationId);
      });
    });
    await browser.send('ServiceWorker.enable');
    const data = JSON.stringify({ title: 'Paul mentions you', body: 'Hello', path: '/inbox', tag: 'a', lang: 'en' });
    await browser.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registered, data });
    await page.waitForFunction(async () => {
      const { getNotifications } = await navigator.serviceWorker.ready;
      const [shown] = await getNotifications.call(await navigator.serviceWorker.ready);
      return shown?.title === 'Paul mentions you' && shown.data === '/inbox';
    });

    await context.setOffline(true);
    await page.goto(`${origin}/inbox`);
    await page.getByRole('heading', { name: locale === 'fr' ? 'Pas de réseau' : 'No network' }).waitFor();
    await inspect();
    await context.setOffline(false);
    await page.locator('a.btn').click();
    await page.waitForURL(`${origin}/inbox`);
    await page.locator('h1').waitFor();
  },
);
