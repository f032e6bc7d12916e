import assert from 'node:assert/strict';
import { addMilestone, askSigners, countOf, parseText, publishFigures, writeText } from '#campaigns';
import { launchAppeal, signAndConfirm } from '../../src/campaigns/campaign.testing.ts';
import { form } from '../world.ts';
import { EVERYONE, journey } from './journey.ts';

const SLUG = 'what-if-we-bought-twitter';

const words = {
  en: {
    name: 'Your name',
    email: 'Your e-mail address',
    show: /Show my name/,
    town: /Your town/,
    sign: 'Sign',
    missing: 'Write your name.',
    mail: /open your mail/,
    confirm: 'Yes, count my signature',
    thanks: 'Thank you. Your signature counts.',
    waits: /form sent this week is not confirmed/,
  },
  fr: {
    name: 'Votre nom',
    email: 'Votre adresse électronique',
    show: /Montrer mon nom/,
    town: /Votre ville/,
    sign: 'Signer',
    missing: 'Écrivez votre nom.',
    mail: /regardez vos courriels/,
    confirm: 'Oui, comptez ma signature',
    thanks: 'Merci. Votre signature compte.',
    waits: /formulaire envoyé cette semaine n’est pas confirmé/,
  },
} as const;

const NO_SCRIPT = [
  { javaScript: false },
  { javaScript: false, locale: 'fr', device: 'desktop', theme: 'dark' },
] as const;

journey(
  'a visitor reads, signs, confirms by the button of the mail, and is thanked',
  [...EVERYONE, ...NO_SCRIPT],
  async ({ world, visit, page, inspect, linkInMail, locale, device }) => {
    const { id } = await launchAppeal(world);
    const say = words[locale];
    await visit(`/c/${SLUG}`);
    await inspect();
    if (device === 'phone') await page.getByRole('link', { name: /20/ }).click();

    await page.getByLabel(say.email).fill('amina@example.org');
    assert.equal(await page.getByLabel(say.town).isVisible(), false);
    await page.getByLabel(say.show).check();
    assert.equal(await page.getByLabel(say.town).isVisible(), true);
    await page.getByRole('button', { name: say.sign, exact: true }).click();

    await page.getByRole('link', { name: say.missing }).waitFor();
    await inspect();
    assert.equal(await page.getByLabel(say.email).inputValue(), 'amina@example.org');
    assert.equal(await page.getByLabel(say.show).isChecked(), true);
    await page.getByLabel(say.name).fill('Amina');
    await page.getByLabel(say.town).fill('Lyon');
    await page.getByRole('button', { name: say.sign, exact: true }).click();
    await page.getByRole('heading', { name: say.mail }).waitFor();
    await inspect();
    assert.doesNotMatch(page.url(), /amina/i);

    await visit(await linkInMail('amina@example.org', '/confirm/'));
    await inspect();
    assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 1 });
    await page.getByRole('button', { name: say.confirm }).click();
    await page.getByRole('heading', { name: say.thanks }).waitFor();
    await inspect();
    assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  },
);

