import assert from 'node:assert/strict';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { journey } from './journey.ts';

/** A device with a passkey inside it, such as a phone, that says yes. */
async function giveDevice(context: BrowserContext, page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

const ADD = { en: 'Add a passkey', fr: 'Ajouter une clé d’accès' };
const WITH = { en: 'Sign in with a passkey', fr: 'Utiliser une clé d’accès' };
const YES = { en: 'Let it in', fr: 'Laisser entrer' };
const NAME = { en: /Name of this passkey/, fr: /Nom de cette clé d’accès/ };

journey(
  'a passkey is added, opens the account without a word, and opens nothing once removed',
  [
    { device: 'phone', locale: 'fr' },
    { device: 'desktop', locale: 'en', theme: 'dark' },
  ],
  async ({ world, page, context, locale, origin, visit, become, inspect }) => {
    const amina = await world.person('Amina', { locale });
    const { cdp, authenticatorId } = await giveDevice(context, page);

    await become(amina);
    await visit('/settings/passkeys');
    await inspect();
    await page.getByLabel(NAME[locale]).fill('Téléphone');
    await page.getByRole('button', { name: ADD[locale] }).click();
    await page.getByRole('link', { name: 'Téléphone' }).waitFor();
    await inspect();
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    assert.equal(credentials.length, 1);
    assert.equal(credentials[0]?.isResidentCredential, true);
    assert.equal((await world.mails(amina.email))[0]?.kind, 'passkey-added');

    await context.clearCookies();
    // As an application sends them, on the way to its question.
    const app = new URLSearchParams({ client_name: 'Phanpy', redirect_uris: `${origin}/`, scopes: 'read' });
    const registered = await fetch(`${origin}/api/v1/apps`, { method: 'POST', body: app });
    const { client_id: client } = (await registered.json()) as { client_id: string };
    await visit(`/oauth/authorize?client_id=${client}&response_type=code&redirect_uri=${origin}/&scope=read`);
    await inspect();
    const sent = page.waitForRequest('**/passkeys/sign-in');
    await page.getByRole('button', { name: WITH[locale] }).click();
    await page.getByRole('button', { name: YES[locale], exact: true }).waitFor();
    await inspect();

    // Whoever overheard the answer gets nothing for it.
    const overheard = await world.browse('/passkeys/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: (await sent).postData() ?? '',
    });
    assert.equal(overheard.status, 410);
    assert.equal(overheard.headers.get('set-cookie'), null);
    const passkey = await world.db.selectFrom('passkey').selectAll().executeTakeFirstOrThrow();
    assert.ok(passkey.used_at);
    assert.ok(Number(passkey.sign_count) > 0);

    await visit(`/settings/passkeys/${passkey.id}`);
    await inspect();
    await page.locator('form[action$="/remove"] button').click();
    await page.getByRole('status').waitFor();
    await context.clearCookies();
    await visit('/sign-in');
    await page.getByRole('button', { name: WITH[locale] }).click();
    await page.getByRole('alert').waitFor();
    assert.deepEqual(await world.db.selectFrom('passkey').selectAll().execute(), []);
    assert.equal(new URL(page.url()).pathname, '/sign-in');
  },
);

journey('a device that does not answer leaves everything as it was, and says so', [{}], async (way) => {
  const { world, page, context, visit, become } = way;
  const amina = await world.person('Amina');
  const { cdp, authenticatorId } = await giveDevice(context, page);
  await become(amina);
  await visit('/settings/passkeys');
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false });
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  await page.evaluate(() => {
    navigator.credentials.create = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: ADD.en }).click();
  await page.getByRole('alert').getByText('Your browser or device did not go on. Nothing changed.').waitFor();
  assert.deepEqual(await world.db.selectFrom('passkey').selectAll().execute(), []);
});

journey('without scripts passkeys are not offered, and the page says why', [{ javaScript: false }], async (way) => {
  const { world, page, visit, become } = way;
  await become(await world.person('Amina'));
  await visit('/settings/passkeys');
  await page.getByText('Adding a passkey needs JavaScript').waitFor();
  assert.equal(await page.getByRole('button', { name: ADD.en }).count(), 0);
});
