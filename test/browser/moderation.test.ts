import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { createPost } from '#network';
import { journey } from './journey.ts';

const WORDS = {
  en: { more: 'More actions', report: 'Report', rule: 'It breaks a rule', send: 'Send the report', claim: 'Take it on', hide: /^Hide a post/, doIt: 'Do it and tell them', news: /decided about you/, appeal: 'Send the appeal', back: 'Take it back', answer: 'Answer', over: /It is taken back/ },
  fr: { more: 'Autres actions', report: 'Signaler', rule: 'Cela enfreint une règle', send: 'Envoyer le signalement', claim: 'M’en occuper', hide: /^Masquer une publication/, doIt: 'Le faire et le lui dire', news: /décidé à votre sujet/, appeal: 'Envoyer le recours', back: 'L’annuler', answer: 'Répondre', over: /La décision est annulée/ },
} as const; // prettier-ignore

journey(
  'somebody reports a post; it is hidden with a reason; its author appeals, and somebody else takes it back',
  [
    { device: 'phone', locale: 'fr', theme: 'light' },
    { device: 'desktop', locale: 'en', theme: 'dark' },
    { device: 'phone', locale: 'en', theme: 'dark', javaScript: false },
  ],
  async ({ world, page, locale, device, visit, become, inspect }) => {
    const words = WORDS[locale];
    const main = page.getByRole('main');
    /** Follows a link or sends a form, until the next page stands. */
    const press = async (on: Locator) => {
      const loaded = page.waitForEvent('load');
      await on.click();
      await loaded;
    };
    const person = (name: string, roles: ('moderator' | 'steward')[] = []) => world.person(name, { locale, roles });
    const [amina, paul, lea, olga] = [
      await person('Amina'),
      await person('Paul'),
      await person('Lea', ['moderator']),
      await person('Olga', ['moderator']),
    ];
    const { id } = await world.transact((tx) => createPost(tx, paul.actor, { text: 'Whoever signs is a fool.' }));

    await become(amina);
    await visit(`/@paul/${id}`);
    await page.locator(`#p-${id}`).getByLabel(words.more).click();
    await press(page.locator(`#p-${id}`).getByRole('link', { name: words.report, exact: true }));
    await page.waitForURL('**/report');
    await inspect();
    await page.getByRole('radio', { name: words.rule }).check();
    await press(main.getByRole('button', { name: words.send }));
    await page.locator('#f-rule-error').waitFor();
    assert.ok(await page.getByRole('checkbox').first().isChecked());
    await inspect();
    await page.locator('#f-rule').selectOption('house/1');
    await page.locator('#f-words').fill('It is meant for all of us.');
    await press(main.getByRole('button', { name: words.send }));
    await page.waitForURL('**/me/reports?done=sent');
    await inspect();

    await become(lea);
    await visit('/moderation');
    await inspect();
    await press(main.getByRole('link', { name: /Paul/ }));
    await page.waitForURL(/\/moderation\/\d+$/);
    await press(main.getByRole('button', { name: words.claim }));
    await page.waitForURL(/\/moderation\/\d+$/);
    await inspect();
    await page.getByRole('radio', { name: words.hide }).check();
    assert.equal(await page.locator('#f-ground').inputValue(), 'house/1');
    await page.locator('#f-facts').fill('You called those who sign fools.');
    await press(main.getByRole('button', { name: words.doIt }));
    await main.getByText('You called those who sign fools.').waitFor();
    await inspect();

    await become(paul);
    await visit('/inbox');
    await press(main.getByRole('link', { name: words.news }));
    await page.waitForURL(/\/me\/moderation\/\d+$/);
    await main.getByText('Whoever signs is a fool.').waitFor();
    await inspect();
    await page.locator('#f-words').fill('I meant myself: I have signed twice.');
    await press(main.getByRole('button', { name: words.appeal }));
    await page.waitForURL('**#appeal');
    await inspect();
    const statement = new URL(page.url()).pathname;

    await become(olga);
    await visit('/moderation?show=appeals');
    await press(main.getByRole('link', { name: /Paul/ }));
    await page.getByRole('radio', { name: words.back }).check();
    await page.locator('#f-answer').fill('You are right: you spoke of yourself.');
    await inspect();
    await press(main.getByRole('button', { name: words.answer, exact: true }));
    await page.waitForURL(/\/moderation\/\d+$/);

    await become(paul);
    await visit(statement);
    await main.getByText(words.over).first().waitFor();
    await visit(`/@paul/${id}`);
    await page.locator(`#p-${id}`).waitFor();
    if (device === 'phone') return;
    for (const path of ['/about/moderation', '/about/transparency']) {
      await visit(path);
      await inspect();
    }
  },
);