journey(
  'on a phone without scripts one signs in another language, says where one lives, adds a reason and shares, and takes it all back',
  [{ javaScript: false }, { javaScript: false, locale: 'fr', theme: 'dark' }],
  async ({ world, visit, page, inspect, linkInMail, locale }) => {
    const { ruth, id } = await launchAppeal(world, { area: 'country' });
    const say = words[locale];
    const arabic = {
      language: 'ar',
      title: 'ماذا لو اشترينا تويتر؟',
      summary: 'ما تويتر من دون تغريداتنا؟',
      story: 'في خريف عام 2016 يبحث تويتر عن مشترٍ.',
      target: 'مجلس إدارة شركة تويتر',
      consequences: ['ننشر النداء', 'نسلّم النداء'],
    };
    await world.transact(async (tx) => {
      await writeText(tx, ruth.actor, id, parseText(arabic));
      await askSigners(tx, ruth.actor, id, { area: 'country', asks: ['reason', 'shares'], pledgesIn: 'EUR' });
      const spread = { kind: 'country', areas: 2, perArea: 5 } as const;
      await addMilestone(tx, ruth.actor, id, { signatures: 9_000, consequence: 'we go further', spread });
    });
    for (let n = 0; n < 4; n++) await signAndConfirm(world, id, `Signer${n}`, { area: 'TN' });

    await visit(`/c/${SLUG}`);
    await page.getByRole('link', { name: 'العربية' }).click();
    await page.getByRole('heading', { level: 1, name: arabic.title }).waitFor();
    assert.equal(await page.locator('h1 [lang=ar]').getAttribute('dir'), 'rtl');
    await inspect();
    await page.getByLabel(say.name).fill('Amina Ben Ali');
    await page.getByLabel(say.email).fill('amina@example.org');
    await page.locator('[name=area]').selectOption('TN');
    await page.getByRole('button', { name: say.sign, exact: true }).click();
    await page.getByRole('heading', { name: say.mail }).waitFor();
    const [mail] = await world.mails('amina@example.org');
    assert.match(mail?.subject ?? '', /ماذا لو/);
    await visit(await linkInMail('amina@example.org', '/confirm/'));
    await page.getByText(/Tunisi/).waitFor();
    await page.getByRole('button', { name: say.confirm }).click();
    await page.getByRole('heading', { name: say.thanks }).waitFor();
    await inspect();

    const part = page.locator('#mine details');
    await part.first().locator('summary').click();
    await page.locator('[name=reason]').fill('It is ours.');
    await page.locator('[name=publish]').check();
    await part.first().locator('button').first().click();
    await page.waitForURL(/done=saved/);
    await inspect();
    await page.locator('details').nth(1).locator('summary').click();
    await page.locator('[name=shares]').fill('12');
    await page.locator('[name=since]').fill('2015-05-04');
    await page.locator('details').nth(1).locator('button').first().click();
    await page.waitForURL(/done=saved/);
    const mine = page.url();

    world.clock.advance(86_400_000);
    await publishFigures.run(world.deps, {});
    await visit(`/c/${SLUG}/figures`);
    await page.getByRole('cell', { name: /Tunisi/ }).waitFor();
    await inspect();
    await visit(`/c/${SLUG}/reasons`);
    await page.getByText('It is ours.').waitFor();
    await inspect();

    await visit(new URL(mine).pathname);
    await page.locator('a[href*="/withdraw/"]').click();
    await page.locator('form.paper button').click();
    await page.waitForURL(/withdrawn/);
    for (const table of ['signature_reason', 'signature_commitment'] as const) {
      assert.deepEqual(await world.db.selectFrom(table).selectAll().execute(), []);
    }
    assert.deepEqual(await countOf(world.db, id), { confirmed: 4, pending: 0 });
    await visit(`/c/${SLUG}/reasons`);
    assert.equal(await page.getByText('It is ours.').count(), 0);
  },
);

journey('one signs and confirms with the keyboard alone', [{}], async ({ world, visit, page, linkInMail }) => {
  const { id } = await launchAppeal(world);
  await visit(`/c/${SLUG}/sign`);
  const tabTo = async (reached: () => boolean | Promise<boolean>) => {
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab');
      if (await reached()) return;
    }
    assert.fail('the keyboard does not get there');
  };
  const focusOn = (selector: string) => () =>
    page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
  await tabTo(focusOn('[name=name]'));
  await page.keyboard.type('Amina');
  await tabTo(focusOn('[name=email]'));
  await page.keyboard.type('amina@example.org');
  await tabTo(focusOn('[name=keepPosted]'));
  await page.keyboard.press('Space');
  await tabTo(focusOn('form button'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/signed$/);
  await visit(await linkInMail('amina@example.org', '/confirm/'));
  await tabTo(focusOn('form button'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/thanks$/);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
});

journey('the seats fill while one looks', [{ device: 'desktop' }], async ({ world, visit, page }) => {
  await launchAppeal(world);
  await visit(`/c/${SLUG}`);
  const followed = page.waitForResponse((response) => new URL(response.url()).pathname === '/live');
  await page.reload();
  await followed;
  await page.getByLabel(words.en.name).fill('Half written');
  await world.browse(`/c/${SLUG}/sign`, form({ name: 'Lea', email: 'lea@example.org' }));
  await page.getByText(words.en.waits).waitFor();
  assert.equal(await page.getByLabel(words.en.name).inputValue(), 'Half written', 'the form stays as it is');
});

journey(
  'an organiser launches a campaign, and a stranger finds it on the front page',
  [{ device: 'desktop' }, { locale: 'fr', theme: 'dark', javaScript: false }],
  async ({ world, visit, page, inspect, become, locale }) => {
    const ruth = await world.person('Ruth', { roles: ['organiser'], locale });
    await become(ruth);
    await visit('/c/new');
    await inspect();
    const fill = (name: string, text: string) => page.locator(`[name="${name}"]`).fill(text);
    await fill('title', 'Keep the library open on Sundays');
    await fill('summary', 'It is the only warm place.');
    await fill('target', 'the town council');
    await fill('story', 'Because **books**.');
    await fill('milestones.0.signatures', '500');
    await fill('milestones.0.consequence', 'we speak at the council');
    await page.locator('form.paper button').last().click();
    await page.getByRole('heading', { level: 1, name: 'Keep the library open on Sundays' }).waitFor();
    await inspect();
    await page.context().clearCookies();
    await visit('/');
    await page.getByRole('heading', { level: 1, name: 'Keep the library open on Sundays' }).waitFor();
    await visit('/c');
    await inspect();
    await visit('/c/keep-the-library-open-on-sundays/poster');
    await inspect();
    await visit('/c/keep-the-library-open-on-sundays/share');
    await inspect();
  },
);
