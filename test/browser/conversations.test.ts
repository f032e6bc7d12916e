import assert from 'node:assert/strict';
import { createPost, offerPack, publish, savePack } from '#network';
import { journey } from './journey.ts';

const POST = /^(?:Post|Publier)$/;
const REPLY = /^(?:Reply|Répondre)$/;
const FOLLOW_ALL = /^(?:Follow all|Tout suivre)$/;

journey(
  'two people write to each other privately, and what comes stands at the end without a reload',
  [{}, { device: 'desktop', locale: 'fr', theme: 'dark' }],
  async ({ world, visit, page, become, inspect, locale }) => {
    const amina = await world.person('Amina', { locale });
    const lea = await world.person('Léa', { locale });
    await become(amina);
    await visit('/@lea');
    await page.locator('.profile details.menu summary').click();
    await page.getByRole('link', { name: /(?:privately|en privé)$/ }).click();
    await page.locator('main textarea[name="text"]').fill('@lea Tu viens ?');
    await page.locator('main form.composer').getByRole('button', { name: POST }).click();
    await page.locator('a.talk').getByText('Tu viens ?').click();
    await page.locator('#conversation-posts article').getByText('Tu viens ?').waitFor();
    await inspect();

    const first = /p-(\d+)/.exec((await page.locator('#conversation-posts article').first().getAttribute('id')) ?? '');
    const replyTo = first?.[1] as never;
    const { news } = await world.transact((tx) =>
      createPost(tx, lea.actor, { text: '@amina Oui', visibility: 'direct', replyTo }),
    );
    publish(world.deps.live, news);
    await page.locator('#conversation-posts article').getByText('Oui').waitFor();
    assert.match(await page.locator('#reply textarea[name="text"]').inputValue(), /^@lea /);
    await page.locator('#reply textarea[name="text"]').fill('@lea Merveille');
    await page.locator('#reply').getByRole('button', { name: REPLY }).click();
    await page.locator('#conversation-posts article').getByText('Merveille').waitFor();
  },
);

journey(
  'a newcomer finds a pack in their empty home and follows it without a script',
  [{ javaScript: false }, { javaScript: false, device: 'desktop', locale: 'fr' }],
  async ({ world, visit, page, become, locale }) => {
    const ruth = await world.person('Ruth', { roles: ['steward'], locale });
    await world.person('Léa', { locale });
    const nora = await world.person('Nora', { locale });
    await world.transact(async (tx) => {
      const { id } = await savePack(tx, ruth.actor, { title: 'Le jardin', words: '', who: '@lea @ruth' });
      await offerPack(tx, ruth.actor, id, true);
      await createPost(tx, ruth.actor, { text: 'Les tomates sont là' });
    });
    await become(nora);
    await visit('/home');
    await page.getByRole('link', { name: /Le jardin/ }).click();
    await page.getByRole('button', { name: FOLLOW_ALL }).click();
    await page.getByText(/You follow everybody in it|Vous suivez tout le monde ici/).waitFor();
    await visit('/home');
    await page.locator('.feed article').getByText('Les tomates sont là').waitFor();
  },
);
