import assert from 'node:assert/strict';
import { castStance, proposalByNumber } from '#deliberation';
import { messagesFor } from '#i18n';
import { addCircle, addMember, giveMandate, openCoop } from '../../src/web/pages/coop.testing.ts';
import { EVERYONE, type Journey, journey } from './journey.ts';

/** Moves the server's clock on its page, as anybody does who tries it out, and lets everything that falls due happen. */
async function later({ world, visit, page, locale }: Journey, by: string): Promise<void> {
  const { dev } = messagesFor(locale).accounts;
  await visit('/dev/clock');
  await page.getByLabel(dev.by).fill(by);
  await page.getByRole('button', { name: dev.move }).click();
  await page.waitForLoadState('load');
  await world.app.settle();
}

journey(
  'apply, be admitted, propose, amend, vote with a reason, watch it close, see it take effect',
  [...EVERYONE, { javaScript: false, locale: 'fr' }],
  async (way) => {
    const { world, visit, become, page, inspect, locale } = way;
    const m = messagesFor(locale);
    await openCoop(world);
    const ruth = await addMember(world, 'Ruth', { locale });
    await giveMandate(world, ruth.member, { title: 'Secretary', role: 'secretary', days: 900 });
    const paul = await addMember(world, 'Paul', { locale });
    const amina = await world.person('Amina', { locale });

    await become(amina);
    await visit('/coop/join');
    await page.locator('input[name=class][value=users]').check({ force: true });
    await page.getByLabel(m.coop.join.legalName).fill('Amina Example');
    await page.getByLabel('Why do you want to join?').fill('To own what I use, with others.');
    await inspect();
    await page.getByRole('button', { name: m.coop.join.submit }).click();
    await page.waitForLoadState('load');
    await inspect();

    await become(ruth);
    await visit('/coop/applications');
    await inspect();
    await page.getByRole('button', { name: m.coop.join.desk.admitNamed('Amina Example') }).click();
    await page.waitForLoadState('load');

    await become(amina);
    await visit('/d/new?kind=yes-no');
    await page.locator('input[name=title]').fill('Found a circle for translations');
    await page.locator('textarea[name=body]').fill('We write in one language only.\n\nOur neighbours read others.');
    await page.locator('select[name=add]').selectOption('circle.create');
    await page.getByRole('button', { name: m.decide.propose.addButton }).click();
    await page.locator('input[name="actions.0.name"]').fill('Translations');
    await page.locator('textarea[name="actions.0.purpose"]').fill('What we say is read in five languages.');
    await inspect();
    await page.getByRole('button', { name: m.decide.propose.preview }).click();
    await page.waitForURL(/\/d\/drafts\//);
    await inspect();
    await page.getByRole('button', { name: m.decide.page.publish }).click();
    await page.waitForURL(/\/d\/1(?:#.*)?$/);
    await inspect();

    await become(paul);
    await visit('/d/1/amend?p=2');
    await page.locator('textarea[name=replacement]').fill('Our neighbours read eleven others.');
    await page.locator('textarea[name=why]').fill('I counted them.');
    await inspect();
    await page.getByRole('button', { name: m.talk.amendments.button }).click();
    await page.waitForURL(/\/d\/1#amendments$/);

    await become(amina);
    await visit('/d/1');
    await page.getByRole('button', { name: m.talk.amendments.accept }).click();
    await page.waitForLoadState('load');
    await visit('/d/1');
    await page.getByText('Our neighbours read eleven others.').first().waitFor();

    await later(way, '+4d1h');
    await visit('/d/1');
    const open = page.getByRole('button', { name: m.decide.page.open });
    if (await open.isVisible()) await open.click();
    await page.waitForLoadState('load');

    for (const [person, position, reason] of [
      [amina, 'yes', ''],
      [paul, 'yes', 'My neighbours would read us at last.'],
    ] as const) {
      await become(person);
      await visit('/d/1/vote');
      await page.locator(`input[name=position][value=${position}]`).check({ force: true });
      await page.locator('textarea[name=reason]').fill(reason);
      await inspect();
      await page.getByRole('button', { name: m.decide.vote.cast }).click();
      await page.waitForLoadState('load');
    }
    // Ruth votes where she reads: in her timeline, by one press.
    await become(ruth);
    await visit('/d');
    await inspect();
    await world.transact(async (tx) => {
      const { id } = (await proposalByNumber(tx, ruth.actor, 1)) ?? assert.fail('there is no proposal');
      await castStance(tx, ruth.actor, id, { choice: { position: 'no' }, reason: 'Who pays for it?' });
    });
    await visit('/d/1');
    await page.getByText('My neighbours would read us at last.').waitFor();
    await inspect();

    await later(way, '+6d1h');
    await visit('/d/1');
    await inspect();
    await visit('/d/1/results');
    await inspect();
    await later(way, '+3d1h');
    await visit('/decisions/1');
    await page.getByText(m.founding.register.states.executed).first().waitFor();
    await inspect();
    await visit('/coop/circles');
    await page.getByRole('link', { name: /Translations/ }).waitFor();
  },
);

journey(
  'elect three people to a circle',
  [
    { device: 'phone', locale: 'fr' },
    { device: 'desktop', locale: 'en' },
    { javaScript: false, locale: 'en' },
  ],
  async (way) => {
    const { world, visit, become, page, inspect, locale } = way;
    const m = messagesFor(locale);
    await openCoop(world);
    const people: Awaited<ReturnType<typeof addMember>>[] = [];
    for (const name of ['Amina', 'Paul', 'Ruth', 'Noor', 'Yann']) people.push(await addMember(world, name, { locale }));
    const [amina, ...others] = people;
    assert.ok(amina);
    await addCircle(world, { name: 'Care', purpose: 'Keeps the peace.' });

    await become(amina);
    await visit('/d/new?kind=election');
    await page.locator('input[name=title]').fill('Who keeps the peace?');
    await page.locator('input[name="settings.mandate.title"]').fill('Care');
    await page.locator('select[name="settings.mandate.circle"]').selectOption({ label: 'Care' });
    await page.locator('input[name="settings.mandate.months"]').fill('12');
    await page.locator('input[name="settings.seats"]').fill('3');
    await page.locator('select[name="settings.election"]').selectOption('scottish');
    await inspect();
    await page.getByRole('button', { name: m.decide.propose.preview }).click();
    await page.waitForURL(/\/d\/drafts\//);
    await page.getByRole('button', { name: m.decide.page.publish }).click();
    await page.waitForURL(/\/d\/1(?:#.*)?$/);

    for (const person of others) {
      await become(person);
      await visit('/d/1');
      const form = page.locator('form[action="/d/1/stand"]');
      if (!(await form.isVisible())) await page.locator('details', { has: form }).locator('summary').click();
      await form.locator('textarea[name=statement]').fill(`I listen, says ${person.name}.`);
      await form.getByRole('button').click();
      await page.waitForLoadState('load');
    }
    await visit('/d/1');
    await page.getByRole('button', { name: m.decide.page.sponsor }).click();
    await page.waitForLoadState('load');
    await visit('/d/1');
    await inspect();
    await later(way, '+4d1h');
    await visit('/d/1');
    const open = page.getByRole('button', { name: m.decide.page.open });
    if (await open.isVisible()) await open.click();
    await page.waitForLoadState('load');

    const choices = [
      ['Paul', 'Ruth', 'Noor'],
      ['Ruth', 'Paul', 'Yann'],
      ['Noor', 'Paul', 'Ruth'],
      ['Paul', 'Noor', 'Ruth'],
      ['Ruth', 'Noor', 'Paul'],
    ];
    for (const [i, person] of people.entries()) {
      const ranked = (choices[i] ?? []).map((name) => {
        const { member } = people.find((one) => one.name === name) ?? assert.fail(name);
        return [String(member)];
      });
      if (i > 0 || !way.javaScript) {
        await world.transact(async (tx) => {
          const { id } = (await proposalByNumber(tx, person.actor, 1)) ?? assert.fail('there is no election');
          await castStance(tx, person.actor, id, { choice: { ranked }, reason: '' });
        });
        continue;
      }
      await become(person);
      await visit('/d/1/vote');
      await inspect();
      // Moved to the top one after the other, the last choice first.
      for (const [id] of ranked.toReversed()) {
        const { name } = people.find(({ member }) => member === id) ?? assert.fail('nobody');
        const up = page.getByRole('button', { name: m.decide.vote.rankUp(name) });
        for (let place = 0; place < people.length && (await up.isEnabled()); place++) await up.press('Enter');
      }
      await page.getByRole('button', { name: m.decide.vote.cast }).click();
      await page.waitForLoadState('load');
    }

    await later(way, '+6d1h');
    await later(way, '+3d1h');
    await visit('/d/1');
    await inspect();
    await visit('/coop/circles/care');
    for (const name of ['Paul', 'Ruth', 'Noor']) await page.getByText(name).first().waitFor();
    await inspect();
    const seated = await world.db.selectFrom('mandate').where('ended_at', 'is', null).select('title').execute();
    assert.equal(seated.length, 3);
  },
);
