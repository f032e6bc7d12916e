import assert from 'node:assert/strict';
import { pledgeDriveOf, settlePledgeDrives } from '#campaigns';
import { openDrive, pledgeAndConfirm } from '../../src/campaigns/pledges/pledges.testing.ts';
import { journey } from './journey.ts';

const PLEDGES = '/c/what-if-we-bought-twitter/pledges';
const DAY = 86_400_000;

const words = {
  en: {
    go: 'Pledge',
    name: 'Your name',
    email: 'Your e-mail address',
    other: 'Another sum',
    sum: /Sum, in EUR/,
    people: /Only if enough people/,
    least: /At least how many people/,
    agree: /I have read what I agree to/,
    missing: /tick the box/,
    mail: /open your mail/,
    confirm: /Yes, I pledge/,
    mine: 'My pledge',
    toPay: 'How to pay',
    line: 'Its line in the statement',
    number: /Number or reference/,
    amount: 'Amount',
    day: 'Day on the statement',
    record: 'Record',
    recording: 'Record a payment',
  },
  fr: {
    go: 'Promettre',
    name: 'Votre nom',
    email: 'Votre adresse électronique',
    other: 'Une autre somme',
    sum: /Somme, en EUR/,
    people: /Seulement si assez de personnes/,
    least: /Au moins combien de personnes/,
    agree: /J’ai lu ce que j’accepte/,
    missing: /cochez la case/,
    mail: /regardez vos courriels/,
    confirm: /Oui, je promets/,
    mine: 'Ma promesse',
    toPay: 'Comment payer',
    line: 'Sa ligne sur le relevé',
    number: /Numéro ou référence/,
    amount: 'Somme',
    day: 'Jour sur le relevé',
    record: 'Inscrire',
    recording: 'Inscrire un paiement',
  },
} as const;

journey(
  'somebody pledges, the drive reaches its goal, is called, and what is paid is recorded: both figures are shown',
  [{ javaScript: false }, { device: 'desktop', locale: 'fr' }],
  async ({ world, visit, page, inspect, linkInMail, become, locale }) => {
    const ruth = await world.person('Ruth', { roles: ['organiser'], locale });
    const { id } = await openDrive(world, { goal: '700', closingAmount: '500' }, ruth);
    await pledgeAndConfirm(world, id, 'Bela', 600);
    const say = words[locale];
    await visit(PLEDGES);
    await inspect();
    await page.getByLabel(say.other).check();
    await page.getByLabel(say.sum).fill('100');
    await page.getByLabel(say.people).check();
    await page.getByLabel(say.least).fill('2');
    await page.getByLabel(say.name).fill('Aïcha');
    await page.getByLabel(say.email).fill('aicha@example.org');
    const send = page.locator('form#pledge button');
    await send.click();
    await page.getByRole('link', { name: say.missing }).waitFor();
    await inspect();
    assert.equal(await page.getByLabel(say.sum).inputValue(), '100');
    assert.equal(await page.getByLabel(say.agree).isChecked(), false);
    await page.getByLabel(say.agree).check();
    await send.click();
    await page.getByRole('heading', { name: say.mail }).waitFor();
    await inspect();
    assert.doesNotMatch(page.url(), /aicha/i);

    await visit(await linkInMail('aicha@example.org', '/confirm/'));
    await inspect();
    assert.equal((await pledgeDriveOf(world.db, id))?.figures.people, 1);
    await page.getByRole('button', { name: say.confirm }).click();
    await page.getByRole('heading', { level: 1, name: say.mine }).waitFor();
    await inspect();
    const mine = new URL(page.url()).pathname;
    assert.equal((await pledgeDriveOf(world.db, id))?.figures.pledged, 70_000);

    world.clock.advance(31 * DAY);
    await settlePledgeDrives.run(world.deps, {});
    await visit(mine);
    await page.getByRole('heading', { name: say.toPay }).waitFor();
    await inspect();

    await become(ruth);
    await visit(`${PLEDGES}/money`);
    await inspect();
    await page.getByText(say.recording).first().click();
    const form = page.locator('form[action$="/money/payment"]');
    await form.getByLabel(say.number).fill('2');
    await form.getByLabel(say.amount, { exact: true }).fill('100');
    await form.getByLabel(say.day).fill('2016-11-03');
    await form.getByLabel(say.line).fill('VIR AICHA');
    await form.getByRole('button', { name: say.record, exact: true }).click();
    await page.waitForURL(/saved/);
    await inspect();
    await visit(`${PLEDGES}/money/2`);
    await inspect();
    await page.context().clearCookies();
    await visit(PLEDGES);
    const figures = page.locator('[data-live="pledge-figures"]');
    assert.match((await figures.textContent()) ?? '', /700\s?€|€700/);
    assert.match((await figures.textContent()) ?? '', /100\s?€|€100/);
    await inspect();
    await become(ruth);
    await visit(`${PLEDGES}/lead`);
    await inspect();
  },
);
